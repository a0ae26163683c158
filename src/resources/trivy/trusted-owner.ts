// Whose files and directories are believed to hold a program: on shared hosts a tool cache may be writable for all.
import { lstatSync, type Stats, statSync } from 'node:fs'

/** The users who may have put there what is run: our own, root, and whoever owns the directory in which it lies. */
export function trustedOwners(root: string): readonly number[] {
  const owner = statSync(root, { throwIfNoEntry: false })?.uid
  const own = process.getuid?.() ?? 0
  return [...new Set([own, 0, ...(owner === undefined ? [] : [owner])])]
}

/**
 * The first of these that a stranger has made, or may change or replace; undefined: there is none. A link counts as a
 * stranger's, wherever it leads. Windows has no owners that could be asked for here.
 */
export function findStranger(paths: readonly string[], trusted: readonly number[]): string | undefined {
  if (process.platform === 'win32') return undefined
  return paths.find((path) => {
    // What is not there nobody has made.
    const facts = lstatSync(path, { throwIfNoEntry: false })
    return facts !== undefined && !isTrusted(facts, trusted)
  })
}

const OTHERS_MAY_WRITE = 0o002

function isTrusted(facts: Stats, trusted: readonly number[]): boolean {
  return trusted.includes(facts.uid) && !facts.isSymbolicLink() && (facts.mode & OTHERS_MAY_WRITE) === 0
}
