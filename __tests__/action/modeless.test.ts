// A file system that holds no modes and no links: data is placed and used all the same.
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lackOf } from '../system.ts'
import { expectPlaced } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'
import { startLab } from './faults/lab.ts'

const PRELOAD = new URL('faults/modeless-preload.ts', import.meta.url).href

const noModes = lackOf('modes')

describe.skipIf(noModes.isLacking).each(['vuln-db', 'checks-bundle'] as const)(
  `where a file system holds no modes and no links${noModes.suffix}`,
  (resource) => {
    it(`${resource} is placed, and the script of later steps`, async () => {
      const lab = await startLab({ resource })
      try {
        const result = await lab.run({
          execArgv: ['--import', PRELOAD],
          environment: { TEST_ROOT: dirname(lab.job.temp) },
        })
        expect(result.exitCode, result.log).toBe(0)
        expect(linesOf(result, '::warning')).toEqual([])
        await expectPlaced(lab, lab.sources[0])
        expect(result.variables.TRIVY_CMD).toMatch(/trivy-offline$/)
      } finally {
        await lab.close()
      }
    })
  },
)
