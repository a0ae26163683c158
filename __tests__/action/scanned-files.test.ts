// A virus scanner that opens every new file for a moment, on a system where nothing open can be renamed or removed: no run
// fails for it. What is held for ever stays as it is, and the older copy is used.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lackOf } from '../system.ts'
import { expectPlaced } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'
import { type Lab, prepareBefore, removeBefore, startLab } from './faults/lab.ts'
import type { StepOptions, StepResult } from './run.ts'

const PRELOAD = new URL('faults/scanner-preload.ts', import.meta.url).href

/** One of each shows that it is so; how often is a variable of whoever wants to see more. */
const RUNS = Number(process.env.TEST_SCANNED_RUNS ?? 1)

const before: Record<string, string> = {}

beforeAll(async () => {
  for (const [resource, days] of [
    ['vuln-db', 2],
    ['java-db', 6],
    ['checks-bundle', 2],
  ] as const)
    before[resource] = await prepareBefore(days, resource)
})

afterAll(() => Object.values(before).forEach(removeBefore))

function scanned(
  lab: Lab,
  environment: Readonly<Record<string, string>>,
  options: StepOptions = {},
): Promise<StepResult> {
  const root = join(lab.job.temp, '..')
  return lab.run({
    ...options,
    execArgv: ['--import', PRELOAD],
    environment: {
      TEST_ROOT: root,
      USERPROFILE: lab.job.temp,
      RUNNER_TOOL_CACHE: join(root, 'tools'),
      ...environment,
    },
  })
}

const noModes = lackOf('modes')
const holds = [20, 200].flatMap((holdMs) =>
  (
    [
      ['a cold run', 'vuln-db', false],
      ['a refresh of a database', 'vuln-db', true],
      ['the swap of a tree', 'checks-bundle', true],
    ] as const
  ).map((scene) => [...scene, holdMs] as const),
)

describe.skipIf(noModes.isLacking)(`a scanner that opens every new file${noModes.suffix}`, () => {
  it.each(holds)(
    'does not fail %s (%s, an older copy there: %s) in %i ms',
    { timeout: RUNS * 120_000 },
    async (_, resource, isThere, holdMs) => {
      for (let run = 0; run < RUNS; run += 1) {
        const lab = await startLab({ resource, before: isThere ? before[resource] : undefined })
        try {
          const result = await scanned(lab, { TEST_HOLD_MS: String(holdMs) }, { inputs: { store: 'always' } })
          expect(result.exitCode, result.log).toBe(0)
          expect(linesOf(result, '::warning')).toEqual([])
          expect(result.log).toContain('runner store: kept for later jobs')
          await expectPlaced(lab, lab.sources[0])
          // From the store, which another job has just added to.
          const again = await scanned(
            lab,
            { TEST_HOLD_MS: String(holdMs) },
            { inputs: { store: 'always', 'cache-dir': join(lab.job.temp, 'other') } },
          )
          expect(again.exitCode, again.log).toBe(0)
          expect(again.log).toMatch(/^runner store: used/m)
        } finally {
          await lab.close()
        }
      }
    },
  )

  it.each([20, 200])(
    'does not keep a bundle from being written, in %i ms',
    { timeout: RUNS * 120_000 },
    async (holdMs) => {
      for (let run = 0; run < RUNS; run += 1) {
        const lab = await startLab({})
        try {
          const result = await scanned(lab, { TEST_HOLD_MS: String(holdMs) }, { action: 'export' })
          expect(result.exitCode, result.log).toBe(0)
          expect(linesOf(result, '::warning')).toEqual([])
          const { file = '', 'bundle-digest': digest = '' } = result.outputs
          const inputs = { bundle: file, 'bundle-digest': digest, offline: 'true' }
          const used = await scanned(lab, { TEST_HOLD_MS: String(holdMs) }, { inputs })
          expect(used.exitCode, used.log).toBe(0)
          expect(used.outputs['vuln-db-ready']).toBe('true')
        } finally {
          await lab.close()
        }
      }
    },
  )
})

describe.skipIf(noModes.isLacking)(`a file that is held for ever${noModes.suffix}`, () => {
  it.each([
    ['vuln-db', 'db/trivy.db'],
    ['vuln-db', '.offline-cache/vuln-db.seal.json'],
    ['java-db', 'java-db/metadata.json'],
    ['checks-bundle', 'policy/metadata.json'],
  ] as const)(
    'leaves the older copy in use, with one warning that says what it is: %s, %s',
    { timeout: 120_000 },
    async (resource, path) => {
      const lab = await startLab({ resource, before: before[resource] })
      try {
        const held = join(lab.job.cacheDir, path)
        const result = await scanned(lab, { TEST_HELD: held })
        expect(result.exitCode, result.log).toBe(0)
        expect(result.outputs[`${resource}-ready`]).toBe('true')
        const warnings = linesOf(result, '::warning')
        expect(warnings).toHaveLength(1)
        expect(warnings[0]).toMatch(/could not be put in its place|nothing newer is available/)
        expect(warnings[0]).toMatch(/EPERM|EBUSY/)
        expect(warnings[0]).toContain('that no other program holds what is in it')
      } finally {
        await lab.close()
      }
    },
  )
})
