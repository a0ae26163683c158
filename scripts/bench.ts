// Speed and memory against what a user would run instead, side by side in one run: ratios, because milliseconds of a shared
// machine mean nothing. Prints the whole table, VEX repositories last. `--only databases,shaped,fresh,hook,dead,vex` runs parts of
// it, `--rounds N` repeats more often, `--plots` draws those of docs/performance.md; `--walk` measures the plan in a large
// workspace instead, `--store` the warm start of both databases from the runner store, `--trivy` Trivy itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateLargeJavaDb, generateLargeVulnDb } from '../__tests__/fixtures/large-artifact.ts'
import { COLD, ORAS, TRIVY } from './bench/contestants.ts'
import { compareDatabases } from './bench/databases.ts'
import { deadSourceRows, measureDeadSources } from './bench/dead-sources.ts'
import { compareFresh } from './bench/fresh.ts'
import { compareHook } from './bench/hook.ts'
import { drawPlots } from './bench/plots.ts'
import { measureSizes } from './bench/sizes.ts'
import { benchStore } from './bench/store.ts'
import { printTable, type Row } from './bench/table.ts'
import { benchTrivy } from './bench/trivy.ts'
import { benchVex } from './bench/vex.ts'
import { benchWalk } from './bench/walk.ts'

const { values: options } = parseArgs({
  options: {
    walk: { type: 'boolean', default: false },
    store: { type: 'boolean', default: false },
    trivy: { type: 'boolean', default: false },
    plots: { type: 'boolean', default: false },
    only: { type: 'string', default: 'databases,shaped,fresh,hook,dead,vex' },
    rounds: { type: 'string', default: '5' },
  },
})
const rounds = Number(options.rounds)
const parts = options.only.split(',').map((word) => word.trim())
/** A run of 28 seconds at this rate needs no repetition to be believed. */
const SHAPED = { megabytesPerSecond: 25, rounds: 1 }
/** So that one more word of a busy machine does not decide. */
const FRESH_FACTOR = 4

const root = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  if (options.walk) await benchWalk(rounds)
  else if (options.store) await benchStore(root, rounds)
  else if (options.trivy) await benchTrivy(root, rounds)
  else await runTable()
} finally {
  rmSync(root, { recursive: true, force: true })
}

async function runTable(): Promise<void> {
  const rows: Row[] = []
  const has = (part: string) => parts.includes(part)
  if (has('fresh')) rows.push(...(await compareFresh(root, rounds * FRESH_FACTOR)))
  if (has('hook')) rows.push(...(await compareHook(root, rounds * FRESH_FACTOR)))
  if (has('databases')) {
    const artifact = await generateLargeVulnDb(join(root, 'vuln-artifact'))
    rows.push(...(await compareDatabases({ root, resource: 'vuln-db', artifact, rounds })))
  }
  if (has('databases') || has('shaped')) {
    const artifact = await generateLargeJavaDb(join(root, 'java-artifact'))
    const java = { root, resource: 'java-db', artifact } as const
    if (has('databases')) rows.push(...(await compareDatabases({ ...java, rounds })))
    const names = [COLD, TRIVY, ORAS]
    if (has('shaped')) rows.push(...(await compareDatabases({ ...java, ...SHAPED, names })))
  }
  const dead = has('dead') ? measureDeadSources(join(root, 'dead')) : undefined
  if (dead !== undefined) rows.push(...deadSourceRows(dead))
  printTable(rows)
  if (has('vex')) await benchVex(root, rounds)
  if (options.plots) drawPlots(await measureSizes(root, rounds), dead)
}
