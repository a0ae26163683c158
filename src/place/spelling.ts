// Names that a file system takes for one: it may tell apart neither upper and lower case nor the ways to compose a letter.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Spells each path as the file system has it: where it takes two names for one, the earlier one names the file. A path must be
 * written before the next one is spelled.
 *
 * @param directory where they are written
 * @param isThere whether something is at a path; tests replace it
 */
export function createSpelling(directory: string, isThere = existsSync): (path: string) => string {
  const first = new Map<string, string>()
  let isBlind: boolean | undefined
  return (path) => {
    let spelled = ''
    for (const part of path.split('/')) {
      const name = spelled === '' ? part : `${spelled}/${part}`
      const key = name.normalize('NFC').toLowerCase()
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, name)
      else if (earlier !== name) isBlind ??= isThere(join(directory, name))
      spelled = isBlind === true ? (earlier ?? name) : name
    }
    return spelled
  }
}
