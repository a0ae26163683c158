// What real registries say to a mirror that may not do all that it wants, and what the user is told: the reason that is true
// of this registry, and what helps.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startNginx } from '../fakes/nginx.ts'
import { type PeerName, type PeerOptions, startPeerRegistry } from '../fakes/peer-registries.ts'
import { describeWithPeers } from '../peers.ts'
import { newJob, startUpstream, step, type Upstream } from './carry-lab.ts'
import { makeCertificates, startRegistry } from './distribution-lab.ts'
import { type Job, type StepResult, writeJobFile } from './run.ts'

const LOGIN = { user: 'bot', password: 'pa55-of-the-bot' }

async function start(name: PeerName, options: PeerOptions): Promise<string> {
  const registry = await startPeerRegistry(name, options)
  onTestFinished(() => registry.close())
  return registry.host
}

function loggedIn(host: string, password = LOGIN.password): Job {
  const job = newJob()
  const auth = Buffer.from(`${LOGIN.user}:${password}`).toString('base64')
  writeJobFile(join(job.temp, '.docker', 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }))
  return job
}

const mirror = ({ base }: Upstream, host: string, job: Job) =>
  step('mirror', { registries: base, to: `${host}/m` }, { job })

/** The error, once, with this advice; and no other advice. */
function expectAdvice({ log, exitCode }: StepResult, advice: RegExp): void {
  expect(exitCode).toBe(1)
  const errors = log.split('\n').filter((line) => line.startsWith('::error'))
  expect(errors).toHaveLength(1)
  const [, hint = ''] = errors[0]?.split('What to do: ') ?? []
  expect(hint).toMatch(advice)
  // One sentence for all resources.
  expect(hint.match(new RegExp(advice, 'g'))).toHaveLength(1)
  for (const wrong of [/proxy settings/, /read-only/, /use-system-ca/]) expect(log).not.toMatch(wrong)
}

describeWithPeers(['zot', 'htpasswd'], 'zot with a login that may create and not update', () => {
  it('takes the first mirror, and of the next one it is said that the tag may not move', async () => {
    const host = await start('zot', { login: { ...LOGIN, rights: ['read', 'create'] } })
    const older = await startUpstream({ 'vuln-db': { updatedAt: new Date(Date.now() - 7_200_000) } })
    const first = await mirror(older, host, loggedIn(host))
    expect(first.exitCode, first.log).toBe(0)
    const next = await mirror(await startUpstream(), host, loggedIn(host))
    expectAdvice(
      next,
      /not move a tag that is there: give it the right to overwrite tags \(zot: the action update\)/,
    )
  })
})

describeWithPeers(['olareg', 'htpasswd'], 'olareg with a login that may only read', () => {
  it('says that the login is good, and which right it lacks', async () => {
    const host = await start('olareg', { login: { ...LOGIN, rights: ['read'] } })
    const result = await mirror(await startUpstream(), host, loggedIn(host))
    expectAdvice(result, /is good for reading, and was refused for pushing: give it the right to push/)
    expect(result.log).not.toMatch(/log in anew/i)
  })

  it('says of a wrong login that it was refused', async () => {
    const host = await start('olareg', { login: { ...LOGIN, rights: ['read', 'write'] } })
    const result = await mirror(await startUpstream(), host, loggedIn(host, 'wrong'))
    expectAdvice(result, /log in anew before this step/i)
  })
})

describeWithPeers(['olareg'], 'olareg that takes no pushes', () => {
  it('is said to be read-only, whoever asks', async () => {
    const host = await start('olareg', { isReadOnly: true })
    const result = await mirror(await startUpstream(), host, newJob())
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(
      /^::error::.*What to do: This registry is read-only, perhaps a pull-through cache/m,
    )
  })
})

describeWithPeers(['zot', 'htpasswd'], 'zot with a login that may only read', () => {
  it('says that the login is good, and which right it lacks', async () => {
    const host = await start('zot', { login: { ...LOGIN, rights: ['read'] } })
    const result = await mirror(await startUpstream(), host, loggedIn(host))
    expectAdvice(result, /is good for reading, and was refused for pushing: give it the right to push/)
  })
})

describeWithPeers(['olareg'], 'olareg with a limit of requests', () => {
  it('is waited for', async () => {
    // Fewer than any machine sends.
    const host = await start('olareg', { rateLimit: 2 })
    const { base } = await startUpstream()
    const result = await step('mirror', { resources: 'vuln-db', registries: base, to: `${host}/m` })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log).toContain('HTTP 429')
  })
})

describeWithPeers(
  ['docker-registry', 'nginx', 'htpasswd'],
  'nginx that wants a login before a registry',
  () => {
    it('answers with a web page, and the missing login is named', async () => {
      const registry = await startRegistry()
      const htpasswd = execFileSync('htpasswd', ['-nbB', LOGIN.user, LOGIN.password], { encoding: 'utf8' })
      const nginx = await startNginx(registry.host, { htpasswd })
      onTestFinished(() => nginx.close())
      const result = await mirror(await startUpstream(), nginx.host, newJob())
      expectAdvice(result, /No login for 127\.0\.0\.1:\d+ was found in/)
      const pulled = await step('main', { registries: `${nginx.host}/m` })
      expectAdvice(pulled, /No login for 127\.0\.0\.1:\d+ was found in/)
    })
  },
)

describeWithPeers(['docker-registry', 'openssl'], 'a registry with a certificate of nobody', () => {
  it.each(['mirror', 'main'] as const)('names ca-file, once (%s)', async (action) => {
    const { host } = await startRegistry({ tls: makeCertificates() })
    const upstream = await startUpstream()
    const result =
      action === 'mirror'
        ? await mirror(upstream, host, newJob())
        : await step('main', { registries: `${host}/m` })
    expectAdvice(result, /give its certificate in the input ca-file/)
    const said = result.log.split('\n').filter((line) => line.includes('certificate not trusted'))
    expect(said.length, said.join('\n')).toBeLessThan(6)
  })
})
