// What the demo prints, and how: headings, and the action's log as a runner shows it while its groups are closed.
import { stdout } from 'node:process'

/** Columns of a terminal, which the lines are broken to. */
const MAX_COLUMNS = 118

/** A part of the demo begins. */
export function showHeading(text: string): void {
  stdout.write(`== ${text}\n`)
}

/** Lines that belong to a part. */
export function showLines(lines: readonly string[]): void {
  for (const line of lines.flatMap(breakLine)) stdout.write(`   ${line}\n`)
}

/** What a step told outside of its groups: that is seen while they are closed. */
export function showTold(log: string): void {
  showLines(toldLines(log))
}

/** The same as lines. */
export function toldLines(log: string): string[] {
  let isInGroup = false
  return log.split('\n').flatMap((line) => {
    if (line.startsWith('::group::')) isInGroup = true
    if (line.startsWith('::endgroup::')) isInGroup = false
    const shown = renderLogLine(line)
    // Annotations are seen wherever they were made.
    const isSeen = !isInGroup || /^::(warning|error|notice)/.test(line)
    return !isSeen || shown === undefined || shown === '' ? [] : shown.split('\n')
  })
}

/** A line of a step's output as a runner shows it; undefined for what it keeps to itself. */
export function renderLogLine(line: string): string | undefined {
  const [, command, text = ''] = /^::([a-z-]+)[^:]*::(.*)$/.exec(line) ?? []
  if (command === undefined) return line
  // The runner undoes what @actions/core escaped.
  const plain = text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
  if (command === 'warning') return `Warning: ${plain}`
  if (command === 'error') return `Error: ${plain}`
  if (command === 'notice') return `Notice: ${plain}`
  return undefined
}

function breakLine(line: string): string[] {
  const parts: string[] = []
  for (let rest = line; rest !== ''; ) {
    const end = rest.length <= MAX_COLUMNS ? rest.length : rest.lastIndexOf(' ', MAX_COLUMNS)
    const at = end > 0 ? end : MAX_COLUMNS
    parts.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return parts
}
