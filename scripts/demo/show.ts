// What the demo prints, and how: headings, the action's log as a runner shows it, directories.
import type { ChildProcess } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { createInterface } from 'node:readline'

/** A part of the demo begins. */
export function showHeading(text: string): void {
  stdout.write(`\n== ${text}\n`)
}

/** Lines that belong to a part. */
export function showLines(lines: readonly string[]): void {
  for (const line of lines) stdout.write(line === '' ? '\n' : `   ${line}\n`)
}

/** Prints what a running step writes, line by line while it appears. */
export function showLog(child: ChildProcess): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    let indent = ''
    createInterface({ input: stream }).on('line', (line) => {
      const shown = renderLogLine(line)
      if (line.startsWith('::endgroup::')) indent = ''
      showLines((shown?.split('\n') ?? []).map((part) => indent + part))
      if (line.startsWith('::group::')) indent = '  '
    })
  }
}

/** A line of a step's output as a runner shows it; undefined for what it keeps to itself. */
export function renderLogLine(line: string): string | undefined {
  const [, command, text = ''] = /^::([a-z-]+)[^:]*::(.*)$/.exec(line) ?? []
  if (command === undefined) return line
  // The runner undoes what @actions/core escaped.
  const plain = text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
  if (command === 'group') return `▾ ${plain}`
  if (command === 'warning') return `Warning: ${plain}`
  if (command === 'error') return `Error: ${plain}`
  if (command === 'notice') return `Notice: ${plain}`
  return undefined
}

/** A job summary as its reader sees it: GitHub takes the escapes of Markdown away. */
export function renderSummary(markdown: string): string[] {
  const plain = markdown
    .replace(/\\([\\`*_{}[\]()#+!|~@:.-])/g, '$1')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
  return plain.trimEnd().split('\n')
}

/** A directory as a tree; below the second level only the number of files. */
export function renderTree(directory: string, depth = 0): string[] {
  const entries = readdirSync(directory, { withFileTypes: true }).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name)
    const name = '  '.repeat(depth) + entry.name
    if (!entry.isDirectory()) return [`${name.padEnd(32)} ${statSync(path).size} bytes`]
    if (depth < 1) return [`${name}/`, ...renderTree(path, depth + 1)]
    const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    return files.length === 0 ? [] : [`${`${name}/`.padEnd(32)} ${files.length} files`]
  })
}
