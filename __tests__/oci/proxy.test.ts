// Through a forward proxy, by names that only the proxy knows: nothing can have gone past it.
import { mkdtempSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parseReference } from '../../src/oci/reference.ts'
import { type Certificates, createCertificates } from '../fakes/certificates.ts'
import { pushArtifact, startDockerRegistry } from '../fakes/docker-registry.ts'
import { type ForwardProxy, type ForwardProxyOptions, startForwardProxy } from '../fakes/proxy.ts'
import { startSquid } from '../fakes/squid.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { useRegistries } from './fakes-of-test.ts'
import { collect, createTestClient, describeLayer, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()
const closers: (() => Promise<void>)[] = []
const NAMES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy']
const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]))

function setProxy(url: string, noProxy?: string): void {
  for (const name of NAMES) delete process.env[name]
  process.env.HTTPS_PROXY = url
  process.env.HTTP_PROXY = url
  if (noProxy !== undefined) process.env.NO_PROXY = noProxy
}

async function startProxy(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const proxy = await startForwardProxy(options)
  closers.push(proxy.close)
  setProxy(proxy.url)
  return proxy
}

afterEach(async () => {
  for (const name of NAMES) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  for (const close of closers.splice(0)) await close()
})

describe('a plain registry behind a proxy', () => {
  it('that the user allowed to be plain is found out through it', async () => {
    const registry = await start({ host: 'registry.test' })
    const proxy = await startProxy({ map: { [registry.host]: `127.0.0.1:${registry.port}` } })
    const { ref, layer, artifact } = await serveArtifact(registry)
    const { client } = createTestClient({ plainHttp: [registry.host] })
    await client.fetchManifest(ref)
    expect(await collect(client.openBlob(ref, layer))).toEqual(artifact.layer)
    expect(new Set(proxy.connects)).toEqual(new Set([registry.host]))
    expect([...client.hostsContacted]).toEqual([registry.host])
  })

  it('that the user did not allow to be plain is not asked', async () => {
    const registry = await start({ host: 'registry.test' })
    await startProxy({ map: { [registry.host]: `127.0.0.1:${registry.port}` } })
    const { ref } = await serveArtifact(registry)
    const error = await errorOf(createTestClient().client.fetchManifest(ref))
    expect(error).toMatchObject({
      problem: 'not-tls',
      hint: expect.stringContaining('the input insecure-registries'),
    })
    expect(registry.requests).toEqual([])
  })

  it('cannot lead to an address inside', async () => {
    const [registry, inside] = [await start({ host: 'registry.test' }), await start()]
    await startProxy({ map: { [registry.host]: `127.0.0.1:${registry.port}` } })
    const { ref, layer } = await serveArtifact(registry)
    registry.fail({ path: '/blobs/' }, { kind: 'redirect', location: `${inside.origin}/secrets` })
    const { client } = createTestClient({ plainHttp: [registry.host] })
    await expect(collect(client.openBlob(ref, layer))).rejects.toThrow(`inner address ${inside.host}`)
    expect(inside.requests).toEqual([])
  })
})

