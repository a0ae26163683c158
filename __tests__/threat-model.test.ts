// Each answer of the threat model is shown by tests, which it names: they must be there.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourceOf, THREAT_MODEL, tableBelow, threatRows } from './threat-rows.ts'

const rows = tableBelow('## What is not')

describe('the threat model', () => {
  it('has a threat, an answer, and tests in each row', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell === ''))).toEqual([])
  })

  it.each(threatRows().flatMap(({ threat, tests }) => tests.map((test) => [threat, test] as const)))(
    'is right about who shows its answer to: %s: %s',
    (_, test) => {
      const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(test) ?? []
      expect(title.length, 'a file and a title').toBeGreaterThan(10)
      expect(sourceOf(file)).toContain(title)
    },
  )

  it.each([...THREAT_MODEL.matchAll(/`(src\/[^`]+|__tests__\/[^`]+)`/g)].map(([, path = '']) => [path]))(
    'names a file that is there: %s',
    (path) => {
      expect(existsSync(join(import.meta.dirname, '..', path))).toBe(true)
    },
  )
})
