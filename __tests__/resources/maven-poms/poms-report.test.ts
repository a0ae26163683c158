// What is said and set about Maven POMs, for every way in which they can turn out.
import { describe, expect, it } from 'vitest'
import { type Plan, seenFacts } from '../../../src/plan/plan.ts'
import { decideEnvironment, type Settings } from '../../../src/report/environment.ts'
import { describeOutputs } from '../../../src/report/outputs.ts'
import { closingLines, describeOwnWarnings } from '../../../src/report/report.ts'
import { renderSummary } from '../../../src/report/summary.ts'
import { decideVerdict, NOTHING_TRIED } from '../../../src/report/verdict.ts'
import { decideOfflineScan } from '../../../src/resources/maven-poms/offline-scan.ts'
import type { PomsOutcome } from '../../../src/resources/maven-poms/poms-outcome.ts'
import { pomsRecord, tellPoms } from '../../../src/resources/maven-poms/poms-report.ts'
import { pomsOutcome, UNKNOWN_POM } from '../../fixtures/poms-outcome.ts'
import {
  outputFacts,
  ownOutcomesWith,
  planWith,
  runFacts,
  type Written,
  workspaceWith,
} from '../../fixtures/run-facts.ts'

const planOf = (seen: Parameters<typeof workspaceWith>[0] = {}, written: Written = {}): Plan =>
  planWith(
    { resources: 'maven-poms', 'scan-type': 'fs', ...written },
    '0.74.0',
    workspaceWith({ poms: ['pom.xml'], ...seen }),
  )

const incomplete = pomsOutcome({ isReady: false, unknown: [UNKNOWN_POM], counts: { kept: 209, unknown: 1 } })
const stale = pomsOutcome({ stale: 2 })

function settingsOf(poms: PomsOutcome, { plan = planOf() } = {}): Settings {
  return decideEnvironment({
    cacheDir: '/c',
    plan,
    outcomes: [],
    ownOutcomes: ownOutcomesWith(plan, poms),
    unneeded: [],
    trivyCommand: '/c/trivy',
  })
}

