// What a module registry may say of versions, and what of a constraint is asked at all.
import { describe, expect, it } from 'vitest'
import { ConnectionError, type ConnectionProblem } from '../../../../src/oci/connection-error.ts'
import { RegistryError } from '../../../../src/oci/registry-error.ts'
import {
  askRegistry,
  type RegistryAccess,
} from '../../../../src/resources/terraform-modules/fetch/ask-registry.ts'
import type { ModuleHttp } from '../../../../src/resources/terraform-modules/fetch/fetch-http.ts'

const BASE = new URL('https://registry.test')

/** Asks a registry that has this many versions. */
async function ask(constraint: string, count: number) {
  const asked: string[] = []
  const versions = Array.from({ length: count }, (_, index) => ({ version: `1.0.${index}` }))
  const http: Pick<ModuleHttp, 'get'> = {
    get: async ({ url }) => {
      asked.push(url.pathname)
      const isList = url.pathname.endsWith('/versions')
      const body = isList ? { modules: [{ versions }] } : { location: 'git::https://git.test/m.git?ref=v1' }
      return { status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)), url }
    },
  }
  const access = { base: BASE, isMirror: false, token: undefined, tokenHost: 'registry.test' }
  const address = { host: 'registry.test', isHostNamed: true, path: 'a/b/c' }
  return { answer: await askRegistry(address, constraint, access, http as ModuleHttp), asked }
}

it('is asked for the highest version that fits', async () => {
  expect((await ask('~> 1.0', 300)).answer).toMatchObject({ kind: 'found', version: '1.0.299' })
})

it('with more versions than any module has is not believed to have none', async () => {
  const { answer } = await ask('~> 1.0', 20_001)
  expect(answer).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('at most 20000') })
})

it('is not asked with a constraint that is longer than is read, and what it has is unknown', async () => {
  const { answer, asked } = await ask('>= 1.0.0, '.repeat(30), 1)
  expect(answer.kind).toBe('unknown')
  expect(asked).toEqual([])
})

/** Asks one that answers everything in one way; by default as a stand-in for registry.terraform.io. */
async function askOne(
  answer: { readonly status: number; readonly body?: string } | Error,
  overrides: Partial<RegistryAccess> = {},
  constraint = '1.0.0',
) {
  const http: Pick<ModuleHttp, 'get'> = {
    get: async ({ url }) => {
      if (answer instanceof Error) throw answer
      return { status: answer.status, headers: {}, body: Buffer.from(answer.body ?? ''), url }
    },
  }
  const access = {
    base: new URL('https://mirror.test/tf'),
    isMirror: true,
    token: undefined,
    tokenHost: 'mirror.test',
  }
  const address = { host: 'registry.terraform.io', isHostNamed: false, path: 'a/b/c' }
  return await askRegistry(address, constraint, { ...access, ...overrides }, http as ModuleHttp)
}

const ITSELF = { base: new URL('https://registry.terraform.io'), isMirror: false, tokenHost: undefined }
const VERSIONS = JSON.stringify({ modules: [{ versions: [{ version: '1.0.0' }] }] })

describe('what a registry lacks', () => {
  const lacking = [
    ['no module', { status: 404 }, '1.0.0', 'has no such module'],
    ['a module that is gone', { status: 410 }, '1.0.0', 'has no such module'],
    [
      'no version that fits',
      { status: 200, body: VERSIONS },
      '~> 2.0',
      "none of the registry's 1 versions fits",
    ],
    ['no source', { status: 204 }, '', 'HTTP 204 No Content, and it names no source'],
    [
      'a source where Trivy does not go',
      { status: 200, body: '{"location":"./x"}' },
      '',
      'where Trivy does not go',
    ],
  ] as const
  it.each(lacking)('(%s) is absent, for Trivy too', async (_, answer, constraint, reason) => {
    const said = await askOne(answer, ITSELF, constraint)
    expect(said).toEqual({ kind: 'absent', reason: expect.stringContaining(reason) })
  })

  it.each(lacking.slice(0, 4))(
    '(%s) is unknown where a stand-in says so, which Trivy does not know',
    async (_, answer, constraint, reason) => {
      const said = await askOne(answer, {}, constraint)
      expect(said).toMatchObject({ kind: 'unknown', reason: expect.stringContaining(reason) })
      expect(said).toMatchObject({
        reason: expect.stringContaining(
          'mirror.test was asked in place of registry.terraform.io (the input terraform-registry), which may have it',
        ),
        hint: expect.stringContaining('Check the address of mirror.test in the input terraform-registry'),
      })
    },
  )
})

