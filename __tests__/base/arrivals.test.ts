import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { gatherArrivals } from '../../src/base/arrivals.ts'

const MOST_BYTES = 8

test('what has arrived since it was last asked for comes at once, in order, and as the stream made it', async () => {
  const stream = new PassThrough()
  const arrivals = gatherArrivals(stream, MOST_BYTES)
  const pieces = [Buffer.from('one'), Buffer.from('two')]
  for (const piece of pieces) stream.write(piece)
  await settled()
  const arrived = await arrivals.next()
  expect(arrived).toEqual(pieces)
  expect(arrived?.[0]?.buffer).toBe(pieces[0]?.buffer)
})

test('whoever asks early waits for the first piece, and no longer', async () => {
  const stream = new PassThrough()
  const arrivals = gatherArrivals(stream, MOST_BYTES)
  const asked = arrivals.next()
  stream.write('first')
  expect(text(await asked)).toBe('first')
})

test('all that was sent arrives, and then the end', async () => {
  const sent = Array.from({ length: 500 }, (_, at) => `${at},`)
  const arrivals = gatherArrivals(Readable.from(sent.map((piece) => Buffer.from(piece))), MOST_BYTES)
  const received: string[] = []
  for (let pieces = await arrivals.next(); pieces !== undefined; pieces = await arrivals.next()) {
    received.push(text(pieces))
  }
  expect(received.join('')).toBe(sent.join(''))
  expect(await arrivals.next()).toBeUndefined()
})

test('a stream whose reader is slow is not read on', async () => {
  let made = 0
  const stream = Readable.from(
    (function* () {
      for (; made < 1000; made += 1) yield Buffer.alloc(MOST_BYTES)
    })(),
    { highWaterMark: 1 },
  )
  const arrivals = gatherArrivals(stream, 4 * MOST_BYTES)
  await arrivals.next()
  await settled()
  await settled()
  expect(made).toBeLessThan(20)
  stream.destroy()
})

test('an error comes after everything that arrived before it', async () => {
  const stream = new PassThrough()
  const arrivals = gatherArrivals(stream, MOST_BYTES)
  stream.write('half')
  await settled()
  stream.destroy(new Error('broken'))
  await settled()
  expect(text(await arrivals.next())).toBe('half')
  await expect(arrivals.next()).rejects.toThrow('broken')
})

test('a stream that is closed before its end is broken', async () => {
  const stream = new PassThrough()
  const arrivals = gatherArrivals(stream, MOST_BYTES)
  const asked = arrivals.next()
  stream.destroy()
  await expect(asked).rejects.toThrow('closed before its end')
})

test.each([
  ['broken', new Error('broken')],
  ['closed before its end', undefined],
])('a stream that was %s before anybody asked is not waited for', async (message, error) => {
  const stream = new PassThrough()
  stream.on('error', () => {})
  stream.destroy(error)
  await settled()
  await expect(gatherArrivals(stream, MOST_BYTES).next()).rejects.toThrow(message)
})

test('a stream that ended before anybody asked has ended', async () => {
  const stream = Readable.from([])
  stream.resume()
  await settled()
  expect(await gatherArrivals(stream, MOST_BYTES).next()).toBeUndefined()
})

function text(pieces: readonly Buffer[] | undefined): string {
  return Buffer.concat(pieces ?? []).toString()
}

/** All that is under way without waiting for anything outside of this process. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
}
