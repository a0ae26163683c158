// Jobs of one Maven project, with a repository on loopback and an Actions cache that they share.
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type CacheService, MAIN, startCacheService } from '../fakes/cache-service.ts'
import { type MavenRepository, startMavenRepository } from '../fakes/maven-repository.ts'
import { pomFiles, writePom } from '../fixtures/poms.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'

/** A project, its repository, and its cache. */
export interface MavenLab {
  readonly repository: MavenRepository
  readonly service: CacheService
  /** A step in a new job, or in one that is given, with this pom.xml. */
  run(options?: MavenStep): Promise<MavenResult>
}

/** A step with a workspace. */
export interface MavenStep extends StepOptions {
  /** Files of the workspace; by default the project of this lab. */
  readonly workspace?: Readonly<Record<string, string>>
  readonly job?: Job
  /** The settings.xml of the user; default: one that tells Trivy of the lab's repository. */
  readonly settings?: string
}

/** What the step left behind. */
export interface MavenResult extends StepResult {
  readonly job: Job
  /** Paths that the repository was asked for by this step, in order. */
  readonly asked: readonly string[]
  /** Paths of all POMs in the local repository of HOME. */
  readonly placed: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly evidence: PomEvidence
}

/** What the tests read of the evidence record. */
export interface PomEvidence {
  readonly mavenPoms?: {
    readonly isReady: boolean
    readonly unknown: readonly { readonly pom: string; readonly wantedBy: string; readonly reason: string }[]
    readonly absent: readonly { readonly pom: string }[]
    readonly doubts: readonly string[]
    readonly layerDigest?: string
    readonly inputDigest: string
    readonly project: string
  }
}

/** The project of the lab: a parent, a BOM, transitive dependencies, and one POM that no repository has. */
export const PROJECT = {
  'pom.xml': writePom('org.acme:app:1.0', {
    parent: 'org.acme:parent:3',
    dependencies: ['org.lib:one:1.0', 'org.lib:gone:1.0'],
  }),
}

/** What its repository has: all that Trivy reads, but for `org.lib:gone`. */
export const LIBRARY = pomFiles({
  'org.acme:parent:3': {},
  'org.lib:one:1.0': { parent: 'org.lib:parent:7', dependencies: ['org.lib:two:2.0'] },
  'org.lib:parent:7': {},
  'org.lib:two:2.0': { dependencies: ['org.lib:three:3.0'] },
  'org.lib:three:3.0': {},
  'org.lib:four:4.0': {},
})

/** Their paths. */
export const LIBRARY_PATHS = [...LIBRARY].map(([path]) => path).filter((path) => !path.includes('/four/'))

/** Starts a lab for one test. */
export async function startMavenLab(): Promise<MavenLab> {
  const repository = await startMavenRepository()
  onTestFinished(() => repository.close())
  for (const [path, text] of LIBRARY) repository.files.set(path, text)
  const service = await startCacheService()
  onTestFinished(() => service.close())
  return { repository, service, run: (step) => run({ repository, service }, step) }
}

async function run(
  { repository, service }: Pick<MavenLab, 'repository' | 'service'>,
  {
    workspace = PROJECT,
    job = makeJob(),
    settings = mirrorSettings(repository.url),
    ...options
  }: MavenStep = {},
): Promise<MavenResult> {
  const before = repository.requests.length
  for (const [path, text] of Object.entries(workspace)) writeJobFile(join(job.workspace, path), text)
  const home = join(job.temp, 'home')
  mkdirSync(home, { recursive: true })
  writeJobFile(join(home, '.m2', 'settings.xml'), settings)
  const step = await runStep(job, {
    ...options,
    inputs: {
      resources: 'maven-poms',
      'scan-type': 'fs',
      'trivy-version': '0.74.0',
      'maven-repository': `central=${repository.url}`,
      ...options.inputs,
    },
    environment: {
      ...service.environmentFor([MAIN]),
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_REF: MAIN,
      HOME: home,
      ...(process.platform === 'win32' ? { USERPROFILE: home } : {}),
      MAVEN_HOME: join(job.temp, 'no-maven'),
      ...options.environment,
    },
  })
  const evidence = step.outputs.evidence ?? ''
  return {
    ...step,
    job,
    asked: repository.requests.slice(before).map(({ path }) => path),
    placed: globSync('**/*.pom', { cwd: join(home, '.m2', 'repository') })
      .map((path) => path.replaceAll('\\', '/'))
      .sort(),
    counts: JSON.parse(step.outputs['maven-poms'] || '{}'),
    evidence: existsSync(evidence) ? JSON.parse(readFileSync(evidence, 'utf8')) : {},
  }
}

/** With it Trivy asks this URL for Central too: what is not there is absent for both. */
export function mirrorSettings(url: string, more = ''): string {
  return `<settings>${more}<mirrors><mirror><id>lab</id><mirrorOf>central</mirrorOf><url>${url}</url></mirror></mirrors></settings>`
}

/** A job that goes with its test. */
export function makeJob(): Job {
  const job = startJob()
  onTestFinished(job.remove)
  return job
}
