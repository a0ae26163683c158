// A job that provides VEX repositories, and the real Trivy that scans with them afterwards.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startRegistry } from '../fakes/registry.ts'
import { startWebServer, type WebServer } from '../fakes/web-server.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { runOffline, type TrivyRun } from '../fixtures/offline-trivy.ts'
import { writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { buildVexFiles, buildVexManifest, packVexRepository, type Statement } from '../fixtures/vex.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'

/** A job, and a server that publishes. */
export interface VexLab {
  readonly job: Job
  readonly server: WebServer
  /** Publishes a repository at `<server>/<name>`, as Trivy's documentation shows it; says its URL. */
  publish(name: string, statements: readonly Statement[], page?: PublishOptions): Promise<string>
  run(options?: StepOptions): Promise<StepResult>
  /** The ids that Trivy finds in the fixture project with `--vex repo` and no network. */
  scan(variables: Readonly<Record<string, string>>, more?: ScanOptions): VexScan
  close(): Promise<void>
}

/** What may differ in how a repository is published. */
export interface PublishOptions {
  readonly etag?: string
  readonly authorization?: string
  /** Files in place of the repository's own, or made from them. */
  readonly change?: (files: Record<string, string>) => Record<string, string | Buffer>
  readonly archive?: Buffer
}

/** What a scan is run with. */
export interface ScanOptions {
  readonly vex?: readonly string[]
}

/** What a scan said. */
export interface VexScan {
  readonly ids: readonly string[]
  readonly run: TrivyRun
}

/** Starts a lab whose registry has a vulnerability database. */
export async function startVexLab(): Promise<VexLab> {
  const job = startJob()
  const server = await startWebServer()
  const registry = await startRegistry()
  const database = await buildArtifact('vuln-db')
  registry.put('base/trivy-db', database.tag, { ...database, mediaType: MANIFEST_TYPE })
  const targets = join(job.temp, 'targets')
  mkdirSync(targets)
  const { project } = writeTargets(targets)
  return {
    job,
    server,
    publish: (name, statements, options = {}) => publish(server, { name, statements, ...options }),
    run: (options = {}) =>
      runStep(job, {
        ...options,
        inputs: {
          resources: 'vuln-db, vex-repo',
          'trivy-version': '0.74.0',
          'db-repository': `${registry.host}/base/trivy-db`,
          ...options.inputs,
        },
      }),
    scan: (variables, { vex = ['--vex', 'repo'] } = {}) => {
      const args = ['fs', '--scanners', 'vuln', '--format', 'json', ...vex, project]
      const run = runOffline(['trivy', ...args], {
        environment: { HOME: job.temp, ...variables },
        cwd: job.workspace,
      })
      if (run.exitCode !== 0) throw new Error(`exit code ${run.exitCode}: ${run.stderr}`)
      return { ids: readFindings(run.stdout).map(({ id }) => id), run }
    },
    close: async () => {
      await Promise.all([server.close(), registry.close()])
      job.remove()
    },
  }
}

/** Writes the list that a user keeps where Trivy looks for it. */
export function writeRepositoryList(job: Job, text: string): string {
  return writeJobFile(join(job.temp, '.trivy', 'vex', 'repository.yaml'), text)
}

async function publish(
  server: WebServer,
  options: PublishOptions & { readonly name: string; readonly statements: readonly Statement[] },
): Promise<string> {
  const { name, statements, change = (files) => files, authorization, etag } = options
  const url = `${server.url}/${name}`
  const manifest = buildVexManifest([`${url}/archive.tar.gz//${name}-main`])
  const archive =
    options.archive ?? (await packVexRepository(change(buildVexFiles(statements)), `${name}-main`))
  const login = authorization === undefined ? {} : { authorization }
  server.pages.set(`/${name}/.well-known/vex-repository.json`, { body: manifest, ...login })
  server.pages.set(`/${name}/archive.tar.gz`, {
    body: archive,
    ...login,
    ...(etag === undefined ? {} : { etag }),
  })
  return url
}
