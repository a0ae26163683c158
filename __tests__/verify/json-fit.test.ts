// JSON read as it streams past: what is JSON, and what Go would decode, in whatever pieces it comes.
import { describe, expect, it } from 'vitest'
import { findMisfit, parseFirstGoJson, type Shape } from '../../src/verify/go-json.ts'
import { fitJson } from '../../src/verify/json-fit.ts'
import { nodeOf } from '../../src/verify/shape-node.ts'

const SHAPE: Shape = {
  required: { name: 'filled', list: 'there' },
  fields: {
    name: 'string',
    count: 'integer',
    yes: 'boolean',
    when: 'time',
    any: 'any',
    map: { map: 'string' },
    list: { requiresItems: true, list: { required: { id: 'there' }, fields: { id: 'string' } } },
  },
}

function readPieces(text: string | Buffer, shape: Shape = SHAPE, pieceBytes = 5) {
  const bytes = Buffer.from(text)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += pieceBytes) pieces.push(bytes.subarray(at, at + pieceBytes))
  return fitJson(pieces, nodeOf(shape))
}

const whole = (more: object) => JSON.stringify({ name: 'x', list: [], ...more })

describe('a text', () => {
  it.each([
    [whole({}), []],
    [whole({ list: [{ id: 'a' }, { id: '' }] }), []],
    ['{"NAME": "x", "Li\\u0073t": []}', []],
    ['{"name": "x", "liſt": []}', []],
    [whole({ name: '' }), ['name']],
    ['{"name": "x", "list": [], "name": null}', ['name']],
    ['{}', ['name', 'list']],
    [whole({ list: null }), ['list']],
    [whole({ list: [null, {}, { id: null }] }), ['list.*', 'list.*.id']],
    [whole({ other: { name: 1, list: {} }, any: [{ count: 'x' }] }), []],
    ['{"count": -9223372036854775808, "name": "x", "list": []}', []],
    [`${whole({})} and {"more": ]`, []],
    [whole({ when: '2026-01-22T10:51:15.154356Z', yes: true, map: { a: 'b', c: null } }), []],
  ])('fits: %s', async (text, missing) => {
    expect(await readPieces(text)).toEqual({ kind: 'fits', missing: new Set(missing) })
  })

  it.each([
    ['null', ''],
    ['[]', ''],
    ['"x"', ''],
    [whole({ name: 1 }), 'name'],
    [whole({ name: { a: 1 } }), 'name'],
    [whole({ count: 1.5 }), 'count'],
    ['{"count": 2.0}', 'count'],
    ['{"count": 9223372036854775808}', 'count'],
    [whole({ yes: 'true' }), 'yes'],
    [whole({ when: '2026-02-30T00:00:00Z' }), 'when'],
    [whole({ map: { a: 'b', Key: 1 } }), 'map.Key'],
    [whole({ list: [{ id: 'a' }, { id: 'b' }, { id: [] }] }), 'list.2.id'],
    [whole({ list: [1] }), 'list.0'],
    [whole({ list: {} }), 'list'],
  ])('does not: %s', async (text, path) => {
    expect(await readPieces(text)).toEqual({ kind: 'misfit', path })
  })

  it('has tokens of any length, on whatever bytes the pieces end', async () => {
    const long = 'ü\\"'.repeat(2000)
    const text = whole({
      name: long,
      when: '2026-01-22T10:51:15Z',
      any: { [long]: [long, 1e100, -0.5] },
      count: 12,
    })
    for (const pieceBytes of [1, 2, 3, 511, 512, 513, 100_000]) {
      expect(await readPieces(text, SHAPE, pieceBytes)).toMatchObject({ kind: 'fits' })
    }
  })

  it('may be nested as deep as Go reads, and no deeper', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(await readPieces(nested(10_000), 'any')).toMatchObject({ kind: 'fits' })
    expect(await readPieces(nested(10_001), 'any')).toEqual({ kind: 'no-json' })
  })
})

describe('of texts that were damaged at random', () => {
  const SEED = 20261128
  const PARTS = [
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '0',
    '-',
    '.',
    'e',
    'true',
    'null',
    ' ',
    '\n',
    '\t',
    '\u0001',
    'ü',
    '\\u00e9',
  ]

  it(`the same are JSON, and fit, as where the whole is parsed (seed ${SEED})`, async () => {
    const random = randomNumbers(SEED)
    const below = (most: number) => Math.floor(random() * most)
    let count = 0
    for (let round = 0; round < 4000; round += 1) {
      const text = JSON.stringify({
        name: 'a\n"é',
        count: 1,
        list: [{ id: 'x' }],
        any: [-1.5e3, true, null, {}],
      })
      let damaged = text
      for (let times = 1 + below(2); times > 0; times -= 1) {
        // Not the first bracket: it says where the text ends.
        const [from, length] = [1 + below(damaged.length - 1), below(3)]
        damaged = damaged.slice(0, from) + (PARTS[below(PARTS.length)] ?? '') + damaged.slice(from + length)
      }
      const expected = judge(damaged)
      const found = await readPieces(damaged, SHAPE, 1 + below(9))
      expect([damaged, found.kind]).toEqual([damaged, expected])
      if (expected === 'fits') count += 1
    }
    // Both happen often enough to say something.
    expect(count).toBeGreaterThan(200)
    expect(count).toBeLessThan(3800)
  })

  function judge(text: string): string {
    try {
      const value = parseFirstGoJson(text)
      return value === null || findMisfit(value, SHAPE) !== undefined ? 'misfit' : 'fits'
    } catch {
      return 'no-json'
    }
  }
})

/** mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
