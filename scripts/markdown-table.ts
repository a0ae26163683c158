// Markdown tables from data: cells that cannot break out of their column, and the place in a document where a table goes.

/** A table row of cells that are Markdown already (see `proseCell` and `codeCell`). */
export type Row = readonly string[]

/** Prose as a cell: one line, paragraphs kept as breaks, pipes and angle brackets literal; `code spans` stay as they are. */
export function proseCell(text: string): string {
  const paragraphs = text.trim().split(/\n\s*\n/)
  return paragraphs.map((paragraph) => escapeProse(paragraph.replace(/\s*\n\s*/g, ' '))).join('<br>')
}

function escapeProse(line: string): string {
  // A pipe ends a cell even inside a code span (GitHub's tables extension); `<` is HTML only outside of one.
  return line.replace(/`[^`]*`|</g, (match) => (match === '<' ? '&lt;' : match)).replaceAll('|', '\\|')
}

/** A value as a cell: each of its lines as code; nothing for an empty value. */
export function codeCell(value: string): string {
  const lines = value.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => codeSpan(line.trim()).replaceAll('|', '\\|')).join('<br>')
}

function codeSpan(line: string): string {
  // CommonMark: a span that holds a backtick is fenced by two, with a space on either side.
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``
}

/** A whole table, ending in a newline. */
export function renderTable(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

/** `text` with what stands between `<!-- name:start -->` and `<!-- name:end -->` replaced; throws unless both are there once, in order. */
export function replaceBetween(text: string, name: string, replacement: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [before, afterStart, ...moreStarts] = text.split(start)
  const [, after, ...moreEnds] = (afterStart ?? '').split(end)
  if (before === undefined || after === undefined || moreStarts.length > 0 || moreEnds.length > 0) {
    throw new Error(`the markers ${start} and ${end} must each stand there once, in this order`)
  }
  return `${before}${start}\n\n${replacement}\n${end}${after}`
}
