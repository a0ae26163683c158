// What a process has printed is not forgotten when it ends, whoever reads it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { itWhere } from '../system.ts'

const start = (...args: readonly string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, 'print-child.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })

it('comes whole through a pipe, which takes less at a time', async () => {
  const child = start()
  const [ended, printed] = await Promise.all([once(child, 'exit'), text(child.stdout)])
  expect(printed).toHaveLength(1_000_000)
  expect(ended).toEqual([7, null])
})

it('is no failure where the reader has gone', async () => {
  const child = start()
  child.stdout.once('data', () => child.stdout.destroy())
  const [ended, complaints] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  expect(complaints).toBe('')
  expect(ended).toEqual([7, null])
})

itWhere(['unread pipes'], 'holds nobody longer than it may where the reader does not read', async () => {
  expect(await once(start('50'), 'exit')).toEqual([7, null])
})
