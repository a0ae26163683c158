// What is told of the Maven POMs: closing line, row of the summary, warnings, record, outputs. Pure.
import { clean } from '../../base/log.ts'
import { toBool } from '../../scan/find-setting.ts'
import { countPlaced, describeCounts, describeSources, tellClosure } from '../closure-outcome.ts'
import type { OwnOutcome } from '../contract/own-outcome.ts'
import type { OfflineScan } from './offline-scan.ts'
import { adviseOnPoms, describePoms, type PomsOutcome } from './poms-outcome.ts'

/** What telling needs besides the outcome. */
export interface TellContext {
  /** What is decided about scanning offline. */
  readonly offlineScan: OfflineScan
  readonly environment: NodeJS.ProcessEnv
  /** Of the Trivy that will scan. */
  readonly trivyVersion: string
}

/** The outcome as everybody else sees it. */
export function tellPoms(
  poms: PomsOutcome,
  carried: OwnOutcome['carried'],
  context: TellContext,
): OwnOutcome {
  return tellClosure(poms, {
    source: describeSources(poms, { local: 'local repository', publishers: 'Maven repositories' }),
    state: describeCounts(poms, 'POM'),
    shortfall: { message: describePoms(poms), hint: adviseOnPoms(poms) },
    warnings: describeWarnings(poms, context),
    evidence: { mavenPoms: pomsRecord(poms) },
    outputs: { [COUNTS_OUTPUT]: JSON.stringify(countsRecord(poms)) },
    carried,
  })
}

/** The output with the counts. */
export const COUNTS_OUTPUT = 'maven-poms'

/** What the user should act on, besides what is missing or old. */
function describeWarnings(
  poms: PomsOutcome,
  { offlineScan, environment, trivyVersion }: TellContext,
): string[] {
  const warnings = [...poms.warnings, ...describeUnread(poms, trivyVersion)]
  if (toBool(environment.TRIVY_OFFLINE_SCAN) && !poms.isReady && !poms.isOffline) {
    warnings.push('TRIVY_OFFLINE_SCAN is set already, so scans will miss what those POMs lead to')
  }
  if (poms.isReady && !offlineScan.isSet) {
    warnings.push(
      `Maven POMs: TRIVY_OFFLINE_SCAN is not set, because ${offlineScan.why}; Trivy may ask Maven repositories`,
    )
  }
  return warnings
}

/** Trivy passes over these without a word, and a scan that saw nothing would look like one that found nothing. */
function describeUnread({ unread }: PomsOutcome, trivyVersion: string): string[] {
  const told = unread.slice(0, MAX_TOLD).map(({ pom, reason }) => {
    const what = reason.startsWith('its <subprojects>') ? 'does not follow all of it' : 'does not read it'
    return `${clean(pom, 300)}: Trivy ${trivyVersion} ${what}, online or offline, and says nothing: ${reason}`
  })
  const more = unread.length - told.length
  return more > 0 ? [...told, `${more} more POMs that Trivy does not read are in the evidence record`] : told
}

/** Warnings about single POMs. */
const MAX_TOLD = 10

/** Of each kind: so many make the point, and a record stays readable. */
const MAX_LISTED = 500

/** The evidence: every POM that nobody knows or that is absent, with who wanted it. */
export function pomsRecord(poms: PomsOutcome): unknown {
  const { unknown, absent, doubts, unread, ...rest } = poms
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
    unread: unread.slice(0, MAX_LISTED).map(({ pom, reason }) => ({ pom: clean(pom, 500), reason })),
  }
}

/** The counts that a later step may want to compare. */
function countsRecord(poms: PomsOutcome): unknown {
  const { local, kept, fetched, absent, unknown } = poms.counts
  return { resolved: countPlaced(poms), local, kept, fetched, absent, unknown }
}
