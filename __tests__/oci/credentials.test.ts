import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCredentials } from '../../src/oci/credentials.ts'
import { describeWhere } from '../system.ts'
import { createKeptLog } from './kept-log.ts'

const encode = (login: string) => Buffer.from(login).toString('base64')

interface Files {
  docker?: object
  podman?: object
  /** Shell scripts by helper name; they find the host in $host. */
  helpers?: Record<string, string>
  signal?: AbortSignal
}

function prepare({ docker, podman, helpers = {}, signal = new AbortController().signal }: Files) {
  const directory = mkdtempSync(join(tmpdir(), 'credentials-'))
  const bin = join(directory, 'bin')
  mkdirSync(bin)
  for (const [name, script] of Object.entries(helpers)) {
    const path = join(bin, `docker-credential-${name}`)
    writeFileSync(path, `#!/bin/sh\nread -r host\necho "$1 $host" >> "${directory}/calls"\n${script}\n`)
    chmodSync(path, 0o755)
  }
  if (docker) writeFileSync(join(directory, 'config.json'), JSON.stringify(docker))
  if (podman) writeFileSync(join(directory, 'auth.json'), JSON.stringify(podman))
  const log = createKeptLog()
  const secrets: string[] = []
  const credentials = createCredentials({
    environment: {
      DOCKER_CONFIG: directory,
      REGISTRY_AUTH_FILE: join(directory, 'auth.json'),
      PATH: `${bin}${delimiter}${process.env.PATH}`,
    },
    log,
    signal,
    maskSecret: (secret) => secrets.push(secret),
  })
  return { credentials, log, secrets, directory }
}

describe('a login in a file', () => {
  it.each([
    ['the host', 'ghcr.io', 'ghcr.io', 'a/b'],
    ['the host as a URL', 'https://ghcr.io', 'ghcr.io', 'a/b'],
    ['the host with an API version', 'https://ghcr.io/v1/', 'ghcr.io', 'a/b'],
    ['Docker Hub by its old address', 'https://index.docker.io/v1/', 'docker.io', 'aquasec/trivy-db'],
    ['host and port', 'registry.lan:5000', 'registry.lan:5000', 'a'],
    ['a namespace', 'quay.io/team', 'quay.io', 'team/image'],
  ])('is found by %s', async (_, key, registry, repository) => {
    const { credentials } = prepare({ docker: { auths: { [key]: { auth: encode('me:pass:word') } } } })
    expect(await credentials.find(registry, repository)).toMatchObject({
      kind: 'password',
      username: 'me',
      password: 'pass:word',
    })
  })

  it.each([
    ['another host', 'ghcr.io', 'ghcr.io.evil.example'],
    ['a host above', 'ghcr.io', 'x.ghcr.io'],
    ['another port', 'registry.lan:5000', 'registry.lan:5001'],
    ['no port', 'registry.lan:5000', 'registry.lan'],
  ])('is not for %s', async (_, key, registry) => {
    const { credentials } = prepare({ docker: { auths: { [key]: { auth: encode('me:password') } } } })
    expect(await credentials.find(registry, 'a/b')).toBeUndefined()
  })

  it('for the longest namespace wins, whole parts only', async () => {
    const auths = {
      'quay.io': { auth: encode('host:1') },
      'quay.io/team': { auth: encode('team:2') },
      'quay.io/team/image': { auth: encode('image:3') },
    }
    const { credentials } = prepare({ podman: { auths } })
    const user = async (repository: string) => {
      const login = await credentials.find('quay.io', repository)
      return login?.kind === 'password' ? login.username : undefined
    }
    expect(await user('team/image')).toBe('image')
    expect(await user('team/other')).toBe('team')
    expect(await user('teammate/image')).toBe('host')
  })

  it('may be an identity token, a registry token, or two fields', async () => {
    const auths = {
      'a.example': { auth: encode('<token>:x'), identitytoken: 'refresh' },
      'b.example': { registrytoken: 'bearer' },
      'c.example': { username: 'me', password: 'password' },
      'd.example': { registrytoken: 'not\na header' },
      'e.example': {},
    }
    const { credentials } = prepare({ docker: { auths } })
    const find = (letter: string) => credentials.find(`${letter}.example`, 'x')
    expect(await find('a')).toMatchObject({ kind: 'identity-token', token: 'refresh' })
    expect(await find('b')).toMatchObject({ kind: 'registry-token', token: 'bearer' })
    expect(await find('c')).toMatchObject({ kind: 'password', username: 'me', password: 'password' })
    expect(await find('d')).toBeUndefined()
    expect(await find('e')).toBeUndefined()
  })

  it('of podman is used when Docker has none for that host', async () => {
    const { credentials } = prepare({
      docker: { auths: { 'a.example': { auth: encode('docker:1') } } },
      podman: {
        auths: { 'a.example': { auth: encode('podman:2') }, 'b.example': { auth: encode('podman:3') } },
      },
    })
    expect(await credentials.find('a.example', 'x')).toMatchObject({ username: 'docker' })
    expect(await credentials.find('b.example', 'x')).toMatchObject({ username: 'podman' })
  })

  it('is masked as it stands and as it would be sent', async () => {
    const { credentials, secrets } = prepare({
      docker: { auths: { 'a.example': { auth: encode('me:password') } } },
    })
    await credentials.find('a.example', 'x')
    expect(secrets).toEqual(['password', encode('me:password')])
  })

  it('is told by its place and not by its user', async () => {
    const { credentials, directory } = prepare({
      docker: { auths: { 'a.example': { auth: encode('me:p') } } },
    })
    const login = await credentials.find('a.example', 'x')
    expect(login?.origin).toBe(`the login for a.example in ${join(directory, 'config.json')}`)
  })
})

