// Runs the built action where some directories are mounts of their own, as in a container job; only this process sees them.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** A directory that becomes a mount: of itself, or of an empty disk of that size. */
interface Mount {
  readonly path: string
  readonly options?: string
  readonly diskSize?: string
}

const INSIDE = 'inside'
const action = join(import.meta.dirname, '..', '..', 'dist', 'main', 'index.js')
const mounts = JSON.parse(process.env.TEST_MOUNTS ?? '[]') as readonly Mount[]

// No shell between: it would drop the inputs, whose names are none that a shell knows.
process.exitCode =
  process.argv[2] === INSIDE
    ? runInside()
    : run('unshare', ['--mount', process.execPath, import.meta.filename, INSIDE])

function runInside(): number {
  for (const { path, options, diskSize } of mounts) {
    if (diskSize === undefined) run('mount', ['--bind', path, path])
    else run('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', path])
    if (options !== undefined) run('mount', ['-o', `remount,bind,${options}`, path])
  }
  return run(process.execPath, [action])
}

function run(command: string, args: readonly string[]): number {
  const { error, status } = spawnSync(command, args, { stdio: 'inherit' })
  if (error !== undefined) throw error
  return status ?? 1
}
