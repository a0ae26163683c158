// Where a file goes that the user named: what lies there must be one that it can take the place of, and no link of a checkout
// leads it elsewhere.
import { existsSync, statSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { LocalError } from './errors.ts'
import { isInside, realPathOf } from './inside.ts'
import { clean } from './log.ts'
import { describeKind } from './regular-file.ts'

/**
 * The path of such a file.
 *
 * @param input that names it
 * @param file its value, relative to the workspace unless it is absolute
 * @throws {LocalError} when a device, a pipe, or a directory is there, for which a file would be put in its place; or when
 *   it would lie in the workspace by its name, and elsewhere by a link
 */
export function findOutputFile(input: string, file: string, workspace: string): string {
  const path = resolve(workspace, file)
  const facts = statSync(path, { throwIfNoEntry: false })
  if (facts !== undefined && !facts.isFile()) {
    throw new LocalError(`${input}: ${clean(path, 300)} is ${describeKind(facts)}, and no file`, {
      hint: `Name a file in the input ${input}; what is there is replaced.`,
    })
  }
  if (isNamedInside(path, workspace) && !isInside(realPathOf(existingPart(dirname(path))), workspace)) {
    throw new LocalError(`${input}: ${clean(path, 300)} lies behind a link that leads out of the workspace`, {
      hint: 'A checkout could bring that link along: name a directory that is none, or the true place as an absolute path.',
    })
  }
  return path
}

function isNamedInside(path: string, directory: string): boolean {
  const way = relative(directory, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}

function existingPart(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existingPart(dirname(path))
}
