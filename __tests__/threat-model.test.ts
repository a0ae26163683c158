// Each answer of the threat model is shown by tests, which it names: they must be there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const text = readFileSync(join(import.meta.dirname, '..', 'docs', 'threat-model.md'), 'utf8')
const rows = tableBelow('## What is not')

describe('the threat model', () => {
  it('has a threat, an answer, and tests in each row', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell === ''))).toEqual([])
  })

  it.each(rows.flatMap(([threat = '', , tests = '']) => tests.split('<br>').map((test) => [threat, test])))(
    'is right about who shows its answer to: %s: %s',
    (_, test) => {
      const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(test) ?? []
      expect(title.length, 'a file and a title').toBeGreaterThan(10)
      expect(sourceOf(file)).toContain(title)
    },
  )

  it.each([...text.matchAll(/`(src\/[^`]+|__tests__\/[^`]+)`/g)].map(([, path = '']) => [path]))(
    'names a file that is there: %s',
    (path) => {
      expect(existsSync(join(import.meta.dirname, '..', path))).toBe(true)
    },
  )
})

/** The cells of the rows of a table, without its head. */
function tableBelow(heading: string): string[][] {
  const section = text.slice(text.indexOf(`\n${heading}\n`) + 1).split(/\n## /)[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

/** A test file, or one of tables from which tests are made. Titles are read as they are written, in whatever quotes. */
function sourceOf(file: string): string {
  const paths = [`${file}.test.ts`, `${file}.ts`].map((path) => join(import.meta.dirname, path))
  const path = paths.find((one) => existsSync(one))
  return path === undefined ? '' : readFileSync(path, 'utf8').replaceAll("\\'", "'")
}
