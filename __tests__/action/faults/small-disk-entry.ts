// Runs the built action with its cache directory on a small disk of its own, which only this process sees; what was in the
// directory is on the disk before, and what is on the disk is in the directory after.
import { spawnSync } from 'node:child_process'
import { cpSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const {
  TEST_DISK_OPTIONS: options = 'rw',
  TEST_DISK_SIZE: size = '64m',
  RUNNER_TEMP: temp = '',
} = process.env
const INSIDE = 'inside'
const action = join(import.meta.dirname, '..', '..', '..', 'dist', 'main', 'index.js')

// No shell between: it would drop the inputs, whose names are none that a shell knows.
process.exitCode =
  process.argv[2] === INSIDE
    ? runOnDisk(join(temp, 'trivy-offline-cache', 'cache'))
    : run('unshare', ['--mount', process.execPath, import.meta.filename, INSIDE])

function runOnDisk(cacheDir: string): number {
  const [before, after] = [`${cacheDir}.before`, `${cacheDir}.after`]
  cpSync(cacheDir, before, { recursive: true })
  run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', cacheDir])
  cpSync(before, cacheDir, { recursive: true })
  run('mount', ['-o', `remount,${options}`, cacheDir])
  const status = run(process.execPath, [action])
  cpSync(cacheDir, after, { recursive: true })
  run('umount', [cacheDir])
  for (const directory of [before, cacheDir]) rmSync(directory, { recursive: true })
  renameSync(after, cacheDir)
  return status
}

function run(command: string, args: readonly string[]): number {
  const { error, status } = spawnSync(command, args, { stdio: 'inherit' })
  if (error !== undefined) throw error
  return status ?? 1
}
