// What lies on this machine for a module: the name of a single file, and the directory of a repository.
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realPathOf } from '../../../../src/base/inside.ts'
import {
  findSubdirectory,
  isFileName,
} from '../../../../src/resources/terraform-modules/fetch/fetch-source.ts'
import { itWhere } from '../../../system.ts'
import { makeDirectory, writeFile } from '../../../temporary.ts'

it.each([
  ['main.tf', true, true],
  ['my bucket.tf', true, true],
  ['', false, false],
  ['..', false, false],
  ['a/b.tf', false, false],
  ['a\\b.tf', false, false],
  ['x'.repeat(256), false, false],
  // An alternate stream, a device, and a name that becomes another.
  ['a:b.tf', true, false],
  ['con.tf', true, false],
  ['main.tf.', true, false],
])('%j: %s, on Windows %s', (name, expected, onWindows) => {
  expect(isFileName(name, 'linux')).toBe(expected)
  expect(isFileName(name, 'win32')).toBe(onWindows)
})

describe('a directory of a repository', () => {
  it('is found by the names that lead to it, on every system', () => {
    const repository = makeDirectory()
    writeFile(repository, 'modules/vpc/main.tf', '')
    const expected = join(realPathOf(repository), 'modules', 'vpc')
    for (const subdir of ['modules/vpc', 'modules/vpc/', './modules/vpc', 'modules/x/../vpc'])
      expect(findSubdirectory(repository, subdir)).toBe(expected)
    expect(findSubdirectory(repository, '.')).toBe(realPathOf(repository))
  })

  it('is none where nothing is, or above the repository, or beside it under a longer name', () => {
    const repository = join(makeDirectory(), 'repository')
    writeFile(repository, 'main.tf', '')
    writeFile(`${repository}-2`, 'main.tf', '')
    for (const subdir of ['absent', '..', '../repository-2', 'main.tf/below'])
      expect(findSubdirectory(repository, subdir)).toBeUndefined()
  })

  itWhere(['junctions'], 'is none behind a link that leads out', () => {
    const repository = makeDirectory()
    const outside = makeDirectory()
    symlinkSync(outside, join(repository, 'out'), 'junction')
    expect(findSubdirectory(repository, 'out')).toBeUndefined()
  })
})
