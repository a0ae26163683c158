// All that Trivy and the action fetch by default, under its real names: TLS on loopback behind a forward proxy, which is the
// only way out and refuses every other host. Nothing is configured, so what is compared is what a new user would get.
import net, { type AddressInfo } from 'node:net'
import tls from 'node:tls'
import { createCertificates } from '../fakes/certificates.ts'
import { type MavenRepository, startMavenRepository } from '../fakes/maven-repository.ts'
import { startForwardProxy } from '../fakes/proxy.ts'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { startWebServer } from '../fakes/web-server.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE, type RegistryResource } from '../fixtures/manifest.ts'
import { pomFiles } from '../fixtures/poms.ts'
import { buildVexFiles, buildVexManifest, LODASH_NOT_AFFECTED, packVexRepository } from '../fixtures/vex.ts'
import { writeFile } from '../temporary.ts'

/** The hosts, and how a process is led to them. */
export interface Internet {
  readonly registry: FakeRegistry
  readonly maven: MavenRepository
  /** For `trivy` and for the action. */
  readonly environment: Readonly<Record<string, string>>
  readonly caFile: string
  /** `host:port` of every connection that was asked for. */
  readonly connects: string[]
  close(): Promise<void>
}

/** Trivy's default registry, Maven Central, and a VEX repository that a home names. */
const REGISTRY = 'mirror.gcr.io'
const MAVEN = 'repo.maven.apache.org'
const VEX = 'vex.example.com'

/** The vulnerable library is not in the checkout's own POM, but in that of its dependency. */
export const LIBRARY_POMS = pomFiles({
  'org.lib:parent:7': {},
  'org.lib:one:1.0': {
    parent: 'org.lib:parent:7',
    dependencies: ['org.apache.logging.log4j:log4j-core:2.14.1'],
  },
  'org.apache.logging.log4j:log4j-core:2.14.1': {},
})

/** Starts all hosts; their certificates lie in `directory`. Peer: `openssl`. */
export async function startInternet(directory: string): Promise<Internet> {
  const certificates = createCertificates(
    directory,
    [REGISTRY, MAVEN, VEX].map((host) => `DNS:${host}`),
  )
  const [registry, maven, web] = await Promise.all([
    startRegistry(),
    startMavenRepository(),
    startWebServer(),
  ])
  await publishArtifacts(registry)
  for (const [path, text] of LIBRARY_POMS) maven.files.set(path, text)
  web.pages.set('/.well-known/vex-repository.json', {
    body: buildVexManifest([`https://${VEX}/archive.tar.gz`]),
  })
  web.pages.set('/archive.tar.gz', {
    body: await packVexRepository(buildVexFiles([LODASH_NOT_AFFECTED]), '.'),
  })
  const ports = { [REGISTRY]: registry.port, [MAVEN]: portOf(maven.url), [VEX]: web.port }
  const fronts = await Promise.all(
    Object.entries(ports).map(async ([host, port]) => [host, await startTls(certificates, port)] as const),
  )
  const map = Object.fromEntries(fronts.map(([host, front]) => [`${host}:443`, `127.0.0.1:${front.port}`]))
  const proxy = await startForwardProxy({ map })
  return {
    registry,
    maven,
    caFile: certificates.caPath,
    connects: proxy.connects,
    environment: {
      HTTPS_PROXY: proxy.url,
      HTTP_PROXY: proxy.url,
      SSL_CERT_FILE: certificates.caPath,
      TRIVY_DISABLE_TELEMETRY: 'true',
      TRIVY_SKIP_VERSION_CHECK: 'true',
    },
    close: async () => {
      await Promise.all(
        [registry, maven, web, proxy, ...fronts.map(([, front]) => front)].map((one) => one.close()),
      )
    },
  }
}

/** A home that names the VEX repository, and nothing else. */
export function writeHome(path: string): string {
  const repositories = `repositories:\n  - name: fixture\n    url: https://${VEX}\n    enabled: true\n`
  writeFile(path, '.trivy/vex/repository.yaml', repositories)
  return path
}

async function publishArtifacts(registry: FakeRegistry): Promise<void> {
  const put = async (name: RegistryResource, tag?: '1' | '2') => {
    const major = tag === undefined ? undefined : tag === '1' ? 1 : 2
    const artifact = await buildArtifact(name, major === undefined ? {} : { checksMajor: major })
    const { manifest, blobs } = artifact
    registry.put(`aquasec/${artifact.repository}`, tag ?? artifact.tag, {
      manifest,
      mediaType: MANIFEST_TYPE,
      blobs,
    })
  }
  await Promise.all([put('vuln-db'), put('java-db'), put('checks-bundle', '1'), put('checks-bundle', '2')])
}

/** Takes TLS off what comes, and hands it on to a port of loopback. */
async function startTls(
  { cert, key }: { readonly cert: string; readonly key: string },
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<net.Socket>()
  const server = tls.createServer({ cert, key, ALPNProtocols: ['http/1.1'] }, (client) => {
    const upstream = net.connect(port, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
    client.pipe(upstream).pipe(client)
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}
