// Against the real CNCF Distribution registry: plain, TLS with a private CA, htpasswd, and tokens.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseReference } from '../../src/oci/reference.ts'
import { type Certificates, createCertificates } from '../fakes/certificates.ts'
import { type DockerRegistry, pushArtifact, startDockerRegistry } from '../fakes/docker-registry.ts'
import { sha256 } from '../fakes/registry.ts'
import { basicHeader } from '../fakes/registry-auth.ts'
import { startTokenServer, type TokenServer } from '../fakes/token-server.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { withLogins } from './fakes-of-test.ts'
import { collect, createTestClient, describeLayer, errorOf } from './harness.ts'

const repository = 'aquasecurity/trivy-db'
let artifact: Artifact
beforeAll(async () => {
  artifact = await buildArtifact('vuln-db', { layer: Buffer.alloc(300_000, 'layer ') })
})

async function pullEverything(registry: DockerRegistry, environment: NodeJS.ProcessEnv = {}) {
  const prepared = createTestClient({ environment })
  const { client } = prepared
  const ref = parseReference(`${registry.host}/${repository}:2`)
  const layer = describeLayer(artifact)
  const fetched = await client.fetchManifest(ref)
  expect(fetched.digest).toBe(artifact.manifestDigest)
  expect(sha256(await collect(client.openBlob(ref, layer)))).toBe(artifact.layerDigest)
  expect((await client.fetchBlob(ref, fetched.manifest.config, 100)).toString()).toBe('{}')
  expect(await client.hasBlob(ref, layer)).toBe(true)
  expect(await client.hasBlob(ref, { digest: sha256('nothing'), size: 7 })).toBe(false)
  return prepared
}

const push = (registry: DockerRegistry, authorization?: string) =>
  pushArtifact({
    origin: registry.origin,
    repository,
    tag: '2',
    manifest: artifact.manifest,
    mediaType: artifact.mediaType,
    blobs: artifact.blobs,
    ...(authorization === undefined ? {} : { authorization }),
  })

const unknown = (registry: DockerRegistry) => parseReference(`${registry.host}/${repository}:3`)

describeWithPeers(['docker-registry'], 'a plain registry', () => {
  let registry: DockerRegistry
  beforeAll(async () => {
    registry = await startDockerRegistry()
    await push(registry)
  })
  afterAll(() => registry.close())

  it('gives manifests and blobs', async () => {
    await pullEverything(registry)
  })

  it('gives the rest of a blob', async () => {
    const { client } = createTestClient()
    const ref = parseReference(`${registry.host}/${repository}:2`)
    const url = `${registry.origin}/v2/${repository}/blobs/${artifact.layerDigest}`
    const response = await fetch(url, { headers: { range: 'bytes=299990-' } })
    expect([response.status, response.headers.get('content-range')]).toEqual([
      206,
      'bytes 299990-299999/300000',
    ])
    expect(await client.hasBlob(ref, { digest: artifact.layerDigest, size: 299_999 })).toBe(false)
  })

  it('says what it does not know', async () => {
    const error = await errorOf(createTestClient().client.fetchManifest(unknown(registry)))
    expect(error).toMatchObject({ status: 404, codes: ['MANIFEST_UNKNOWN'] })
  })
})

describeWithPeers(
  ['docker-registry', 'openssl', 'htpasswd'],
  'a registry with a private CA and htpasswd',
  () => {
    const defaults = tls.getCACertificates('default')
    let certificates: Certificates
    let registry: DockerRegistry
    beforeAll(async () => {
      certificates = createCertificates(mkdtempSync(join(tmpdir(), 'certificates-')))
      const htpasswd = execFileSync('htpasswd', ['-nbB', 'me', 'password'], { encoding: 'utf8' })
      registry = await startDockerRegistry({ tls: certificates, htpasswd })
      tls.setDefaultCACertificates([...defaults, certificates.ca])
      await push(registry, basicHeader('me', 'password'))
    })
    afterAll(() => {
      tls.setDefaultCACertificates(defaults)
      return registry.close()
    })

    it('gives everything for the login', async () => {
      const { log } = await pullEverything(registry, withLogins({ [registry.host]: 'me:password' }))
      expect(log.warnings).toEqual([])
    })

    it('refuses without one, and with a wrong one', async () => {
      for (const environment of [{}, withLogins({ [registry.host]: 'me:wrong' })]) {
        const { client } = createTestClient({ environment })
        expect(await errorOf(client.fetchManifest(unknown(registry)))).toMatchObject({ status: 401 })
      }
    })

    it('is not trusted without its CA', async () => {
      tls.setDefaultCACertificates(defaults)
      const error = await errorOf(createTestClient().client.fetchManifest(unknown(registry)))
      tls.setDefaultCACertificates([...defaults, certificates.ca])
      expect(error).toMatchObject({
        problem: 'certificate',
        hint: expect.stringContaining('the input ca-file'),
      })
    })
  },
)

describeWithPeers(['docker-registry', 'openssl'], 'a registry with tokens', () => {
  let tokens: TokenServer
  let registry: DockerRegistry
  const users = { me: 'password' }
  beforeAll(async () => {
    const { cert, key, certPath } = createCertificates(mkdtempSync(join(tmpdir(), 'certificates-')))
    tokens = await startTokenServer({ cert, key, users, anonymousPull: true })
    const { realm, service, issuer } = tokens
    registry = await startDockerRegistry({ token: { realm, service, issuer, certPath } })
    const scope = `repository:${repository}:pull,push`
    const headers = { authorization: basicHeader('me', 'password') }
    const response = await fetch(`${realm}?service=${service}&scope=${scope}`, { headers })
    const { token } = (await response.json()) as { token: string }
    await push(registry, `Bearer ${token}`)
    tokens.authorizations.length = 0
  })
  afterAll(async () => {
    await registry.close()
    await tokens.close()
  })

  it('gives everything for an anonymous token, which is fetched once', async () => {
    tokens.authorizations.length = 0
    await pullEverything(registry)
    expect(tokens.authorizations).toEqual([undefined])
  })

  it('gives everything for the token of a login', async () => {
    tokens.authorizations.length = 0
    await pullEverything(registry, withLogins({ [registry.host]: 'me:password' }))
    expect(tokens.authorizations).toEqual([basicHeader('me', 'password')])
  })

  it('gives everything anonymously where the login is stale, with one warning', async () => {
    tokens.authorizations.length = 0
    const { log } = await pullEverything(registry, withLogins({ [registry.host]: 'me:stale' }))
    expect(tokens.authorizations).toEqual([basicHeader('me', 'stale'), undefined])
    expect(log.warnings).toHaveLength(1)
  })
})
