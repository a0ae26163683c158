// Names that a file system takes for one: it may tell apart neither upper and lower case nor the ways to compose a letter.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What may be told apart or not, each for itself: NTFS is blind for case alone, APFS for all, and there are others. */
const FOLDS: readonly ((name: string) => string)[] = [
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFC'),
  (name) => name.normalize('NFC').toLowerCase(),
]

/**
 * Spells each path as the file system has it: where it takes two names for one, the earlier one names the file. A path must be
 * written before the next one is spelled.
 *
 * @param directory where they are written
 * @param isThere whether something is at a path; tests replace it
 */
export function createSpelling(directory: string, isThere = existsSync): (path: string) => string {
  const kinds = FOLDS.map((fold) => ({
    fold,
    first: new Map<string, string>(),
    isBlind: undefined as boolean | undefined,
  }))
  /** An earlier name for the same file, if there is one. */
  const findEarlier = (name: string) => {
    for (const kind of kinds) {
      const earlier = kind.first.get(kind.fold(name))
      if (earlier === undefined || earlier === name) continue
      kind.isBlind ??= isThere(join(directory, name))
      if (kind.isBlind) return earlier
    }
    return undefined
  }
  const spell = (name: string) => {
    const earlier = findEarlier(name)
    if (earlier !== undefined) return earlier
    for (const { fold, first } of kinds) if (!first.has(fold(name))) first.set(fold(name), name)
    return name
  }
  return (path) => {
    let spelled = ''
    for (const part of path.split('/')) spelled = spell(spelled === '' ? part : `${spelled}/${part}`)
    return spelled
  }
}
