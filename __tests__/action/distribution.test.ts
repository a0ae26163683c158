// The built action against the real CNCF Distribution registry: every way in which people protect one, or stand before it.
import { execFileSync } from 'node:child_process'
import { expect, it, onTestFinished } from 'vitest'
import { startSquid } from '../fakes/squid.ts'
import { startTokenServer, type TokenServer } from '../fakes/token-server.ts'
import { describeWithPeers } from '../peers.ts'
import {
  expectNoSecret,
  expectPulled,
  makeCertificates,
  PASSWORD,
  pull,
  startRegistry,
  USER,
} from './distribution-lab.ts'
import { pushResources } from './distribution-push.ts'

const LOGIN = ['--dest-creds', `${USER}:${PASSWORD}`]
const PLAIN = ['--dest-tls-verify=false']

describeWithPeers(['docker-registry', 'skopeo'], 'a registry over plain HTTP on loopback', () => {
  it('gives all three resources', async () => {
    const { host, log } = await startRegistry()
    const artifacts = await pushResources(host, PLAIN)
    expectPulled(await pull({ host }), host, artifacts)
    expect(log()).toContain('trivy-offline-cache')
  })

  it('gives them through a pull-through mirror that has nothing yet', async () => {
    const origin = await startRegistry()
    const artifacts = await pushResources(origin.host, PLAIN)
    const { host } = await startRegistry({ mirrorOf: origin.origin })
    expectPulled(await pull({ host }), host, artifacts)
  })

  it('that does not have them is a data problem, with every attempt', async () => {
    const { host } = await startRegistry()
    const result = await pull({ host })
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({
      'failure-class': 'data',
      unavailable: 'vuln-db,java-db,checks-bundle',
    })
    expect(result.log).toMatch(
      /^::error::This is a data problem, not a vulnerability finding: .*HTTP 404 Not Found, MANIFEST_UNKNOWN/m,
    )
  })
})

describeWithPeers(
  ['docker-registry', 'skopeo', 'openssl'],
  'a registry with a certificate of a private CA',
  () => {
    it('gives all three resources with ca-file', async () => {
      const certificates = makeCertificates()
      const { host } = await startRegistry({ tls: certificates })
      const artifacts = await pushResources(host, certificates.trusting)
      expectPulled(await pull({ host, inputs: { 'ca-file': certificates.caPath } }), host, artifacts)
    })

    it('gives all three resources where the system trusts that CA, as Trivy does', async () => {
      const certificates = makeCertificates()
      const { host } = await startRegistry({ tls: certificates })
      const artifacts = await pushResources(host, certificates.trusting)
      const environment = { SSL_CERT_FILE: certificates.caPath }
      expectPulled(await pull({ host, environment }), host, artifacts)
    })

    it('gives nothing without ca-file, and the message names that input', async () => {
      const { host } = await startRegistry({ tls: makeCertificates() })
      const result = await pull({ host })
      expect(result.exitCode).toBe(1)
      expect(result.log).toMatch(/^::error::This is a data problem.*certificate/m)
      expect(result.log).toMatch(/%0AWhat to do: .*ca-file/m)
    })
  },
)

describeWithPeers(['docker-registry', 'skopeo', 'htpasswd'], 'a registry with htpasswd', () => {
  const startProtected = async () => {
    const htpasswd = execFileSync('htpasswd', ['-nbB', USER, PASSWORD], { encoding: 'utf8' })
    const { host } = await startRegistry({ htpasswd })
    return { host, artifacts: await pushResources(host, [...PLAIN, ...LOGIN]) }
  }

  it('gives all three resources to the login of the Docker configuration', async () => {
    const { host, artifacts } = await startProtected()
    const result = await pull({ host, password: PASSWORD })
    expectPulled(result, host, artifacts)
    expectNoSecret(result)
  })

  it.each([
    ['without a login', undefined],
    ['with a wrong one', 'wrong'],
  ])('gives nothing %s, and the message says what to do', async (_, password) => {
    const { host } = await startProtected()
    const result = await pull({ host, ...(password === undefined ? {} : { password }) })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::This is a data problem.*HTTP 401 Unauthorized/m)
    expect(result.log).toMatch(/%0AWhat to do: .*log ?in/im)
  })
})

describeWithPeers(['docker-registry', 'skopeo', 'openssl'], 'a registry with token authentication', () => {
  const startTrusting = async (anonymousPull: boolean) => {
    const { cert, certPath, key } = makeCertificates()
    const tokens = await startTokenServer({ cert, key, users: { [USER]: PASSWORD }, anonymousPull })
    onTestFinished(() => tokens.close())
    const { realm, service, issuer } = tokens
    const { host } = await startRegistry({ token: { realm, service, issuer, certPath } })
    const artifacts = await pushResources(host, [...PLAIN, ...LOGIN])
    tokens.authorizations.splice(0)
    return { host, artifacts, tokens }
  }
  const shown = ({ authorizations }: TokenServer) => new Set(authorizations)

  it('gives all three resources anonymously where that is allowed', async () => {
    const { host, artifacts, tokens } = await startTrusting(true)
    expectPulled(await pull({ host }), host, artifacts)
    expect(shown(tokens)).toEqual(new Set([undefined]))
  })

  it('gives all three resources to the login of the Docker configuration', async () => {
    const { host, artifacts, tokens } = await startTrusting(false)
    const result = await pull({ host, password: PASSWORD })
    expectPulled(result, host, artifacts)
    expectNoSecret(result)
    expect([...shown(tokens)].filter((header) => header?.startsWith('Basic '))).toHaveLength(1)
  })

  it('gives nothing without a login', async () => {
    const { host } = await startTrusting(false)
    const result = await pull({ host })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::This is a data problem.*401/m)
  })
})

describeWithPeers(
  ['docker-registry', 'skopeo', 'openssl', 'squid'],
  'a registry behind a forward proxy',
  () => {
    const nameOf = (host: string) => host.replace('127.0.0.1', 'registry.test')
    const startProxy = async () => {
      const squid = await startSquid(['registry.test'])
      onTestFinished(() => squid.close())
      return squid
    }

    it('gives all three resources through a tunnel, under a name that only the proxy knows', async () => {
      const certificates = makeCertificates()
      const registry = await startRegistry({ tls: certificates })
      const artifacts = await pushResources(registry.host, certificates.trusting)
      const squid = await startProxy()
      const host = nameOf(registry.host)
      const environment = { HTTPS_PROXY: squid.url }
      const result = await pull({ host, environment, inputs: { 'ca-file': certificates.caPath } })
      expectPulled(result, host, artifacts)
      await squid.close()
      expect(squid.accessLog()).toMatch(new RegExp(`TCP_TUNNEL/200 \\d+ CONNECT ${host} `))
    })

    it('gives all three resources over plain HTTP where that is allowed', async () => {
      const registry = await startRegistry()
      const artifacts = await pushResources(registry.host, PLAIN)
      const squid = await startProxy()
      const host = nameOf(registry.host)
      const environment = { HTTPS_PROXY: squid.url, HTTP_PROXY: squid.url }
      const result = await pull({ host, environment, inputs: { 'insecure-registries': host } })
      expectPulled(result, host, artifacts)
      await squid.close()
      expect(squid.accessLog()).toContain(` CONNECT ${host} `)
    })
  },
)
