import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  dockerConfigPath,
  normalizeKey,
  podmanConfigPath,
  readDockerConfig,
} from '../../src/oci/docker-config.ts'
import { itWhere } from '../system.ts'
import { createKeptLog } from './kept-log.ts'

const home = process.platform === 'win32' ? 'USERPROFILE' : 'HOME'

describe('the path of the Docker configuration', () => {
  it.each([
    [{ DOCKER_CONFIG: 'cfg', [home]: 'me' }, join('cfg', 'config.json')],
    [{ [home]: 'me' }, join('me', '.docker', 'config.json')],
    [{ DOCKER_CONFIG: '', [home]: 'me' }, join('me', '.docker', 'config.json')],
    [{}, undefined],
  ])('in %o is %s', (environment, path) => {
    expect(dockerConfigPath(environment)).toBe(path)
  })

  it.each([
    [{ REGISTRY_AUTH_FILE: 'auth.json', XDG_RUNTIME_DIR: 'run' }, 'auth.json'],
    [{ XDG_RUNTIME_DIR: 'run' }, join('run', 'containers', 'auth.json')],
    [{}, undefined],
  ])('and of podman in %o is %s', (environment, path) => {
    expect(podmanConfigPath(environment)).toBe(path)
  })
})

it.each([
  ['ghcr.io', 'ghcr.io'],
  ['https://ghcr.io', 'ghcr.io'],
  ['http://registry.lan:5000/', 'registry.lan:5000'],
  ['https://registry.lan/v1/', 'registry.lan'],
  ['https://registry.lan/v2', 'registry.lan'],
  ['https://index.docker.io/v1/', 'docker.io'],
  ['index.docker.io', 'docker.io'],
  ['registry-1.docker.io', 'docker.io'],
  ['docker.io/library', 'docker.io/library'],
  ['quay.io/team/image', 'quay.io/team/image'],
  ['GHCR.io', 'ghcr.io'],
])('the key %s means %s', (key, name) => {
  expect(normalizeKey(key)).toBe(name)
})

describe('reading a configuration', () => {
  const write = (text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'docker-config-')), 'config.json')
    writeFileSync(path, text)
    return path
  }

  it('finds logins and helpers, and passes over what has another shape', async () => {
    const log = createKeptLog()
    const path = write(
      JSON.stringify({
        auths: {
          'ghcr.io': { auth: 'eDp5', email: 1 },
          broken: 'text',
          'quay.io': { auth: 7, identitytoken: 't' },
        },
        credHelpers: { 'gcr.io': 'gcloud', 'x.example': 3 },
        credsStore: 'desktop',
      }),
    )
    const config = await readDockerConfig(path, log)
    expect([...(config?.auths.keys() ?? [])]).toEqual(['ghcr.io', 'quay.io'])
    expect(config?.auths.get('ghcr.io')?.auth).toBe('eDp5')
    expect(config?.auths.get('quay.io')).toMatchObject({ auth: undefined, identityToken: 't' })
    expect([...(config?.helpers ?? [])]).toEqual([['gcr.io', 'gcloud']])
    expect(config?.store).toBe('desktop')
    expect(log.warnings).toEqual([])
  })

  it('that is not there says nothing', async () => {
    const log = createKeptLog()
    expect(await readDockerConfig(join(tmpdir(), 'no-such-dir', 'config.json'), log)).toBeUndefined()
    expect(log.all()).toBe('')
  })

  it.each([
    ['not JSON', '{"auths": {"ghcr.io": {"auth": "c2VjcmV0"'],
    ['not an object', '["c2VjcmV0"]'],
    ['too large', `{"auths": "c2VjcmV0${' '.repeat(1024 * 1024)}"}`],
  ])('that is %s is a warning which names the file and none of its contents', async (_, text) => {
    const log = createKeptLog()
    const path = write(text)
    expect(await readDockerConfig(path, log)).toBeUndefined()
    expect(log.warnings).toHaveLength(1)
    expect(log.warnings[0]).toContain(path)
    expect(log.all()).not.toContain('c2Vj')
  })

  it('that cannot be read is a warning', async () => {
    const log = createKeptLog()
    const path = join(mkdtempSync(join(tmpdir(), 'docker-config-')), 'config.json')
    mkdirSync(path)
    expect(await readDockerConfig(path, log)).toBeUndefined()
    expect(log.warnings[0]).toContain('EISDIR')
  })

  itWhere(['pipes'], 'that would be waited for is a warning', async () => {
    const log = createKeptLog()
    expect(await readDockerConfig('/dev/zero', log)).toBeUndefined()
    expect(log.warnings).toEqual(['/dev/zero: not a file; going on without its logins.'])
  })
})
