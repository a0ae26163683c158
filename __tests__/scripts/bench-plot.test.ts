// The plots of docs/performance.md: every value has its place inside of the picture, and more is further.
import { describe, expect, it } from 'vitest'
import { barPlot, linePlot, type Plot } from '../../scripts/bench/plot.ts'

const plot = (series: Plot['series'], at: Plot['at']): Plot => ({
  title: 'A < B & C',
  at,
  atTitle: 'at',
  valueTitle: 'seconds',
  series,
})

/** The numbers of an attribute, in order. */
const numbers = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map(([, value]) => Number(value))

describe('linePlot', () => {
  const svg = linePlot(plot([{ name: 'one', values: [0.5, undefined, 40] }], [10, 100, 2000]))

  it('has a dot for each value that was measured, further right and higher for more', () => {
    const [x, y] = [numbers(svg, /<circle cx="([\d.]+)"/g), numbers(svg, /cy="([\d.]+)"/g)]
    expect(x).toEqual([60, 620])
    expect(y).toHaveLength(2)
    expect(y[1]).toBeLessThan(y[0] ?? 0)
    for (const value of y) expect(value).toBeGreaterThan(0)
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
    const heights = numbers(
      barPlot(plot(series, ['a', 'b'])),
      /<rect [^>]*height="([\d.]+)" fill="#(?:1f|bf)/g,
    )
    // The first two are those of the legend.
    const [one, two, four] = [heights[2], heights[3], heights[4]]
    expect(heights).toHaveLength(5)
    expect(two).toBeCloseTo(2 * (one ?? 0), 0)
    expect(four).toBeCloseTo(4 * (one ?? 0), 0)
  })
})
