// VEX repositories among the other resources: several requirements under one name, one variable for all of them.
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src/acquire/outcome.ts'
import { formatReference } from '../../../src/oci/reference.ts'
import { decidePlan } from '../../../src/plan/plan.ts'
import { planRecord } from '../../../src/report/describe-plan.ts'
import { decideEnvironment } from '../../../src/report/environment.ts'
import { evidenceRecord } from '../../../src/report/evidence.ts'
import { describeOutputs } from '../../../src/report/outputs.ts'
import { closingLines } from '../../../src/report/report.ts'
import { renderSummary } from '../../../src/report/summary.ts'
import { describeTrivyCommand } from '../../../src/report/trivy-command.ts'
import { commandFacts } from '../../../src/report/trivy-command-facts.ts'
import { decideVerdict, NOTHING_TRIED } from '../../../src/report/verdict.ts'
import { RESOURCES } from '../../../src/resources/table.ts'
import { vexRepositories } from '../../../src/resources/vex-repo/vex-list.ts'
import { decideScans } from '../../../src/scan/decide-scans.ts'
import { emptyConfig } from '../../../src/scan/trivy-config.ts'
import { gatheredWith } from '../../fixtures/resources.ts'
import {
  inputsWith,
  outcomeOf,
  outputFacts,
  ready,
  runFacts,
  type Written,
} from '../../fixtures/run-facts.ts'

const LIST = 'Company Hub=https://u:pass-word@vex.test/a\ndefault=https://github.com/aquasecurity/vexhub'

function planOf(written: Written = {}) {
  const inputs = inputsWith({ 'scan-type': 'image', vex: 'repo', 'vex-repositories': LIST, ...written })
  const { scans } = decideScans(inputs, {
    resources: RESOURCES,
    environment: {},
    config: emptyConfig(),
    trivyVersion: '0.74.0',
  })
  const repositories = vexRepositories(LIST) ?? []
  const vex = {
    repositories,
    origin: 'input vex-repositories',
    file: undefined,
    jobHome: undefined,
    problem: undefined,
  }
  const trivy = { version: '0.74.0', origin: 'path' } as const
  return decidePlan({ inputs, scans, trivy, workspace: undefined }, gatheredWith(vex))
}

const plan = planOf({ registries: 'ghcr.io/aquasecurity registry.test/m' })
const own = plan.requirements.filter(({ resource }) => resource.name === 'vex-repo')

function factsWith(...states: readonly (Outcome['ready'] | undefined)[]) {
  const outcomes = own.map((requirement, index) => ({
    ...outcomeOf(plan, 'vex-repo'),
    requirement,
    ready: states[index],
  }))
  return runFacts({ plan, outcomes })
}

function settingsFor(facts: ReturnType<typeof factsWith>) {
  return decideEnvironment({ ...facts, trivyCommand: '/t' })
}

describe('the plan', () => {
  it('has one requirement for each repository, from the registries of the user that can have it', () => {
    expect(
      own.map(({ resource, places, schema }) => [
        resource.title,
        resource.directory,
        schema,
        places.map(({ reference }) => formatReference(reference)),
      ]),
    ).toEqual([
      ['VEX repository Company Hub', 'vex/repositories/Company Hub', 0.1, []],
      ['VEX repository default', 'vex/repositories/default', 0.1, ['registry.test/m/trivy-vex/default:0.1']],
    ])
    expect(new Set(own.map(({ resource }) => resource.id)).size).toBe(2)
  })

  it('has none where no scan asks for them, or the user leaves them out', () => {
    for (const written of [{ vex: 'oci' }, { resources: 'auto -vex-repo' }, { vex: '' }]) {
      const { requirements, omissions } = planOf(written)
      const names = [...requirements, ...omissions].map(({ resource }) => resource.name)
      expect(names).not.toContain('vex-repo')
    }
  })

  it('names them in its record, without their logins', () => {
    const record = JSON.stringify(planRecord(plan))
    expect(record).toContain('"repositories":[{"name":"Company Hub","url":"https://vex.test/a"}')
    expect(record).not.toContain('pass-word')
  })
})

describe('the settings', () => {
  it('skip the update only when all repositories are there', () => {
    const { variables, trivyArgs, dockerArgs } = settingsFor(factsWith(ready(), ready()))
    expect(variables.TRIVY_SKIP_VEX_REPO_UPDATE).toBe('true')
    expect(trivyArgs.match(/--skip-vex-repo-update/g)).toHaveLength(1)
    expect(dockerArgs).toContain('-e XDG_DATA_HOME=/trivy-offline-cache/.offline-cache/home')
    const partly = settingsFor(factsWith(ready(), undefined))
    expect(partly.variables.TRIVY_SKIP_VEX_REPO_UPDATE).toBeUndefined()
    expect(partly.dockerArgs).not.toContain('XDG_DATA_HOME')
  })

  it('are taken back by the script where another cache directory is chosen, for want of any of them', () => {
    const script = describeTrivyCommand(commandFacts(factsWith(ready(), ready()), '/t', {}))
    expect(script.match(/unset TRIVY_SKIP_VEX_REPO_UPDATE/g)).toHaveLength(2)
    expect(script).toContain("'vex/repositories/Company Hub/0.1'")
    expect(script).toContain('vex-repo Company Hub current as of')
  })
})

describe('the words at the end', () => {
  const written = ready({
    version: '2026-03-23T00:48:43.879Z',
    source: 'https://vex.test/a',
    sourceKind: 'http',
  })
  const facts = factsWith(written, undefined)

  it('speak of each repository', () => {
    expect(closingLines(facts)).toEqual([
      expect.stringMatching(
        /^VEX repository Company Hub +https:\/\/vex.test\/a .* current as of 2 h ago \(index of 2026-03-23\)$/,
      ),
      expect.stringMatching(/^VEX repository default +not available/),
    ])
    const summary = renderSummary(facts, { verdict: NOTHING_TRIED, warnings: [], notes: [], hosts: [] })
    expect(summary).toMatch(/^\| ✅ VEX repository Company Hub \|/m)
    expect(summary).toMatch(/^\| ❌ VEX repository default \|/m)
  })

  it('say once that something of them is missing', () => {
    const verdict = decideVerdict(facts)
    expect(verdict).toMatchObject({ failureClass: 'data', unavailable: ['vex-repo'] })
    const outputs = describeOutputs({ ...outputFacts(), run: facts, verdict })
    expect(outputs).toMatchObject({
      'vex-repo-ready': 'false',
      unavailable: 'vex-repo',
      'cache-hit': 'false',
    })
    const evidence = JSON.stringify(evidenceRecord(facts, verdict, { environment: {} }))
    expect(evidence).toContain('"repository":{"name":"Company Hub","url":"https://vex.test/a"}')
    expect(evidence).not.toContain('pass-word')
  })

  it('say that all are there when they are', () => {
    const run = factsWith(ready({ sourceKind: 'actions-cache' }), ready({ sourceKind: 'cache-dir' }))
    const outputs = describeOutputs({ ...outputFacts(), run, verdict: decideVerdict(run) })
    expect(outputs).toMatchObject({ 'vex-repo-ready': 'true', unavailable: '', 'cache-hit': 'true' })
  })
})
