// Preloaded into the action: kills its process right before a certain change to the file system, once among all processes.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { TEST_KILL_BEFORE = '', TEST_KILLED_FILE = '' } = process.env
const [call, pattern = ''] = TEST_KILL_BEFORE.split(' ')

const { copyFile, open, rename, writeFile } = fs.promises
Object.assign(fs.promises, {
  copyFile: watched('copyFile', copyFile),
  open: watched('open', open),
  rename: watched('rename', rename),
  writeFile: watched('writeFile', writeFile),
})
const { renameSync, writeFileSync } = fs
Object.assign(fs, {
  renameSync: watched('rename', renameSync),
  writeFileSync: watched('writeFile', writeFileSync),
})
syncBuiltinESMExports()

/** Its last path is what it changes, but for `open` and `writeFile`, whose first is. */
function watched<A extends unknown[], R>(name: string, change: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    const path = String(name === 'open' || name === 'writeFile' ? args[0] : args[1])
    if (name === call && new RegExp(pattern).test(path)) killOnce()
    return change(...args)
  }
}

function killOnce(): void {
  try {
    writeFileSync(TEST_KILLED_FILE, String(process.pid), { flag: 'wx' })
  } catch {
    // Another process was the one.
    return
  }
  process.kill(process.pid, 'SIGKILL')
}
