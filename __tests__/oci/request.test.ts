import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ConnectionError } from '../../src/oci/connection-error.ts'
import { type Certificates, createCertificates } from '../fakes/certificates.ts'
import { describeWithPeers } from '../peers.ts'
import { transcript, useRegistries, withLogins } from './fakes-of-test.ts'
import { collect, createTestClient, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()

describe('a registry on loopback that does not speak TLS', () => {
  it('is asked over plain HTTP, and this is remembered', async () => {
    const registry = await start()
    const { ref, layer, artifact } = await serveArtifact(registry)
    const { client, clock } = createTestClient()
    await client.fetchManifest(ref)
    expect(await collect(client.openBlob(ref, layer))).toEqual(artifact.layer)
    // Finding out costs no try and no pause.
    expect(clock.sleeps).toEqual([])
    expect(transcript(registry)).toHaveLength(2)
  })

  it('is found out by requests side by side as well', async () => {
    const registry = await start()
    const { ref } = await serveArtifact(registry)
    const { client } = createTestClient()
    const results = await Promise.all([1, 2, 3].map(() => client.fetchManifest(ref)))
    expect(results).toHaveLength(3)
  })
})

describeWithPeers(['openssl'], 'a registry that speaks TLS', () => {
  let certificates: Certificates
  beforeAll(() => {
    certificates = createCertificates(mkdtempSync(join(tmpdir(), 'certificates-')))
  })
  const defaults = tls.getCACertificates('default')
  const trustTheCa = () => tls.setDefaultCACertificates([...defaults, certificates.ca])
  afterEach(() => tls.setDefaultCACertificates(defaults))

  it('with a trusted certificate is asked over TLS', async () => {
    trustTheCa()
    const registry = await start({ tls: certificates })
    const { ref, layer, artifact } = await serveArtifact(registry)
    const { client } = createTestClient()
    await client.fetchManifest(ref)
    expect(await collect(client.openBlob(ref, layer))).toEqual(artifact.layer)
  })

  it('with another certificate is never asked over plain HTTP, on loopback or not', async () => {
    const registry = await start({ tls: certificates })
    const { ref } = await serveArtifact(registry)
    const { client, clock } = createTestClient({ plainHttp: [registry.host] })
    const error = await errorOf(client.fetchManifest(ref))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      problem: 'certificate',
      origin: registry.origin.replace('http:', 'https:'),
    })
    expect((error as ConnectionError).hint).toContain('the input ca-file')
    // Waiting does not make it trusted, and the host is not asked again in this run.
    expect(clock.sleeps).toEqual([])
    await expect(client.fetchManifest(ref)).rejects.toThrow('not asked again')
    expect(registry.requests).toEqual([])
  })

  it('is not left by a redirect to plain HTTP', async () => {
    trustTheCa()
    const [registry, plain] = [await start({ tls: certificates }), await start()]
    registry.fail({ path: '/blobs/' }, { kind: 'redirect', location: `${plain.origin}/v2/a/blobs/x` })
    const { ref, layer } = await serveArtifact(registry)
    const error = await errorOf(collect(createTestClient().client.openBlob(ref, layer)))
    expect(error).toMatchObject({ message: expect.stringContaining('over plain HTTP: not followed') })
    expect(plain.requests).toEqual([])
  })

  it('does not get its login sent to a realm over plain HTTP', async () => {
    trustTheCa()
    const plain = await start({ auth: { kind: 'token', anonymousPull: true, users: { me: 'password' } } })
    const auth = { kind: 'token', anonymousPull: true, realm: `${plain.origin}/token` } as const
    const registry = await start({ tls: certificates, auth })
    const { ref } = await serveArtifact(registry)
    const environment = withLogins({ [registry.host]: 'me:password' })
    const error = await errorOf(createTestClient({ environment }).client.fetchManifest(ref))
    expect(error).toMatchObject({ message: expect.stringContaining('not followed') })
    expect(plain.requests).toEqual([])
  })

  it('once, is not believed to be plain later', async () => {
    trustTheCa()
    const registry = await start({ tls: certificates })
    const { ref } = await serveArtifact(registry)
    const { client } = createTestClient()
    await client.fetchManifest(ref)
    await registry.close()
    const impostor = await start({ port: registry.port })
    const error = await errorOf(client.fetchManifest(ref))
    expect(error).toMatchObject({ problem: 'not-tls' })
    expect(impostor.requests).toEqual([])
  })
})
