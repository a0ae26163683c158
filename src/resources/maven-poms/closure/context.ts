// What every part of a closure shares, and the two places where a POM comes from: the workspace, and the source.
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { ActionError, describeError, hasCode } from '../../../base/errors.ts'
import { isNamedInside, realPathOf } from '../../../base/inside.ts'
import { isFileError } from '../../../base/local-failure.ts'
import { clean } from '../../../base/log.ts'
import { ClosureBoundError, type ClosureBounds, MAX_REPOSITORIES } from './bounds.ts'
import type { KeepText } from './kept-texts.ts'
import type { Ledger } from './ledger.ts'
import type { Reading } from './model.ts'
import { type DeclaredRepository, type Pom, readPom } from './pom.ts'
import type { PomSource, RemoteRepository } from './pom-source.ts'
import { NO_REPOSITORIES, type RepositoryLists } from './repository-lists.ts'
import { MAX_XML_BYTES } from './xml.ts'
import { XmlDoubtError } from './xml-doubt.ts'

/** A POM as it was read. */
export interface LoadedPom {
  readonly pom: Pom
  /** `group:artifact:version`, or the path in the workspace: for messages, and to notice circles. */
  readonly label: string
  /** Its path, if it lies in the workspace: only then can other files lie beside it. */
  readonly file?: string
}

/** A POM of the workspace. */
export interface LocalPom extends LoadedPom {
  readonly file: string
}

/** Shared by all parts of one closure. */
export interface ClosureContext extends Reading {
  readonly source: PomSource
  /** No file outside of it is read. */
  readonly root: string
  readonly ledger: Ledger
  readonly keepText: KeepText
  readonly bounds: ClosureBounds
  readonly signal: AbortSignal | undefined
  readonly asked: Map<string, Promise<LoadedPom | undefined>>
  readonly files: Map<string, LocalPom | undefined>
  readonly lists: RepositoryLists
  /** How many were asked; see `ClosureBounds`. */
  readonly work: { questions: number }
  /** Declared by any POM so far, newest first, by URL: what old versions of Trivy ask for everything. */
  declared: readonly RemoteRepository[]
}

/** Evaluated coordinates of a POM that is looked for. */
export interface PomName {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
}

/** Where and for whom a POM is looked for. */
export interface Wish {
  readonly repositories: readonly RemoteRepository[]
  readonly wantedBy: string
}

/** What Maven allows in coordinates, and a file name; what else a POM says is asked nowhere. */
const SAFE_SEGMENT = /^(?!\.+$)[\w.+~@-]{1,200}$/

/** Asks the source for a POM; undefined if it has none, or none that can be read. Each is asked for once. */
export function findPom(
  context: ClosureContext,
  { groupId, artifactId, version }: PomName,
  wish: Wish,
): Promise<LoadedPom | undefined> {
  // Without a version Trivy does not look; without the others no repository can have it.
  if (groupId === '' || artifactId === '' || version === '') return Promise.resolve(undefined)
  const label = `${groupId}:${artifactId}:${version}`
  const key = `${label}\n${context.lists.numberOf(wish.repositories)}`
  const before = context.asked.get(key)
  if (before !== undefined) return before
  const answer = askSource(context, { groupId, artifactId, version, ...wish }, label)
  // What was asked ahead may fail when nobody waits for it any more; whoever does still hears of it.
  answer.catch(() => undefined)
  context.asked.set(key, answer)
  return answer
}

async function askSource(
  context: ClosureContext,
  request: PomName & Wish,
  label: string,
): Promise<LoadedPom | undefined> {
  const { source, ledger, bounds, signal, asked } = context
  signal?.throwIfAborted()
  context.work.questions += 1 + request.repositories.length
  if (context.work.questions > bounds.maxQuestions) {
    throw new ClosureBoundError(
      `Maven POMs: more than ${bounds.maxQuestions} questions to repositories that POMs declare`,
      { hint: 'Look at the <repositories> of the pom.xml files in this workspace.' },
    )
  }
  if (asked.size >= bounds.maxPoms) {
    throw new ClosureBoundError(`Maven POMs: more than ${bounds.maxPoms} are wanted`, {
      hint: 'Look at what the pom.xml files of this workspace ask for: no ordinary project needs so many.',
    })
  }
  const { groupId, artifactId, version } = request
  if (![...groupId.split('.'), artifactId, version].every((segment) => SAFE_SEGMENT.test(segment))) {
    const reason = 'its coordinates are not those of Maven, so nothing was asked'
    ledger.note(request, { kind: 'unknown', reason })
    return undefined
  }
  const answer = await source.find(request)
  ledger.note(request, answer)
  if (answer.kind !== 'found') return undefined
  return decode(answer.text, { label }, context)
}

