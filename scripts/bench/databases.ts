// A large database: this action in its ways beside what a user would run instead.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { LargeArtifact } from '../../__tests__/fixtures/large-artifact.ts'
import { COLD, type Contestant, LIMIT, listContestants, ORAS, RESTORED, TRIVY } from './contestants.ts'
import { type LargeResource, startServer } from './job.ts'
import { type Measurement, median } from './measure.ts'
import { type Row, ratios, sayLoad } from './table.ts'

/** What is compared, and how often. */
export interface Comparison {
  readonly root: string
  readonly resource: LargeResource
  readonly artifact: LargeArtifact
  readonly rounds: number
  /** Of each connection; undefined: as fast as the machine is. */
  readonly megabytesPerSecond?: number | undefined
  /** Which contestants take part. */
  readonly names?: readonly string[] | undefined
}

/** Runs all contestants in turn, prints their times, and gives the rows of the table. */
export async function compareDatabases(comparison: Comparison): Promise<Row[]> {
  const { root, resource, artifact, rounds, megabytesPerSecond, names } = comparison
  const rate = megabytesPerSecond === undefined ? '' : `, ${megabytesPerSecond} MB/s for each connection`
  const name = `${resource}, ${size(artifact.databaseSizeBytes)} in ${size(artifact.layerSizeBytes)}${rate}`
  console.log(`\n${name}, ${rounds} rounds`)
  sayLoad('before')
  const bytesPerSecond = megabytesPerSecond === undefined ? undefined : megabytesPerSecond * 1e6
  const server = await startServer({ [resource]: artifact }, bytesPerSecond)
  try {
    const all = listContestants({ root, resource, artifact, server })
    const contestants = names === undefined ? all : all.filter((one) => names.includes(one.name))
    const runs = await runInTurn(contestants, { root, rounds })
    printTimes(runs)
    sayLoad('after')
    return rowsOf(runs, { label: `${resource}${rate}`, resource, isShaped: rate !== '' })
  } finally {
    server.close()
  }
}

type Runs = ReadonlyMap<string, readonly Measurement[]>

/** Another one begins in every round, so that none is always the first after a pause. */
export async function runInTurn(
  contestants: readonly Contestant[],
  { root, rounds }: Pick<Comparison, 'root' | 'rounds'>,
): Promise<Runs> {
  const runs = new Map<string, Measurement[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const contestant = contestants[(round + turn) % contestants.length]
      if (contestant === undefined) continue
      const directory = mkdtempSync(join(root, 'run-'))
      runs.get(contestant.name)?.push(await contestant.run(directory))
      rmSync(directory, { recursive: true, force: true })
      spawnSync('sync')
    }
  }
  return runs
}

/** The medians of the times, and the peaks of memory. */
export function printTimes(runs: Runs): void {
  for (const [name, measurements] of runs) {
    const ms = Math.round(median(measurements.map((measurement) => measurement.ms)))
    const programs = [...new Set(measurements.flatMap(({ peakMb }) => Object.keys(peakMb)))]
    const peaks = programs.map((program) => `${program} ${Math.max(...peaksOf(measurements, program))} MB`)
    console.log(`${name.padEnd(42)} ${String(ms).padStart(6)} ms   peak: ${peaks.join(', ')}`)
  }
}

function peaksOf(measurements: readonly Measurement[], program: string): number[] {
  return measurements.map(({ peakMb }) => peakMb[program] ?? 0)
}

function rowsOf(
  runs: Runs,
  { label, resource, isShaped }: { label: string; resource: LargeResource; isShaped: boolean },
): Row[] {
  const ms = (name: string) => runs.get(name)?.map((one) => one.ms)
  const row = (name: string, to: string, reach: number): Row => ({
    what: `${label}: ${name} : ${to}`,
    values: ratios(ms(name), ms(to)),
    reach,
  })
  if (isShaped) return [row(COLD, TRIVY, 0.35), row(COLD, ORAS, 0.35)]
  const peak = (name: string, program: string): Row => ({
    what: `${label}: peak memory, ${name}, ${program}`,
    values: peaksOf(runs.get(name) ?? [], program),
    reach: 90,
    unit: 'MB',
  })
  return [
    row(COLD, TRIVY, resource === 'vuln-db' ? 0.5 : 0.35),
    row(COLD, ORAS, 0.5),
    row(COLD, LIMIT, 1.15),
    row(RESTORED, COLD, 1.15),
    peak(COLD, 'node main'),
    peak(RESTORED, 'node main'),
    peak(RESTORED, 'node cache-worker'),
  ]
}

function size(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
