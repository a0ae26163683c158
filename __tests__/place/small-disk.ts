// A disk of a few megabytes, mounted where only one child process sees it: what a full disk does can be tried, not mocked.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Paths are arguments of their own, so that none is ever read as shell.
const MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'

/** Whether this process may mount: root on Linux, and not in a container that forbids it. */
export const canMount: boolean = withMountPoint(
  (directory) => mountAndRun('64k', directory, ['true']).status === 0,
)

/** Runs a module with an empty disk of this size; its last argument is the disk's directory. Gives back the JSON that it prints. */
export function runOnSmallDisk(sizeBytes: number, module: string, args: readonly string[] = []): unknown {
  return withMountPoint((directory) => {
    const run = mountAndRun(String(sizeBytes), directory, [process.execPath, module, ...args, directory])
    if (run.status !== 0) throw new Error(`${module} ended with ${run.status ?? run.signal}: ${run.stderr}`)
    return JSON.parse(run.stdout)
  })
}

function withMountPoint<T>(body: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    return body(directory)
  } finally {
    // The mount went with its process.
    rmdirSync(directory)
  }
}

function mountAndRun(size: string, directory: string, command: readonly string[]) {
  return spawnSync('unshare', ['--mount', 'sh', '-c', MOUNT, 'sh', size, directory, ...command], {
    encoding: 'utf8',
  })
}
