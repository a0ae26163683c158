// Files at another place without their bytes being read: by link where it is allowed, else by copy.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDuplicator, mayLink } from '../../src/store/duplicate.ts'
import { canMount } from '../place/small-disk.ts'
import { expectMode } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const OWN = /^(copy|clone)$/

describe('a duplicator', () => {
  it('shares what may be shared', async () => {
    const directory = makeDirectory()
    const from = writeFile(directory, 'from', 'data', 0o444)
    const duplicator = createDuplicator({ mayShare: true })
    await duplicator.duplicate(from, join(directory, 'to'))
    expect(duplicator.way()).toMatch(mayLink() ? /^(link|clone)$/ : OWN)
    expect(readFileSync(join(directory, 'to'), 'utf8')).toBe('data')
  })

  it('gives each job its own file on Windows, where one that reads keeps all others from removing it', async () => {
    const directory = makeDirectory()
    const from = writeFile(directory, 'from', 'data', 0o444)
    const duplicator = createDuplicator({ mayShare: true, platform: 'win32' })
    await duplicator.duplicate(from, join(directory, 'to'))
    expect(duplicator.way()).toMatch(OWN)
    expect(statSync(join(directory, 'to')).ino).not.toBe(statSync(from).ino)
  })

  it('never gives out the very file where it may not; what it gives can be written to', async () => {
    const directory = makeDirectory()
    const from = writeFile(directory, 'from', 'data', 0o444)
    const duplicator = createDuplicator({ mayShare: false })
    await duplicator.duplicate(from, join(directory, 'to'))
    expect(duplicator.way()).toMatch(OWN)
    expect(statSync(join(directory, 'to')).ino).not.toBe(statSync(from).ino)
    expectMode(join(directory, 'to'), 0o644)
    writeFileSync(join(directory, 'to'), 'more')
    expect(readFileSync(from, 'utf8')).toBe('data')
  })

  it('does not replace what is there', async () => {
    const directory = makeDirectory()
    const from = writeFile(directory, 'from', 'data')
    const to = writeFile(directory, 'to', 'other')
    for (const mayShare of [true, false]) {
      await expect(createDuplicator({ mayShare }).duplicate(from, to)).rejects.toThrow(/EEXIST/)
    }
    expect(readFileSync(to, 'utf8')).toBe('other')
  })

  it('says that the original is gone', async () => {
    const directory = makeDirectory()
    const duplicator = createDuplicator({ mayShare: true })
    await expect(duplicator.duplicate(join(directory, 'from'), join(directory, 'to'))).rejects.toThrow(
      /ENOENT/,
    )
  })

  it.skipIf(!canMount)(
    `copies between two mounts of one and the same file system${canMount ? '' : ' (skipped: this process may not mount)'}`,
    () => {
      const directory = makeDirectory()
      const from = writeFile(directory, 'store/from', 'data', 0o444)
      const target = dirname(writeFile(directory, 'job/keep', ''))
      const child = join(import.meta.dirname, 'duplicate-child.ts')
      const args = ['--mount', process.execPath, child, from, target]
      const { stdout, stderr } = spawnSync('unshare', args, { encoding: 'utf8' })
      expect(stderr).toBe('')
      const { isSameDevice, isShared, way } = JSON.parse(stdout)
      expect(isSameDevice).toBe(true)
      // Some file systems clone even so, from Linux 5.19 on.
      expect({ isShared, way }).toEqual(
        isShared ? { isShared, way: 'clone' } : { isShared: false, way: 'copy' },
      )
      expect(readdirSync(target).sort()).toEqual(['keep', 'to'])
      expect(readFileSync(join(target, 'to'), 'utf8')).toBe('data')
    },
  )
})
