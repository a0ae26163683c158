// What the user reads about the Maven POMs: closing line, row of the summary, warnings, record. Decides nothing.
import { formatBytes } from '../../acquire/progress.ts'
import { clean } from '../../base/log.ts'
import { adviseOnPoms, describePoms, type RunFacts } from '../../report/verdict.ts'
import {
  arePomsDegraded,
  arePomsMissing,
  describeCounts,
  describeSources,
  type PomsOutcome,
} from './poms-outcome.ts'

/** The columns of the closing line. */
export function pomsColumns(poms: PomsOutcome, time: string): string[] {
  return ['Maven POMs', describeSources(poms), size(poms), time, describeCounts(poms)]
}

/** The cells of the summary, after name and reason. */
export function pomsCells(poms: PomsOutcome, time: string): string[] {
  return [
    describeSources(poms),
    describeCounts(poms),
    poms.layerDigest ?? '',
    poms.isReady ? 'complete' : 'not complete',
    size(poms),
    time,
  ]
}

/** What the user should act on. */
export function describePomsWarnings(
  { poms, plan, onDegraded, onUnavailable }: Pick<RunFacts, 'poms' | 'plan' | 'onDegraded' | 'onUnavailable'>,
  environment: NodeJS.ProcessEnv,
): string[] {
  if (poms === undefined) return []
  const warnings: string[] = []
  // Then the failure of the step says it.
  const isSaid =
    (arePomsMissing(poms) && onUnavailable === 'fail') || (arePomsDegraded(poms) && onDegraded === 'fail')
  if (!isSaid && (arePomsMissing(poms) || arePomsDegraded(poms))) {
    warnings.push(`${describePoms(poms)}. ${adviseOnPoms(poms)}`)
  }
  const isSet = /^(1|t|true)$/i.test(environment.TRIVY_OFFLINE_SCAN ?? '')
  if (isSet && !poms.isReady && !poms.isOffline) {
    warnings.push('TRIVY_OFFLINE_SCAN is set already, so scans will miss what those POMs lead to')
  }
  const unseen = plan.poms?.unseen
  if (poms.isReady && unseen !== undefined && !poms.isOffline) {
    warnings.push(
      `Maven POMs: TRIVY_OFFLINE_SCAN is not set, because ${unseen}; Trivy may ask Maven repositories`,
    )
  }
  return warnings
}

/** Of each kind: so many make the point, and a record stays readable. */
const MAX_LISTED = 500

/** The evidence: every POM that nobody knows or that is absent, with who wanted it. */
export function pomsRecord(poms: PomsOutcome): unknown {
  const { unknown, absent, doubts, ...rest } = poms
  const name = ({ groupId, artifactId, version }: PomsOutcome['absent'][number]) =>
    clean(`${groupId}:${artifactId}:${version}`, 500)
  return {
    ...rest,
    unknown: unknown.slice(0, MAX_LISTED).map((pom) => ({
      pom: name(pom),
      wantedBy: clean(pom.wantedBy, 500),
      reason: pom.reason,
    })),
    absent: absent
      .slice(0, MAX_LISTED)
      .map((pom) => ({ pom: name(pom), wantedBy: clean(pom.wantedBy, 500) })),
    doubts: doubts.slice(0, MAX_LISTED),
  }
}

function size({ counts }: PomsOutcome): string {
  return counts.fetchedBytes === 0 ? '' : formatBytes(counts.fetchedBytes)
}
