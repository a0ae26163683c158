// Runs the tests of registries and tools, each against the real program, and writes what came of it into docs/registries.md.
// `npm run registries` after a build; a program that is not on PATH is a column that says so.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exit, stderr } from 'node:process'
import { fileURLToPath } from 'node:url'
import { renderRegistries, type TestResult } from './registry-results.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PAGE = join(ROOT, 'docs', 'registries.md')
const TESTS = ['__tests__/action/registries.test.ts', '__tests__/action/carried-tools.test.ts']

function main(): void {
  writeFileSync(PAGE, renderRegistries(readFileSync(PAGE, 'utf8'), readResults(runTests())))
}

function runTests(): string {
  const directory = mkdtempSync(join(tmpdir(), 'registries-'))
  try {
    const file = join(directory, 'report.json')
    const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    spawnSync('npx', ['vitest', 'run', ...TESTS, ...options], { cwd: ROOT, stdio: 'inherit' })
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function readResults(report: string): readonly TestResult[] {
  const { testResults } = JSON.parse(report) as {
    testResults: { name: string; assertionResults: TestResult[] }[]
  }
  return testResults
    .filter(({ name }) => TESTS.some((test) => name.replaceAll('\\', '/').endsWith(test)))
    .flatMap(({ assertionResults }) => assertionResults)
}

try {
  main()
} catch (error) {
  stderr.write(`registries: ${error instanceof Error ? error.message : String(error)}\n`)
  exit(1)
}
