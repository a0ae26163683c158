// Keeps a resource's place in the cache directory from other users of the host: what they have put there is not used, and
// what they could change is closed to them.
import { lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LocalError, VerifyError } from '../base/errors.ts'
import { listBelow } from '../base/list-below.ts'
import { findPlanted, type SharedPlace } from '../base/planted.ts'
import { closeToStrangers, isOpen } from '../base/trusted-owner.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import { sealPath } from '../verify/seal.ts'

const HINT = 'Remove it, or name a directory of your own in the input cache-dir.'

/**
 * Refuses what a stranger has put in a resource's place, and closes to strangers what lies there.
 *
 * @throws {VerifyError} that names the path
 */
export function guardPlaced(resource: ArtifactResource, place: SharedPlace): void {
  const own = pathsOf(resource, place.directory)
  const planted = findPlanted(own, place)
  if (planted !== undefined) {
    throw new VerifyError(`${resource.title}: ${planted} was made by another user of this machine`, {
      hint: HINT,
    })
  }
  const target = join(place.directory, resource.directory)
  const isOpened = isOpenDirectory(target)
  close(own, place)
  // Whoever opened it has opened what lies in it.
  if (isOpened) close(inside(target), place)
}

/**
 * Closes the directories of a resource before something is put there.
 *
 * @throws {LocalError} when a stranger has made one
 */
export function closePlace(resource: ArtifactResource, place: SharedPlace): void {
  const directories = directoriesTo(resource, place.directory)
  const planted = findPlanted(directories, place)
  if (planted !== undefined) {
    throw new LocalError(`${planted} was made by another user of this machine`, { hint: HINT })
  }
  close(directories, place)
}

/** Each by itself: what is another trusted user's stays as that user wants it. */
function close(paths: readonly string[], { trustedUsers }: SharedPlace): void {
  for (const path of paths) closeToStrangers([path], trustedUsers)
}

function inside(directory: string): readonly string[] {
  return listBelow(directory).map(({ path }) => join(directory, path))
}

function pathsOf(resource: ArtifactResource, cacheDir: string): readonly string[] {
  const { placement } = resource
  const files = placement.kind === 'files' ? placement.files : []
  const directory = join(cacheDir, resource.directory)
  return [
    ...directoriesTo(resource, cacheDir),
    sealPath(cacheDir, resource.id),
    ...files.map((file) => join(directory, file)),
  ]
}

/** Below the cache directory, the resource's own last. */
function directoriesTo(resource: ArtifactResource, cacheDir: string): readonly string[] {
  const directories: string[] = []
  for (let path = join(cacheDir, resource.directory); path !== join(cacheDir, '.'); path = dirname(path))
    directories.unshift(path)
  return directories
}

function isOpenDirectory(path: string): boolean {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  return facts?.isDirectory() === true && isOpen(facts) && process.platform !== 'win32'
}