/** The file beside `file` that a parent or module names (a directory means its pom.xml); undefined if there is none. */
export function findBeside(context: ClosureContext, file: string, path: string): LocalPom | undefined {
  // XML has no NUL, but the file system would throw for one.
  const beside = join(dirname(file), path.replaceAll('\0', ''))
  return readFile(context, isDirectory(beside) ? join(beside, 'pom.xml') : beside)
}

/** A pom.xml of the workspace; undefined if it is not there, outside (which is told), or cannot be decoded. */
export function readFile(context: ClosureContext, file: string): LocalPom | undefined {
  if (context.files.has(file)) return context.files.get(file)
  const label = relative(context.root, file).replaceAll(sep, '/')
  const bytes = readInside(context.root, file, (reason) => context.ledger.problem(label, reason))
  const loaded = bytes === undefined ? undefined : decode(bytes, { label, file }, context)
  context.files.set(file, loaded)
  return loaded
}

function decode<Where extends Omit<LoadedPom, 'pom'>>(
  bytes: Buffer,
  where: Where,
  { ledger, keepText }: ClosureContext,
): (Where & { readonly pom: Pom }) | undefined {
  try {
    const pom = readPom(bytes, keepText)
    // Of a library no modules are looked for.
    if (pom.hasSubprojects && 'file' in where) ledger.unreadable(where.label, UNREAD_SUBPROJECTS)
    return { ...where, pom }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    // What is in doubt an online scan may decode; what is broken for certain it cannot either.
    if (error instanceof XmlDoubtError) ledger.problem(where.label, error.message)
    else ledger.unreadable(where.label, error.message)
    return undefined
  }
}

/** Of Maven's model 4.1.0, which no Trivy so far knows. */
const UNREAD_SUBPROJECTS =
  'its <subprojects> are no <modules>: each is scanned alone, and what Maven 4 infers from the files around it is missing'

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Absent, or not to be looked at: reading it will tell.
    return false
  }
}

/** What is there and not read is told: Trivy has no such borders, and its user may be another. */
function readInside(root: string, file: string, tell: (reason: string) => void): Buffer | undefined {
  try {
    const isOurs = isNamedInside(realPathOf(file), realPathOf(root))
    const facts = statSync(file)
    if (!facts.isFile()) return undefined
    if (!isOurs) {
      tell('lies outside of the workspace, and is not read here')
      return undefined
    }
    // One byte more is enough to be refused.
    return facts.size > MAX_XML_BYTES ? Buffer.alloc(MAX_XML_BYTES + 1) : readFileSync(file)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG')) return undefined
    if (!isFileError(error)) throw error
    const why = hasCode(error, 'EACCES') ? 'may' : 'can'
    tell(`${why} not be read by this user (${clean(describeError(error), 200)})`)
    return undefined
  }
}

/** Repositories to ask, in order: of a POM, then of those on the way to it; in old versions of all POMs so far. */
export function repositoriesFor(
  context: ClosureContext,
  declared: readonly DeclaredRepository[],
  inherited: readonly RemoteRepository[] = NO_REPOSITORIES,
): readonly RemoteRepository[] {
  const { keepsModulesApart, enablesByDefault } = context.dialect
  const isEnabled = (text: string) => text === 'true' || (text === '' && enablesByDefault)
  const own = declared
    .map(({ id, url, releases, snapshots }): RemoteRepository => {
      return { id, url, releases: isEnabled(releases), snapshots: isEnabled(snapshots), declaredIn: 'pom' }
    })
    .filter(({ releases, snapshots }) => releases || snapshots)
  // Most POMs declare none, and the list on the way to them stays the very same.
  if (keepsModulesApart) return own.length === 0 ? inherited : bounded(context, [...own, ...inherited])
  if (own.length > 0) context.declared = bounded(context, [...own, ...context.declared])
  return context.declared
}

function bounded(
  { lists, ledger }: ClosureContext,
  repositories: readonly RemoteRepository[],
): readonly RemoteRepository[] {
  const byUrl = new Map<string, RemoteRepository>()
  for (const repository of repositories) {
    if (!byUrl.has(repository.url)) byUrl.set(repository.url, repository)
  }
  const all = [...byUrl.values()]
  if (all.length > MAX_REPOSITORIES) {
    ledger.problem(
      '<repositories>',
      `more than ${MAX_REPOSITORIES} on the way to a POM: the others are not asked`,
    )
  }
  return lists.intern(all.slice(0, MAX_REPOSITORIES))
}
