import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { packLayer } from '../../../src/resources/vex-repo/pack.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pack-'))
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

it.each([
  ['cannot be read', 'directory'],
  ['is gone', 'nothing'],
])('a file that %s is the error, and nothing goes on behind it', async (_, name) => {
  const from = join(root, 'from')
  mkdirSync(join(from, 'directory'), { recursive: true })
  writeFileSync(join(from, 'a'), 'text')
  const unheard: unknown[] = []
  const hear = (error: unknown) => void unheard.push(error)
  process.on('uncaughtExceptionMonitor', hear)
  try {
    // Where it shall be written nothing can be: that must not come up later.
    const file = join(root, 'gone', 'layer.tar.gz')
    await expect(packLayer(from, ['a', name], { file })).rejects.toThrow(/EISDIR|ENOENT.*nothing/)
    expect(existsSync(file)).toBe(false)
    for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  } finally {
    process.off('uncaughtExceptionMonitor', hear)
  }
  expect(unheard).toEqual([])
})
