// What a run of the benchmark has shown: one row for each thing that is compared, with what is to be reached.
import { availableParallelism, loadavg } from 'node:os'
import { median } from './measure.ts'

/** One row. */
export interface Row {
  readonly what: string
  /** One for each round. */
  readonly values: readonly number[]
  /** At most; in the unit of the values. */
  readonly reach: number
  /** Behind the numbers: `MB`, `s`; ratios have none. */
  readonly unit?: string | undefined
}

/** Quotients of two columns, round by round. */
export function ratios(column: readonly number[] = [], other: readonly number[] = []): number[] {
  return column.flatMap((value, round) => {
    const against = other[round]
    return against === undefined ? [] : [value / against]
  })
}

/** Prints the rows that have values; what is missing has been said where it is missing. */
export function printTable(rows: readonly Row[]): void {
  console.log(`\n${'median (least to greatest)'.padStart(96)}   reach`)
  for (const { what, values, reach, unit = '' } of rows) {
    if (values.length === 0) continue
    const digits = unit === 'MB' || unit === 'ms' ? 0 : 2
    const middle = median(values)
    const [least, greatest] = [Math.min(...values), Math.max(...values)].map((one) => one.toFixed(digits))
    const spread = `(${least} to ${greatest})`
    const verdict = middle <= reach ? 'reached' : 'missed'
    const shown = `${middle.toFixed(digits)} ${unit}`.trim()
    console.log(`${what.padEnd(66)} ${shown.padStart(9)} ${spread.padEnd(20)} ≤ ${reach} ${unit} ${verdict}`)
  }
}

/** Under other work the medians of ratios still mean something; times do not. */
export function sayLoad(when: string): void {
  const [load = 0] = loadavg()
  const isBusy = load > availableParallelism() / 2
  const warning = isBusy ? ', UNDER LOAD: believe the ratios alone, and those little' : ''
  console.log(`load average ${when}: ${load.toFixed(1)}${warning}`)
}
