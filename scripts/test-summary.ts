// Prints the numbers of a test run, read from vitest's JSON report, as one plain line for machines that look for it.
import { readFileSync } from 'node:fs'
import process, { argv, stderr, stdout } from 'node:process'

type Counts = Record<'passed' | 'failed' | 'skipped', number>

// The states in vitest's report; what is still to be written has not run either.
const STATES = new Map<unknown, keyof Counts>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['disabled', 'skipped'],
  ['todo', 'skipped'],
])

function countTests(report: unknown): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of readList(report, 'testResults')) {
    const tests = readList(file, 'assertionResults').map(stateOf)
    for (const state of tests) counts[state] += 1
    // A file that could not be loaded, or whose hooks threw, has no failed test to show for it: it counts as one.
    if (readField(file, 'status') === 'failed' && !tests.includes('failed')) counts.failed += 1
  }
  return counts
}

function stateOf(test: unknown): keyof Counts {
  const status = readField(test, 'status')
  const state = STATES.get(status)
  if (state === undefined) throw new Error(`a test has the unknown status ${JSON.stringify(status)}`)
  return state
}

function readList(value: unknown, name: string): unknown[] {
  const list = readField(value, name)
  if (!Array.isArray(list)) throw new Error(`the report has no list ${name}`)
  return list
}

function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

try {
  const [, , path] = argv
  if (path === undefined) throw new Error('the path of a JSON report is missing')
  const { passed, failed, skipped } = countTests(JSON.parse(readFileSync(path, 'utf8')))
  if (passed + failed === 0) throw new Error('the report names no test that ran')
  stdout.write(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`)
} catch (error) {
  stderr.write(`test-summary: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
