import { describe, expect, it } from 'vitest'
import { Progress } from '../../src/cli/progress.js'
import { testIo } from './world.js'

const CLEAR = '\r\x1b[K'

describe('Progress', () => {
  it('redraws one line on a terminal', () => {
    const io = testIo('/', { tty: true, tick: 60, env: { NO_COLOR: '1' } })
    const progress = new Progress(io, 1000, false)
    for (let i = 0; i < 4; i++) progress.advance(125)
    progress.clear()
    expect(io.stderr.written.split(CLEAR)).toEqual([
      '',
      `${'━'.repeat(24)}  25 %  2 documents  250 B of 1.00 kB`,
      `${'━'.repeat(24)}  50 %  4 documents  500 B of 1.00 kB`,
      '',
    ])
    expect(io.stdout.written).toBe('')
  })

  it('stays within a narrow terminal, as a wrapped line cannot be redrawn', () => {
    const io = testIo('/', { tty: true, tick: 200, env: { NO_COLOR: '1' } })
    io.stderr.columns = 20
    new Progress(io, 1000, false).advance(10)
    expect(io.stderr.written).toBe(`${CLEAR}  1 %  1 documents `)
  })

  it('writes a plain line now and then elsewhere', () => {
    const io = testIo('/', { tick: 2000 })
    const progress = new Progress(io, 100, false)
    for (let i = 0; i < 6; i++) progress.advance(10)
    progress.clear()
    expect(io.stderr.written).toBe(' 30 %  3 documents  30 B of 100 B\n 60 %  6 documents  60 B of 100 B\n')
  })

  it('keeps notes above the bar, and their text harmless', () => {
    const io = testIo('/', { tty: true, tick: 200, env: { NO_COLOR: '1' } })
    const progress = new Progress(io, 100, false)
    progress.advance(10)
    progress.note('skipped a\x1b[2J\nb')
    expect(io.stderr.written.endsWith(`${CLEAR}skipped a[2J b\n`)).toBe(true)
  })

  it('holds at 100 % for a file that grew, and for no bytes at all', () => {
    const io = testIo('/', { tick: 6000 })
    new Progress(io, 10, false).advance(20)
    new Progress(io, 0, false).advance(0)
    expect(io.stderr.written).toBe('100 %  1 documents  20 B of 10 B\n100 %  1 documents  0 B of 0 B\n')
  })

  it('is silent when asked to', () => {
    const io = testIo('/', { tty: true, tick: 9000 })
    const progress = new Progress(io, 10, true)
    progress.advance(5)
    progress.note('x')
    progress.clear()
    expect(io.stderr.written).toBe('')
  })
})
