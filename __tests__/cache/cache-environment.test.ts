import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openActionsCache } from '../../src/cache/cache-client.ts'
import {
  createChildEnvironment,
  explainUnavailable,
  findTempDirectory,
  readCacheMode,
} from '../../src/cache/cache-environment.ts'
import { createTestLog, makeDirectory } from '../acquire/cache-lab.ts'
import { itWhere } from '../system.ts'

const github = {
  ACTIONS_RUNTIME_TOKEN: 'token',
  ACTIONS_RESULTS_URL: 'https://results.example/',
  ACTIONS_CACHE_SERVICE_V2: 'True',
}

/** A directory for PATH that holds these commands, which do nothing. */
async function makePath(...commands: string[]): Promise<string> {
  const directory = await makeDirectory()
  for (const command of commands) {
    await writeFile(join(directory, command), '')
    await chmod(join(directory, command), 0o755)
  }
  return directory
}

describe('the Actions cache is unavailable', () => {
  it.each([
    ['without a token', { ...github, ACTIONS_RUNTIME_TOKEN: '' }, 'ACTIONS_RUNTIME_TOKEN not set'],
    ['without an address', { ...github, ACTIONS_RESULTS_URL: '' }, 'ACTIONS_RESULTS_URL not set'],
    ['outside of a job', {}, 'ACTIONS_RUNTIME_TOKEN and ACTIONS_CACHE_URL not set'],
    [
      'on a GHES with only version 2’s address',
      { ...github, GITHUB_SERVER_URL: 'https://ghes.example' },
      'ACTIONS_CACHE_URL not set',
    ],
    ['when the workflow says so', { ...github, ACTIONS_CACHE_MODE: 'none' }, 'cache-mode is none'],
  ])('%s', (_, environment, reason) => {
    expect(explainUnavailable({ PATH: process.env.PATH, ...environment })).toContain(reason)
  })

  it.each([
    ['without tar', ['zstd'], 'no tar on PATH'],
    ['without zstd', ['tar'], 'no zstd on PATH, and entries saved with zstd cannot hit'],
  ])('%s, and says how to get it', async (_, commands, reason) => {
    const environment = { ...github, PATH: await makePath(...commands) }
    expect(explainUnavailable(environment, 'linux')).toContain(reason)
    expect(explainUnavailable(environment, 'linux')).toContain('apt-get install tar zstd')
  })

  itWhere(['links'], 'with the tar of BusyBox', async () => {
    const directory = await makePath('busybox', 'zstd')
    await symlink(join(directory, 'busybox'), join(directory, 'tar'))
    expect(explainUnavailable({ ...github, PATH: directory }, 'linux')).toContain('needs GNU tar')
  })

  it('through the front door as well, with the reason', () => {
    const opened = openActionsCache({
      environment: { PATH: process.env.PATH },
      workerFile: 'never-started.ts',
      signal: new AbortController().signal,
      log: createTestLog(),
    })
    expect(opened).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('no cache service') })
  })
})

describe('the Actions cache is available', () => {
  it.each([
    ['on github.com', {}],
    ['on a host with data residency', { GITHUB_SERVER_URL: 'https://octo.ghe.com' }],
    [
      'on a GHES that has version 1',
      { GITHUB_SERVER_URL: 'https://ghes.example', ACTIONS_CACHE_URL: 'https://cache.example/' },
    ],
    ['with an unknown cache-mode', { ACTIONS_CACHE_MODE: 'future' }],
  ])('%s', async (_, more) => {
    const environment = { ...github, ...more, PATH: await makePath('tar', 'zstd') }
    expect(explainUnavailable(environment, 'linux')).toBeUndefined()
  })

  it('with tools in a later directory of PATH', async () => {
    const path = [await makePath('tar'), await makePath('zstd')].join(delimiter)
    expect(explainUnavailable({ ...github, PATH: path }, 'linux')).toBeUndefined()
  })
})

