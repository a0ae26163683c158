import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkBundle } from '../../../src/resources/checks-bundle/check-bundle.ts'
import { buildChecksFiles, type ChecksMajor } from '../../fixtures/checks-bundle.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const now = new Date('2026-11-20T12:00:00Z')
const context = { now, trivyVersion: '0.74.0' }

describe('a tree of checks', () => {
  it.each<[ChecksMajor, string]>([
    [0, '0.50.0'],
    [1, '0.60.0'],
    [1, '0.61.0'],
    [2, '0.74.0'],
  ])('of major %i is accepted for Trivy %s', async (major, trivyVersion) => {
    const content = makeTree(buildChecksFiles({ major }))
    await expect(checkBundle(content, { now, trivyVersion })).resolves.toBeUndefined()
  })

  it('without .manifest is refused for a Trivy that would silently ignore it', async () => {
    const content = makeTree(buildChecksFiles({ major: 2 }))
    await expect(checkBundle(content, { now, trivyVersion: '0.60.0' })).rejects.toThrow(
      'the checks lack a .manifest, without which Trivy 0.60.0 ignores them',
    )
    const deeper = makeTree({ 'a.rego': 'package a', 'deep/.manifest': '{}' })
    await expect(checkBundle(deeper, { now, trivyVersion: '0.60.0' })).rejects.toThrow('lack a .manifest')
  })

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['only tests', { 'policies/a_test.rego': 'package a', 'b_test.rego': 'package b' }],
    ['only dot-files', { 'policies/.a.rego': 'package a', '.rego': '' }],
    ['only what is optional', { 'policies/kubernetes/advanced/optional/a.rego': 'package a' }],
    ['only data', { 'policies/a.yaml': 'a: 1', '.manifest': '{}', 'README.rego.md': '' }],
    ['only a directory of that name', { 'policies/a.rego/readme': '' }],
  ])('with %s holds no check, and would switch all checks off', async (_, files) => {
    await expect(checkBundle(makeTree(files), context)).rejects.toThrow('no check is among the checks')
  })

  it.each(['a.rego', 'policies/deep/a.rego', '.hidden/a.rego', 'advanced/a.rego', 'optional/a_test.b.rego'])(
    'with one check holds checks: %s',
    async (path) => {
      await expect(checkBundle(makeTree({ [path]: 'package a' }), context)).resolves.toBeUndefined()
    },
  )

  it('that is not there is missing', async () => {
    await expect(checkBundle(join(makeDirectory(), 'content'), context)).rejects.toMatchObject({
      message: 'the directory of checks is missing',
      cause: { code: 'ENOENT' },
    })
  })
})

function makeTree(files: Readonly<Record<string, string>>): string {
  const content = join(makeDirectory(), 'content')
  mkdirSync(content)
  for (const [path, text] of Object.entries(files)) writeFile(content, path, text)
  return content
}
