// What is noted beside a POM in the local repository: who gave it, for later runs of this action, and for Maven.
import { createHash, randomUUID } from 'node:crypto'
import { appendFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasCode } from '../../../base/errors.ts'
import { move, remove, removeQuietly } from '../../../base/file-moves.ts'
import { readRegularFile } from '../../../base/regular-file.ts'
import type { PomOrigin } from '../repositories/origin.ts'

/** Maven and Trivy read no file of this name. */
const SUFFIX = '.trivy-offline-cache'

/** A list of a few keys. */
const MAX_NOTE_BYTES = 64 << 10

/** Maven's own list of which repository gave which file of a directory (maven-resolver, EnhancedLocalRepositoryManager). */
const MAVEN_NOTES = '_remote.repositories'

/** Its first line, as Maven writes it. */
const MAVEN_HEADER =
  '#NOTE: This is a Maven Resolver internal implementation file, its format can be changed without prior notice.\n'

/** A POM that is to be placed, with what is known of who gave it. */
export interface PlaceablePom {
  readonly text: Buffer
  readonly given: PomOrigin | undefined
  readonly repositoryId: string | undefined
}

/** Where the POM at this path is from, if this action put these very bytes there. */
export async function readLocalOrigin(
  root: string,
  path: string,
  text: Buffer,
): Promise<PomOrigin | undefined> {
  const file = `${join(root, path)}${SUFFIX}`
  let note: unknown
  try {
    const bytes = await readRegularFile({ path: file, what: 'note of a POM' }, MAX_NOTE_BYTES)
    note = JSON.parse(bytes.toString())
  } catch {
    // None, or none of ours: then nobody knows where the POM is from.
    return undefined
  }
  const { sha256, from, after } = (note ?? {}) as Record<string, unknown>
  return sha256 === digest(text) && isList(from) && from.length > 0 && isList(after)
    ? { from, after }
    : undefined
}

/** Notes beside a POM who gave it. */
export async function noteOrigin(file: string, { text, given, repositoryId }: PlaceablePom): Promise<void> {
  if (given === undefined || given.from.length === 0) return
  await replaceFile(`${file}${SUFFIX}`, `${JSON.stringify({ sha256: digest(text), ...given })}\n`)
  if (repositoryId !== undefined) await noteForMaven(file, repositoryId)
}

/** Removes a POM, and what was noted beside it. */
export async function removePom(file: string): Promise<void> {
  await remove(file)
  await remove(`${file}${SUFFIX}`)
}

/** Writes a file so that it appears as a whole. */
export async function replaceFile(file: string, text: string | Buffer): Promise<void> {
  const partial = `${file}.${randomUUID()}.partial`
  try {
    await writeFile(partial, text, { flag: 'wx', mode: 0o644 })
    await move(partial, file)
  } finally {
    await removeQuietly(partial)
  }
}

/** With it Maven takes the file for what this repository gave, and asks again where that one is not configured. */
async function noteForMaven(file: string, repositoryId: string): Promise<void> {
  const notes = join(dirname(file), MAVEN_NOTES)
  const line = `${escapeProperty(`${basename(file)}>${repositoryId}`)}=\n`
  try {
    await writeFile(notes, `${MAVEN_HEADER}#${javaDate(new Date())}\n${line}`, { flag: 'wx', mode: 0o644 })
    return
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  // A link could lead anywhere.
  const before = await readRegularFile({ path: notes, what: MAVEN_NOTES }, MAX_NOTE_BYTES).then(
    String,
    () => undefined,
  )
  if (before === undefined) return
  if (!before.split(/\r?\n/).includes(line.trimEnd()))
    await appendFile(notes, `${before === '' || before.endsWith('\n') ? '' : '\n'}${line}`)
}

/** As java.util.Properties writes a key. */
function escapeProperty(key: string): string {
  return key.replace(/[\\ \t\n\r\f=:#!]/g, (character) => `\\${ESCAPES[character] ?? character}`)
}

const ESCAPES: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\r': 'r', '\f': 'f' }

/** As java.util.Date writes itself. */
function javaDate(date: Date): string {
  const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${day} ${time} UTC ${year}`
}

function digest(text: Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
