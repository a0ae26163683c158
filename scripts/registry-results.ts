// The tables of docs/registries.md, made from the results of tests against real programs. Pure: results in, text out.
import { PEER_REGISTRIES } from '../__tests__/fakes/peer-registries.ts'
import { codeCell, proseCell, renderTable, replaceBetween } from './markdown-table.ts'

/** One test as vitest's JSON reporter tells it. */
export interface TestResult {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
}

/** A test's name without the reason for which it was skipped. */
const SKIPPED = / \(skipped: [^)]*\)$/

/** The page with both tables brought up to date. */
export function renderRegistries(page: string, results: readonly TestResult[]): string {
  return replaceBetween(
    replaceBetween(page, 'registry-table', registryTable(results)),
    'tool-table',
    toolTable(results),
  )
}

function registryTable(results: readonly TestResult[]): string {
  const titles: readonly string[] = Object.values(PEER_REGISTRIES).map(({ title }) => title)
  const scenarios = [...new Set(results.filter((each) => titles.includes(groupOf(each))).map(nameOf))]
  const rows = scenarios.map((scenario) => [
    proseCell(scenario),
    ...titles.map((title) =>
      outcome(results.find((each) => groupOf(each) === title && nameOf(each) === scenario)),
    ),
  ])
  return renderTable(['', ...titles], rows)
}

/** `skopeo in`: what it writes is taken; `skopeo out`: it reads what `export` writes. */
function toolTable(results: readonly TestResult[]): string {
  const rows = results.flatMap((result) => {
    const [, tool, direction] = /^(\S+) (in|out)$/.exec(groupOf(result)) ?? []
    if (tool === undefined) return []
    const way = direction === 'in' ? 'taken as a `bundle`' : 'reads the file of `export`'
    return [[codeCell(tool), proseCell(nameOf(result)), way, outcome(result)]]
  })
  return renderTable(['Tool', 'Way', '', ''], rows)
}

function groupOf({ ancestorTitles }: TestResult): string {
  return (ancestorTitles[0] ?? '').replace(SKIPPED, '')
}

function nameOf({ title }: TestResult): string {
  return title.replace(SKIPPED, '')
}

function outcome(result: TestResult | undefined): string {
  if (result?.status === 'passed') return 'yes'
  return result?.status === 'failed' ? '**no**' : 'not run'
}
