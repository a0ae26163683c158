import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type FileToRead, openRegularFile, readRegularFile } from '../../src/base/regular-file.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'

/** There when it is looked at, and gone when it is opened: its path is asked for once for each. */
async function makeVanishing(): Promise<FileToRead> {
  const path = join(await makeTempDirectory(), 'seal.json')
  writeFileSync(path, '{}')
  let asked = 0
  return {
    what: 'a seal',
    get path() {
      asked += 1
      if (asked === 2) rmSync(path)
      return path
    },
  }
}

it.each([
  { how: 'read', open: (file: FileToRead) => readRegularFile(file, 10) },
  { how: 'opened', open: openRegularFile },
])(
  'a file that another job removes between the look and the moment it is $how is not there',
  async ({ open }) => {
    await expect(open(await makeVanishing())).rejects.toMatchObject({ found: 'nothing' })
  },
)
