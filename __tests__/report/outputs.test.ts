// What later steps can ask for.
import { describe, expect, it } from 'vitest'
import { planRecord } from '../../src/report/describe-plan.ts'
import { describeOutputs } from '../../src/report/outputs.ts'
import { outputFacts, planWith, ready, runFacts } from '../fixtures/run-facts.ts'

const cached = { ready: ready({ sourceKind: 'actions-cache' }) }
const placed = { ready: ready({ sourceKind: 'cache-dir' }) }

describe('the outputs', () => {
  it('say what was provided, and how to use it', () => {
    const run = runFacts()
    expect(describeOutputs(outputFacts(run))).toEqual({
      'cache-dir': run.cacheDir,
      'cache-hit': 'false',
      degraded: 'false',
      'failure-class': '',
      unavailable: '',
      'vuln-db-ready': 'true',
      'java-db-ready': 'true',
      'checks-bundle-ready': 'true',
      'vex-repo-ready': 'false',
      'maven-poms-ready': 'false',
      'trivy-ready': 'false',
      'terraform-modules-ready': 'false',
      'maven-poms': '',
      'trivy-path': '',
      'trivy-templates': '',
      'terraform-modules': '',
      'trivy-args': '--cache-dir /c',
      'docker-args': '-v /c:/d',
      hosts: 'ghcr.io',
      'env-file': '/t/env',
      plan: JSON.stringify(planRecord(run.plan)),
      evidence: '/t/evidence.json',
    })
  })

  it('say what is missing, and that it is the data', () => {
    const byName = {
      'vuln-db': { ready: undefined },
      'checks-bundle': { ready: undefined, isProvenAbsent: true },
    }
    expect(describeOutputs(outputFacts(runFacts({ byName })))).toMatchObject({
      'cache-hit': 'false',
      degraded: 'true',
      'failure-class': 'data',
      unavailable: 'vuln-db,checks-bundle',
      'vuln-db-ready': 'false',
      'java-db-ready': 'true',
      'checks-bundle-ready': 'false',
    })
  })

  it.each([
    ['true', 'all from the cache', { 'vuln-db': cached, 'java-db': placed, 'checks-bundle': cached }],
    ['false', 'one from a registry', { 'vuln-db': cached, 'java-db': placed }],
    ['false', 'one missing', { 'vuln-db': cached, 'java-db': { ready: undefined }, 'checks-bundle': cached }],
  ])('call it a hit, %s: %s', (hit, _, byName) => {
    expect(describeOutputs(outputFacts(runFacts({ byName })))['cache-hit']).toBe(hit)
  })

  it('do not call ready what was left out', () => {
    const run = runFacts({ plan: planWith({ resources: 'checks-bundle' }) })
    expect(describeOutputs(outputFacts(run))).toMatchObject({
      'vuln-db-ready': 'false',
      'java-db-ready': 'false',
      'checks-bundle-ready': 'true',
      'vex-repo-ready': 'false',
      unavailable: '',
    })
  })
})
