// What somebody should look at: what is older than its cadence allows, cannot be reached, or is not the same everywhere. Pure.
import { formatSpan, isFromFuture } from '../../verify/freshness.ts'
import { ageOf, type Observation } from './observation.ts'

/** One finding. */
export interface Finding {
  readonly kind: 'stale' | 'unreachable' | 'disagreement'
  readonly resource: string
  /** Places that it speaks of. */
  readonly where: readonly string[]
  readonly message: string
  /** What to do about it, where that is known. */
  readonly hint?: string | undefined
}

/** How far behind the newest a place may be. */
export interface Thresholds {
  readonly now: Date
  readonly maxLagMs: number
}

/** All findings, in the order of the observations. */
export function listFindings(
  observations: readonly Observation[],
  thresholds: Thresholds,
): readonly Finding[] {
  const resources = [...new Set(observations.map(({ resource }) => resource))]
  return [
    ...observations.flatMap((observation) => judgePlace(observation, thresholds)),
    ...resources.flatMap((resource) =>
      judgeAgreement(
        observations.filter((one) => one.resource === resource && one.kind === 'registry'),
        thresholds,
      ),
    ),
  ]
}

function judgePlace(observation: Observation, { now }: Thresholds): Finding[] {
  const { resource, title, where, problem, hint, isFault, maxAgeMs, at } = observation
  if (problem !== undefined) {
    if (!isFault) return []
    return [
      { kind: 'unreachable', resource, where: [where], message: `${title} at ${where}: ${problem}`, hint },
    ]
  }
  if (at !== undefined && isFromFuture(at, now)) {
    const message = `${title} at ${where} is dated in the future, ${at.toISOString()}: nothing tells how old it is, and a job that reads it may find it too old`
    return [{ kind: 'stale', resource, where: [where], message }]
  }
  const age = ageOf(observation, now)
  if (age === undefined || age <= maxAgeMs) return []
  const message = `${title} at ${where} is ${formatSpan(age)} old, and ${formatSpan(maxAgeMs)} is the limit: whatever fills this place has not run, or got nothing newer`
  return [{ kind: 'stale', resource, where: [where], message }]
}

/** Copies of registries run behind each other for hours; what differs by more, or by nothing that a time explains, is a finding. */
function judgeAgreement(observations: readonly Observation[], { now, maxLagMs }: Thresholds): Finding[] {
  const seen = observations.filter(({ digest }) => digest !== undefined)
  const digests = new Set(seen.map(({ digest }) => digest))
  const [first] = seen
  if (digests.size < 2 || first === undefined) return []
  const { resource, title } = first
  const ages = seen.map((one) => ageOf(one, now) ?? 0)
  const lag = Math.max(...ages) - Math.min(...ages)
  const isExplained = seen.every(({ at }) => at !== undefined) && lag > 0 && lag <= maxLagMs
  if (isExplained) return []
  const where = seen.map((one) => one.where)
  const each = seen.map((one) => `${one.where} has ${one.digest}`)
  const why =
    lag > maxLagMs
      ? `they are ${formatSpan(lag)} apart, and ${formatSpan(maxLagMs)} is the limit`
      : 'no time explains it'
  const message = `${title} is not the same everywhere (${each.join('; ')}): ${why}`
  return [{ kind: 'disagreement', resource, where, message }]
}
