// What is bundled means the same when it is written in ASCII.
import { describe, expect, it } from 'vitest'
import { toAscii } from '../../scripts/to-ascii.ts'

const evaluate = (source: string): unknown => new Function(`return ${source}`)()

describe('toAscii', () => {
  it.each(["'≤ é 😀'", '`${1}…`', '/^[😀é-ü]$/u.test("😀")', '({ größe: 1 }).größe', '1 // §'])(
    'keeps what is meant: %s',
    (source) => {
      const escaped = toAscii(source)
      expect(escaped).toMatch(/^[\0-\x7f]*$/)
      expect(evaluate(escaped)).toEqual(evaluate(source))
    },
  )

  it.each(["'\\é'", 'String.raw`a…`'])('refuses what it would change: %s', (source) => {
    expect(() => toAscii(source)).toThrow('cannot be written in ASCII')
  })
})
