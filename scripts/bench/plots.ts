// The plots of docs/performance.md, drawn from what a run has measured.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DeadRun, MAX_TRIVY_S } from './dead-runs.ts'
import type { DeadSources } from './dead-sources.ts'
import { barPlot, linePlot, type Series } from './plot.ts'
import type { SizePoint } from './sizes.ts'

const DIRECTORY = join(import.meta.dirname, '..', '..', 'docs', 'performance')

/** Draws those for which something was measured. */
export function drawPlots(sizes: readonly SizePoint[], dead: DeadSources | undefined): void {
  const write = (name: string, svg: string) => writeFileSync(join(DIRECTORY, name), svg)
  write('size.svg', plotSizes(sizes))
  if (dead === undefined) return
  write('dead-kinds.svg', plotKinds(dead))
  write('dead-sources.svg', plotCounts(dead))
}

/** Time against size. */
export function plotSizes(sizes: readonly SizePoint[]): string {
  return linePlot({
    title: 'Nothing there yet: time against the size of the vulnerability DB',
    at: sizes.map(({ megabytes }) => megabytes),
    atTitle: 'MB, unpacked',
    valueTitle: 'seconds',
    series: [
      { name: 'this action', values: sizes.map(({ action }) => action) },
      { name: 'Trivy', values: sizes.map(({ trivy }) => trivy) },
    ],
  })
}

/** One dead source of each kind. */
export function plotKinds({ kinds }: Pick<DeadSources, 'kinds'>): string {
  return barPlot({
    title: 'One dead source before a good one: until the database is there',
    at: kinds.map(({ kind }) => kind),
    atTitle: 'what the first of two sources does',
    valueTitle: 'seconds',
    series: [
      seriesOf(
        'this action',
        kinds.map(({ action }) => action),
      ),
      seriesOf(
        'Trivy',
        kinds.map(({ trivy }) => trivy),
      ),
    ],
  })
}

/** More and more that drop packets. */
export function plotCounts({ dropped, trivyDropped }: Pick<DeadSources, 'dropped' | 'trivyDropped'>): string {
  return barPlot({
    title: 'Sources that drop packets, before a good one',
    at: ['none', 'one', 'two', 'three', 'four, none good'],
    atTitle: 'dead sources',
    valueTitle: 'seconds',
    series: [
      // The last list has nothing to come to.
      {
        name: 'this action',
        values: dropped,
        notes: dropped.map((_, dead) => (dead === 4 ? 'fails' : undefined)),
      },
      seriesOf('Trivy', trivyDropped),
    ],
  })
}

function seriesOf(name: string, runs: readonly (DeadRun | undefined)[]): Series {
  return { name, values: runs.map((run) => run?.seconds), notes: runs.map(describeEnd) }
}

function describeEnd(run: DeadRun | undefined): string | undefined {
  if (run === undefined || run.hasData) return undefined
  return run.seconds >= MAX_TRIVY_S ? 'and more' : 'fails'
}
