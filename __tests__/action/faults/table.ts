// The whole fault table, and its rows by name.
import { artifactFaults } from './artifact-rows.ts'
import { networkFaults } from './network-rows.ts'
import type { FaultRow } from './row.ts'
import { transferFaults } from './transfer-rows.ts'

/** Every way in which a source of the vulnerability database can fail. */
export const faultTable: readonly FaultRow[] = [...networkFaults, ...transferFaults, ...artifactFaults]

/** The row of this name; a row that is gone must not quietly become no test. */
export function findRow(name: string): FaultRow {
  const row = faultTable.find((known) => known.name === name)
  if (row === undefined) throw new Error(`the fault table has no row "${name}"`)
  return row
}