describe('a proxy', () => {
  it.each([
    ['does not know the host', {}, 'statusCode=502', 'Check HTTPS_PROXY, HTTP_PROXY,'],
    [
      'wants a login',
      { login: { username: 'me', password: 'password' } },
      'statusCode=407',
      'The proxy ADDRESS wants a login: write it, from a secret, into HTTPS_PROXY as http://user:password@ADDRESS,',
    ],
  ])('that %s is named as the problem', async (_, options, words, advice) => {
    const { url } = await startProxy(options)
    const error = await errorOf(createTestClient().client.fetchManifest(parseReference('registry.test/a:1')))
    expect(error).toMatchObject({ problem: 'proxy', message: expect.stringContaining(words) })
    expect(error).toMatchObject({
      hint: expect.stringContaining(advice.replaceAll('ADDRESS', new URL(url).host)),
    })
  })

  it.each([
    ['a name with a star', '*.test', 'registry.test'],
    ['a network', '192.0.2.0/24', '192.0.2.7:1'],
    ['a network of IPv6', '2001:db8::/32', '[2001:db8::7]:1'],
  ])('is passed by for %s in NO_PROXY, as Trivy passes it by', async (_, noProxy, host) => {
    const proxy = await startProxy({})
    setProxy(proxy.url, `localhost,${noProxy}`)
    const client = () => createTestClient({ limits: { connectMs: 50, tries: 1 } }).client
    await errorOf(client().fetchManifest(parseReference(`${host}/a:1`)))
    expect(proxy.connects).toEqual([])
    setProxy(proxy.url, 'localhost')
    await errorOf(client().fetchManifest(parseReference(`${host}/a:1`)))
    expect(proxy.connects).not.toEqual([])
  })

  it('that never answers costs the time of an answer and no more', async () => {
    const sockets: net.Socket[] = []
    const silent = net.createServer((socket) => sockets.push(socket))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    closers.push(async () => {
      for (const socket of sockets) socket.destroy()
      silent.close()
    })
    setProxy(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`)
    const limits = { connectMs: 100, stallMs: 100, tries: 2 }
    const error = await errorOf(
      createTestClient({ limits }).client.fetchManifest(parseReference('registry.test/a:1')),
    )
    expect(error).toMatchObject({ problem: 'silent', message: 'registry.test: no answer (waited 0.2 s)' })
  })
})

describeWithPeers(['openssl'], 'a registry with TLS behind a proxy', () => {
  const defaults = tls.getCACertificates('default')
  let certificates: Certificates
  beforeAll(() => {
    certificates = createCertificates(mkdtempSync(join(tmpdir(), 'certificates-')))
  })
  afterEach(() => tls.setDefaultCACertificates(defaults))

  it('is reached with the proxy’s login, which nobody else sees', async () => {
    tls.setDefaultCACertificates([...defaults, certificates.ca])
    const registry = await start({ host: 'registry.test', tls: certificates })
    const login = { username: 'proxy user', password: 'p@ss' }
    const proxy = await startProxy({ map: { [registry.host]: `127.0.0.1:${registry.port}` }, login })
    setProxy(
      proxy.url.replace(
        '//',
        `//${encodeURIComponent(login.username)}:${encodeURIComponent(login.password)}@`,
      ),
    )
    const { ref, artifact } = await serveArtifact(registry)
    const { client, log } = createTestClient()
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
    expect(proxy.connects).toEqual([registry.host])
    expect(JSON.stringify(registry.requests) + log.all()).not.toContain('p@ss')
  })

  it('and without its certificate is not trusted, and never asked over plain HTTP', async () => {
    const registry = await start({ host: 'registry.test', tls: certificates })
    await startProxy({ map: { [registry.host]: `127.0.0.1:${registry.port}` } })
    const { ref } = await serveArtifact(registry)
    const { client } = createTestClient({ plainHttp: [registry.host] })
    expect(await errorOf(client.fetchManifest(ref))).toMatchObject({ problem: 'certificate' })
    expect(registry.requests).toEqual([])
  })
})

describeWithPeers(['docker-registry', 'openssl', 'squid'], 'the real registry behind the real Squid', () => {
  it('gives manifests and blobs', async () => {
    const certificates = createCertificates(mkdtempSync(join(tmpdir(), 'certificates-')))
    const defaults = tls.getCACertificates('default')
    tls.setDefaultCACertificates([...defaults, certificates.ca])
    closers.push(async () => tls.setDefaultCACertificates(defaults))
    const registry = await startDockerRegistry({ tls: certificates })
    closers.push(registry.close)
    const artifact = await buildArtifact('vuln-db', { layer: Buffer.alloc(200_000, 'layer ') })
    await pushArtifact({ ...artifact, origin: registry.origin, repository: 'a/trivy-db', tag: '2' })
    const squid = await startSquid(['registry.test'])
    closers.push(squid.close)
    setProxy(squid.url)
    const host = registry.host.replace('127.0.0.1', 'registry.test')
    const { client } = createTestClient()
    const ref = parseReference(`${host}/a/trivy-db:2`)
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
    expect(await collect(client.openBlob(ref, describeLayer(artifact)))).toEqual(artifact.layer)
    expect(await client.hasBlob(ref, describeLayer(artifact))).toBe(true)
    const error = await errorOf(client.fetchManifest(parseReference('unknown.test:5000/a:1')))
    expect(error).toMatchObject({ problem: 'proxy' })
    await squid.close()
    expect(squid.accessLog()).toContain(`CONNECT ${host}`)
  })
})
