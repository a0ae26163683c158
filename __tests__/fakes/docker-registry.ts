// The real CNCF Distribution registry (Debian's `docker-registry`), on a free port of 127.0.0.1 and with its data in a directory of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess } from './processes.ts'
import { sha256 } from './registry.ts'

export interface DockerRegistryOptions {
  readonly tls?: { readonly certPath: string; readonly keyPath: string }
  /** Contents of an htpasswd file; only bcrypt (`htpasswd -nbB`). */
  readonly htpasswd?: string
  /** As `startTokenServer` returns it. */
  readonly token?: {
    readonly realm: string
    readonly service: string
    readonly issuer: string
    readonly certPath: string
  }
  /** Origin of a registry whose contents this one fetches when they are asked for, and keeps. */
  readonly mirrorOf?: string
  /** Its data is on a disk of this size, which only it sees; for that the user must be root. */
  readonly diskBytes?: number
}

export interface DockerRegistry {
  /** `127.0.0.1:port` */
  readonly host: string
  readonly origin: string
  readonly dataDir: string
  /** What it printed: one line for every request among others. */
  log(): string
  close(): Promise<void>
}

/** Starts a registry. Peer: `docker-registry`. */
export async function startDockerRegistry(options: DockerRegistryOptions = {}): Promise<DockerRegistry> {
  const directory = mkdtempSync(join(tmpdir(), 'docker-registry-'))
  const dataDir = join(directory, 'data')
  mkdirSync(dataDir)
  const configPath = join(directory, 'config.json')
  writeFileSync(configPath, JSON.stringify(createConfig(directory, options), undefined, 2))
  const child = await startProcess({
    ...createCommand(configPath, dataDir, options.diskBytes),
    cwd: directory,
    ready: /listening on (127\.0\.0\.1:\d+)/,
  })
  const host = child.readyMatch[1] ?? ''
  return {
    host,
    origin: `${options.tls ? 'https' : 'http'}://${host}`,
    dataDir,
    log: child.log,
    async close() {
      await child.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function createCommand(configPath: string, dataDir: string, diskBytes: number | undefined) {
  if (diskBytes === undefined) return { command: 'docker-registry', args: ['serve', configPath] }
  const script = `mount -t tmpfs -o size=${diskBytes} tmpfs "$1" && exec docker-registry serve "$2"`
  return { command: 'unshare', args: ['--mount', 'sh', '-c', script, 'sh', dataDir, configPath] }
}

// JSON is YAML as well.
function createConfig(directory: string, options: DockerRegistryOptions): object {
  const { tls, htpasswd, token, mirrorOf } = options
  if (htpasswd !== undefined) writeFileSync(join(directory, 'htpasswd'), htpasswd)
  const { certPath: rootcertbundle, ...tokenService } = token ?? {}
  return {
    version: 0.1,
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(directory, 'data') }, delete: { enabled: true } },
    http: {
      addr: '127.0.0.1:0',
      ...(tls ? { tls: { certificate: tls.certPath, key: tls.keyPath } } : {}),
    },
    auth: {
      ...(htpasswd === undefined ? {} : { htpasswd: { realm: 'test', path: join(directory, 'htpasswd') } }),
      ...(token ? { token: { ...tokenService, rootcertbundle } } : {}),
    },
    ...(mirrorOf === undefined ? {} : { proxy: { remoteurl: mirrorOf } }),
  }
}

export interface Push {
  readonly origin: string
  readonly repository: string
  readonly tag: string
  readonly manifest: Buffer
  readonly mediaType: string
  readonly blobs: ReadonlyMap<string, Buffer>
  /** Value of `Authorization`. */
  readonly authorization?: string
}

/** Pushes an artifact in the way of the distribution specification, without any tool. */
export async function pushArtifact(push: Push): Promise<void> {
  const { origin, repository, tag } = push
  const authorization = push.authorization === undefined ? {} : { authorization: push.authorization }
  for (const [digest, blob] of push.blobs) {
    if (sha256(blob) !== digest) throw new Error(`${digest} is not the digest of its blob`)
    const start = await fetch(`${origin}/v2/${repository}/blobs/uploads/`, {
      method: 'POST',
      headers: authorization,
    })
    const location = new URL(start.headers.get('location') ?? '', origin)
    location.searchParams.set('digest', digest)
    const headers = { ...authorization, 'content-type': 'application/octet-stream' }
    await expectCreated(await fetch(location, { method: 'PUT', headers, body: new Uint8Array(blob) }))
  }
  const url = `${origin}/v2/${repository}/manifests/${tag}`
  const headers = { ...authorization, 'content-type': push.mediaType }
  await expectCreated(await fetch(url, { method: 'PUT', headers, body: new Uint8Array(push.manifest) }))
}

async function expectCreated(response: Response): Promise<void> {
  if (response.status !== 201) throw new Error(`push refused: ${response.status} ${await response.text()}`)
}
