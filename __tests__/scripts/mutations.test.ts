// The list of mutations follows the code and the threat model; what they show, `npm run mutations` shows.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MUTATIONS } from '../../scripts/mutations/all.ts'
import { parseTest } from '../../scripts/mutations/try-mutation.ts'
import { sourceOf, threatRows } from '../threat-rows.ts'

const ROOT = join(import.meta.dirname, '..', '..')

describe('a mutation', () => {
  it.each(MUTATIONS)('breaks what stands once in $file: $from', ({ file, from, to }) => {
    expect(readFileSync(join(ROOT, 'src', file), 'utf8').split(from)).toHaveLength(2)
    expect(to).not.toBe(from)
  })

  it.each(MUTATIONS)('is to be seen by a test that is there: $seenBy', ({ seenBy }) => {
    const { file, title } = parseTest(seenBy)
    expect(title.length).toBeGreaterThan(10)
    expect(sourceOf(file)).toContain(title)
  })
})

describe('the threat model', () => {
  it.each(threatRows())('has an answer that a mutation breaks: $threat', ({ tests }) => {
    expect(MUTATIONS.filter(({ seenBy }) => tests.includes(seenBy))).not.toEqual([])
  })
})
