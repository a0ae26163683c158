// What the pictures show: the log with its groups closed, and the job summary, as the product's own code makes them.
import { NOW, planWith, ready, runFacts } from '../../__tests__/fixtures/run-facts.ts'
import type { Outcome } from '../../src/acquire/outcome.ts'
import { closingLines, describeWarning } from '../../src/report/report.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { decideVerdict, type RunFacts } from '../../src/report/verdict.ts'

/** One picture. */
export interface Scene {
  readonly name: string
  /** Lines that stay visible when the groups of the log are closed. */
  readonly log: readonly string[]
  /** Markdown. */
  readonly summary: string
}

const plan = planWith({ resources: 'auto', 'scan-type': 'image', scanners: 'vuln,misconfig' }, '0.76.0')
const UPSTREAM = 'mirror.gcr.io/aquasec'
const BASES = [UPSTREAM, 'ghcr.io/aquasecurity', 'public.ecr.aws/aquasecurity', 'docker.io/aquasec']

/** All scenes. */
export function makeScenes(): readonly Scene[] {
  return [
    describeScene('good', {
      'vuln-db': { ready: fresh(3, `${UPSTREAM}/trivy-db:2`, 66_400_000), durationMs: 1400 },
      'java-db': { ready: fresh(9, 'Actions cache', 698_000_000), durationMs: 14_200 },
      'checks-bundle': { ready: fresh(2, 'runner store', undefined), durationMs: 9 },
    }),
    describeScene('degraded', {
      'vuln-db': {
        ready: { ...fresh(41, 'Actions cache', 66_100_000), quality: 'stale' },
        ...refused('trivy-db:2'),
      },
      'java-db': { ready: fresh(20, 'cache directory', undefined), durationMs: 11 },
      'checks-bundle': { ...refused('trivy-checks:2'), ready: undefined, isProvenAbsent: true },
    }),
    describeScene('failed', {
      'vuln-db': { ...refused('trivy-db:2'), ready: undefined },
      'java-db': { ...refused('trivy-java-db:1'), ready: undefined },
      'checks-bundle': { ready: fresh(2, 'Actions cache', 210_000), durationMs: 480 },
    }),
  ]
}

function fresh(hours: number, source: string, transferredBytes: number | undefined) {
  return ready({ measuredAt: new Date(NOW.getTime() - hours * 3_600_000), source, transferredBytes })
}

/** A network that resolves no public name. */
function refused(tail: string): Pick<Outcome, 'attempts' | 'durationMs'> {
  const failed = BASES.map((base) => ({
    source: `${base}/${tail}`,
    outcome: 'failed' as const,
    detail: 'host name not found',
    hint: 'Name a registry that this network can reach in the input registries, and check the DNS of the runner.',
  }))
  return {
    attempts: [{ source: 'cache directory', outcome: 'absent', detail: '' }, ...failed],
    durationMs: 4100,
  }
}

function describeScene(name: string, byName: Readonly<Record<string, Partial<Outcome>>>): Scene {
  const run: RunFacts = runFacts({ plan, byName, hosts: ['mirror.gcr.io'] })
  const verdict = decideVerdict(run)
  const warnings = run.outcomes.flatMap((outcome) => describeWarning(outcome, run) ?? [])
  const { failure } = verdict
  const groups = ['Plan', ...run.outcomes.map(({ requirement }) => requirement.resource.title)]
  const log = [
    ...groups.map((title) => `▸ ${title}`),
    ...closingLines(run),
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...(failure === undefined ? [] : [`Error: ${failure.message}`, `What to do: ${failure.hint}`]),
  ]
  return { name, log, summary: renderSummary(run, { verdict, warnings, notes: [], hosts: run.hosts }) }
}
