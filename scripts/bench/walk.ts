// The time of the plan in a large workspace: a dry run over 100,000 files, and over more than the bound of the walk.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runStep, startJob } from '../../__tests__/action/run.ts'
import { median } from './measure.ts'

const FILES_IN_DIRECTORY = 100

/** Plans in workspaces of these sizes and prints what the plan says and the time of the whole step. */
export async function benchWalk(rounds: number): Promise<void> {
  const job = startJob()
  try {
    let files = 0
    for (const wanted of [0, 100_000, 210_000]) {
      for (; files < wanted; files += FILES_IN_DIRECTORY) writeFiles(join(job.workspace, 'tree'), files)
      const times: number[] = []
      let log = ''
      for (let round = 0; round < rounds; round += 1) {
        const startedAt = performance.now()
        const inputs = { resources: 'auto', 'dry-run': 'true', 'trivy-version': '0.74.0' }
        ;({ log } = await runStep(job, { inputs }))
        times.push(performance.now() - startedAt)
      }
      const size = `${wanted.toLocaleString('en-US')} files`.padEnd(42)
      console.log(`plan, ${size} ${String(Math.round(median(times))).padStart(6)} ms for the whole step`)
      for (const line of log.split('\n'))
        if (/^(looked at|the look ended)/.test(line)) console.log(`  ${line}`)
    }
  } finally {
    job.remove()
  }
}

function writeFiles(tree: string, first: number): void {
  mkdirSync(tree, { recursive: true })
  // Spread over levels, as in a real checkout.
  const directory = join(mkdtempSync(join(tree, 'a-')), 'b')
  mkdirSync(directory)
  for (let index = 0; index < FILES_IN_DIRECTORY; index += 1) {
    writeFileSync(join(directory, `file-${first + index}.ts`), '')
  }
}