describeWhere(['scripts'], 'a credential helper', () => {
  const answer = (user: string, secret: string) =>
    `echo '{"ServerURL":"x","Username":"${user}","Secret":"${secret}"}'`

  it('is asked for its own host, without a shell, and once', async () => {
    const { credentials, secrets } = prepare({
      docker: {
        credHelpers: { 'gcr.io': 'one' },
        credsStore: 'two',
        auths: { 'gcr.io': { auth: encode('a:b') } },
      },
      helpers: { one: answer('$host', 'from-one'), two: answer('two', 'from-two') },
    })
    const [first, second] = [await credentials.find('gcr.io', 'a'), await credentials.find('gcr.io', 'b')]
    expect(first).toMatchObject({ kind: 'password', password: 'from-one' })
    expect(second).toBe(first)
    expect(secrets).toContain('from-one')
  })

  it('for all hosts comes after a login in the file', async () => {
    const { credentials } = prepare({
      docker: { credsStore: 'two', auths: { 'a.example': { auth: encode('file:p') }, 'b.example': {} } },
      helpers: { two: answer('store', 'from-two') },
    })
    expect(await credentials.find('a.example', 'x')).toMatchObject({ username: 'file' })
    expect(await credentials.find('b.example', 'x')).toMatchObject({ username: 'store' })
  })

  it('is asked for Docker Hub by its old address', async () => {
    const { credentials } = prepare({
      docker: { credsStore: 'two' },
      helpers: { two: 'echo "{\\"Username\\":\\"$host\\",\\"Secret\\":\\"s\\"}"' },
    })
    expect(await credentials.find('docker.io', 'a/b')).toMatchObject({
      username: 'https://index.docker.io/v1/',
    })
  })

  it('may give an identity token', async () => {
    const { credentials } = prepare({
      docker: { credsStore: 'two' },
      helpers: { two: answer('<token>', 'refresh') },
    })
    expect(await credentials.find('a.example', 'x')).toMatchObject({
      kind: 'identity-token',
      token: 'refresh',
    })
  })

  it('without the login leaves the way to podman', async () => {
    const { credentials, log } = prepare({
      docker: { credsStore: 'two' },
      helpers: { two: 'echo "credentials not found in native keychain"; exit 1' },
      podman: { auths: { 'a.example': { auth: encode('podman:p') } } },
    })
    expect(await credentials.find('a.example', 'x')).toMatchObject({ username: 'podman' })
    expect(log.warnings).toEqual([])
  })

  it.each([
    ['fails', 'echo "hunter2"; echo "hunter2" >&2; exit 3', 'exit code 3'],
    ['prints no JSON', 'echo "hunter2"', 'not JSON'],
    ['prints no login', 'echo \'{"Secret":["hunter2"]}\'', 'no login'],
    ['prints without end', 'yes hunter2', 'too long'],
  ])('that %s is one line, which does not quote it, and no warning', async (_, script, words) => {
    const { credentials, log } = prepare({ docker: { credsStore: 'bad' }, helpers: { bad: script } })
    expect(await credentials.find('a.example', 'x')).toBeUndefined()
    expect(await credentials.find('a.example', 'y')).toBeUndefined()
    expect(log.warnings).toEqual([])
    expect(credentials.problems).toHaveLength(1)
    expect(log.infos.join('\n')).toContain(words)
    expect(credentials.problems[0]).toContain('docker-credential-bad')
    expect(log.all()).not.toContain('hunter2')
  })

  it('that is missing, or whose name is a path or a command, is one line, and told when a login is missed', async () => {
    for (const name of ['no-such-helper', '../../bin/sh', 'x; touch y']) {
      const { credentials, log } = prepare({ docker: { credsStore: name } })
      expect(await credentials.find('a.example', 'x')).toBeUndefined()
      expect(log.warnings).toEqual([])
      expect(credentials.problems).toHaveLength(1)
    }
  })

  it('ends with the run', async () => {
    const abort = new AbortController()
    const { credentials } = prepare({
      docker: { credsStore: 'slow' },
      helpers: { slow: 'exec sleep 60' },
      signal: abort.signal,
    })
    const found = credentials.find('a.example', 'x')
    setTimeout(() => abort.abort(new Error('the run is over')), 50)
    await expect(found).rejects.toThrow('the run is over')
  })
})
