// One row of the fault table, tried: sources broken in this way, one run, and everything that it must leave behind.
import { existsSync } from 'node:fs'
import { expect } from 'vitest'
import type { RegistryResource } from '../../fixtures/manifest.ts'
import { PLANTED } from './artifact-rows.ts'
import { expectOldState, expectPlaced } from './disk.ts'
import { expectAttempts, expectEmbeddedChecks, expectFailure, expectSuccess } from './expectations.ts'
import { requestsOf, startLab, stepFor } from './lab.ts'
import type { FaultRow } from './row.ts'

/** How a row is tried. */
export interface Trial {
  /** How many of the three sources are broken, from the first on. */
  readonly broken: number
  readonly resource?: RegistryResource
  /** The cache directory before; undefined for none. */
  readonly before: string | undefined
}

/** Tries a row. */
export async function tryRow(row: FaultRow, { broken, before, resource = 'vuln-db' }: Trial): Promise<void> {
  const lab = await startLab({ resource, broken: { count: broken, breakage: row.breakage }, before })
  try {
    const result = await lab.run(stepFor(row))
    const giver = lab.sources[row.outcome === 'used' ? 0 : broken]
    expectAttempts(result, row, lab.sources.slice(0, broken))
    if (giver !== undefined) {
      expectSuccess(lab, result, giver)
      await expectPlaced(lab, giver)
    } else {
      if (resource === 'checks-bundle') expectEmbeddedChecks(lab, result)
      else expectFailure(lab, result)
      expectOldState(lab, before)
    }
    expect(lab.sources.map(requestsOf)).toEqual(wantedRequests(row, broken))
    // What can be expected to fail does not end in a stack trace.
    expect(result.log).not.toMatch(/^\s+at /m)
    expect(existsSync(PLANTED)).toBe(false)
  } finally {
    await lab.close()
  }
}

/** The name of a row as a sentence. */
export function describeRow(row: FaultRow, isLast: boolean, end: string): string {
  if (row.outcome === 'used') return `${row.name}: the data is had all the same`
  return `${row.name}: ${isLast ? end : 'the next source is asked'}`
}

/** Per source: the broken ones, the one that gives the data, and nothing more. */
function wantedRequests(row: FaultRow, broken: number): string[][] {
  if (row.outcome === 'used') return [[...row.requests], [], []]
  return [1, 2, 3].map((position) => {
    if (position <= broken) return [...row.requests]
    return position === broken + 1 ? ['manifest', 'blob'] : []
  })
}
