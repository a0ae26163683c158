// Inside or not, by whatever name.
import { mkdirSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isInside, realPathOf } from '../../src/base/inside.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

describe('a path lies in a directory', () => {
  it.each([
    ['which it is', '.', true],
    ['below it', 'a/b', true],
    ['below it, in what is not there yet', 'no/such/place', true],
    ['below it by a name that begins with dots', '..a', true],
    ['not beside it', '../other', false],
    ['not beside it by a longer name', '../workspace-2', false],
    ['not above it', '..', false],
  ])('%s', (_, path, is) => {
    const workspace = join(makeDirectory(), 'workspace')
    writeFile(workspace, 'a/file', '')
    expect(isInside(join(workspace, path), workspace)).toBe(is)
    // Relative names are those of the working directory.
    expect(isInside(relative(process.cwd(), join(workspace, path)), workspace)).toBe(is)
  })

  itWhere(['cmd'], 'by names that Windows takes for it, and Node does not', () => {
    const workspace = join(makeDirectory(), 'workspace')
    mkdirSync(workspace)
    for (const name of [`${workspace}.`, `${workspace} `, `${workspace}.\\cache`, `\\\\?\\${workspace}`]) {
      expect(isInside(name, workspace)).toBe(true)
    }
  })

  it('by name, where nothing is there at all', () => {
    expect(isInside('/no/such/workspace/cache', '/no/such/workspace')).toBe(true)
    expect(isInside('/no/such/cache', '/no/such/workspace')).toBe(false)
  })

  itWhere(['links'], 'under another name of the directory, as /tmp is one of /private/tmp', () => {
    const root = makeDirectory()
    const workspace = join(root, 'private', 'workspace')
    mkdirSync(workspace, { recursive: true })
    symlinkSync(join(root, 'private'), join(root, 'short'))
    expect(isInside(join(root, 'short', 'workspace', 'new', 'cache'), workspace)).toBe(true)
    expect(isInside(join(workspace, 'cache'), join(root, 'short', 'workspace'))).toBe(true)
    expect(isInside(join(root, 'short', 'other'), workspace)).toBe(false)
  })

  itWhere(['links'], 'by a link that leads into it, and by one in it that leads out', () => {
    const root = makeDirectory()
    const workspace = join(root, 'workspace')
    const elsewhere = join(root, 'elsewhere')
    for (const directory of [join(workspace, 'bin'), elsewhere]) mkdirSync(directory, { recursive: true })
    symlinkSync(join(workspace, 'bin'), join(elsewhere, 'in'))
    symlinkSync(elsewhere, join(workspace, 'out'))
    expect(isInside(join(elsewhere, 'in', 'x'), workspace)).toBe(true)
    expect(isInside(join(workspace, 'out', 'x'), workspace)).toBe(true)
  })

  itWhere(['blind case'], 'in upper or lower case, where the file system does not tell them apart', () => {
    const workspace = makeDirectory('Workspace')
    const other = join(dirname(workspace), basename(workspace).toUpperCase())
    expect(isInside(join(other, 'cache'), workspace)).toBe(true)
  })
})

it('the real path of what is there is its own; of nothing there is none', () => {
  const directory = realPathOf(makeDirectory())
  expect(realPathOf(join(directory, '.'))).toBe(directory)
  expect(() => realPathOf(join(directory, 'absent'))).toThrow('ENOENT')
})

describe('where a file system of Windows has no real paths', () => {
  const answering = (code: string, platform: NodeJS.Platform) => ({
    platform,
    realpath: () => {
      throw Object.assign(new Error(`${code}: realpath`), { code })
    },
  })

  it.each(['EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'UNKNOWN', 'ENOENT'])(
    'what is there has its own name (%s)',
    (code) => {
      const directory = makeDirectory()
      expect(realPathOf(join(directory, '.'), answering(code, 'win32'))).toBe(directory)
      expect(() => realPathOf(directory, answering(code, 'linux'))).toThrow(code)
    },
  )

  it('what is not there has none, and a refusal is one', () => {
    const directory = makeDirectory()
    expect(() => realPathOf(join(directory, 'absent'), answering('ENOENT', 'win32'))).toThrow('ENOENT')
    expect(() => realPathOf(directory, answering('EACCES', 'win32'))).toThrow('EACCES')
  })
})