describe('the advice on a stand-in', () => {
  const lost = (problem: ConnectionProblem, detail = '') =>
    new ConnectionError(new URL('https://mirror.test/'), problem, { detail })
  const refused = (status: number) => new RegistryError(`mirror.test: HTTP ${status}`, { status })
  it.each([
    ['a name that nobody has', lost('dns'), 'Check the name mirror.test in the input terraform-registry'],
    ['a closed port', lost('refused'), 'Check that this runner may reach mirror.test'],
    ['no TLS', lost('not-tls'), 'write its address with http:// in the input terraform-registry'],
    ['an unknown CA', lost('certificate'), 'the input ca-file'],
    ['a proxy that wants a login', lost('proxy', 'statusCode=407'), 'HTTPS_PROXY'],
    [
      'silence',
      lost('silent'),
      'run it again when mirror.test answers, or take it out of the input terraform-registry',
    ],
    ['a limit', refused(429), 'mirror.test limits requests'],
    ['a failure', refused(503), 'Run it again when mirror.test answers'],
    [
      '401',
      { status: 401 },
      'Put a token that may read this module at mirror.test into TF_TOKEN_mirror_test, from a secret.',
    ],
    [
      '403',
      { status: 403 },
      'Put a token that may read this module at mirror.test into TF_TOKEN_mirror_test, from a secret.',
    ],
    ['407', { status: 407 }, 'HTTPS_PROXY'],
    ['a web page', { status: 200, body: '<html>Log in</html>' }, 'A login page or a proxy may have answered'],
  ])('fits %s', async (_, answer, advice) => {
    const said = await askOne(answer)
    expect(said).toMatchObject({ kind: 'unknown', hint: expect.stringContaining(advice) })
  })

  it('that refuses a token is not to be given one', async () => {
    const said = await askOne({ status: 401 }, { token: 'secret' })
    expect(said).toMatchObject({
      hint: expect.stringContaining('mirror.test refuses the token that it is given'),
    })
    expect(JSON.stringify(said)).not.toContain('secret')
  })
})

describe('the advice on the registry itself', () => {
  it.each([
    ['a name that nobody has', new ConnectionError(ITSELF.base, 'dns', { detail: '' }), 'in the source'],
    [
      'a limit',
      new RegistryError('x', { status: 429 }),
      'put a mirror in its place with the input terraform-registry',
    ],
    [
      '401 without a token, which none is sent there',
      { status: 401 },
      'a proxy or firewall may be in the way of registry.terraform.io',
    ],
  ])('fits %s', async (_, answer, advice) => {
    expect(await askOne(answer, ITSELF)).toMatchObject({
      kind: 'unknown',
      hint: expect.stringContaining(advice),
    })
  })
})

describe('a registry that gives no connection', () => {
  const lose = async (constraint: string, url: (asked: URL) => URL, isLost: (asked: URL) => boolean) => {
    const http: Pick<ModuleHttp, 'get'> = {
      get: async ({ url: asked }) => {
        if (isLost(asked)) throw new ConnectionError(url(asked), 'refused', { detail: '' })
        return { status: 200, headers: {}, body: Buffer.from(VERSIONS), url: asked }
      },
    }
    const address = { host: 'registry.terraform.io', isHostNamed: false, path: 'a/b/c' }
    return await askRegistry(address, constraint, { ...ITSELF, token: undefined }, http as ModuleHttp)
  }
  it.each([
    ['its versions', '1.0.0', 'versions'],
    ['its source, where no version is wanted', '', 'download'],
  ])('for %s has said nothing against what was said before', async (_, constraint, last) => {
    const said = await lose(
      constraint,
      (asked) => asked,
      ({ pathname }) => pathname.endsWith(last),
    )
    expect(said).toMatchObject({ kind: 'unknown', isUnanswered: true })
  })

  it.each([
    ['after it has named the version', '1.0.0', 'https://registry.terraform.io', 'download'],
    ['where it has sent us', '1.0.0', 'https://elsewhere.test', 'versions'],
  ])('%s has answered', async (_, constraint, origin, last) => {
    const said = await lose(
      constraint,
      () => new URL(origin),
      ({ pathname }) => pathname.endsWith(last),
    )
    expect(said).toMatchObject({ kind: 'unknown', isUnanswered: false })
  })
})