describe('offline scanning', () => {
  it('is set when every POM is there or absent, as variable, flag, and for containers, which see the repository', () => {
    const { variables, trivyArgs, dockerArgs } = settingsOf(pomsOutcome())
    expect(variables.TRIVY_OFFLINE_SCAN).toBe('true')
    expect(trivyArgs).toContain('--offline-scan')
    expect(dockerArgs).toContain('-e TRIVY_OFFLINE_SCAN=true')
    expect(dockerArgs).toContain('-v /home/runner/.m2/repository:/trivy-offline-maven:ro')
    expect(dockerArgs).toContain('-e MAVEN_HOME=/trivy-offline-cache/.offline-cache/maven')
  })

  it('is not set when one of them is unknown', () => {
    const { variables, trivyArgs, dockerArgs } = settingsOf(incomplete)
    expect(variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
    expect(trivyArgs + dockerArgs).not.toMatch(/offline-scan|OFFLINE_SCAN|\.m2|MAVEN_HOME/)
  })

  it.each<[string, Parameters<typeof workspaceWith>[0]]>([
    ['the look ended early', { stoppedBy: 'its bound' }],
    ['node_modules was not looked into', { modulesSkipped: 1 }],
    ['only a part was looked at', { isPart: true }],
    ['something cannot be read', { unreadable: 1 }],
  ])('is not set when there may be other POMs, because %s', (_, seen) => {
    expect(settingsOf(pomsOutcome(), { plan: planOf(seen) }).variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
  })

  it('is always set with the input offline', () => {
    expect(
      settingsOf(incomplete, { plan: planOf({}, { offline: 'true' }) }).variables.TRIVY_OFFLINE_SCAN,
    ).toBe('true')
  })
})

describe('the verdict', () => {
  const verdictOf = (poms: PomsOutcome, overrides: Parameters<typeof runFacts>[0] = {}) =>
    decideVerdict(runFacts({ plan: planOf(), poms, ...overrides }))

  it('is good when all are there', () => {
    expect(verdictOf(pomsOutcome(), { onDegraded: 'fail' })).toMatchObject({
      degraded: false,
      failure: undefined,
    })
  })

  it('is degraded when one is unknown, or some are older than max-age', () => {
    expect(verdictOf(incomplete)).toMatchObject({
      degraded: true,
      unavailable: ['maven-poms'],
      failure: undefined,
    })
    expect(verdictOf(stale)).toMatchObject({ degraded: true, unavailable: [], failure: undefined })
  })

  it('fails for that when the user says so, with who wanted what, and what to do', () => {
    const { failure, failureClass } = verdictOf(incomplete, { onDegraded: 'fail' })
    expect(failureClass).toBe('data')
    expect(failure?.message).toBe(
      'This is a data problem, not a vulnerability finding: Maven POMs are not complete (org.lib:one:1.0, ' +
        `wanted by service/pom.xml, is not available: ${UNKNOWN_POM.reason}): Trivy will ask for them itself, ` +
        'and without them a scan misses what they lead to',
    )
    expect(failure?.hint).toBe(
      'Run it again when the repositories answer: only what is missing is asked for.',
    )
  })

  it.each([
    ['Export the bundle anew, in a job that has checked out this project, with maven-poms', undefined],
    ['Carry the file again.', 'Carry the file again.'],
  ])('says of a bundle that was carried: %s', (said, hint) => {
    const attempts = [{ source: 'bundle', outcome: 'absent', detail: '', hint }] as const
    const carried = { ...incomplete, isOffline: true, attempts }
    expect(verdictOf(carried).failure?.hint).toContain(said)
    expect(verdictOf(carried).failure?.hint).not.toContain('or carry a bundle')
  })

  it('fails offline, where nobody can make up for it, unless the user says otherwise', () => {
    const offline = { ...incomplete, isOffline: true }
    expect(verdictOf(offline).failure?.hint).toContain('Bring a complete set')
    expect(verdictOf(offline, { onUnavailable: 'continue' })).toMatchObject({
      failure: undefined,
      degraded: true,
      failureClass: 'data',
    })
  })
})

describe('what the user reads', () => {
  it('is one line and one row with all counts', () => {
    const poms = pomsOutcome({
      counts: { local: 3, fetched: 7, absent: 2, requests: 9, fetchedBytes: 70_000 },
    })
    expect(closingLines({ ...runFacts({ plan: planOf(), poms }), outcomes: [] })).toEqual([
      'Maven POMs   local repository, Actions cache, Maven repositories   70.0 kB   400 ms   ' +
        '220 POMs: 3 already there, 210 kept, 7 fetched; 2 absent',
    ])
    const facts = { ...runFacts({ plan: planOf(), poms }), outcomes: [] }
    expect(renderSummary(facts, { verdict: NOTHING_TRIED, warnings: [], notes: [], hosts: [] })).toMatch(
      /^\| ✅ Maven POMs \| local repository.* \| 220 POMs.* \| complete \|$/m,
    )
  })

  const warningsOf = (poms: PomsOutcome, { plan = planOf(), environment = {}, ...rest } = {}) =>
    describeOwnWarnings(
      tellPoms(poms, [], {
        offlineScan: decideOfflineScan(seenFacts(plan), poms.isReady),
        environment,
        trivyVersion: '0.74.0',
      }),
      {
        onDegraded: 'warn',
        onUnavailable: 'fail',
        ...rest,
      },
    )

  it('is a warning when something is unknown or old, and none when the step fails for it', () => {
    expect(warningsOf(pomsOutcome())).toEqual([])
    expect(warningsOf(incomplete)[0]).toContain('Maven POMs are not complete')
    expect(warningsOf(stale)[0]).toContain('older than max-age')
    expect(warningsOf(incomplete, { onDegraded: 'fail' } as object)).toEqual([])
    expect(warningsOf({ ...incomplete, isOffline: true })).toEqual([])
  })

  it('says when an earlier setting makes scans miss something', () => {
    const warnings = warningsOf(incomplete, { environment: { TRIVY_OFFLINE_SCAN: 'true' } })
    expect(warnings[1]).toContain('TRIVY_OFFLINE_SCAN is set already')
  })

  it('says why scans may go online although all is there', () => {
    expect(warningsOf(pomsOutcome(), { plan: planOf({ modulesSkipped: 1 }) })).toEqual([
      'Maven POMs: TRIVY_OFFLINE_SCAN is not set, because node_modules was not looked into; Trivy may ask Maven repositories',
    ])
  })

  it('is kept as a record, with who wanted what is unknown', () => {
    expect(pomsRecord(incomplete)).toMatchObject({
      isReady: false,
      unknown: [{ pom: 'org.lib:one:1.0', wantedBy: 'service/pom.xml', reason: UNKNOWN_POM.reason }],
    })
  })
})

describe('the outputs', () => {
  it('carry the counts, and no hit when a repository was asked', () => {
    const poms = pomsOutcome({ counts: { fetched: 1, requests: 1 } })
    const outputs = describeOutputs(outputFacts(runFacts({ plan: planOf(), poms })))
    expect(outputs).toMatchObject({ 'cache-hit': 'false', 'maven-poms-ready': 'true' })
    expect(JSON.parse(outputs['maven-poms'] ?? '')).toEqual({
      resolved: 211,
      local: 0,
      kept: 210,
      fetched: 1,
      absent: 0,
      unknown: 0,
    })
    const kept = describeOutputs(outputFacts(runFacts({ plan: planOf(), poms: pomsOutcome() })))
    expect(kept['cache-hit']).toBe('true')
  })
})
