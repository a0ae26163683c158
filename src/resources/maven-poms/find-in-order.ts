// One POM looked for where Trivy would, repository by repository: a kept set answers in the place of the one that it is from.
import type { PomAnswer } from './closure/pom-source.ts'
import { type Findings, noteAbsent, noteConfirmation } from './findings.ts'
import type { Candidate } from './repositories/candidates.ts'
import type { FileFetcher } from './repositories/fetch-file.ts'
import { fetchPom, type PomFetch } from './repositories/fetch-pom.ts'
import { explainStandIn } from './repositories/maven-advice.ts'
import { originOf } from './repositories/origin.ts'
import { askKept, isChangeable, type KeptAnswer, resortToKept, type SetReader } from './sets/kept-lookup.ts'

/** What looking needs. */
export interface Search {
  readonly sets: SetReader
  readonly findings: Findings
  /** Absent when no Maven repository may be asked. */
  readonly fetcher: FileFetcher | undefined
}

/** Asks these repositories, in this order, each by a kept set if one knows what it said. */
export async function findInOrder(
  search: Search,
  path: string,
  candidates: readonly Candidate[],
): Promise<PomAnswer> {
  const { findings, sets } = search
  const asking: Asking = { search, path, after: [], isPublic: true, doubts: [], hasAsked: false }
  for (const candidate of candidates) {
    const kept = await askKept(path, candidate, sets)
    if (kept === undefined) {
      const answer = await askRepository(asking, candidate)
      if (answer !== undefined) return answer
    } else if (kept.kind === 'found') return takeKept(asking, kept, candidate)
    else believeAbsent(asking, kept, candidate)
  }
  asking.doubts.push(...doubtStandIns(asking, candidates))
  if (asking.doubts.length > 0) return await resort(asking, candidates)
  findings.hasReconfirmed ||= asking.hasAsked
  noteAbsent(findings, { path, keys: asking.after }, asking.isPublic)
  return { kind: 'absent' }
}

/** How far the asking has come. */
interface Asking {
  readonly search: Search
  readonly path: string
  /** Keys of those that do not have it. */
  readonly after: string[]
  isPublic: boolean
  readonly doubts: Extract<PomFetch, { readonly kind: 'unknown' }>[]
  hasAsked: boolean
}

/** A 404 counts where Trivy will be told the same. A stand-in that it does not know proves nothing of whom it stands for. */
function doubtStandIns({ after, doubts }: Asking, candidates: readonly Candidate[]): Asking['doubts'] {
  // What failed is told already.
  if (doubts.length > 0) return []
  return candidates.flatMap((candidate) =>
    candidate.unasked !== undefined && after.includes(candidate.key)
      ? [{ kind: 'unknown' as const, ...explainStandIn(candidate, candidate.unasked) }]
      : [],
  )
}

/** Undefined: it does not have it, or nobody knows. */
async function askRepository(asking: Asking, candidate: Candidate): Promise<PomAnswer | undefined> {
  const { search, path, after, doubts } = asking
  const { findings, fetcher } = search
  if (fetcher === undefined) {
    doubts.push({ kind: 'unknown', reason: 'offline: no repository is asked' })
    return undefined
  }
  const { obstacle } = candidate
  const answer: PomFetch =
    obstacle === undefined ? await fetchPom(path, [candidate], fetcher) : { kind: 'unknown', ...obstacle }
  if (answer.kind === 'unknown') {
    doubts.push(answer)
    return undefined
  }
  asking.hasAsked = true
  const isPublic = candidate.authorization === undefined && !fetcher.isInner(candidate.url)
  if (answer.kind === 'absent') {
    after.push(candidate.key)
    asking.isPublic &&= isPublic
    return undefined
  }
  findings.hasReconfirmed ||= isChangeable(path)
  findings.found.set(path, {
    text: answer.text,
    origin: 'fetched',
    isPublic,
    given: originOf(candidate, after),
    repositoryId: candidate.id,
  })
  return { kind: 'found', text: answer.text }
}

function believeAbsent(asking: Asking, kept: KeptAnswer, { key }: Candidate): void {
  noteCarried(asking, kept)
  noteConfirmation(asking.search.findings, kept.confirmedAt)
  asking.after.push(key)
  asking.isPublic &&= kept.isPublic
}

function takeKept(
  asking: Asking,
  kept: Extract<KeptAnswer, { readonly kind: 'found' }>,
  candidate: Candidate | undefined,
): PomAnswer {
  const { text, origin, isPublic, confirmedAt } = kept
  const { path, after } = asking
  const { findings } = asking.search
  noteCarried(asking, kept)
  if (isChangeable(path)) noteConfirmation(findings, confirmedAt)
  const given = candidate === undefined ? origin : { from: origin.from, after: [...after] }
  findings.found.set(path, { text, origin: 'kept', isPublic, given, repositoryId: candidate?.id })
  return { kind: 'found', text }
}

function noteCarried({ search, path }: Asking, { isCarried }: KeptAnswer): void {
  if (isCarried === true) search.findings.carried.add(path)
}

/** What is kept, though it is old, or those who would be asked before could not be. */
async function resort(asking: Asking, candidates: readonly Candidate[]): Promise<PomAnswer> {
  const { search, path, doubts } = asking
  const { findings, sets, fetcher } = search
  const isOffline = fetcher === undefined
  const kept = await resortToKept(path, { candidates, isOffline }, sets)
  if (kept === undefined) return sumUp(doubts)
  const isOld = sets.loaded.every(({ isFresh }) => !isFresh)
  if (!isOffline || (isOld && (kept.kind === 'absent' || isChangeable(path)))) findings.staleCount += 1
  if (kept.kind === 'found') return takeKept(asking, kept, undefined)
  noteCarried(asking, kept)
  noteConfirmation(findings, kept.confirmedAt)
  noteAbsent(findings, { path, keys: candidates.map(({ key }) => key) }, kept.isPublic)
  return { kind: 'absent' }
}

/** Reasons that are told of one POM. */
const MAX_REASONS = 3

function sumUp(doubts: Asking['doubts']): PomAnswer {
  const reasons = [...new Set(doubts.map(({ reason }) => reason))]
  const more = reasons.length > MAX_REASONS ? `; and ${reasons.length - MAX_REASONS} more repositories` : ''
  const hint = doubts.find((doubt) => doubt.hint !== undefined)?.hint
  return { kind: 'unknown', reason: `${reasons.slice(0, MAX_REASONS).join('; ')}${more}`, hint }
}
