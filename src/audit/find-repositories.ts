// The clones in a directory.
import { lstatSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { hasCode } from '../base/errors.ts'
import { realPathOf } from '../base/inside.ts'

/** A clone. */
export interface Repository {
  /** Relative to the directory that was named, with `/`; `.`: it is that directory. */
  readonly name: string
  readonly root: string
}

/** Clones lie as `name`, `owner/name`, or `host/owner/name`. */
const MAX_DEPTH = 3
const MAX_REPOSITORIES = 10_000

/**
 * Every clone below a directory, or the directory itself where it is one, in the order of their names.
 *
 * @throws {Error} what the system says, when the directory cannot be read; or that it has more clones than are looked at
 */
export function findRepositories(directory: string): readonly Repository[] {
  // The one that was named has to be there.
  readdirSync(directory)
  if (isRepository(directory)) return [{ name: '.', root: directory }]
  const found: Repository[] = []
  lookBelow(directory, '', found)
  return found
}

function lookBelow(directory: string, name: string, found: Repository[]): void {
  const depth = name === '' ? 0 : name.split('/').length
  for (const entry of namesIn(directory)) {
    const below = join(directory, entry)
    if (entry === '.git' || !isDirectory(below)) continue
    const inside = name === '' ? entry : `${name}/${entry}`
    if (isClosed(below) || isRepository(below)) found.push({ name: inside, root: below })
    else if (depth + 1 < MAX_DEPTH) lookBelow(below, inside, found)
    if (found.length > MAX_REPOSITORIES)
      throw new Error(
        `there are more than ${MAX_REPOSITORIES} clones; audit one part of them after the other`,
      )
  }
}

/** What cannot be looked into counts as a clone, which then says so: it may be one. */
function isClosed(directory: string): boolean {
  try {
    namesIn(directory)
    return false
  } catch {
    return true
  }
}

/** A checkout without `.git` is one too. An organisation's own repository has the name `.github`, and is a clone beside others. */
function isRepository(directory: string): boolean {
  const github = join(directory, '.github')
  return (
    kindOf(join(directory, '.git')) !== 'none' ||
    (isDirectory(github) && kindOf(join(github, '.git')) === 'none')
  )
}

/** Whether a path, with all links followed, lies in a directory; false where it is not there. */
export function staysInside(path: string, directory: string): boolean {
  try {
    const [real, base] = [realPathOf(path), realPathOf(directory)]
    return real === base || real.startsWith(base.endsWith(sep) ? base : base + sep)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES')) return false
    throw error
  }
}

/** Names in a directory, sorted; none where there is no such directory. */
export function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort()
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}

/** Whether there is a directory, which a link is not; false where nobody may look. */
export function isDirectory(path: string): boolean {
  return kindOf(path) === 'directory'
}

/** A link is none of both. */
function kindOf(path: string): 'directory' | 'other' | 'none' {
  const facts = factsOf(path)
  if (facts === undefined) return 'none'
  return facts.isDirectory() ? 'directory' : 'other'
}

function factsOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM')) return undefined
    throw error
  }
}
