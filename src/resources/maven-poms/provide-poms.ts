// Makes the Maven POMs available: follows the closure, fetches what no nearer place has, places and keeps what was found.
import { count } from '../../base/count.ts'
import { describeError, hintOf, LocalError } from '../../base/errors.ts'
import { isNamedInside, realPathOf } from '../../base/inside.ts'
import type { Log } from '../../base/log.ts'
import { allowedEnvironment } from './closure/allowed-environment.ts'
import type { Closure } from './closure/closure.ts'
import type { Findings, FoundPom } from './findings.ts'
import { countPoms, followClosure, listDoubts } from './judge-closure.ts'
import { keepFindings } from './keep-poms.ts'
import { listSets, type SetNotes } from './list-sets.ts'
import { placePoms } from './local/local-repository.ts'
import { findLocalRepositories, findSettings } from './local/settings-files.ts'
import { explainOtherScans } from './other-scans.ts'
import { createPomFinder } from './pom-finder.ts'
import type { PomsContext, PomsRequirement } from './poms-context.ts'
import type { PomsOutcome } from './poms-outcome.ts'
import { listCandidates } from './repositories/candidates.ts'
import { createFileFetcher, type FileFetcher } from './repositories/fetch-file.ts'
import type { MavenProxy } from './repositories/maven-settings.ts'
import { openMavenTransport } from './repositories/maven-transport.ts'
import type { PomOrigin } from './repositories/origin.ts'
import { type KnownRepositories, readRepositoryFacts } from './repositories/repository-facts.ts'
import type { PomArtifact } from './sets/pom-artifact.ts'
import { absolutePaths, identifyProject } from './sets/pom-project.ts'

/** What became of the POMs, and the set of them for whoever carries it away. */
export interface ProvidedPoms {
  readonly outcome: PomsOutcome
  readonly set: PomArtifact | undefined
}

/** Makes the POMs available; never throws for what repositories, POMs, or this machine do wrong. */
export async function providePoms(wanted: PomsRequirement, context: PomsContext): Promise<ProvidedPoms> {
  const { clock, environment } = context
  const startedAt = clock.now()
  const found = await readSettings(wanted, context)
  const { repositories, localRepositories: ofJob, proxies, warnings } = found
  const localRepositories = wanted.placeIn ?? ofJob
  const pomFiles = absolutePaths(wanted.root, wanted.poms)
  const project = identifyProject({ ...wanted, pomFiles, repositories, environment })
  const transport = context.client && openMavenTransport(repositories, proxies, context)
  const fetcher = transport && createFileFetcher({ ...context, ...transport })
  const notes: SetNotes = { attempts: [], keys: [] }
  const finder = createPomFinder({
    localRepository: localRepositories[0] ?? '',
    keptSets: listSets(wanted, { ...context, project }, notes),
    facts: repositories,
    fetcher,
  })
  const closure = await followClosure({
    pomFiles,
    root: findReadRoot(wanted),
    source: finder,
    environment: allowedEnvironment(environment, repositories.secrets),
    trivyVersion: wanted.trivyVersion,
    signal: context.signal,
  })
  const problem = await placeAll(localRepositories, finder.findings, context.log)
  const doubts = listDoubts(closure, environment)
  const isReady = problem === undefined && closure.unknown.length + doubts.length === 0
  const { artifact: set, inCache } = await keepFindings(
    { finder, isReady, project, keys: notes.keys },
    wanted,
    context,
  )
  const outcome = {
    ...project,
    ...describeClosure(closure, finder.findings, fetcher),
    ...describeProblem(problem, closure),
    isReady,
    doubts,
    otherwise: explainOtherScans({ ...found, ...wanted, environment, absent: closure.absent.length }),
    warnings,
    unread: closure.unreadable,
    attempts: notes.attempts,
    hosts: [...(transport?.transport.hostsContacted ?? [])],
    localRepositories,
    layerDigest: set?.layerDigest,
    inCache,
    durationMs: clock.now() - startedAt,
  }
  return { outcome, set }
}

function describeClosure(
  closure: Closure,
  findings: Readonly<Findings>,
  fetcher: FileFetcher | undefined,
): Pick<PomsOutcome, 'isOffline' | 'counts' | 'unknown' | 'absent' | 'stale'> {
  return {
    isOffline: fetcher === undefined,
    counts: countPoms(closure, findings, fetcher),
    unknown: closure.unknown,
    absent: closure.absent,
    stale: findings.staleCount,
  }
}

function describeProblem(
  problem: LocalError | undefined,
  { stoppedBy, unknown }: Closure,
): Pick<PomsOutcome, 'problem' | 'hint'> {
  return {
    problem: problem === undefined ? undefined : describeError(problem),
    hint: hintOf(problem) ?? stoppedBy?.hint ?? joinHints(unknown),
  }
}

/** A list of more is not read. */
const MAX_HINTS = 3

function joinHints(unknown: Closure['unknown']): string | undefined {
  const hints = [...new Set(unknown.flatMap(({ hint }) => hint ?? []))]
  return hints.length === 0 ? undefined : hints.slice(0, MAX_HINTS).join(' ')
}

/** Parents and modules may lie anywhere in the workspace; what is scanned outside of it is a place of its own. */
function findReadRoot({ root, workspace }: PomsRequirement): string {
  return isNamedInside(root, realPathOf(workspace)) ? workspace : root
}

async function readSettings(
  wanted: PomsRequirement,
  { environment, log, maskSecret }: PomsContext,
): Promise<{
  readonly repositories: KnownRepositories
  readonly localRepositories: readonly string[]
  readonly proxies: readonly MavenProxy[]
  readonly warnings: readonly string[]
  readonly isAskedByShell: boolean
}> {
  const place = { environment, platform: process.platform, trivyVersion: wanted.trivyVersion }
  const { settings, notes, files, warnings, isAskedByShell } = await findSettings(place)
  for (const file of files) log.info(`settings: ${file}`)
  for (const note of notes) log.info(note)
  const repositories = readRepositoryFacts(settings, wanted, maskSecret)
  const listed = listCandidates([], repositories).map(({ url }) => url)
  log.info(`repositories: ${listed.join(', ')}, and those that POMs declare`)
  return {
    repositories,
    localRepositories: findLocalRepositories(settings, place),
    warnings,
    proxies: settings.proxies,
    isAskedByShell,
  }
}

/** The word of a bundle, which is that of no repository. */
const BY_BUNDLE: PomOrigin = { from: ['bundle'], after: [] }

async function placeAll(
  localRepositories: readonly string[],
  { found, displaced, carried }: Readonly<Findings>,
  log: Log,
): Promise<LocalError | undefined> {
  // Where the home outlives the job, a later one asks for these anew, unless it has the bundle too.
  const placed = [...found].map(([path, pom]): [string, FoundPom] => [
    path,
    carried.has(path) ? { ...pom, given: BY_BUNDLE } : pom,
  ])
  for (const root of localRepositories) {
    try {
      const { written, alreadyThere } = await placePoms(root, new Map(placed), displaced)
      for (const path of displaced)
        log.info(`${root}: ${path} is removed: the repository that gave it is not asked now`)
      log.info(`${root}: ${count(written, 'POM')} written, ${alreadyThere} were there`)
    } catch (error) {
      if (!(error instanceof LocalError)) throw error
      return error
    }
  }
  return undefined
}
