// The plots of docs/performance.md: every value has its place inside of the picture, and more is further.
import { describe, expect, it } from 'vitest'
import { barPlot, linePlot, type Plot } from '../../scripts/bench/plot.ts'
import { plotCounts, plotKinds, plotSizes } from '../../scripts/bench/plots.ts'

const plot = (series: Plot['series'], at: Plot['at']): Plot => ({
  title: 'A < B & C',
  at,
  atTitle: 'at',
  valueTitle: 'seconds',
  series,
})

/** The numbers of an attribute, in order. */
const numbers = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map(([, value]) => Number(value))

/** The heights of the bars. */
const BARS = /<rect [^>]*height="([\d.]+)" fill="currentColor"/g

/** The words of the picture. */
const words = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, word]) => word)

describe('linePlot', () => {
  const svg = linePlot(plot([{ name: 'one', values: [0.5, undefined, 40] }], [10, 100, 2000]))

  it('has a dot for each value that was measured, further right and higher for more', () => {
    const [x, y] = [
      numbers(svg, /<circle cx="([\d.]+)" cy="[\d.]+" r="3.5"/g),
      numbers(svg, /cy="([\d.]+)" r="3.5"/g),
    ]
    expect(x).toEqual([60, 620])
    expect(y).toHaveLength(2)
    expect(y[1]).toBeLessThan(y[0] ?? 0)
    for (const value of y) expect(value).toBeGreaterThan(0)
  })

  it('has marks around the values, each the same step from the next', () => {
    const marks = numbers(svg, /text-anchor="end">([\d.]+)</g)
    expect(marks).toEqual([0.5, 1, 2, 5, 10, 20, 50])
    const [first = 0, second = 0] = numbers(svg, /<line [^>]*y1="([\d.]+)"/g)
    expect(first).toBeGreaterThan(second)
  })

  it('is drawn for who reads in the dark as well, every colour of it', () => {
    const [light = '', dark = ''] = svg.split('@media (prefers-color-scheme: dark)')
    const rules = (css: string) =>
      [...css.matchAll(/([.\w-]+) \{ (?:fill|color|stroke):/g)].map(([, name]) => name)
    expect(rules(light).length).toBeGreaterThan(3)
    expect(rules(dark)).toEqual(rules(light))
    // Whatever says its own colour would not change with the rest.
    expect(svg.split('</style>')[1]).not.toMatch(/#[\da-f]{3,6}/i)
  })

  it('escapes its texts', () => {
    expect(svg).toContain('A &lt; B &amp; C')
  })
})

describe('barPlot', () => {
  it('has a bar for each value that was measured, as high as the value', () => {
    const series = [
      { name: 'one', values: [1, 2] },
      { name: 'two', values: [4] },
    ]
    const heights = numbers(barPlot(plot(series, ['a', 'b'])), BARS)
    const [one, two, four] = heights
    expect(heights).toHaveLength(3)
    expect(two).toBeCloseTo(2 * (one ?? 0), 0)
    expect(four).toBeCloseTo(4 * (one ?? 0), 0)
  })
})

describe('the plots of docs/performance.md', () => {
  it('show time against size, without Trivy where it is not here', () => {
    const at = (megabytes: number, trivy?: number) => ({ megabytes, action: megabytes / 100, trivy })
    const circles = (svg: string) => svg.match(/<circle cx="[\d.]+" cy="[\d.]+" r="3.5"/g)?.length
    expect(circles(plotSizes([at(10, 1), at(2000, 30)]))).toBe(4)
    expect(circles(plotSizes([at(10), at(2000)]))).toBe(2)
  })

  it('show each kind of dead source, who fails, and who was stopped', () => {
    const good = { seconds: 1, hasData: true }
    const svg = plotKinds({
      kinds: [
        { kind: 'none dead', action: good, trivy: good },
        { kind: 'trickles', action: { seconds: 9, hasData: true }, trivy: { seconds: 300, hasData: false } },
        { kind: 'says nothing', action: good, trivy: { seconds: 420, hasData: false } },
      ],
    })
    expect(numbers(svg, BARS)).toHaveLength(6)
    expect(words(svg)).toEqual(
      expect.arrayContaining(['none dead', '9.0', '300', 'fails', '420', 'and more']),
    )
    expect(words(svg).filter((word) => word === 'fails')).toHaveLength(1)
  })

  it('show how many dead sources were too many', () => {
    const [good, failed] = [
      { seconds: 1, hasData: true },
      { seconds: 408, hasData: false },
    ]
    const svg = plotCounts({ dropped: [1, 5, 9, 12, 18], trivyDropped: [good, failed, failed] })
    expect(numbers(svg, BARS)).toHaveLength(8)
    expect(words(svg).filter((word) => word === 'fails')).toHaveLength(3)
  })
})
