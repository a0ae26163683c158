import { describe, expect, it } from 'vitest'
import { withProgress } from '../../src/acquire/progress.ts'
import { formatBytes } from '../../src/base/format-bytes.ts'
import { createKeptLog } from '../oci/kept-log.ts'
import { NOW } from './acquire-lab.ts'

async function watch(chunkBytes: number, secondsPerChunk: readonly number[], size: number) {
  const log = createKeptLog()
  let elapsedMs = 0
  const source = async function* (): AsyncGenerator<Buffer> {
    for (const seconds of secondsPerChunk) {
      elapsedMs += seconds * 1000
      yield Buffer.alloc(chunkBytes)
    }
  }
  const now = (): Date => new Date(NOW.getTime() + elapsedMs)
  let passedBytes = 0
  for await (const chunk of withProgress(source(), { title: 'Java DB', size, now, log }))
    passedBytes += chunk.length
  return { passedBytes, lines: log.infos }
}

describe('a download', () => {
  it('of less than ten seconds says nothing', async () => {
    expect(await watch(1000, [3, 3, 3], 3000)).toEqual({ passedBytes: 3000, lines: [] })
  })

  it('says every ten seconds how far it is', async () => {
    const { lines } = await watch(
      1_000_000,
      Array.from({ length: 25 }, () => 1),
      50_000_000,
    )
    expect(lines).toEqual([
      'Java DB: 10.0 MB of 50.0 MB (20 %), 1.0 MB/s',
      'Java DB: 20.0 MB of 50.0 MB (40 %), 1.0 MB/s',
    ])
  })

  it('says it once after a long silence', async () => {
    const { lines } = await watch(1_000_000, [95, 1, 1], 3_000_000)
    expect(lines).toHaveLength(1)
  })

  it('of nothing can be told, too', async () => {
    const { lines } = await watch(0, [10], 0)
    expect(lines).toEqual(['Java DB: 0 bytes of 0 bytes (0 %), 0 bytes/s'])
  })
})

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [66_123_456, '66.1 MB'],
  [734_000_000, '734 MB'],
  [1_300_000_000, '1.3 GB'],
  [5_000_000_000_000, '5000 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
