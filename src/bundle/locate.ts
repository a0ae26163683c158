// What lies at the path that the input names, before anything is opened: a pipe or a device would never end.
import { realpathSync, type Stats, statSync } from 'node:fs'
import { ActionError } from '../base/errors.ts'
import { clean } from '../base/log.ts'

/** What can be carried, for whoever carried something else. */
export const FORMS =
  'A bundle is the file that the export action writes, or the directory that it unpacks to; an OCI image layout of oras, crane, regctl, or skopeo, as a directory or in a tar; the archives that oras pull leaves; or a cache directory of Trivy.'

/**
 * Finds the file or directory. The path is the user's own word: where it is a link, what it leads to is meant; inside of it
 * no link is followed.
 *
 * @throws {ActionError} when there is nothing that could be a bundle
 */
export function locateBundle(named: string): { readonly path: string; readonly isDirectory: boolean } {
  const stats = statBundle(named)
  return { path: followLinks(named), isDirectory: stats.isDirectory() }
}

function followLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // Some file systems cannot tell (EISDIR on a RAM disk of Windows); they have no links either.
    return path
  }
}

function statBundle(path: string): Stats {
  const stats = statIfThere(path)
  if (stats === undefined) {
    throw new ActionError(`there is nothing at ${clean(path, 300)}`, {
      hint: 'The input bundle takes a path, absolute or below the workspace: put the step that brings the file before this one.',
    })
  }
  if (stats.isDirectory() || stats.isFile()) return stats
  throw new ActionError(`${clean(path, 300)} is ${describeSpecial(stats)}, and no file or directory`, {
    hint: `A bundle is read more than once, so write it to a file first. ${FORMS}`,
  })
}

function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    const isCircle = cause.code === 'ELOOP'
    throw new ActionError(
      `${clean(path, 300)} ${isCircle ? 'is a link that leads in a circle' : 'cannot be looked at'}`,
      { hint: 'Correct the input bundle, or what lies at that path.', cause: isCircle ? undefined : cause },
    )
  }
}

function describeSpecial(stats: Stats): string {
  if (stats.isFIFO()) return 'a named pipe'
  return stats.isSocket() ? 'a socket' : 'a device'
}
