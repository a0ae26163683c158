// What no system but one can hold under its name is refused there, with a sentence that says why.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { createEntryWriter } from '../../src/place/write-entry.ts'
import { makeDirectory } from '../temporary.ts'

async function* content() {
  yield Buffer.from('text')
}

describe('a file of an archive on Windows', () => {
  it.each(['pkg/npm/aux/scan.json', 'NUL.json', 'policies/con', 'a./b', 'trailing '])(
    'is refused as %j, and nothing is written',
    async (path) => {
      const directory = makeDirectory()
      const writing = createEntryWriter(directory, 'win32')(content(), path)
      await expect(writing).rejects.toThrow(/^archive entry .*: Windows cannot hold it: /)
      await expect(writing).rejects.toThrow(VerifyError)
      expect(readdirSync(directory)).toEqual([])
    },
  )
})

it('a file of an archive is there under such a name elsewhere', async () => {
  const directory = makeDirectory()
  const { path } = await createEntryWriter(directory, 'linux')(content(), 'pkg/aux.json')
  expect(path).toBe('pkg/aux.json')
  expect(existsSync(join(directory, 'pkg', 'aux.json'))).toBe(true)
})
