// The rows of the threat model: threats, answers, and the tests that show them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page. */
export const THREAT_MODEL = readFileSync(join(import.meta.dirname, '..', 'docs', 'threat-model.md'), 'utf8')

/** One row; `tests` as they stand there, a file in backticks and a title. */
export interface ThreatRow {
  readonly threat: string
  readonly answer: string
  readonly tests: readonly string[]
}

/** Of the table of what is not. */
export function threatRows(): ThreatRow[] {
  return tableBelow('## What is not').map(([threat = '', answer = '', tests = '']) => ({
    threat,
    answer,
    tests: tests.split('<br>'),
  }))
}

/** The cells of the rows of a table, without its head. */
export function tableBelow(heading: string): string[][] {
  const section = THREAT_MODEL.slice(THREAT_MODEL.indexOf(`\n${heading}\n`) + 1).split(/\n## /)[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

/** A test file, or one of tables from which tests are made. Titles are read as they are written, in whatever quotes. */
export function sourceOf(file: string): string {
  const paths = [`${file}.test.ts`, `${file}.ts`].map((path) => join(import.meta.dirname, path))
  const path = paths.find((one) => existsSync(one))
  return path === undefined ? '' : readFileSync(path, 'utf8').replaceAll("\\'", "'")
}
