// What a module registry may say of versions, and what of a constraint is asked at all.
import { expect, it } from 'vitest'
import { askRegistry } from '../../../../src/resources/terraform-modules/fetch/ask-registry.ts'
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
  const access = { base: BASE, isMirror: false, token: undefined }
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
