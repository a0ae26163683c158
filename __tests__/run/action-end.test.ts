// How a process ends: with all that it had to say.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { itWhere } from '../system.ts'

const start = (kind: string) =>
  spawn(process.execPath, [join(import.meta.dirname, 'end-child.ts'), kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

it('a step that fails has its log read to the end', async () => {
  const child = start('fails')
  const [[code], log] = await Promise.all([once(child, 'exit'), text(child.stdout)])
  expect(code).toBe(1)
  expect(log).toMatch(/^::error::/m)
  expect(log.endsWith(`${'x'.repeat(1_000_000)}\n`)).toBe(true)
})

itWhere(['signals'], 'what does not heed a cancellation is left, and that is told', async () => {
  const child = start('deaf')
  child.stdout.once('data', () => child.kill('SIGTERM'))
  const [[code], log] = await Promise.all([once(child, 'exit'), text(child.stdout)])
  expect(code).toBe(1)
  expect(log).toBe(
    'ready\ntold: the job was cancelled; what was under way is left behind, and the next run removes it\n',
  )
})
