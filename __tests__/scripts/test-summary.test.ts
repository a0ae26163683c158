// The summary line says what the report says, and nothing when there is no report.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../scripts/test-summary.ts', import.meta.url))

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'summary-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('test-summary', () => {
  it('counts the tests of all files', () => {
    expect(summarize([file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')])).toBe(
      '3 passed, 1 failed\n',
    )
  })

  it('names the skipped ones only if there are any', () => {
    expect(summarize([file('passed', 'passed', 'skipped', 'pending', 'todo')])).toBe(
      '1 passed, 0 failed, 3 skipped\n',
    )
  })

  it('counts a file that could not be loaded as one failure', () => {
    expect(summarize([file('passed', 'passed'), file('failed')])).toBe('1 passed, 1 failed\n')
  })

  it.each([
    ['an empty report', ''],
    ['a report without files', '{}'],
    ['a run without tests', '{"testResults":[]}'],
    ['a status it does not know', '{"testResults":[{"assertionResults":[{"status":"maybe"}]}]}'],
  ])('prints no numbers for %s', (_, text) => {
    const { status, stdout, stderr } = run(text)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^test-summary: /)
  })

  it('prints no numbers without a report', () => {
    const { status, stdout } = spawnSync(process.execPath, [SCRIPT, join(directory, 'none')], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([1, ''])
  })
})

function file(status: string, ...tests: string[]) {
  return { status, assertionResults: tests.map((test) => ({ status: test })) }
}

function summarize(testResults: object[]): string {
  const { status, stdout } = run(JSON.stringify({ testResults }))
  expect(status).toBe(0)
  return stdout
}

function run(text: string) {
  const path = join(directory, 'report.json')
  writeFileSync(path, text)
  return spawnSync(process.execPath, [SCRIPT, path], { encoding: 'utf8' })
}
