// What the scenarios of the Actions cache share: one repository with its cache and a registry, and runners that come and go.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { formatKey, hashSources } from '../../src/cache/cache-key.ts'
import { layoutMembers, type Member, packEntry } from '../fakes/cache-archive.ts'
import { type CacheService, MAIN, type RecordedRequest, startCacheService } from '../fakes/cache-service.ts'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import type { Artifact } from '../fixtures/artifact.ts'
import { published, type RegistryResource } from '../fixtures/manifest.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'

/** The scope of the pull request in these scenarios. */
export const PULL = 'refs/pull/7/merge'

/** Why the job runs, which decides who may write what it reads. */
export type Trigger = 'schedule' | 'push' | 'pull_request'

/** A step in a job of its own; nothing is in its cache directory unless a job is given. */
export interface SceneOptions extends StepOptions {
  readonly trigger?: Trigger | undefined
  /** How deep in the file system the runner lives. */
  readonly below?: string | undefined
  readonly job?: Job | undefined
}

/** What a step left behind, and what it asked for. */
export interface SceneResult extends StepResult {
  readonly job: Job
  /** `GET /v2/…`, in order. */
  readonly registryRequests: readonly string[]
  readonly cacheRequests: readonly RecordedRequest[]
  /** The annotations, as GitHub would show them. */
  readonly annotations: readonly string[]
  readonly evidence: Evidence
}

/** What the tests read of the evidence record. */
export interface Evidence {
  readonly degraded: boolean
  readonly resources: readonly {
    readonly name: string
    readonly source?: string
    readonly layerDigest?: string
    readonly measuredAt?: string
    readonly confirmed?: boolean
    readonly attempts: readonly {
      readonly source: string
      readonly outcome: string
      readonly detail: string
    }[]
  }[]
}

/** A repository, its cache, and its registry. */
export interface CacheScene {
  readonly registry: FakeRegistry
  readonly service: CacheService
  /** Publishes artifacts under the base that the steps ask. */
  publish(...artifacts: readonly Artifact[]): void
  /** Adds an entry as if somebody had saved it just now. */
  plant(resource: RegistryResource, artifact: Artifact, options: PlantOptions): Promise<string>
  /** Runs the built action in a job. */
  run(options?: SceneOptions): Promise<SceneResult>
}

/** What an entry says of itself, and what is really in it. */
export interface PlantOptions {
  /** In the key: database, when it was built; bundle, when it was confirmed. */
  readonly time: Date
  readonly scope?: string | undefined
  /** Changes what an honest entry would hold. */
  readonly edit?: ((members: Member[]) => Member[]) | undefined
  /** Of the layer that the key names; the artifact's own unless somebody lies. */
  readonly keyDigest?: string | undefined
}

/** Starts a scene for one test. */
export async function startScene(options: { azure?: boolean } = {}): Promise<CacheScene> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const service = await startCacheService(options)
  onTestFinished(() => service.close())
  return {
    registry,
    service,
    publish: (...artifacts) => {
      for (const artifact of artifacts) registry.put(`base/${artifact.repository}`, artifact.tag, artifact)
    },
    plant: async (resource, artifact, { time, scope = MAIN, edit, keyDigest }) => {
      const key = keyFor(registry, resource, { time, layerDigest: keyDigest ?? artifact.layerDigest })
      const members = layoutMembers(resource, artifact, { confirmedAt: time })
      service.plant(key, resource, { bytes: await packEntry(edit?.(members) ?? members), scope })
      return key
    },
    run: (step) => run({ registry, service }, step),
  }
}

/** The key under which the step would save this. */
export function keyFor(
  { host }: Pick<FakeRegistry, 'host'>,
  resource: RegistryResource,
  { time, layerDigest }: { time: Date; layerDigest: string },
): string {
  const { repository, tag } = published[resource]
  const sourcesHash = hashSources([`${host}/base/${repository}:${tag}`])
  return formatKey({ prefix: 'offline-cache', resource, schema: tag, sourcesHash, time, layerDigest })
}

async function run(
  { registry, service }: Pick<CacheScene, 'registry' | 'service'>,
  { trigger = 'schedule', below, job = makeJob(below), ...options }: SceneOptions = {},
): Promise<SceneResult> {
  registry.requests.splice(0)
  service.requests.splice(0)
  const result = await runStep(job, {
    ...options,
    inputs: { registries: `${registry.host}/base`, 'trivy-version': '0.74.0', ...options.inputs },
    environment: {
      ...service.environmentFor(trigger === 'pull_request' ? [PULL, MAIN] : [MAIN]),
      ...describeTrigger(trigger, job),
      ...options.environment,
    },
  })
  const evidencePath = result.outputs.evidence ?? ''
  return {
    ...result,
    job,
    registryRequests: registry.requests.map(({ method, url }) => `${method} ${url}`),
    cacheRequests: [...service.requests],
    annotations: result.log.split('\n').filter((line) => /^::(warning|error|notice)\b/.test(line)),
    evidence: existsSync(evidencePath)
      ? JSON.parse(readFileSync(evidencePath, 'utf8'))
      : { degraded: true, resources: [] },
  }
}

function makeJob(below: string | undefined): Job {
  const job = startJob({ below })
  onTestFinished(job.remove)
  return job
}

/** What the runner says of the event; on a schedule there is no word of the default branch. */
function describeTrigger(trigger: Trigger, job: Job): Record<string, string> {
  const repository = trigger === 'schedule' ? {} : { default_branch: 'main' }
  return {
    GITHUB_EVENT_NAME: trigger,
    GITHUB_REF: trigger === 'pull_request' ? PULL : MAIN,
    GITHUB_EVENT_PATH: writeJobFile(join(job.temp, 'event.json'), JSON.stringify({ repository })),
  }
}

/** An instant that many hours ago; negative ones lie in the future. */
export function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * 3_600_000)
}

/** The facts of one resource in the evidence record. */
export function evidenceOf(result: SceneResult, resource: RegistryResource): Evidence['resources'][number] {
  const found = result.evidence.resources.find(({ name }) => name === resource)
  if (found === undefined) throw new Error(`no evidence of ${resource}:\n${result.log}`)
  return found
}

/** Every file of a directory, sorted; none when it is not there. */
export function listFiles(directory: string): string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
}
