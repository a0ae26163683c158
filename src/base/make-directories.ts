// Makes a directory with its parents, and ends everywhere: Node's own recursive way does not.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from './errors.ts'

/**
 * Makes a directory step by step: where a parent exists that takes no directories, and says so by ENOENT (`/proc`, the
 * homes of an automounter), Node's `recursive` tries for ever.
 *
 * @throws what the file system says; ENOENT where it can never be made
 */
export function makeDirectories(path: string): void {
  try {
    makeOne(path)
  } catch (error) {
    const parent = dirname(path)
    if (!hasCode(error, 'ENOENT') || parent === path) throw error
    makeDirectories(parent)
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
