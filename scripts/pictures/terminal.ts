// The output of a program as a picture of a terminal: SVG, so that it stays text. Pure.

const [CHARACTER_WIDTH, LINE_HEIGHT, MARGIN] = [7.22, 18, 16]

/** A picture of these lines; headings (`== …`), warnings, and errors in colours of their own. */
export function renderTerminal(lines: readonly string[]): string {
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * CHARACTER_WIDTH) + 2 * MARGIN
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN
  const texts = lines.map((line, index) => {
    const y = MARGIN + (index + 0.75) * LINE_HEIGHT
    return `<text x="${MARGIN}" y="${y}" fill="${colourOf(line)}" xml:space="preserve">${escapeXml(line)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="ui-monospace, 'Liberation Mono', 'DejaVu Sans Mono', monospace" font-size="12">
<rect width="100%" height="100%" rx="6" fill="#1f2328"/>
${texts.join('\n')}
</svg>
`
}

function colourOf(line: string): string {
  if (line.startsWith('== NOT')) return '#ff7b72'
  if (line.startsWith('==')) return '#7ee787'
  if (/^ *Error:/.test(line)) return '#ff7b72'
  return /^ *Warning:/.test(line) ? '#e3b341' : '#e6edf3'
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
