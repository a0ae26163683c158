// Makes a directory with its parents, and ends everywhere: Node's own recursive way does not.
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from './errors.ts'

/**
 * Makes a directory step by step: where a parent exists that takes no directories, and says so by ENOENT (`/proc`, the
 * homes of an automounter), Node's `recursive` tries for ever.
 *
 * @throws what the file system says; ENOENT where it can never be made, and ENOTDIR below a file, of which Windows says ENOENT
 */
export function makeDirectories(path: string): void {
  try {
    makeOne(path)
  } catch (error) {
    const parent = dirname(path)
    if (!hasCode(error, 'ENOENT') || parent === path) throw error
    makeDirectories(parent)
    if (!statSync(parent).isDirectory()) throw belowFile(path)
    // Also where the parent was there: another process may have made it in between.
    makeOne(path)
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path)
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
