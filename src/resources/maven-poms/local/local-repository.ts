// The local repository: POMs are read from it and added to it, never changed in it; a later Maven build shares it.
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, lstat, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describeError, hasCode, LocalError, VerifyError } from '../../../base/errors.ts'
import { removeQuietly } from '../../../base/file-moves.ts'
import { isNamedInside, realPathOf } from '../../../base/inside.ts'
import { clean } from '../../../base/log.ts'
import { makeDirectories } from '../../../base/make-directories.ts'
import { readRegularFile } from '../../../base/regular-file.ts'
import { MAX_XML_BYTES } from '../closure/xml.ts'
import { noteOrigin, type PlaceablePom, readLocalOrigin, removePom, replaceFile } from './local-origin.ts'
import { findTwin } from './twins.ts'

/** What became of the POMs that a scan wants. */
export interface Placing {
  readonly written: number
  readonly alreadyThere: number
}

/** Files at a time: enough to keep a disk busy. */
const CONCURRENCY = 16

/**
 * The POM at this path of a local repository; undefined when there is none.
 *
 * @throws {VerifyError} when something else is there, such as the POM of another case, or it is too large
 */
export async function readLocalPom(root: string, path: string): Promise<Buffer | undefined> {
  const file = join(root, path)
  try {
    await lstat(file)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw new VerifyError(`${clean(file, 300)} cannot be read`, { cause: error })
  }
  const twin = await findTwin(root, path)
  if (twin !== undefined) throw new VerifyError(sayTwin(path, twin))
  return await readRegularFile({ path: file, what: clean(file, 300) }, MAX_XML_BYTES)
}

/**
 * Adds the POMs that are not there yet. Each appears as a whole or not at all, and what is there stays as it is, unless this
 * action put it there and another repository gave it.
 *
 * @param displaced paths of such POMs that no repository gives now: they are removed
 * @throws {LocalError} when this machine cannot take them, or the repository's directories lead out of it
 */
export async function placePoms(
  root: string,
  poms: ReadonlyMap<string, PlaceablePom>,
  displaced: ReadonlySet<string> = new Set(),
): Promise<Placing> {
  const prepare = createDirectoryMaker(root)
  const queue = [...poms].values()
  let [written, alreadyThere] = [0, 0]
  const work = async () => {
    for (const [path, pom] of queue) {
      const target = join(root, path)
      await prepare(dirname(target))
      if (await addFile(root, path, pom)) written += 1
      else alreadyThere += 1
    }
  }
  try {
    // All are waited for, so that none still writes when an error is reported.
    const done = await Promise.allSettled(Array.from({ length: CONCURRENCY }, work))
    for (const result of done) if (result.status === 'rejected') throw result.reason
    for (const path of displaced) await displace(root, path)
  } catch (cause) {
    if (cause instanceof LocalError) throw cause
    throw new LocalError(`the local Maven repository ${clean(root, 200)} cannot be written`, {
      hint: 'Look at its owner, its permissions, and the space on its disk.',
      cause,
    })
  }
  return { written, alreadyThere }
}

function makeRoot(root: string): string {
  makeDirectories(root)
  return realPathOf(root)
}

/** Makes each directory once. A link on the way, such as a checkout could hold, must not lead out of the repository. */
function createDirectoryMaker(root: string): (directory: string) => Promise<void> {
  const made = new Map<string, Promise<void>>()
  let realRoot: string | undefined
  const make = async (directory: string) => {
    realRoot ??= makeRoot(root)
    await mkdir(directory, { recursive: true })
    if (isNamedInside(realPathOf(directory), realRoot)) return
    throw new LocalError(`${clean(directory, 300)} leads out of the local Maven repository`, {
      hint: 'Remove the link.',
    })
  }
  return (directory) => {
    const making = made.get(directory) ?? make(directory)
    made.set(directory, making)
    return making
  }
}

async function addFile(root: string, path: string, pom: PlaceablePom): Promise<boolean> {
  const target = join(root, path)
  const { text } = pom
  if (await exists(target)) {
    await refuseTwin(root, path)
    return await replaceOwn(root, path, pom)
  }
  const partial = `${target}.${randomUUID()}.partial`
  try {
    await writeFile(partial, text, { flag: 'wx', mode: 0o644 })
    if (!(await publish(partial, target))) {
      await refuseTwin(root, path)
      return false
    }
  } finally {
    await removeQuietly(partial)
  }
  await noteOrigin(target, pom)
  return true
}

async function refuseTwin(root: string, path: string): Promise<void> {
  const twin = await findTwin(root, path)
  if (twin === undefined) return
  throw new LocalError(sayTwin(path, twin), {
    hint: 'Keep the local repository on a file system that tells upper and lower case apart, or use one of the two libraries alone.',
  })
}

function sayTwin(path: string, twin: string): string {
  return `${clean(path, 300)} and ${clean(twin, 300)} are one file in the local Maven repository, and two POMs`
}

/** Another repository gave it to an earlier run: then it is ours to replace, and what is noted of it too. */
async function replaceOwn(root: string, path: string, pom: PlaceablePom): Promise<boolean> {
  if (pom.given === undefined) return false
  const target = join(root, path)
  const there = await readLocalPom(root, path)
  if (there === undefined) return false
  const before = await readLocalOrigin(root, path, there)
  if (before === undefined || before.from.join() === pom.given.from.join()) return false
  if (!there.equals(pom.text)) await replaceFile(target, pom.text)
  await noteOrigin(target, pom)
  return !there.equals(pom.text)
}

async function displace(root: string, path: string): Promise<void> {
  const there = await readLocalPom(root, path)
  if (there !== undefined && (await readLocalOrigin(root, path, there)) !== undefined)
    await removePom(join(root, path))
}

/** A link never replaces what came in between, and the file is whole when its name appears. */
async function publish(partial: string, target: string): Promise<boolean> {
  try {
    await link(partial, target)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    // A file system without links has many words for it; what else is wrong, a copy meets too.
  }
  try {
    await copyFile(partial, target, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw new LocalError(`${clean(path, 300)} cannot be looked at: ${clean(describeError(error), 200)}`)
  }
}
