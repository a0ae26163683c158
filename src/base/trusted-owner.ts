// Whose files and directories are believed to be ours: on shared hosts some directories are writable for all.
import { chmodSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { GROUP_AND_OTHERS_MAY_WRITE, OTHERS_MAY_WRITE, STICKY } from './mode-bits.ts'

/** The users who may have made what lies below a directory: our own, root, and whoever owns it. */
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
    return facts !== undefined && !(isTrusted(facts, trusted) && !facts.isSymbolicLink() && !isOpen(facts))
  })
}

/**
 * The first of these directories that a stranger has made, or, where it is a link, the link or what it leads to; undefined:
 * there is none. One of ours to which all may write is closed to them: some job's step has opened all there is.
 */
export function closeToStrangers(paths: readonly string[], trusted: readonly number[]): string | undefined {
  if (process.platform === 'win32') return undefined
  return paths.find((path) => {
    const [link, facts] = [lstatSync, statSync].map((look) => look(path, { throwIfNoEntry: false }))
    if (link === undefined || facts === undefined) return false
    if (!isTrusted(link, trusted) || !isTrusted(facts, trusted)) return true
    if (isOpen(facts)) close(path, facts)
    return false
  })
}

/**
 * The first directory, this one or one above it, in which a stranger may rename what lies there, and so put another in its
 * place after it was looked at; undefined: there is none. Windows has no modes that could be asked for here.
 *
 * @param directory one that is there
 * @param trusted who may own them
 * @param group whether the group counts as strangers too
 * @throws what the file system says of a directory that cannot be looked at
 */
export function findMovable(
  directory: string,
  trusted: readonly number[],
  group: 'trusted' | 'stranger' = 'trusted',
): string | undefined {
  if (process.platform === 'win32') return undefined
  const writers = group === 'trusted' ? OTHERS_MAY_WRITE : GROUP_AND_OTHERS_MAY_WRITE
  let path = realpathSync(directory)
  for (;;) {
    const facts = lstatSync(path)
    const isFree = (facts.mode & writers) !== 0 && (facts.mode & STICKY) === 0
    if (isFree || !isTrusted(facts, trusted)) return path
    if (path === dirname(path)) return undefined
    path = dirname(path)
  }
}

/** Of a directory of ours to which all may write: lets each rename and remove there what is its own alone. */
export function holdNames(directory: string): void {
  const facts = statSync(directory, { throwIfNoEntry: false })
  if (facts === undefined || facts.uid !== process.getuid?.() || !isOpen(facts)) return
  try {
    chmodSync(directory, (facts.mode & 0o7777) | STICKY)
  } catch {
    // The file system has no such bit.
  }
}

function isTrusted({ uid }: Stats, trusted: readonly number[]): boolean {
  return trusted.includes(uid)
}

/** Whether all users of the machine may write to it. */
export function isOpen({ mode }: Stats): boolean {
  return (mode & OTHERS_MAY_WRITE) !== 0
}

function close(path: string, { mode }: Stats): void {
  try {
    chmodSync(path, mode & 0o7777 & ~OTHERS_MAY_WRITE)
  } catch {
    // Another trusted user's: it stays as that user wants it.
  }
}
