// What of a checks bundle would switch off checks in silence, or end Trivy, seen in the packages of its files.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPackages, tellUnevaluated } from '../../../src/resources/checks-bundle/check-bundle.ts'
import { itWithPeers } from '../../peers.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const CHECK = '# METADATA\n# title: A check\npackage builtin.docker.DS1\n'

function check(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const content = makeDirectory('content')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true })
    writeFile(content, path, Buffer.from(text))
  }
  return checkPackages(content)
}

describe('the packages of a checks bundle', () => {
  it.each([
    ['a check among libraries', { 'checks/a.rego': CHECK, 'lib/b.rego': 'package lib.b\n' }, ['builtin']],
    ['a check of a package of its own', { 'a.rego': '\r\n  package user.a # ours\r\n' }, ['user']],
    [
      'an empty test and an empty dot-file, which Trivy passes over',
      { 'a.rego': CHECK, 'a_test.rego': '', '.x.rego': '' },
      ['builtin'],
    ],
    ['a package whose name begins like that of libraries', { 'a.rego': 'package library.a\n' }, ['library']],
  ] as const)('are good with %s', async (_, files, namespaces) => {
    expect(await check(files)).toEqual(namespaces)
  })

  it.each([
    [['builtin', 'user'], undefined],
    [['defsec'], undefined],
    [['user', 'acme'], 'set TRIVY_CHECK_NAMESPACES to user,acme for it'],
    [[''], 'set TRIVY_CHECK_NAMESPACES to theirs for it'],
  ])('%j: whether Trivy evaluates any of them unasked', (namespaces, said) => {
    const warning = tellUnevaluated(namespaces)
    if (said === undefined) expect(warning).toBeUndefined()
    else expect(warning).toContain(said)
  })

  it('are refused when all of them are libraries', async () => {
    await expect(check({ 'lib/a.rego': 'package lib.a\n', 'lib/b.rego': 'package lib\n' })).rejects.toThrow(
      'the checks are libraries only, without any check',
    )
  })

  it.each([
    ['is empty', ''],
    ['holds comments only', '# package a\n\n'],
    ['begins with something else', 'import rego.v1\npackage a\n'],
    ['is a web page', '<!DOCTYPE html>'],
  ])('are refused when one file %s', async (_, text) => {
    await expect(check({ 'a.rego': CHECK, 'checks/b.rego': text })).rejects.toThrow(
      'checks/b.rego among the checks has no package, on which Trivy ends',
    )
  })

  it('are those of files: a directory with such a name is none', async () => {
    await expect(check({ 'a.rego': CHECK, 'lib.rego/b.rego': 'package lib\n' })).resolves.toEqual(['builtin'])
  })

  itWithPeers(['mkfifo'], 'are refused, and not waited for, when one file is a pipe', async () => {
    const content = makeDirectory('content')
    writeFile(content, 'a.rego', CHECK)
    execFileSync('mkfifo', [join(content, 'b.rego')])
    await expect(checkPackages(content)).rejects.toThrow('b.rego among the checks is not a regular file')
  })
})
