// Permissions, where a file system holds them and where it does not.
import { chmodSync, statSync } from 'node:fs'
import { expect } from 'vitest'
import { setMode } from '../../src/base/file-mode.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

itWhere(['modes'], 'a file has the permissions that are wanted', () => {
  const file = writeFile(makeDirectory(), 'file', '', 0o600)
  setMode(file, 0o644)
  expect((statSync(file).mode & 0o777).toString(8)).toBe('644')
})

itWhere(
  ['modes'],
  'those that a file system gives to all are taken when they do, and never those that let others write',
  () => {
    const tryOn = (given: number, wanted: number, code = 'EPERM') => {
      const file = writeFile(makeDirectory(), 'file', '')
      chmodSync(file, given)
      const refuse = () => {
        throw Object.assign(new Error(`${code}: chmod`), { code })
      }
      setMode(file, wanted, refuse)
    }
    for (const code of ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']) tryOn(0o755, 0o644, code)
    tryOn(0o755, 0o755)
    tryOn(0o775, 0o644)
    expect(() => tryOn(0o644, 0o755)).toThrow('EPERM')
    expect(() => tryOn(0o600, 0o644)).toThrow('EPERM')
    expect(() => tryOn(0o777, 0o644)).toThrow('EPERM')
    expect(() => tryOn(0o755, 0o644, 'EROFS')).toThrow('EROFS')
  },
)
