// Finds each POM in the nearest place that has it: the local repository, a kept set, and only then a Maven repository.
import { createHash } from 'node:crypto'
import { ActionError, VerifyError } from '../../base/errors.ts'
import { type Candidate, listCandidates, type RepositoryFacts } from './candidates.ts'
import type { FileFetcher } from './fetch-file.ts'
import { eligible, fetchPom } from './fetch-pom.ts'
import { createFindings, type Findings, noteAbsent } from './findings.ts'
import {
  canChange,
  createSetReader,
  findKept,
  type KeptAnswer,
  type SetLoader,
  type SetReader,
} from './kept-lookup.ts'
import { readLocalPom } from './local-repository.ts'
import { readPom } from './pom.ts'
import { pomPath } from './pom-path.ts'
import type { PomAnswer, PomRequest, PomSource } from './pom-source.ts'

/** What the finder works with. */
export interface FinderOptions {
  readonly localRepository: string
  readonly keptSets: readonly SetLoader[]
  readonly facts: RepositoryFacts
  /** Absent when no Maven repository may be asked. */
  readonly fetcher: FileFetcher | undefined
}

/** A source that remembers what it found. */
export interface PomFinder extends PomSource {
  readonly findings: Readonly<Findings>
  /** Whether a set of the Actions cache that was read has exactly these bytes at this path. */
  isKept(path: string, text: Buffer): boolean
}

interface Finder {
  readonly options: FinderOptions
  readonly sets: SetReader
  readonly findings: Findings
  readonly running: Map<string, Promise<PomAnswer>>
}

/** A finder for one run. */
export function createPomFinder(options: FinderOptions): PomFinder {
  const finder: Finder = {
    options,
    sets: createSetReader(options.keptSets),
    findings: createFindings(),
    running: new Map(),
  }
  return {
    findings: finder.findings,
    isKept: (path, text) =>
      finder.sets.loaded.some(({ poms, isPublic }) => isPublic && poms.get(path)?.equals(text) === true),
    find: (request) => findOnce(finder, request),
  }
}

function findOnce(finder: Finder, request: PomRequest): Promise<PomAnswer> {
  const path = pomPath(request)
  if (path === undefined) return Promise.resolve({ kind: 'unknown', reason: 'coordinates of no POM' })
  const { running, options } = finder
  const candidates = eligible(path, listCandidates(request.repositories, options.facts))
  const key = `${path}\n${candidates.map(({ url }) => url).join('\n')}`
  const known = running.get(key)
  if (known !== undefined) return known
  // One at a time for a path: what one list of repositories has found is there for all.
  const before: Promise<PomAnswer> = running.get(path) ?? Promise.resolve({ kind: 'absent' })
  const answer = before.then((earlier) =>
    earlier.kind === 'found' ? earlier : findNearest(finder, path, candidates),
  )
  running.set(path, answer)
  running.set(key, answer)
  return answer
}

async function findNearest(
  finder: Finder,
  path: string,
  candidates: readonly Candidate[],
): Promise<PomAnswer> {
  const { findings, options } = finder
  const local = await readLocal(options.localRepository, path)
  if (local.kind === 'unknown') return local
  if (local.kind === 'absent') return await findElsewhere(finder, path, candidates)
  if (isReadable(local.text)) {
    // Where it is from nobody knows.
    findings.found.set(path, { text: local.text, origin: 'local', isPublic: false })
    return local
  }
  // Online, Trivy passes over such a file and asks on; ours would never be placed beside it.
  const other = await findElsewhere(finder, path, candidates)
  if (other.kind !== 'found' || other.text.equals(local.text)) return other
  findings.found.delete(path)
  return { kind: 'unknown', reason: 'its file in the local repository cannot be read as XML: delete it' }
}

/** One POM, and who may have it. */
interface Wish {
  readonly path: string
  readonly candidates: readonly Candidate[]
  readonly repositories: string
  readonly kept: KeptAnswer
}

async function findElsewhere(
  finder: Finder,
  path: string,
  candidates: readonly Candidate[],
): Promise<PomAnswer> {
  const repositories = hashCandidates(candidates)
  // Offline nobody else can be asked than those whom the set asked.
  const mustHaveSaid = finder.options.fetcher === undefined ? undefined : repositories
  const kept = await findKept(path, mustHaveSaid, finder.sets)
  const wish = { path, candidates, repositories, kept }
  return kept.isFresh ? believe(finder, wish) : await ask(finder, wish)
}

async function ask(finder: Finder, wish: Wish): Promise<PomAnswer> {
  const { findings, options } = finder
  const { path, candidates, kept } = wish
  const hasStale = kept.pom !== undefined || kept.isAbsent
  const answer =
    options.fetcher === undefined
      ? ({ kind: 'unknown', reason: 'offline: no repository is asked' } as const)
      : await fetchPom(path, candidates, options.fetcher)
  if (answer.kind === 'unknown') {
    if (!hasStale) return answer
    findings.staleCount += 1
    return believe(finder, wish)
  }
  findings.hasReconfirmed ||= answer.kind === 'absent' || hasStale
  if (answer.kind === 'absent') {
    const withLogin = candidates.some(({ authorization }) => authorization !== undefined)
    noteAbsent(findings, wish, !withLogin)
  }
  if (answer.kind === 'found')
    findings.found.set(path, { text: answer.text, origin: 'fetched', isPublic: !answer.withLogin })
  return answer
}

/** Takes what a kept set says. */
function believe({ findings }: Finder, wish: Wish): PomAnswer {
  const { path, kept } = wish
  const { confirmedAt } = kept
  const { oldestConfirmation: oldest } = findings
  if (canChange(path, kept) && confirmedAt !== undefined && (oldest === undefined || confirmedAt < oldest)) {
    findings.oldestConfirmation = confirmedAt
  }
  if (kept.pom === undefined) {
    noteAbsent(findings, wish, kept.isPublic)
    return { kind: 'absent' }
  }
  findings.found.set(path, { text: kept.pom, origin: 'kept', isPublic: kept.isPublic })
  return { kind: 'found', text: kept.pom }
}

async function readLocal(root: string, path: string): Promise<PomAnswer> {
  try {
    const text = await readLocalPom(root, path)
    return text === undefined ? { kind: 'absent' } : { kind: 'found', text }
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error
    return { kind: 'unknown', reason: error.message }
  }
}

function isReadable(text: Buffer): boolean {
  try {
    readPom(text)
    return true
  } catch (error) {
    if (error instanceof ActionError) return false
    throw error
  }
}

function hashCandidates(candidates: readonly Candidate[]): string {
  const urls = candidates.map(({ url }) => url).sort()
  return createHash('sha256').update(urls.join('\n')).digest('hex').slice(0, 16)
}
