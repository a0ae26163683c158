// Under which mode files and directories are made.
import { OTHERS_MAY_WRITE } from './mode-bits.ts'

/**
 * From now on nobody but the owner and the group may write to what this process, or a program that it starts, makes: some
 * runners are started with a umask of 0, and what lies in a job's directories is what its scan goes by, and runs.
 */
export function keepOthersFromWriting(): void {
  // Windows has no such bits.
  if (process.platform === 'win32') return
  const before = process.umask(0o777)
  process.umask(before | OTHERS_MAY_WRITE)
}
