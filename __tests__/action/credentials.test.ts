// Logins end to end, by the requests that the hosts recorded: each goes where it belongs, and is shown to nobody.
import { chmodSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FakeRegistry } from '../fakes/registry.ts'
import { describeWithPeers } from '../peers.ts'
import { HELPER, type Scene, type Shown, SIGNATURE, scenes, secrets } from './credentials/scenes.ts'
import { linesOf } from './faults/expectations.ts'
import { everythingSaid, type NamedHosts, startNamedHosts } from './named-hosts.ts'
import { type StepResult, writeJobFile } from './run.ts'

describeWithPeers(['openssl'], 'a login', () => {
  describe.concurrent('of a Docker configuration', () => {
    // The helper is a shell script.
    const runnable = scenes.filter(({ name }) => process.platform !== 'win32' || !name.includes('helper'))
    for (const scene of runnable) it(scene.name, () => tryScene(scene))
  })
})

async function tryScene(scene: Scene): Promise<void> {
  const hosts = await startNamedHosts(scene.hosts)
  try {
    lead(hosts, scene)
    const result = await runScene(hosts, scene)
    const recorded = Object.entries(hosts.at).map(([name, host]) => [name, shownTo(host)] as const)
    expect(Object.fromEntries(recorded.filter(([, shown]) => shown.length > 0))).toEqual(scene.shown)
    expect(new Set(hosts.proxy.connects)).toEqual(new Set(Object.keys(scene.shown)))
    expectOutcome(result, scene)
    expectSecrecy(hosts, result, scene)
  } finally {
    await hosts.close()
  }
}

function lead({ at, artifact }: NamedHosts<string>, { redirect, redirectsOnce }: Scene): void {
  if (redirect === undefined) return
  const path = `/v2/mirror/${artifact.repository}/blobs/${artifact.layerDigest}`
  const match = { path, ...(redirectsOnce === true ? { times: 1 } : {}) }
  at['registry.test:443']?.fail(match, { kind: 'redirect', location: redirect(path) })
}

function runScene(hosts: NamedHosts<string>, scene: Scene): Promise<StepResult> {
  const directory = join(hosts.job.temp, 'docker')
  writeJobFile(join(directory, 'config.json'), JSON.stringify(scene.dockerConfig))
  const login = JSON.stringify({ Username: secrets.username, Secret: secrets.password })
  const helper = writeJobFile(join(directory, `docker-credential-${HELPER}`), `#!/bin/sh\necho '${login}'\n`)
  chmodSync(helper, 0o755)
  const { sources = ['registry.test'] } = scene
  return hosts.run({
    inputs: { registries: sources.map((host) => `${host}/mirror`).join(', ') },
    environment: { DOCKER_CONFIG: directory, PATH: `${directory}${delimiter}${process.env.PATH}` },
  })
}

function shownTo({ requests }: FakeRegistry): Shown[] {
  return requests.map(({ headers: { authorization } }) => {
    if (authorization === undefined) return 'nothing'
    if (authorization === secrets.header) return 'the login'
    if (authorization === `Bearer ${secrets.registryToken}`) return 'the registry token'
    expect(authorization).toMatch(/^Bearer fake-token-/)
    return 'a token'
  })
}

function expectOutcome(result: StepResult, { fails, warns }: Scene): void {
  expect(result.exitCode).toBe(fails === undefined ? 0 : 1)
  expect(result.outputs['vuln-db-ready']).toBe(String(fails === undefined))
  if (fails !== undefined) expect(linesOf(result, '::error')[0]).toMatch(fails)
  const warnings = linesOf(result, '::warning')
  expect(warnings).toHaveLength(warns === undefined ? 0 : 1)
  if (warns !== undefined) expect(warnings[0]).toMatch(warns)
}

/** No secret is said anywhere, and the runner is told to hide each that was used. */
function expectSecrecy({ at, job }: NamedHosts<string>, result: StepResult, scene: Scene): void {
  const { password, header, identityToken, registryToken } = secrets
  const encoded = header.replace('Basic ', '')
  const said = everythingSaid(job, result)
  for (const secret of [password, encoded, identityToken, registryToken, SIGNATURE, 'fake-token-']) {
    expect(said).not.toContain(secret)
  }
  const masked = new Set(linesOf(result, '::add-mask').map((line) => line.replace('::add-mask::', '')))
  const shown = Object.values(at).flatMap(({ requests }) =>
    requests.flatMap(({ headers: { authorization } }) => authorization?.replace(/^\w+ /, '') ?? []),
  )
  expect([...masked]).toEqual(expect.arrayContaining(shown))
  if (shown.includes(encoded)) expect([...masked]).toContain(password)
  if (JSON.stringify(scene.dockerConfig).includes(identityToken)) expect([...masked]).toContain(identityToken)
}
