// Preloaded into the action: kills its process right before the n-th change to the file system, as a power cut would.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

let left = Number(process.env.TEST_KILL_AT)

function countDown(): void {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

const { chmod, mkdir, open, rename, rm, writeFile } = fs.promises
Object.assign(fs.promises, {
  chmod: counted(chmod),
  mkdir: counted(mkdir),
  rename: counted(rename),
  rm: counted(rm),
  writeFile: counted(writeFile),
  // Opened for reading, a file does not change.
  open: (path: string, flags?: string, mode?: number) => {
    if (flags !== undefined && flags !== 'r') countDown()
    return open(path, flags, mode)
  },
})
const { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } = fs
Object.assign(fs, {
  chmodSync: countedInCache(chmodSync),
  mkdirSync: countedInCache(mkdirSync),
  renameSync: countedInCache(renameSync),
  rmSync: countedInCache(rmSync),
  writeFileSync: countedInCache(writeFileSync),
})
syncBuiltinESMExports()

function counted<A extends unknown[], R>(change: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    countDown()
    return change(...args)
  }
}

/** What is done at once is counted in the cache directory: beside it, records and notes of the job are written that way too. */
function countedInCache<A extends unknown[], R>(change: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    if (/[/\\]trivy-offline-cache[/\\]cache[/\\]/.test(String(args[0]))) countDown()
    return change(...args)
  }
}
