// What the real Trivy asks for: everything it could fetch is served on loopback or refused by a proxy, and written down.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startProcess } from '../fakes/processes.ts'
import { startForwardProxy } from '../fakes/proxy.ts'
import { startRegistry } from '../fakes/registry.ts'
import { fileEntries, tarGz } from '../fixtures/archive.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE, published, type RegistryResource } from '../fixtures/manifest.ts'
import type { PlannedName } from '../fixtures/resources.ts'
import { WITHOUT_COLLECTING } from '../trivy-versions.ts'

/** A run of Trivy, and what it asked for. */
export interface RecordedRun {
  readonly exitCode: number | null
  readonly stderr: string
  /** Resources, sorted; a host that stands for none of them is here as itself. */
  readonly asked: readonly string[]
}

/** How a run differs from one on a fresh machine that only has a VEX repository of its own. */
export interface RunOptions {
  readonly cwd: string
  readonly environment?: Readonly<Record<string, string>>
  /** Nobody set up a VEX repository: Trivy then writes down the default one, on GitHub. */
  readonly hasDefaultVex?: boolean
}

/** Where one Trivy is led, and what came there. */
interface Surroundings {
  readonly environment: Readonly<Record<string, string>>
  asked(): readonly string[]
  close(): Promise<void>
}

const ARTIFACTS = Object.keys(published) as RegistryResource[]

/** Hosts that only one thing is fetched from, while the repositories of the databases are on loopback. */
const HOSTS: Readonly<Record<string, PlannedName>> = {
  'repo.maven.apache.org:443': 'maven-poms',
  'api.github.com:443': 'vex-repo',
  // `trivy vm` knows no setting for the repository of the checks (trivy-facts §2.3) and asks its default.
  'mirror.gcr.io:443': 'checks-bundle',
}

/** Asked in the background by every scan, whatever it needs: whether there is a newer Trivy (trivy-facts §7). */
const VERSION_CHECK = 'check.trivy.dev:443'

/** Runs `trivy` with an empty home and cache directory, as often as wanted at the same time. */
export async function recordTrivy(args: readonly string[], options: RunOptions): Promise<RecordedRun> {
  const around = await startSurroundings(options.hasDefaultVex ?? false)
  try {
    const environment = { PATH: process.env.PATH, ...around.environment, ...options.environment }
    const child = spawn('trivy', args, { cwd: options.cwd, env: environment })
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    child.stdout.resume()
    const [stderr, exitCode] = await Promise.all([text(child.stderr), ended])
    return { exitCode, stderr, asked: around.asked() }
  } finally {
    await around.close()
  }
}

/** Starts `trivy server`, which has scanned nothing yet; `asked` is what it wanted before it was ready. */
export async function startTrivyServer() {
  const around = await startSurroundings(false)
  const address = `127.0.0.1:${await findFreePort()}`
  const server = await startProcess({
    command: 'trivy',
    args: ['server', '--listen', address],
    ready: /Listening/,
    // As long as a case may take: several start at once, perhaps on a busy machine.
    timeoutMs: 120_000,
    environment: { PATH: process.env.PATH, ...around.environment },
  })
  return {
    url: `http://${address}`,
    asked: around.asked(),
    async close() {
      await server.close()
      await around.close()
    },
  }
}

async function startSurroundings(hasDefaultVex: boolean): Promise<Surroundings> {
  const home = mkdtempSync(join(tmpdir(), 'plan-home-'))
  const [registry, proxy, vex] = await Promise.all([
    startRegistry(),
    startForwardProxy(),
    startVexRepository(),
  ])
  const repositories: Partial<Record<RegistryResource, string>> = {}
  for (const [name, { repository, tag, manifest, blobs }] of await artifacts()) {
    registry.put(`base/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
    repositories[name] = `${registry.host}/base/${repository}:${tag}`
  }
  if (!hasDefaultVex) writeVexConfig(home, vex.url)
  return {
    environment: {
      ...WITHOUT_COLLECTING,
      HOME: home,
      TRIVY_CACHE_DIR: join(home, 'cache'),
      TRIVY_DB_REPOSITORY: repositories['vuln-db'] ?? '',
      TRIVY_JAVA_DB_REPOSITORY: repositories['java-db'] ?? '',
      TRIVY_CHECKS_BUNDLE_REPOSITORY: repositories['checks-bundle'] ?? '',
      HTTPS_PROXY: proxy.url,
      HTTP_PROXY: proxy.url,
    },
    asked() {
      const names = [
        ...registry.requests.flatMap(({ url }) => resourceOf(url)),
        ...proxy.connects.map((host) => HOSTS[host] ?? host),
        ...vex.requests.map(() => 'vex-repo'),
      ]
      return [...new Set(names)].filter((name) => name !== VERSION_CHECK).sort()
    },
    async close() {
      await Promise.all([registry.close(), proxy.close(), vex.close()])
      rmSync(home, { recursive: true, force: true })
    },
  }
}

let built: Promise<[RegistryResource, Artifact][]> | undefined

/**
 * Built once: the same bytes serve every run. The checks are of the major that every Trivy loads: where an older one finds those
 * of major 2 useless, it takes its embedded ones, which costs each scan a second.
 */
function artifacts(): Promise<[RegistryResource, Artifact][]> {
  built ??= Promise.all(ARTIFACTS.map(async (name) => [name, await buildArtifact(name, { checksMajor: 1 })]))
  return built
}

/** The resource of a request for a manifest or a blob; the probe of `/v2/` is for none. */
function resourceOf(url: string): readonly string[] {
  const repository = /^\/v2\/base\/(.+)\/(?:manifests|blobs)\//.exec(url)?.[1]
  return ARTIFACTS.filter((name) => published[name].repository === repository)
}

function writeVexConfig(home: string, url: string): void {
  const directory = join(home, '.trivy', 'vex')
  mkdirSync(directory, { recursive: true })
  const config = `repositories:\n  - name: fixture\n    url: ${url}\n    enabled: true\n`
  writeFileSync(join(directory, 'repository.yaml'), config)
}

/** A VEX repository without documents (its specification 0.1): a manifest and an archive. */
async function startVexRepository() {
  const archive = await tarGz(fileEntries({ 'index.json': JSON.stringify({ packages: [] }) }))
  const requests: string[] = []
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? '')
    const isManifest = request.url?.endsWith('vex-repository.json') === true
    response.end(isManifest ? JSON.stringify({ name: 'fixture', versions: [version] }) : archive)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const version = { spec_version: '0.1', locations: [{ url: `${url}/vex.tar.gz` }], update_interval: '24h' }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url, requests, close }
}

/** `trivy server` does not say which port it got, so it is told one. */
async function findFreePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
