// A job after the action's step: the data in place, things to scan, and what a later step gets from the runner.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { writeImageArchive } from '../fixtures/image-archive.ts'
import { MANIFEST_TYPE, type RegistryResource } from '../fixtures/manifest.ts'
import type { TrivyRun } from '../fixtures/offline-trivy.ts'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { type Finding, readFindings } from '../fixtures/trivy-report.ts'
import { type Job, runStep, type StepResult, startJob } from './run.ts'

/** A job whose first step, the action, is over, and whose registry is gone. */
export interface TrivyLab {
  readonly job: Job
  readonly step: StepResult
  /** What a runner gives every later step, without what the action exported. */
  readonly base: Readonly<Record<string, string>>
  /** Holds everything that the scans look at. */
  readonly targets: string
  /** One scan for each kind of data; forgets what Trivy remembers of earlier scans. */
  prepare(name: ScanName): Scan
}

/** A scan as arguments of `trivy`, and exactly what it must find. */
export interface Scan {
  readonly args: readonly string[]
  readonly findings: readonly Finding[]
}

/** The scans by what they need: both databases from files, both from an image, the checks bundle. */
export const SCAN_NAMES = ['rootfs', 'image', 'misconfig'] as const
export type ScanName = (typeof SCAN_NAMES)[number]

/** What is published, and how the action is told to get it. */
export interface LabOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly published?: readonly RegistryResource[]
  /** The data becomes so old that Trivy itself would look for newer: then only settings keep it from that. */
  readonly isAged?: boolean
}

/** Runs the built action against a registry with these resources, which is closed afterwards. */
export async function provideData(options: LabOptions = {}): Promise<TrivyLab> {
  const job = startJob()
  const registry = await startRegistry()
  for (const resource of options.published ?? (['vuln-db', 'java-db', 'checks-bundle'] as const)) {
    const { repository, tag, manifest, blobs } = await buildArtifact(resource)
    registry.put(`base/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
  }
  const step = await runStep(job, { inputs: { registries: `${registry.host}/base`, ...options.inputs } })
  await registry.close()
  if (step.exitCode !== 0) throw new Error(step.log)
  if (options.isAged === true) ageData(job.cacheDir)
  const targets = join(job.temp, 'targets')
  const scans = await writeScans(targets)
  return {
    job,
    step,
    base: {
      HOME: job.temp,
      RUNNER_TEMP: job.temp,
      GITHUB_WORKSPACE: job.workspace,
      GITHUB_REPOSITORY: 'owner/repository',
    },
    targets,
    prepare(name) {
      // Layers of an image that Trivy has seen before are not looked at again.
      rmSync(join(job.cacheDir, 'fanal'), { recursive: true, force: true })
      return scans[name]
    },
  }
}

/** The findings of a scan that ended well. */
export function readScan(run: TrivyRun): Finding[] {
  if (run.exitCode !== 0) throw new Error(`exit code ${run.exitCode}: ${run.stderr}`)
  return readFindings(run.stdout)
}

/** Nothing but the instants in the metadata says how old the data is, and when it should be renewed. */
function ageData(cacheDir: string): void {
  const past = new Date(Date.now() - 9 * 86_400_000).toISOString()
  for (const file of globSync('*/metadata.json', { cwd: cacheDir })) {
    const path = join(cacheDir, file)
    const aged = readFileSync(path, 'utf8').replace(/"(\d{4}-\d\d-\d\dT[^"]*Z)"/g, `"${past}"`)
    writeFileSync(path, aged)
  }
}

async function writeScans(targets: string): Promise<Record<ScanName, Scan>> {
  mkdirSync(targets)
  const { rootfs, config } = writeTargets(targets)
  const image = join(targets, 'image.tar')
  await writeImageArchive(image, rootfs)
  const json = ['--format', 'json']
  return {
    rootfs: {
      args: ['rootfs', '--scanners', 'vuln', ...json, rootfs],
      findings: expectedFindings.rootfs,
    },
    image: {
      args: ['image', '--scanners', 'vuln', ...json, '--input', image],
      findings: expectedFindings.rootfs,
    },
    misconfig: {
      args: ['fs', '--scanners', 'misconfig', ...json, config],
      findings: expectedFindings.config,
    },
  }
}
