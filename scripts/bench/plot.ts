// Plots as SVG, small enough to be read as text: lines over two logarithmic axes, and groups of bars. Each brings its own plate,
// so that it can be read wherever it is shown, and is dark for whoever reads in the dark.

/** One line, or one colour of bars. */
export interface Series {
  readonly name: string
  /** Undefined: nothing was measured there. */
  readonly values: readonly (number | undefined)[]
  /** What is to be said of a bar besides its height, such as that nothing came of it. */
  readonly notes?: readonly (string | undefined)[] | undefined
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
/** In the order of the series; these stay apart for the colour-blind as well, and are told apart by their brightness. */
const STYLE = `<style>
.plate { fill: #ffffff } text { fill: #1f2328 } .grid { stroke: #d1d9e0 }
.series-0 { color: #0550ae } .series-1 { color: #d4842c }
@media (prefers-color-scheme: dark) {
.plate { fill: #0d1117 } text { fill: #f0f6fc } .grid { stroke: #3d444d }
.series-0 { color: #79c0ff } .series-1 { color: #bb6a16 }
}
</style>`

/** Both axes logarithmic: from 10 MB to 2 GB is a factor of 200. */
export function linePlot(plot: Plot): string {
  const at = plot.at.map(Number)
  const x = logScale(at, [LEFT, WIDTH - RIGHT])
  const marks = marksAround(
    plot.series.flatMap(({ values }) => values.filter((value) => value !== undefined)),
  )
  const y = logScale(marks, [HEIGHT - BOTTOM, TOP])
  const lines = plot.series.map(({ values }, index) => {
    const points = values.flatMap((value, i) =>
      value === undefined ? [] : [{ x: round(x(at[i] ?? 1)), y: round(y(value)) }],
    )
    const line = points.map((point) => `${point.x},${point.y}`).join(' ')
    const dots = points.map(
      (point) => `<circle cx="${point.x}" cy="${point.y}" r="3.5" fill="currentColor"/>`,
    )
    const drawn = `<polyline points="${line}" fill="none" stroke="currentColor" stroke-width="2"/>${dots.join('')}`
    return `<g class="series-${index}">${drawn}</g>`
  })
  const below = at.map((value) => text(x(value), HEIGHT - BOTTOM + 18, String(value)))
  const beside = marks.map((value) => mark(y(value), String(value)))
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
  const bars = plot.series.flatMap(({ values, notes }, index) =>
    values.flatMap((value, i) => {
      if (value === undefined) return []
      const left = LEFT + group * i + group * 0.1 + width * index
      const said = [value < 10 ? value.toFixed(1) : value.toFixed(0), notes?.[i] ?? []].flat()
      const labels = said.map((line, row) => text(left + width / 2, y(value) - 4 - 14 * row, line))
      const size = `width="${round(width)}" height="${round(HEIGHT - BOTTOM - y(value))}"`
      const bar = `<rect x="${round(left)}" y="${round(y(value))}" ${size} fill="currentColor"/>`
      return [`<g class="series-${index}">${bar}</g>${labels.join('')}`]
    }),
  )
  const below = plot.at.map((name, i) => text(LEFT + group * (i + 0.5), HEIGHT - BOTTOM + 18, String(name)))
  const marks = Array.from({ length: top / step + 1 }, (_, i) => mark(y(i * step), String(i * step)))
  return frame(plot, [...marks, ...below, ...bars])
}

function frame({ title, atTitle, valueTitle, series }: Plot, parts: readonly string[]): string {
  const legend = series.map(({ name }, index) => {
    const x = LEFT + 150 * index
    const sign = `<circle cx="${x + 5}" cy="34" r="5" fill="currentColor"/>`
    return `<g class="series-${index}">${sign}</g><text x="${x + 15}" y="38">${escapeText(name)}</text>`
  })
  const titles = [
    `<text x="${LEFT}" y="18" font-weight="bold">${escapeText(title)}</text>`,
    text((LEFT + WIDTH) / 2, HEIGHT - 10, atTitle),
    `<text x="14" y="${(TOP + HEIGHT - BOTTOM) / 2}" text-anchor="middle" transform="rotate(-90 14 ${(TOP + HEIGHT - BOTTOM) / 2})">${escapeText(valueTitle)}</text>`,
  ]
  const body = [...titles, ...legend, ...parts].join('\n')
  const box = `width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-family="sans-serif" font-size="12">
${STYLE}
<rect width="100%" height="100%" rx="6" class="plate"/>
${body}
</svg>
`
}

function mark(y: number, label: string): string {
  const line = `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y)}" y2="${round(y)}" class="grid"/>`
  return `${line}<text x="${LEFT - 6}" y="${round(y + 4)}" text-anchor="end">${label}</text>`
}

function text(x: number, y: number, content: string): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="middle">${escapeText(content)}</text>`
}

function logScale(values: readonly number[], [from, to]: readonly [number, number]) {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
  return (value: number) => from + ((Math.log(value) - low) / (high - low)) * (to - from)
}

/** 1, 2, and 5 of each power of ten, from the last below all values to the first above them. */
function marksAround(values: readonly number[]): number[] {
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  const powers = Array.from({ length: 13 }, (_, i) => i - 6)
  const all = powers.flatMap((power) => [1, 2, 5].map((factor) => Number(`${factor}e${power}`)))
  const first = all.findLastIndex((value) => value <= least)
  const last = all.findIndex((value) => value > greatest)
  return all.slice(first, last + 1)
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
