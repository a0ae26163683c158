// A directory with its parents, also where none can be made.
import { existsSync } from 'node:fs'
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

  itWhere(['proc'], 'ends where no directory can ever be made', () => {
    expect(() => makeDirectories('/proc/no/such')).toThrow('ENOENT')
  })

  it.each([['it'], ['below', 'it']])('says that a file is in the way (%s)', (...below) => {
    const file = writeFile(makeDirectory(), 'file', '')
    expect(() => makeDirectories(join(file, ...below))).toThrow('ENOTDIR')
  })
})
