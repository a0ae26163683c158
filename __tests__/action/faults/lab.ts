// Three registries, a cache directory with a sealed old copy, and one run of the action against them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCertificates } from '../../fakes/certificates.ts'
import { type FakeRegistry, startRegistry } from '../../fakes/registry.ts'
import type { ArchiveEntry } from '../../fixtures/archive.ts'
import { type Artifact, type ArtifactOverrides, buildArtifact } from '../../fixtures/artifact.ts'
import type { RegistryResource } from '../../fixtures/manifest.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob } from '../run.ts'
import { linkTree } from './disk.ts'
import type { Breakage, FaultRow } from './row.ts'

/** The entry with limits of a test; see there. */
export const QUICK_ENTRY = join(import.meta.dirname, '..', 'quick-entry.ts')

const CLOCK_PRELOAD = new URL('clock-preload.ts', import.meta.url).href

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A source as the action names it, and the registry behind it, if there is one. */
export interface LabSource {
  readonly base: string
  readonly label: string
  readonly registry: FakeRegistry
}

/** Sources, and a job that can have several steps. */
export interface Lab {
  readonly resource: RegistryResource
  readonly job: Job
  readonly sources: readonly [LabSource, LabSource, LabSource]
  /** What a healthy source has. */
  readonly healthy: Artifact
  /** Runs the action for this resource against these sources, never against others. */
  run(options?: StepOptions): Promise<StepResult>
  close(): Promise<void>
}

/** What a lab begins with. */
export interface LabOptions {
  readonly resource?: RegistryResource
  /** Breaks that many sources, from the first on. */
  readonly broken?: { readonly count: number; readonly breakage: Breakage }
  /** A cache directory whose copy is put in place before, by hard links: the seals in it stay good. */
  readonly before?: string | undefined
  /** What else healthy sources have. */
  readonly healthy?: ArtifactOverrides
}

/** Starts three registries; those that are not broken have data from an hour ago. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { resource = 'vuln-db', broken, before } = options
  const healthy = await buildArtifact(resource, { updatedAt: hoursAgo(1), ...options.healthy })
  const job = startJob()
  const start = (position: number) => {
    const breakage = broken !== undefined && position <= broken.count ? broken.breakage : undefined
    return startSource({ position, healthy, resource, breakage, directory: job.temp })
  }
  const sources = [await start(1), await start(2), await start(3)] as const
  if (before !== undefined) linkTree(before, job.cacheDir)
  return {
    resource,
    job,
    sources,
    healthy,
    run: (step = {}) => {
      const inputs = {
        resources: resource,
        registries: sources.map(({ base }) => base).join(', '),
        'trivy-version': '0.74.0',
      }
      return runStep(job, { ...step, inputs: { ...inputs, ...step.inputs } })
    },
    close: async () => {
      await Promise.all(sources.map(({ registry }) => registry.close()))
      job.remove()
    },
  }
}

/** What the row needs to be run with: the built action, or the same with other limits. */
export function stepFor(row: FaultRow): StepOptions {
  const inputs = row.inputs ?? {}
  if (row.limits === undefined) return { inputs }
  return { inputs, entry: QUICK_ENTRY, environment: { TEST_LIMITS: JSON.stringify(row.limits) } }
}

interface SourceOptions {
  readonly position: number
  readonly resource: RegistryResource
  readonly healthy: Artifact
  readonly breakage: Breakage | undefined
  readonly directory: string
}

async function startSource(options: SourceOptions): Promise<LabSource> {
  const { position, resource, breakage, directory } = options
  const tls = breakage?.kind === 'certificate' ? { tls: createCertificates(directory) } : {}
  const registry = await startRegistry(tls)
  const artifact =
    breakage?.kind === 'artifact'
      ? await buildArtifact(resource, {
          updatedAt: hoursAgo(1),
          ...breakage.overrides((days) => hoursAgo(24 * days - position)),
        })
      : options.healthy
  registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  const faults = breakage?.kind === 'answers' ? breakage.faults : []
  for (const { match, fault } of faults) registry.fail(match, fault)
  const base = breakage?.kind === 'address' ? breakage.base(position) : `${registry.host}/mirror`
  return { base, label: `${base}/${artifact.repository}:${artifact.tag}`, registry }
}

/** A cache directory with a sealed copy, as a job left it some days ago. */
export async function prepareBefore(days: number, resource: RegistryResource = 'vuln-db'): Promise<string> {
  const lab = await startLab({ resource, healthy: { updatedAt: hoursAgo(24 * days), entries: oldEntries } })
  try {
    const environment = { TEST_CLOCK_SHIFT_MS: String(-days * DAY_MS) }
    const result = await lab.run({ execArgv: ['--import', CLOCK_PRELOAD], environment })
    if (result.exitCode !== 0) throw new Error(result.log)
    const kept = mkdtempSync(join(tmpdir(), 'before-'))
    linkTree(lab.job.cacheDir, kept)
    forgetGiver(join(kept, '.offline-cache', `${resource}.seal.json`))
    return kept
  } finally {
    await lab.close()
  }
}

/** Its registry is gone with its port, and would be another than those that are asked: that is not what the labs are about. */
function forgetGiver(seal: string): void {
  const { provenance, ...rest } = JSON.parse(readFileSync(seal, 'utf8'))
  rmSync(seal)
  writeFileSync(seal, JSON.stringify({ ...rest, provenance: { ...provenance, giver: 'unknown' } }))
}

/** What the archive of an old copy holds: every file differs from a later one, so that a test can tell the two. */
export function oldEntries(own: ArchiveEntry[]): ArchiveEntry[] {
  return own.map((entry) =>
    entry.kind === 'file' && entry.name !== 'metadata.json'
      ? { ...entry, content: Buffer.concat([Buffer.from(entry.content), Buffer.from('\n')]) }
      : entry,
  )
}

/** Removes what `prepareBefore` made. */
export function removeBefore(directory: string): void {
  rmSync(directory, { recursive: true, force: true })
}

/** What a source was asked, in short: `manifest`, `blob`, `blob from 700`; with the method unless it is GET. */
export function requestsOf({ registry }: LabSource): string[] {
  return registry.requests.map(({ method, url, headers }) => {
    const kind = /\/(manifest|blob)s\//.exec(url)?.[1] ?? url
    const range = /^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1]
    return `${method === 'GET' ? '' : `${method} `}${kind}${range === undefined ? '' : ` from ${range}`}`
  })
}

/** Calls back as soon as any source has got a request of this kind. */
export function whenAsked(lab: Lab, request: string, then: () => void): void {
  const timer = setInterval(() => {
    if (!lab.sources.some((source) => requestsOf(source).includes(request))) return
    clearInterval(timer)
    then()
  }, 10)
  timer.unref()
}

function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * HOUR_MS)
}
