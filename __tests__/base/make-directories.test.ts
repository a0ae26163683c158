// A directory with its parents, also where none can be made.
import { chmodSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeDirectories } from '../../src/base/make-directories.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

describe('making a directory', () => {
  it('makes every missing parent, and is content with what is there', () => {
    const path = join(makeDirectory(), 'a', 'b', 'c')
    makeDirectories(path)
    makeDirectories(path)
    expect(existsSync(path)).toBe(true)
  })

  itWhere(['modes'], 'gives each that it makes the mode, and leaves what is there', () => {
    const root = makeDirectory()
    chmodSync(root, 0o777)
    makeDirectories(join(root, 'a', 'b'), 0o700)
    const modes = [root, join(root, 'a'), join(root, 'a', 'b')].map((path) => statSync(path).mode & 0o777)
    expect(modes).toEqual([0o777, 0o700, 0o700])
  })

  itWhere(['proc'], 'ends where no directory can ever be made', () => {
    expect(() => makeDirectories('/proc/no/such')).toThrow('ENOENT')
  })

  it.each([['it'], ['below', 'it']])('says that a file is in the way (%s)', (...below) => {
    const file = writeFile(makeDirectory(), 'file', '')
    expect(() => makeDirectories(join(file, ...below))).toThrow('ENOTDIR')
  })
})
