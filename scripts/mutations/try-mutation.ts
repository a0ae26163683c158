// Tries one mutation in a copy of the checkout: the guard is broken, and the test that should see it is run.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import type { Mutation } from './mutation.ts'

/** `caught`: the test is red. `survived`: it is green. `untried`: the code does not even build, or no test was run. */
export interface Trial {
  readonly outcome: 'caught' | 'survived' | 'untried'
  /** Of the first test that is red; else what went wrong. */
  readonly words: string
}

interface Report {
  readonly numFailedTests: number
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** Tables from which the tests of another file are made. */
const MADE_FROM: Readonly<Record<string, string>> = { 'action/faults/transfer-rows': 'action/faults' }

/** File and title of a test as the threat model names one. */
export function parseTest(text: string): { readonly file: string; readonly title: string } {
  const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(text) ?? []
  return { file, title }
}

/**
 * Breaks the guard, runs the test, and mends the guard.
 *
 * @param root of the copy, which has `node_modules`
 */
export function tryMutation(root: string, { file, from, to, seenBy }: Mutation): Trial {
  const path = join(root, 'src', file)
  const text = readFileSync(path, 'utf8')
  const parts = text.split(from)
  if (parts.length !== 2) return { outcome: 'untried', words: `${file} has this ${parts.length - 1} times` }
  writeFileSync(path, parts.join(to))
  try {
    return runTest(root, seenBy)
  } finally {
    writeFileSync(path, text)
  }
}

function runTest(root: string, seenBy: string): Trial {
  const { file, title } = parseTest(seenBy)
  const test = MADE_FROM[file] ?? file
  // Whatever runs the built action sees only what was built.
  if (test.startsWith('action/')) {
    const built = run(root, ['scripts/build.ts'])
    if (built.status !== 0) return { outcome: 'untried', words: `it does not build: ${built.stdout}` }
  }
  const report = join(root, 'report.json')
  rmSync(report, { force: true })
  const ended = run(root, [
    'node_modules/vitest/vitest.mjs',
    'run',
    `__tests__/${test}.test.ts`,
    '--testNamePattern',
    patternOf(title),
    '--reporter=json',
    `--outputFile=${report}`,
  ])
  if (!existsSync(report)) return { outcome: 'untried', words: ended.stderr.slice(-500) }
  return judge(JSON.parse(readFileSync(report, 'utf8')) as Report)
}

function judge({ numFailedTests, numPassedTests, testResults }: Report): Trial {
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed')
  if (numFailedTests > 0) return { outcome: 'caught', words: failed?.fullName ?? '' }
  if (numPassedTests > 0) return { outcome: 'survived', words: `${numPassedTests} tests are green` }
  return { outcome: 'untried', words: 'no test was run' }
}

/** Of all tests that a title with places for values makes. */
function patternOf(title: string): string {
  return title.replace(/[.*+?^{}()|[\]\\]/g, '\\$&').replace(/%[a-z]|\$\w+/g, '.*')
}

function run(cwd: string, args: readonly string[]) {
  return spawnSync(execPath, [...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 600_000 })
}
