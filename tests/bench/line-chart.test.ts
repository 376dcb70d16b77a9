import { describe, expect, it } from 'vitest'
import { lineChart, ticksOver } from '../../bench/report/line-chart.js'

describe('ticksOver', () => {
  it('goes from a round number below to one above, by 1, 2 and 5', () => {
    expect(ticksOver([3, 40])).toEqual([2, 5, 10, 20, 50])
    expect(ticksOver([0.011, 0.03])).toEqual([0.01, 0.02, 0.05])
    expect(ticksOver([100, 1000])).toEqual([100, 200, 500, 1000])
  })

  it('keeps to powers of ten where there are many, and has two where there is one value', () => {
    expect(ticksOver([0.03, 4000])).toEqual([0.02, 0.1, 1, 10, 100, 1000, 5000])
    expect(ticksOver([5])).toEqual([5, 10])
    expect(ticksOver([])).toEqual([1, 10])
  })
})

describe('lineChart', () => {
  const series = [
    { name: 'a & <b>', points: [[100, 1] as const, [200, 2] as const, [400, 4] as const] },
    { name: 'c', points: [] },
  ]
  const svg = lineChart([{ title: 'Time, s', series }], 'documents', 'Two & more')

  it('draws powers as straight lines', () => {
    const points = /polyline points="([^"]+)"/
      .exec(svg)?.[1]
      ?.split(' ')
      .map(point => point.split(',').map(Number))
    const [first = [], second = [], third = []] = points ?? []
    // x doubles twice by the same distance, and so does y, upwards.
    expect((second[0] ?? 0) - (first[0] ?? 0)).toBeCloseTo((third[0] ?? 0) - (second[0] ?? 0), 0)
    expect((first[1] ?? 0) - (second[1] ?? 0)).toBeCloseTo((second[1] ?? 0) - (third[1] ?? 0), 0)
    expect((first[1] ?? 0) - (third[1] ?? 0)).toBeGreaterThan(50)
  })

  it('is well-formed, with every name in its legend', () => {
    const open: string[] = []
    for (const [, closing, name = '', selfClosing] of svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
      if (closing) expect(open.pop()).toBe(name)
      else if (!selfClosing) open.push(name)
    }
    expect(open).toEqual([])
    expect(svg).toContain('>a &amp; &lt;b&gt;</text>')
    expect(svg).toContain('>c</text>')
    expect(svg).toContain('<title>Two &amp; more</title>')
    expect(svg).not.toContain('NaN')
  })
})
