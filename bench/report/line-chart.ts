/** Curves in panels side by side, as SVG: both axes logarithmic, so that a straight line is a power and a level one keeps pace. */

export interface Panel {
  title: string
  /** Points by rising x; both coordinates above 0. Each series has its colour in all panels by its place. */
  series: readonly { name: string; points: readonly (readonly [x: number, y: number])[] }[]
}

const COLUMNS = 3
const CELL = { width: 300, height: 230 }
const PLOT = { left: 52, top: 34, width: 232, height: 150 }
/** Okabe and Ito 2008: told apart by the colour-blind too. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000']
const LINE_HEIGHT = 22

/** The legend stands in the cell after the last panel; `title` is for who cannot see the curves. */
export function lineChart(panels: readonly Panel[], xTitle: string, title: string): string {
  const rows = Math.ceil((panels.length + 1) / COLUMNS)
  const width = COLUMNS * CELL.width
  const height = rows * CELL.height
  const cells = [...panels.map(panel => drawPanel(panel, xTitle)), drawLegend(panels[0]?.series.map(({ name }) => name) ?? [])]
  const placed = cells.map((cell, i) => `<g transform="translate(${(i % COLUMNS) * CELL.width} ${Math.floor(i / COLUMNS) * CELL.height})">\n${cell}</g>\n`)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="system-ui, sans-serif" font-size="11" fill="#222">\n` +
    `<title>${escaped(title)}</title>\n<rect width="${width}" height="${height}" fill="#fff"/>\n${placed.join('')}</svg>\n`
  )
}

function drawPanel({ title, series }: Panel, xTitle: string): string {
  const points = series.flatMap(each => each.points)
  const xs = [...new Set(points.map(([x]) => x))].sort((a, b) => a - b)
  const ticks = ticksOver(points.map(([, y]) => y))
  const x = scale(xs, PLOT.left, PLOT.left + PLOT.width)
  const y = scale(ticks, PLOT.top + PLOT.height, PLOT.top)
  const bottom = PLOT.top + PLOT.height
  const lines = [
    text(PLOT.left, 18, title, 'font-size="13" font-weight="600"'),
    ...ticks.map(
      tick => line(PLOT.left, y(tick), PLOT.left + PLOT.width, y(tick), '#ddd') + text(PLOT.left - 6, y(tick) + 4, label(tick), 'text-anchor="end"'),
    ),
    ...spread(xs, x).map(tick => line(x(tick), bottom, x(tick), bottom + 4, '#888') + text(x(tick), bottom + 16, label(tick), 'text-anchor="middle"')),
    line(PLOT.left, bottom, PLOT.left + PLOT.width, bottom, '#888'),
    text(PLOT.left + PLOT.width / 2, bottom + 32, xTitle, 'text-anchor="middle"'),
  ]
  const curves = series.map(({ name, points: own }, i) => {
    const colour = colourOf(i)
    const path = own.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`)
    const dots = own.map(([px, py]) => `<circle cx="${x(px).toFixed(1)}" cy="${y(py).toFixed(1)}" r="2.5" fill="${colour}"/>`)
    return `<g><title>${escaped(name)}</title><polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.8"/>${dots.join('')}</g>\n`
  })
  return `${lines.join('\n')}\n${curves.join('')}`
}

function drawLegend(names: readonly string[]): string {
  return names
    .map((name, i) => {
      const y = PLOT.top + 12 + i * LINE_HEIGHT
      return `<line x1="${PLOT.left}" x2="${PLOT.left + 26}" y1="${y}" y2="${y}" stroke="${colourOf(i)}" stroke-width="3"/>${text(PLOT.left + 34, y + 4, name, 'font-size="13"')}\n`
    })
    .join('')
}

/** 1, 2 and 5 times the powers of ten, from the last at or below the least value to the first at or above the greatest. */
export function ticksOver(values: readonly number[]): number[] {
  if (values.length === 0) return [1, 10]
  const least = Math.min(...values)
  const most = Math.max(...values)
  const steps: number[] = []
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power++)
    for (const digit of [1, 2, 5]) steps.push(Number(`${digit}e${power}`))
  const from = Math.max(
    0,
    steps.findLastIndex(step => step <= least),
  )
  const to = steps.findIndex(step => step >= most)
  const range = steps.slice(from, Math.max(to, from + 1) + 1)
  // Over many powers of ten, these alone.
  const tens = range.filter((step, i) => i === 0 || i === range.length - 1 || /^1(e|0*$)|^0\.0*1$/.test(String(step)))
  return range.length > 7 ? tens : range
}

/** A logarithmic scale that takes the first value to `from` and the last to `to`. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const first = Math.log(values[0] ?? 1)
  const span = Math.log(values.at(-1) ?? 1) - first
  return value => (span === 0 ? (from + to) / 2 : from + ((Math.log(value) - first) / span) * (to - from))
}

/** The ticks that stand far enough apart for their labels. */
function spread(values: readonly number[], x: (value: number) => number): number[] {
  const kept: number[] = []
  for (const value of values) {
    const last = kept.at(-1)
    if (last === undefined || x(value) - x(last) >= LABEL_WIDTH) kept.push(value)
  }
  return kept
}

const LABEL_WIDTH = 42

function colourOf(series: number): string {
  return COLOURS[series % COLOURS.length] as string
}

function label(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`
  return value >= 1e4 ? `${Number((value / 1e3).toPrecision(3))}k` : String(Number(value.toPrecision(3)))
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string): string {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${stroke}"/>`
}

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escaped(content)}</text>`
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
