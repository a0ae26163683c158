// What a check makes of what it has seen: findings and metrics.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listFindings } from '../../src/run/check/findings.ts'
import { renderMetrics } from '../../src/run/check/metrics.ts'
import type { Observation } from '../../src/run/check/observation.ts'

// Debian's packages are for Debian's own Python, which need not be the first on PATH.
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
const canParse = spawnSync(PYTHON, ['-c', 'import prometheus_client']).status === 0

const NOW = new Date('2026-11-20T12:00:00Z')
const HOUR_MS = 3_600_000
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS)

function seen(overrides: Partial<Observation> = {}): Observation {
  return {
    resource: 'vuln-db',
    title: 'Vulnerability DB',
    kind: 'registry',
    where: 'registry.example.com/trivy/trivy-db:2',
    digest: 'sha256:aa',
    at: hoursAgo(3),
    problem: undefined,
    isFault: false,
    maxAgeMs: 30 * HOUR_MS,
    ...overrides,
  }
}

const find = (...observations: readonly Observation[]) =>
  listFindings(observations, { now: NOW, maxLagMs: 24 * HOUR_MS })

describe('a finding', () => {
  it('is nothing where all is as it should be', () => {
    expect(find(seen(), seen({ where: 'other.example.com/trivy-db:2' }))).toEqual([])
  })

  it('is a mirror whose job died three days ago', () => {
    expect(find(seen({ at: hoursAgo(72) }))).toMatchObject([
      { kind: 'stale', message: expect.stringContaining('is 3 d old, and 30 h is the limit') },
    ])
  })

  it('is what is dated in the future, beyond what two clocks differ by', () => {
    expect(find(seen({ at: hoursAgo(-1) }))).toMatchObject([
      { kind: 'stale', message: expect.stringContaining('is dated in the future, 2026-11-20T13:00:00.000Z') },
    ])
    expect(find(seen({ at: hoursAgo(-0.1) }))).toEqual([])
  })

  it('is a store that is stale', () => {
    expect(find(seen({ kind: 'store', where: '/opt/store', at: hoursAgo(40) }))).toMatchObject([
      { kind: 'stale' },
    ])
  })

  it('is a base that cannot be reached, and no store that nobody has filled', () => {
    const problem = 'connection refused'
    const gone = { digest: undefined, at: undefined, problem }
    expect(find(seen({ ...gone, isFault: true }))).toMatchObject([
      { kind: 'unreachable', message: expect.stringContaining(problem) },
    ])
    expect(find(seen({ ...gone, kind: 'store', isFault: false }))).toEqual([])
  })

  it.each([
    ['hours apart, as copies are', hoursAgo(9), false],
    ['days apart', hoursAgo(29), true],
    ['of the same hour', hoursAgo(3), true],
    ['of no known time', undefined, true],
  ])('are bases that disagree, %s: %s', (_, at, isFinding) => {
    const other = seen({ where: 'other.example.com/trivy-db:2', digest: 'sha256:bb', at })
    const kinds = find(seen(), other).map(({ kind }) => kind)
    expect(kinds).toEqual(isFinding ? ['disagreement'] : [])
  })

  it('is not that a store differs from a registry', () => {
    expect(find(seen(), seen({ kind: 'store', digest: 'sha256:bb' }))).toEqual([])
  })
})

describe('the metrics', () => {
  const observations = [
    seen(),
    seen({ kind: 'store', where: 'C:\\store "a"\nb', digest: undefined, at: undefined, problem: 'gone' }),
  ]
  const text = renderMetrics(observations, find(...observations), NOW)

  it('tell ages, places, digests, and findings', () => {
    const labels = 'resource="vuln-db",kind="registry",where="registry.example.com/trivy/trivy-db:2"'
    expect(text).toContain(`trivy_offline_cache_data_age_seconds{${labels}} 10800\n`)
    expect(text).toContain(`trivy_offline_cache_place_up{${labels}} 1\n`)
    expect(text).toContain(`trivy_offline_cache_data_info{${labels},digest="sha256:aa"} 1\n`)
    expect(text).toContain('where="C:\\\\store \\"a\\"\\nb"} 0\n')
    expect(text).toContain('trivy_offline_cache_check_findings{kind="stale"} 0\n')
    expect(text).toContain('trivy_offline_cache_check_timestamp_seconds 1795176000\n')
    expect(text.endsWith('# EOF\n')).toBe(true)
  })

  // In CI it is installed.
  it.runIf(canParse || process.env.CI === 'true')(
    `are read by Prometheus's own client library${canParse ? '' : ' (skipped: no prometheus_client for python3)'}`,
    () => {
      const parse = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus
text = sys.stdin.read()
read = lambda parse: [[f.name, f.type, [[s.name, s.labels, s.value] for s in f.samples]] for f in parse(text)]
assert read(openmetrics) == read(prometheus)
print(json.dumps(read(openmetrics)))`
      const families = JSON.parse(execFileSync(PYTHON, ['-c', parse], { input: text, encoding: 'utf8' }))
      expect(families.map(([name]: [string]) => name)).toEqual([
        'trivy_offline_cache_data_age_seconds',
        'trivy_offline_cache_data_max_age_seconds',
        'trivy_offline_cache_place_up',
        'trivy_offline_cache_data_info',
        'trivy_offline_cache_check_findings',
        'trivy_offline_cache_check_timestamp_seconds',
      ])
      expect(JSON.stringify(families)).toContain('C:\\\\store \\"a\\"\\nb')
    },
  )
})
