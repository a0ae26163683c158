// Whether this machine is at fault, by what the system answered, and to which call.
import { mkdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LocalError, VerifyError } from '../../src/base/errors.ts'
import { blameLocal, isFileError, rethrowLocal, sayRoom } from '../../src/base/local-failure.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'
import { makeDirectory } from '../temporary.ts'

const answer = (code: string, syscall: string) => Object.assign(new Error(`${code}: told`), { code, syscall })

describe('a file that found no room', () => {
  const file = { name: 'trivy.db', sizeBytes: 734_000_000, writtenBytes: 120_000_000 }

  it.each([
    [
      'ENOSPC',
      'no space left on the disk of the cache directory /c: trivy.db has 734 MB, and 120 MB found room',
    ],
    [
      'EDQUOT',
      'no quota left on the disk of the cache directory /c: trivy.db has 734 MB, and 120 MB found room',
    ],
    [
      'EFBIG',
      'a file for the cache directory /c would be larger than this machine allows: trivy.db has 734 MB, and 120 MB found room',
    ],
    ['EACCES', 'cannot write to the cache directory /c'],
  ])('%s is told with what it needs and what there was, where that is what was wrong', (code, message) => {
    const error = answer(code, 'write')
    expect(() => rethrowLocal(error, { cacheDir: '/c', file })).toThrow(
      expect.objectContaining({ name: 'LocalError', message, cause: error }),
    )
  })

  it('may be of a size that nobody knows', () => {
    expect(sayRoom(answer('ENOSPC', 'write'), { ...file, sizeBytes: undefined })).toBe(
      ': trivy.db needs more, and 120 MB found room',
    )
  })
})

describe('an answer of the system', () => {
  it.each([
    ['EISDIR', 'rename'],
    ['EACCES', 'open'],
    ['EBUSY', 'rm'],
    ['ENOSPC', 'write'],
    ['EIO', 'read'],
    ['EXDEV', 'link'],
    ['EMFILE', 'scandir'],
  ])('%s to %s is of this machine', (code, syscall) => {
    const error = answer(code, syscall)
    expect(isFileError(error)).toBe(true)
    expect(blameLocal(error)).toMatchObject({ name: 'LocalError', cause: error, hint: expect.any(String) })
  })

  it.each([
    ['ECONNRESET', 'read'],
    ['EPIPE', 'write'],
    ['ETIMEDOUT', 'read'],
    ['ECONNREFUSED', 'connect'],
    ['EACCES', 'connect'],
    ['ENOTFOUND', 'getaddrinfo'],
    ['ESERVFAIL', 'queryA'],
    ['ENOENT', 'spawn git'],
  ])('%s to %s is none of a file', (code, syscall) => {
    const error = answer(code, syscall)
    expect(isFileError(error)).toBe(false)
    expect(blameLocal(error)).toBe(error)
  })

  it('as Node itself gives it, for a file, an open file, and a connection', async () => {
    const directory = makeDirectory()
    mkdirSync(join(directory, 'there'))
    const fails = (call: () => unknown) => {
      try {
        call()
      } catch (error) {
        return error
      }
    }
    expect(isFileError(fails(() => readFileSync(join(directory, 'absent'))))).toBe(true)
    expect(isFileError(fails(() => mkdirSync(join(directory, 'there'))))).toBe(true)
    const handle = await open(join(directory, 'file'), 'w')
    const unreadable = await handle.read(Buffer.alloc(1)).catch((error: unknown) => error)
    await handle.close()
    expect(isFileError(unreadable)).toBe(true)
    const refused = await new Promise((resolve) => connect(1, '127.0.0.1').once('error', resolve))
    expect(isFileError(refused)).toBe(false)
  })
})

it('what somebody has put into words is left as it is', () => {
  const cause = answer('EACCES', 'open')
  for (const error of [
    new VerifyError('no archive', { cause }),
    new RegistryError('refused', { cause }),
    new LocalError('a full disk', { cause }),
    new TypeError('a mistake of ours'),
    undefined,
  ]) {
    expect(blameLocal(error)).toBe(error)
  }
  expect(() => rethrowLocal(new TypeError('a mistake of ours'))).toThrow(TypeError)
})
