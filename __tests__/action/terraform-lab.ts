// Jobs of one Terraform project, with a module registry and git over HTTP on loopback, and an Actions cache that they share.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type CacheService, MAIN, startCacheService } from '../fakes/cache-service.ts'
import { type GitServer, startGitServer } from '../fakes/git-server.ts'
import { type ModuleRegistry, startModuleRegistry } from '../fakes/module-registry.ts'
import { runOffline } from '../fixtures/offline-trivy.ts'
import { makeDirectory } from '../temporary.ts'
import { WITHOUT_COLLECTING } from '../trivy-versions.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'

/** Where modules lie, and the cache. */
export interface TerraformLab {
  readonly registry: ModuleRegistry
  readonly git: GitServer
  readonly service: CacheService
  /** Directory for what a test needs besides. */
  readonly directory: string
  /** A step in a new job, or in one that is given. */
  run(options: TerraformStep): Promise<TerraformResult>
  /** What Trivy reports of a job's workspace, and what it asked for, with everything reachable and nothing placed. */
  scanOnline(job: Job, scan?: Scan): Promise<ScanResult>
  /** What was asked of registry and git since the last time. */
  takeRequests(): readonly string[]
}

/** A step with a workspace. */
export interface TerraformStep extends StepOptions {
  readonly workspace?: Readonly<Record<string, string>>
  readonly job?: Job
  /** Hosts beside those of the lab. */
  readonly registries?: string
}

/** What the step left behind. */
export interface TerraformResult extends StepResult {
  readonly job: Job
  readonly asked: readonly string[]
  readonly counts: Readonly<Record<string, unknown>>
  readonly evidence: {
    readonly unknown: readonly { readonly call: string; readonly source: string; readonly reason: string }[]
    readonly absent: readonly { readonly call: string; readonly source: string; readonly reason: string }[]
    readonly keys: readonly string[]
    readonly temp: string
  }
}

/** What is scanned, and how. */
export interface Scan {
  /** The command and its flags; default: `config`. */
  readonly args?: readonly string[]
  /** Below the workspace; default: all of it. */
  readonly target?: string
  /** Of Trivy; default: the one on PATH. */
  readonly program?: string
}

/** A report, and what Trivy said beside it. */
export interface ScanResult {
  readonly results: unknown
  readonly log: string
}

/** A bucket that breaks many rules. */
export const BUCKET = (name = 'b') => `resource "aws_s3_bucket" "${name}" {\n  bucket = "${name}"\n}\n`

/** Starts a lab for one test. */
export async function startTerraformLab(): Promise<TerraformLab> {
  const directory = makeDirectory('terraform')
  const registry = await startModuleRegistry(directory)
  const [git, service] = await Promise.all([
    startGitServer(directory, registry.certificate),
    startCacheService(),
  ])
  onTestFinished(() => Promise.all([registry.close(), git.close(), service.close()]).then(() => undefined))
  const takeRequests = () => [
    ...registry.requests.splice(0).map(({ path }) => `registry ${path}`),
    ...git.requests.splice(0).map((request) => `git ${request}`),
  ]
  const lab = { registry, git, service, directory, takeRequests }
  return { ...lab, run: (step) => run(lab, step), scanOnline: (job, scan) => scanOnline(lab, job, scan) }
}

type Parts = Omit<TerraformLab, 'run' | 'scanOnline'>

async function run(lab: Parts, step: TerraformStep): Promise<TerraformResult> {
  const { workspace = {}, job = makeJob(), registries = '', ...options } = step
  const { registry, git, service } = lab
  for (const [path, text] of Object.entries(workspace))
    writeJobFile(join(job.workspace, path), fill(text, lab))
  const home = join(job.temp, 'home')
  mkdirSync(home, { recursive: true })
  lab.takeRequests()
  const result = await runStep(job, {
    ...options,
    inputs: {
      resources: 'terraform-modules',
      'trivy-version': '0.76.0',
      'ca-file': registry.caPath,
      ...(options.action === undefined || options.action === 'main' ? { 'scan-type': 'config' } : {}),
      'terraform-registry': `${registry.host} ${git.host} ${git.secureHost} ${fill(registries, lab)}`,
      ...options.inputs,
    },
    environment: {
      ...service.environmentFor([MAIN]),
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_REF: MAIN,
      HOME: home,
      ...options.environment,
    },
  })
  const evidence = result.outputs.evidence ?? ''
  return {
    ...result,
    job,
    asked: lab.takeRequests(),
    counts: JSON.parse(result.outputs['terraform-modules'] || '{}'),
    evidence: existsSync(evidence) ? JSON.parse(readFileSync(evidence, 'utf8')).terraformModules : undefined,
  }
}

/** `REGISTRY` and `GIT` stand for the two servers of the lab, `SECURE` for git over https. */
export function fill(text: string, { registry, git }: Pick<TerraformLab, 'registry' | 'git'>): string {
  return text
    .replaceAll('REGISTRY', registry.host)
    .replaceAll('GIT', `git::${git.url}`)
    .replaceAll('SECURE', `git::${git.secureUrl}`)
}

/** A job that goes with its test. */
export function makeJob(): Job {
  const job = startJob()
  onTestFinished(job.remove)
  return job
}

const QUIET = {
  ...WITHOUT_COLLECTING,
  TRIVY_SKIP_CHECK_UPDATE: 'true',
  TRIVY_SKIP_VERSION_CHECK: 'true',
  TRIVY_DISABLE_TELEMETRY: 'true',
}

async function scanOnline(lab: Parts, job: Job, scan: Scan = {}): Promise<ScanResult> {
  const temp = join(job.temp, 'online')
  mkdirSync(join(temp, 'tmp'), { recursive: true })
  lab.takeRequests()
  const [program = '', ...args] = commandOf(scan)
  const child = spawn(program, args, {
    cwd: job.workspace,
    env: {
      PATH: process.env.PATH,
      HOME: temp,
      TMPDIR: join(temp, 'tmp'),
      TRIVY_CACHE_DIR: join(temp, 'cache'),
      SSL_CERT_FILE: lab.registry.caPath,
      GIT_SSL_CAINFO: lab.registry.caPath,
      ...QUIET,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, log] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  rmSync(temp, { recursive: true, force: true })
  if (code !== 0) throw new Error(`trivy: exit code ${code}: ${log}`)
  return { results: readResults(stdout), log }
}

/** With the network cut, and what the step exported. */
export function scanOffline(
  job: Job,
  variables: Readonly<Record<string, string>>,
  scan: Scan = {},
): ScanResult {
  const environment = { HOME: join(job.temp, 'home'), ...QUIET, ...variables }
  const run = runOffline(commandOf(scan), { environment, cwd: job.workspace })
  if (run.exitCode !== 0) throw new Error(`trivy: exit code ${run.exitCode}: ${run.stderr}`)
  return { results: readResults(run.stdout), log: run.stderr }
}

function commandOf({ program = 'trivy', args = ['config'], target = '.' }: Scan): readonly string[] {
  return [program, ...args, '--format', 'json', target]
}

/**
 * The results of a report. Trivy reads root modules side by side: where several call the same one, the order of what is found in
 * it is another each time.
 */
export function readResults(report: string): unknown {
  const { Results: results = [] } = JSON.parse(report) as { Results?: { Misconfigurations?: unknown[] }[] }
  for (const { Misconfigurations: found } of results) found?.sort(compareAsJson)
  return results.sort(compareAsJson)
}

function compareAsJson(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
