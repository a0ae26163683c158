// Finds each POM in the nearest place that has it: the local repository, a kept set, and only then a Maven repository.
import { ActionError, describeError } from '../../base/errors.ts'
import { isFileError } from '../../base/local-failure.ts'
import { explainWindowsName } from '../../base/windows-names.ts'
import { readPom } from './closure/pom.ts'
import type { PomAnswer, PomRequest, PomSource, RemoteRepository } from './closure/pom-source.ts'
import { findInOrder, type Search } from './find-in-order.ts'
import { createFindings, type Findings } from './findings.ts'
import { readLocalOrigin } from './local/local-origin.ts'
import { readLocalPom } from './local/local-repository.ts'
import { type Candidate, listCandidates, type RepositoryFacts } from './repositories/candidates.ts'
import type { FileFetcher } from './repositories/fetch-file.ts'
import { eligible } from './repositories/fetch-pom.ts'
import { isAmong, isInPlace, type PomOrigin } from './repositories/origin.ts'
import { isSnapshot, pomPath, versionOfPath } from './repositories/pom-path.ts'
import { createSetReader, keptOrigin, type SetLoader } from './sets/kept-lookup.ts'

/** What the finder works with. */
export interface FinderOptions {
  readonly localRepository: string
  readonly keptSets: readonly SetLoader[]
  readonly facts: RepositoryFacts
  /** Absent when no Maven repository may be asked. */
  readonly fetcher: FileFetcher | undefined
  /** Default: the one this runs on. */
  readonly platform?: NodeJS.Platform
}

/** A source that remembers what it found. */
export interface PomFinder extends PomSource {
  readonly findings: Readonly<Findings>
  /** Where a set of the Actions cache that was read has exactly these bytes from; undefined when none has. */
  keptOrigin(path: string, text: Buffer): PomOrigin | undefined
}

interface Finder {
  readonly options: FinderOptions
  readonly search: Search
  readonly candidatesFor: (request: PomRequest, path: string) => CandidateList
  readonly running: Map<string, Promise<PomAnswer>>
}

/** A finder for one run. */
export function createPomFinder(options: FinderOptions): PomFinder {
  const sets = createSetReader(options.keptSets)
  const findings = createFindings()
  const finder: Finder = {
    options,
    search: { sets, findings, fetcher: options.fetcher },
    candidatesFor: createCandidateLists(options.facts),
    running: new Map(),
  }
  return {
    findings,
    keptOrigin: (path, text) => keptOrigin(path, text, sets),
    find: (request) => findOnce(finder, request),
  }
}

/** Those who are asked, and the number under which the same list is known. */
interface CandidateList {
  readonly candidates: readonly Candidate[]
  readonly number: number
}

/** Lists are few, and POMs are many: each list is made once for releases and once for snapshots. */
function createCandidateLists(facts: RepositoryFacts): Finder['candidatesFor'] {
  const byRequest = new WeakMap<readonly RemoteRepository[], Map<boolean, CandidateList>>()
  const numbers = new Map<string, number>()
  return ({ repositories }, path) => {
    const wantsSnapshots = isSnapshot(versionOfPath(path))
    const lists = byRequest.get(repositories) ?? new Map<boolean, CandidateList>()
    byRequest.set(repositories, lists)
    const known = lists.get(wantsSnapshots)
    if (known !== undefined) return known
    const candidates = eligible(path, listCandidates(repositories, facts))
    const text = candidates.map(({ key }) => key).join('\n')
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    const list = { candidates, number }
    lists.set(wantsSnapshots, list)
    return list
  }
}

function findOnce(finder: Finder, request: PomRequest): Promise<PomAnswer> {
  const path = pomPath(request)
  if (path === undefined) return Promise.resolve({ kind: 'unknown', reason: 'coordinates of no POM' })
  const { platform = process.platform } = finder.options
  const flaw = platform === 'win32' ? explainWindowsName(path) : undefined
  // Trivy would look for it online, and that it has to.
  if (flaw !== undefined) return Promise.resolve({ kind: 'unknown', reason: flaw })
  const { running } = finder
  const { candidates, number } = finder.candidatesFor(request, path)
  const key = `${path}\n${number}`
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
  { options, search }: Finder,
  path: string,
  candidates: readonly Candidate[],
): Promise<PomAnswer> {
  const { findings } = search
  const local = await readLocal(options.localRepository, path)
  if (local.kind === 'unknown') return local
  if (local.kind === 'absent') return await findInOrder(search, path, candidates)
  const { text } = local
  const given = await readLocalOrigin(options.localRepository, path, text)
  if (given !== undefined && !isInPlace(given, candidates)) return await findInstead()
  if (isReadable(text)) return takeLocal()
  // Online, Trivy passes over such a file and asks on; ours would never be placed beside it.
  const other = await findInOrder(search, path, candidates)
  if (other.kind !== 'found' || other.text.equals(text)) return other
  findings.found.delete(path)
  return { kind: 'unknown', reason: 'its file in the local repository cannot be read as XML: delete it' }

  function takeLocal(): PomAnswer {
    findings.displaced.delete(path)
    // Whether everybody may have it, nobody knows.
    findings.found.set(path, { text, origin: 'local', isPublic: false, given, repositoryId: undefined })
    return local
  }

  /** This action put it there, in another run that asked others. */
  async function findInstead(): Promise<PomAnswer> {
    const answer = await findInOrder(search, path, candidates)
    if (answer.kind === 'unknown' && given !== undefined && isAmong(given, candidates)) return takeLocal()
    if (answer.kind !== 'found') findings.displaced.add(path)
    else findings.displaced.delete(path)
    return answer
  }
}

async function readLocal(root: string, path: string): Promise<PomAnswer> {
  try {
    const text = await readLocalPom(root, path)
    return text === undefined ? { kind: 'absent' } : { kind: 'found', text }
  } catch (error) {
    if (!(isFileError(error) || error instanceof ActionError)) throw error
    return { kind: 'unknown', reason: describeError(error) }
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
