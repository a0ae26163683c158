import type * as Fs from 'node:fs'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openRegularFile, readRegularFile } from '../../src/base/regular-file.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'

const after = vi.hoisted(() => ({ look: () => {} }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  const lstatSync = (path: string) => {
    const facts = fs.lstatSync(path)
    after.look()
    return facts
  }
  return { ...fs, lstatSync }
})

it.each([
  { how: 'read', open: (path: string) => readRegularFile({ path, what: 'a seal' }, 10) },
  { how: 'opened', open: (path: string) => openRegularFile({ path, what: 'a seal' }) },
])(
  'a file that another job removes between the look and the moment it is $how is not there',
  async ({ open }) => {
    const path = join(await makeTempDirectory(), 'seal.json')
    writeFileSync(path, '{}')
    after.look = () => rmSync(path)
    await expect(open(path)).rejects.toMatchObject({ found: 'nothing' })
  },
)
