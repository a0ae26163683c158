// `npm run conformance`: what every Trivy of .ci/trivy-versions does, by running it. Writes the table of
// docs/trivy-versions.md (`--check`: fails where it differs), says what each version changed, and holds the needs of scans
// and offline against online for each. `--facts` leaves the long part out.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { argv, env, execPath, exit, getuid, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { listTrivyVersions, pathWithTrivy, trivyDirectory } from '../__tests__/trivy-versions.ts'
import { FACTS, withLab } from './conformance/facts.ts'
import { renderTable, replaceBetween } from './markdown-table.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PAGE = join(ROOT, 'docs', 'trivy-versions.md')
/** As many random combinations of settings for each version; the seed is printed in the titles of the tests. */
const RANDOM_CASES = '300'
const TESTS = ['__tests__/action/plan-real-trivy.test.ts', '__tests__/conformance']

function main(): void {
  if (getuid?.() !== 0) throw new Error('needs root: it mounts, and scans as another user; run it with sudo')
  const versions = listTrivyVersions()
  const missing = versions.filter((version) => !existsSync(join(trivyDirectory(version), 'trivy')))
  if (missing.length > 0) throw new Error(`not here: Trivy ${missing.join(', ')}; run .ci/install-trivy`)
  const answers = versions.map((version) => withLab(trivyDirectory(version), askAll))
  sayChanges(versions, answers)
  writePage(versions, answers)
  if (argv.includes('--facts')) return
  const failed = versions.filter((version) => !judge(version))
  if (failed.length > 0) throw new Error(`Trivy ${failed.join(', ')}: see the failed tests above`)
}

function askAll(lab: Parameters<(typeof FACTS)[number]['ask']>[0]): readonly string[] {
  return FACTS.map(({ ask }) => ask(lab))
}

/** What is different from the version before: the way to understand a new release in minutes. */
function sayChanges(versions: readonly string[], answers: readonly (readonly string[])[]): void {
  for (const [index, version] of versions.entries()) {
    const before = answers[index - 1]
    if (before === undefined) continue
    const changes = FACTS.flatMap(({ title }, fact) => {
      const [was = '', is = ''] = [before[fact], answers[index]?.[fact]]
      return was === is ? [] : [`  ${title}: ${was} → ${is}\n`]
    })
    stdout.write(
      `Trivy ${version} against ${versions[index - 1]}: ${changes.length} changes\n${changes.join('')}`,
    )
  }
}

function writePage(versions: readonly string[], answers: readonly (readonly string[])[]): void {
  const rows = FACTS.map(({ title }, fact) => [title, ...answers.map((answer) => answer[fact] ?? '')])
  const table = renderTable(
    ['', ...versions],
    rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))),
  )
  const text = readFileSync(PAGE, 'utf8')
  const wanted = replaceBetween(text, 'facts', table)
  if (wanted === text) return
  if (argv.includes('--check')) {
    const before = text.split('\n')
    const different = wanted.split('\n').filter((line) => !before.includes(line))
    throw new Error(
      `docs/trivy-versions.md is not what the binaries do: run \`npm run conformance\`. It would say:\n${different.join('\n')}`,
    )
  }
  writeFileSync(PAGE, wanted)
}

/** The needs of scans, and offline against online, with this version. */
function judge(version: string): boolean {
  stdout.write(`\nTrivy ${version}\n`)
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const began = performance.now()
  const { status } = spawnSync(execPath, [vitest, 'run', ...TESTS, '--reporter=dot'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...env,
      NO_COLOR: '1',
      PATH: pathWithTrivy(version),
      TRIVY_VERSIONS: version,
      NEEDS_COUNT: RANDOM_CASES,
    },
  })
  const seconds = Math.round((performance.now() - began) / 1000)
  stdout.write(`Trivy ${version}: ${status === 0 ? 'green' : 'red'} after ${seconds} s\n`)
  return status === 0
}

try {
  main()
} catch (error) {
  stderr.write(`conformance: ${error instanceof Error ? error.message : String(error)}\n`)
  exit(1)
}
