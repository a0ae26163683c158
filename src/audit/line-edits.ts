// Changes of a text by whole lines: what is not named stays byte for byte, line ends included. Pure.

/** Lines that go, and what comes in their place. */
export interface LineEdit {
  /** The first line that goes, from 1; of an insertion the line before which it stands. */
  readonly first: number
  /** 0: an insertion. */
  readonly count: number
  /** Each with its end. */
  readonly insert: readonly string[]
}

/** Context of a hunk, as `git diff` has it. */
const CONTEXT = 3

/** The lines of a text, each with its end. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The text with all changes; each line is changed by one of them at most. */
export function applyEdits(text: string, edits: readonly LineEdit[]): string {
  const lines = splitLines(text)
  let at = 0
  const parts: string[] = []
  for (const { first, count, insert } of inOrder(edits)) {
    parts.push(...lines.slice(at, first - 1), ...insert)
    at = first - 1 + count
  }
  return [...parts, ...lines.slice(at)].join('')
}

/** The same as a unified diff that `git apply` takes; empty where nothing changes. */
export function formatDiff(path: string, text: string, edits: readonly LineEdit[]): string {
  const hunks = groupHunks(inOrder(edits), splitLines(text).length)
  if (hunks.length === 0) return ''
  // A name with a space ends in a tab, as git writes it.
  const tab = path.includes(' ') ? '\t' : ''
  let shift = 0
  const bodies = hunks.map((hunk) => {
    const { body, grown } = formatHunk(hunk, text, shift)
    shift += grown
    return body
  })
  return `--- a/${path}${tab}\n+++ b/${path}${tab}\n${bodies.join('')}`
}

/** A patch whose paths lie below a directory, which ends in `/`. */
export function prefixPatch(patch: string, directory: string): string {
  // Both lines of a head: a line that goes can look like the first of them.
  return patch.replace(
    /^--- a\/(.*)\n\+\+\+ b\//gm,
    (_, path: string) => `--- a/${directory}${path}\n+++ b/${directory}`,
  )
}

/** Whether a path can stand in a diff as it is. */
export function isPlainPath(path: string): boolean {
  return /^[\w.@+/ -]+$/.test(path)
}

interface Hunk {
  readonly edits: readonly LineEdit[]
  readonly first: number
  /** Behind its last line. */
  readonly end: number
}

function groupHunks(edits: readonly LineEdit[], length: number): readonly Hunk[] {
  const hunks: Hunk[] = []
  for (const edit of edits) {
    const first = Math.max(1, edit.first - CONTEXT)
    const end = Math.min(length + 1, edit.first + edit.count + CONTEXT)
    const last = hunks.at(-1)
    if (last !== undefined && first <= last.end)
      hunks[hunks.length - 1] = { edits: [...last.edits, edit], first: last.first, end }
    else hunks.push({ edits: [edit], first, end })
  }
  return hunks
}

function formatHunk({ edits, first, end }: Hunk, text: string, shift: number) {
  const lines = splitLines(text)
  const rows: string[] = []
  let added = 0
  let removed = 0
  const keep = (from: number, to: number) => {
    for (let line = from; line < to; line += 1) rows.push(` ${closed(lines[line - 1] ?? '')}`)
  }
  let at = first
  for (const edit of edits) {
    keep(at, edit.first)
    for (let line = edit.first; line < edit.first + edit.count; line += 1)
      rows.push(`-${closed(lines[line - 1] ?? '')}`)
    for (const line of edit.insert) rows.push(`+${closed(line)}`)
    added += edit.insert.length
    removed += edit.count
    at = edit.first + edit.count
  }
  keep(at, end)
  const before = end - first
  const after = before - removed + added
  return {
    body: `@@ -${first},${before} +${first + shift},${after} @@\n${rows.join('')}`,
    grown: added - removed,
  }
}

/** A last line without an end is told as `diff` tells it. */
function closed(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`
}

function inOrder(edits: readonly LineEdit[]): readonly LineEdit[] {
  return edits.toSorted((a, b) => a.first - b.first || a.count - b.count)
}
