// What is to become of the lines of a file, gathered line by line. Pure.
import { type LineEdit, splitLines } from './line-edits.ts'
import type { Lines } from './yaml-file.ts'

/** Gathers changes; lines are counted from 1. */
export class Changes {
  readonly lines: readonly string[]
  /** Of each line, for a file may mix them; empty: the last line has none. */
  private readonly ends: readonly string[]
  private readonly changed = new Map<number, string | undefined>()
  private readonly inserted = new Map<number, readonly string[]>()

  constructor(text: string) {
    const lines = splitLines(text)
    this.lines = lines.map((line) => line.replace(/\r?\n$/, ''))
    this.ends = lines.map((line) => /\r?\n$/.exec(line)?.[0] ?? '')
  }

  /** A line as it stands now; undefined: it is gone, or there is none. */
  lineAt(line: number): string | undefined {
    return this.changed.has(line) ? this.changed.get(line) : this.lines[line - 1]
  }

  remove({ first, last }: Lines): void {
    for (let line = first; line <= last; line += 1) this.changed.set(line, undefined)
  }

  replace(line: number, text: string): void {
    if (text !== this.lineAt(line)) this.changed.set(line, text)
  }

  insertBefore(line: number, lines: readonly string[]): void {
    this.inserted.set(line, [...(this.inserted.get(line) ?? []), ...lines])
  }

  /** A step with the comments right above it, and one of the empty lines around it. */
  removeStep(lines: Lines): void {
    const first = this.firstWithComments(lines.first)
    this.remove({ first, last: lines.last })
    const isEmpty = (line: number) => this.lines[line - 1]?.trim() === ''
    if (isEmpty(lines.last + 1)) this.remove({ first: lines.last + 1, last: lines.last + 1 })
  }

  /** Where the comments begin that stand right above a line. */
  firstWithComments(line: number): number {
    let first = line
    while (/^\s*#/.test(this.lines[first - 2] ?? '')) first -= 1
    return first
  }

  /** What a line that is put in before another ends with: as that one does, or the one before it. */
  private endNear(line: number): string {
    return this.ends[line - 1] || this.ends[line - 2] || '\n'
  }

  /** Neighbouring changes are one. */
  edits(): readonly LineEdit[] {
    const numbers = [...new Set([...this.changed.keys(), ...this.inserted.keys()])].sort((a, b) => a - b)
    const edits: LineEdit[] = []
    for (const line of numbers) {
      const isChanged = this.changed.has(line)
      const text = this.changed.get(line)
      const end = this.endNear(line)
      const insert = [
        ...(this.inserted.get(line) ?? []).map((one) => one + end),
        ...(text === undefined ? [] : [text + (this.ends[line - 1] ?? end)]),
      ]
      const last = edits.at(-1)
      if (last !== undefined && last.count > 0 && last.first + last.count === line)
        edits[edits.length - 1] = {
          first: last.first,
          count: last.count + (isChanged ? 1 : 0),
          insert: [...last.insert, ...insert],
        }
      else edits.push({ first: line, count: isChanged ? 1 : 0, insert })
    }
    return edits
  }
}
