// What a check has seen as OpenMetrics text, for node_exporter's textfile collector and whatever else reads it. Pure.
import type { Finding } from './findings.ts'
import { ageOf, type Observation } from './observation.ts'

type Labels = Readonly<Record<string, string>>
type Sample = readonly [labels: Labels, value: number]

/**
 * The text (https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md): gauges, seconds, no timestamps,
 * which the textfile collector refuses.
 */
export function renderMetrics(
  observations: readonly Observation[],
  findings: readonly Finding[],
  now: Date,
): string {
  const labels = ({ resource, kind, where }: Observation): Labels => ({ resource, kind, where })
  const aged = observations.flatMap((one): Sample[] => {
    const age = ageOf(one, now)
    return age === undefined ? [] : [[labels(one), age / 1000]]
  })
  const kinds = ['stale', 'unreachable', 'disagreement'] as const
  const count = (kind: string) => findings.filter((finding) => finding.kind === kind).length
  return [
    family('data_age_seconds', 'Age of the data as the place tells it.', aged),
    family(
      'data_max_age_seconds',
      'Age that jobs accept as fresh.',
      observations.map((one): Sample => [labels(one), one.maxAgeMs / 1000]),
    ),
    family(
      'place_up',
      'Whether the place could be looked at and holds the resource.',
      observations.map((one): Sample => [labels(one), one.problem === undefined ? 1 : 0]),
    ),
    family(
      'data_info',
      'Which data lies at the place.',
      observations
        .filter(({ digest }) => digest !== undefined)
        .map((one): Sample => [{ ...labels(one), digest: one.digest ?? '' }, 1]),
    ),
    family(
      'check_findings',
      'What somebody should look at, by kind.',
      kinds.map((kind): Sample => [{ kind }, count(kind)]),
    ),
    family('check_timestamp_seconds', 'When this check ran.', [[{}, Math.round(now.getTime() / 1000)]]),
    '# EOF\n',
  ].join('')
}

function family(name: string, help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return ''
  const full = `trivy_offline_cache_${name}`
  const lines = samples.map(([labels, value]) => `${full}${renderLabels(labels)} ${value}\n`)
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
