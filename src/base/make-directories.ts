// Makes a directory with its parents, and ends everywhere: Node's own recursive way does not.
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from './errors.ts'

/**
 * Makes a directory, and those above it that are missing, step by step: where a parent exists that takes no directories, and says so by ENOENT (`/proc`, the
 * homes of an automounter), Node's `recursive` tries for ever.
 *
 * @param mode of each that is made, less the umask; default: 0o777
 * @throws what the file system says; ENOENT where it can never be made, and ENOTDIR below a file, of which Windows says ENOENT
 */
export function makeDirectories(path: string, mode?: number): void {
  try {
    makeOne(path, mode)
  } catch (error) {
    const parent = dirname(path)
    if (!hasCode(error, 'ENOENT') || parent === path) throw error
    makeDirectories(parent, mode)
    if (!statSync(parent).isDirectory()) throw belowFile(path)
    // Also where the parent was there: another process may have made it in between.
    makeOne(path, mode)
  }
}

function makeOne(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, mode)
  } catch (error) {
    if (!existsSync(path)) throw error
  }
}

function belowFile(path: string): NodeJS.ErrnoException {
  const code = 'ENOTDIR'
  return Object.assign(new Error(`${code}: not a directory, mkdir '${path}'`), {
    code,
    syscall: 'mkdir',
    path,
  })
}
