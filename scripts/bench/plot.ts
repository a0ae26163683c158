// Plots as SVG, small enough to be read as text: lines over two logarithmic axes, and groups of bars.

/** One line, or one colour of bars. */
export interface Series {
  readonly name: string
  /** Undefined: nothing was measured there. */
  readonly values: readonly (number | undefined)[]
}

/** What is plotted. */
export interface Plot {
  readonly title: string
  /** What stands below: sizes of a line plot, names of bars. */
  readonly at: readonly (number | string)[]
  readonly atTitle: string
  readonly valueTitle: string
  readonly series: readonly Series[]
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 360, 60, 20, 50, 50]
const COLOURS = ['#1f6feb', '#bf8700', '#57606a']

/** Both axes logarithmic: from 10 MB to 2 GB is a factor of 200. */
export function linePlot(plot: Plot): string {
  const at = plot.at.map(Number)
  const x = logScale(at, [LEFT, WIDTH - RIGHT])
  const all = plot.series.flatMap(({ values }) => values.filter((value) => value !== undefined))
  const y = logScale([...powersAround(all)], [HEIGHT - BOTTOM, TOP])
  const lines = plot.series.map(({ values }, index) => {
    const points = values.flatMap((value, i) =>
      value === undefined ? [] : [`${round(x(at[i] ?? 1))},${round(y(value))}`],
    )
    const dots = points.map((point) => {
      const [cx, cy] = point.split(',')
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="${COLOURS[index]}"/>`
    })
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[index]}" stroke-width="2"/>${dots.join('')}`
  })
  const below = at.map((value) => text(x(value), HEIGHT - BOTTOM + 18, String(value)))
  const beside = powersAround(all).map((value) => mark(y(value), String(value)))
  return frame(plot, [...beside, ...below, ...lines])
}

/** Bars from zero. */
export function barPlot(plot: Plot): string {
  const highest = Math.max(...plot.series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const step = stepFor(highest)
  const top = Math.ceil(highest / step) * step
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP)
  const group = (WIDTH - LEFT - RIGHT) / plot.at.length
  const width = (group * 0.8) / plot.series.length
  const bars = plot.series.flatMap(({ values }, index) =>
    values.flatMap((value, i) => {
      if (value === undefined) return []
      const left = LEFT + group * i + group * 0.1 + width * index
      const label = text(left + width / 2, y(value) - 4, value < 10 ? value.toFixed(1) : value.toFixed(0))
      const size = `width="${round(width)}" height="${round(HEIGHT - BOTTOM - y(value))}"`
      return [`<rect x="${round(left)}" y="${round(y(value))}" ${size} fill="${COLOURS[index]}"/>${label}`]
    }),
  )
  const below = plot.at.map((name, i) => text(LEFT + group * (i + 0.5), HEIGHT - BOTTOM + 18, String(name)))
  const marks = Array.from({ length: top / step + 1 }, (_, i) => mark(y(i * step), String(i * step)))
  return frame(plot, [...marks, ...below, ...bars])
}

function frame({ title, atTitle, valueTitle, series }: Plot, parts: readonly string[]): string {
  const legend = series.map(({ name }, index) => {
    const x = LEFT + 150 * index
    return `<rect x="${x}" y="30" width="10" height="10" fill="${COLOURS[index]}"/><text x="${x + 15}" y="39">${escapeText(name)}</text>`
  })
  const titles = [
    `<text x="${LEFT}" y="18" font-weight="bold">${escapeText(title)}</text>`,
    text((LEFT + WIDTH) / 2, HEIGHT - 10, atTitle),
    `<text x="14" y="${(TOP + HEIGHT - BOTTOM) / 2}" text-anchor="middle" transform="rotate(-90 14 ${(TOP + HEIGHT - BOTTOM) / 2})">${escapeText(valueTitle)}</text>`,
  ]
  const body = [...titles, ...legend, ...parts].join('\n')
  const box = `width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${body}
</svg>
`
}

function mark(y: number, label: string): string {
  const line = `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y)}" y2="${round(y)}" stroke="#d0d7de"/>`
  return `${line}<text x="${LEFT - 6}" y="${round(y + 4)}" text-anchor="end">${label}</text>`
}

function text(x: number, y: number, content: string): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="middle">${escapeText(content)}</text>`
}

function logScale(values: readonly number[], [from, to]: readonly [number, number]) {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
  return (value: number) => from + ((Math.log(value) - low) / (high - low)) * (to - from)
}

function powersAround(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.ceil(Math.log10(Math.max(...values)))
  return Array.from({ length: Math.max(1, high - low) + 1 }, (_, i) => Number(`1e${low + i}`))
}

function stepFor(highest: number): number {
  const rough = highest / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? power
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escapeText(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
