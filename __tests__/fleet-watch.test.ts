// What is given to Grafana and Prometheus to watch a fleet by: of their schema, and on the metrics that `check` writes.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { listFindings } from '../src/run/check/findings.ts'
import { renderMetrics } from '../src/run/check/metrics.ts'
import type { Observation } from '../src/run/check/observation.ts'
import { findTypeErrors } from './fixtures/type-check.ts'
import { describeWithPeers, itWithPeers } from './peers.ts'
import { makeDirectory, writeFile } from './temporary.ts'

const DOCS = join(import.meta.dirname, '..', 'docs', 'fleet')
const ALERTS = join(DOCS, 'alerts.yml')
const NOW = new Date('2026-11-20T12:00:00Z')

interface Panel {
  readonly id: number
  readonly title: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly datasource: { readonly uid: string }
  readonly targets: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[]
}

interface Dashboard {
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] }
}

interface Alerts {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[]
}

const dashboard = JSON.parse(readFileSync(join(DOCS, 'dashboard.json'), 'utf8')) as Dashboard
const alerts = (parse(readFileSync(ALERTS, 'utf8')) as Alerts).groups.flatMap(({ rules }) => rules)
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))

const seen: Observation = {
  resource: 'vuln-db',
  title: 'Vulnerability DB',
  kind: 'registry',
  where: 'registry.example.com/trivy/trivy-db:2',
  digest: 'sha256:aa',
  at: new Date('2026-11-17T12:00:00Z'),
  problem: undefined,
  isFault: false,
  maxAgeMs: 108_000_000,
}
const text = renderMetrics([seen], listFindings([seen], { now: NOW, maxLagMs: 1 }), NOW)
const written = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name).sort()
const namedIn = (texts: readonly string[]) =>
  [...new Set(texts.flatMap((one) => one.match(/trivy_offline_cache_\w+/g) ?? []))].sort()

describe('the dashboard', () => {
  it('is one by the types of Grafana, down to the last name', () => {
    expect(findTypeErrors([{ value: dashboard, type: 'Dashboard', module: '@grafana/schema' }])).toBe('')
    const misspelt = { ...dashboard, panels: [{ ...dashboard.panels[0], gridpos: {} }] }
    expect(findTypeErrors([{ value: misspelt, type: 'Dashboard', module: '@grafana/schema' }])).toContain(
      'gridpos',
    )
  })

  it('shows every metric that check writes, and no other', () => {
    expect(written.length).toBeGreaterThan(4)
    expect(namedIn(queries)).toEqual(written)
  })

  it('asks the data source that is chosen in it, with variables that it has', () => {
    const names = dashboard.templating.list.map(({ name }) => name)
    expect(dashboard.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource' })
    for (const { datasource, targets } of dashboard.panels) {
      expect([datasource, ...targets.map((target) => target.datasource)].map(({ uid }) => uid)).toEqual(
        Array.from({ length: targets.length + 1 }, () => '$datasource'),
      )
    }
    const used = JSON.stringify(dashboard).match(/\$(?!__)\w+/g) ?? []
    expect(names).toEqual(expect.arrayContaining(used.map((name) => name.slice(1))))
  })

  it('has panels that lie beside each other, each with a number of its own', () => {
    const { panels } = dashboard
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => {
      expect(x + w).toBeLessThanOrEqual(24)
      return Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`)
    })
    expect(new Set(cells).size).toBe(cells.length)
  })

  itWithPeers(['promtool'], 'has queries that Prometheus understands', async () => {
    const exprs = queries.map((expr) => expr.replaceAll(/\$\w+/g, '.*'))
    const rules = exprs.map((expr, index) => ({ record: `query_${index}`, expr }))
    const file = writeFile(
      makeDirectory(),
      'rules.yml',
      stringify({ groups: [{ name: 'dashboard', rules }] }),
    )
    const checked = execFileSync('promtool', ['check', 'rules', file], { encoding: 'utf8' })
    expect(checked).toContain(`${queries.length} rules found`)
  })
})

describeWithPeers(['promtool'], 'Prometheus itself', () => {
  it('reads the metrics, and has nothing to say of their names', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    })
    expect([status, stdout + stderr]).toEqual([0, ''])
  })

  it.each([
    ['too old', { age: '120000x2000' }, ['TrivyDataTooOld']],
    ['not to be had', { up: '0x2000' }, ['TrivyDataOutOfReach']],
    ['different at two bases', { disagreement: '1x2000' }, ['TrivyBasesDisagree']],
    ['as it should be', {}, []],
    ['not looked at any more', { checkedAt: '0x2000' }, ['TrivyCheckSilent'], '30h'],
  ])('rings for data that is %s', (_, changes, ringing: readonly string[], at = '8h') => {
    const samples = {
      age: '7200x2000',
      up: '1x2000',
      disagreement: '0x2000',
      checkedAt: '0+60x2000',
      ...changes,
    }
    expect(testAlerts(seriesOf(samples), ringing, at)).toBe('SUCCESS')
    expect(testAlerts(seriesOf(samples), ['Another'], at)).toBe('FAILED:')
  })

  it('rings when nothing is written at all', () => {
    expect(testAlerts({}, ['TrivyCheckAbsent'], '8h')).toBe('SUCCESS')
  })

  it('has rules on metrics that check writes', () => {
    for (const name of namedIn(alerts.map(({ expr }) => expr))) expect(written).toContain(name)
  })
})

/** What Prometheus is given of one place, minute by minute. */
function seriesOf(samples: Readonly<Record<'age' | 'up' | 'disagreement' | 'checkedAt', string>>) {
  const place = '{resource="vuln-db",kind="registry",where="registry.example.com/trivy/trivy-db:2"}'
  return {
    [`trivy_offline_cache_data_age_seconds${place}`]: samples.age,
    [`trivy_offline_cache_data_max_age_seconds${place}`]: '108000x2000',
    [`trivy_offline_cache_place_up${place}`]: samples.up,
    'trivy_offline_cache_check_findings{kind="disagreement"}': samples.disagreement,
    trivy_offline_cache_check_timestamp_seconds: samples.checkedAt,
  }
}

/** Which alerts ring at a time, by Prometheus' own test of rules: its verdict. */
function testAlerts(
  series: Readonly<Record<string, string>>,
  ringing: readonly string[],
  at: string,
): string | undefined {
  const tests = [
    {
      interval: '1m',
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [
        {
          expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: at,
          exp_samples: ringing.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
        },
      ],
    },
  ]
  const options = { rule_files: [ALERTS], evaluation_interval: '30m', tests }
  const file = writeFile(makeDirectory(), 'test.yml', stringify(options))
  const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', file], { encoding: 'utf8' })
  return /^ +(SUCCESS|FAILED:)/m.exec(stdout + stderr)?.[1]
}