describe('a cache-mode', () => {
  it.each([
    ['', true, true],
    ['none', false, false],
    ['read', true, false],
    ['Write ', true, true],
    ['write-only', false, true],
    ['future', true, true],
  ])('"%s" permits what the library lets it permit', (ACTIONS_CACHE_MODE, mayRead, mayWrite) => {
    expect(readCacheMode({ ACTIONS_CACHE_MODE })).toMatchObject({ mayRead, mayWrite })
  })
})

describe('the directory for the cache’s files', () => {
  it('is RUNNER_TEMP', async () => {
    const directory = await makeDirectory()
    expect(findTempDirectory({ RUNNER_TEMP: directory }, ['/nowhere'])).toBe(directory)
  })

  it('is the system’s when RUNNER_TEMP has a space, which breaks the library’s tar', async () => {
    const [spaced, system] = [join(await makeDirectory(), 'with space'), await makeDirectory()]
    await mkdir(spaced)
    expect(findTempDirectory({ RUNNER_TEMP: spaced }, [system])).toBe(system)
    expect(findTempDirectory({ RUNNER_TEMP: spaced }, [spaced])).toBeUndefined()
  })

  it.each(['EISDIR', 'ENOENT', 'UNKNOWN'])(
    'is named as it is called where a RAM disk of Windows answers %s for its real path',
    async (code) => {
      const [spaced, system] = [join(await makeDirectory(), 'with space'), await makeDirectory()]
      await mkdir(spaced)
      const realpath = () => {
        throw Object.assign(new Error(code), { code })
      }
      const look = { platform: 'win32', realpath } as const
      expect(findTempDirectory({ RUNNER_TEMP: system }, [], look)).toBe(system)
      expect(findTempDirectory({ RUNNER_TEMP: spaced }, [system], look)).toBe(system)
    },
  )

  it('is another one where the real path of RUNNER_TEMP is refused', async () => {
    const [refused, system] = [await makeDirectory(), await makeDirectory()]
    const realpath = (path: string) => {
      if (path === refused) throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
      return path
    }
    expect(findTempDirectory({ RUNNER_TEMP: refused }, [system], { platform: 'win32', realpath })).toBe(
      system,
    )
    expect(findTempDirectory({ RUNNER_TEMP: refused }, [], { platform: 'linux', realpath })).toBeUndefined()
  })

  itWhere(['links'], 'is named without links, which would lead out of the workspace', async () => {
    const [target, link] = [await makeDirectory(), join(await makeDirectory(), 'link')]
    await symlink(target, link)
    expect(findTempDirectory({ RUNNER_TEMP: link })).toBe(target)
  })
})

describe('the child’s environment', () => {
  it('has the service, the proxy, and the tools, and no input or other token', () => {
    const environment = createChildEnvironment(
      {
        ...github,
        PATH: '/bin',
        https_proxy: 'http://proxy.example',
        NODE_EXTRA_CA_CERTS: '/ca.pem',
        RUNNER_TEMP: '/runner',
        RUNNER_TOKEN: 'secret',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
        GITHUB_TOKEN: 'secret',
        INPUT_TOKEN: 'secret',
        TRIVY_PASSWORD: 'secret',
        NODE_OPTIONS: '--import ./evil.mjs',
        AZURE_LOG_LEVEL: 'verbose',
      },
      { tempDirectory: '/private' },
    )
    expect(Object.keys(environment).sort()).toEqual([
      ...['ACTIONS_CACHE_SERVICE_V2', 'ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN', 'LC_ALL'],
      ...['NODE_EXTRA_CA_CERTS', 'PATH', 'RUNNER_TEMP', 'TAR_OPTIONS', 'https_proxy'],
    ])
    expect(environment.RUNNER_TEMP).toBe('/private')
  })

  it('trusts the CA file of the inputs', () => {
    const environment = createChildEnvironment({}, { tempDirectory: '/private', caFile: '/input.pem' })
    expect(environment.NODE_EXTRA_CA_CERTS).toBe('/input.pem')
  })

  it('knows PATH by its Windows name', () => {
    expect(createChildEnvironment({ Path: tmpdir() }, { tempDirectory: 'T' })).toMatchObject({
      Path: tmpdir(),
    })
  })
})
