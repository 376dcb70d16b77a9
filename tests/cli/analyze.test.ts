import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../../src/index.js'
import { fihris } from './world.js'

describe('fihris analyze', () => {
  it('prints a row per token', async () => {
    const { code, out, err } = await fihris('/', ['analyze', 'والمُعَلِّمون', 'في المدرسة'])
    expect([code, err]).toEqual([0, ''])
    const [heading = '', ...rows] = out.trimEnd().split('\n')
    expect(heading).toMatch(/^as written +form +stem +root +why$/)
    const tokens = createAnalyzer().analyze('والمُعَلِّمون في المدرسة')
    expect(rows).toHaveLength(tokens.length)
    tokens.forEach(({ text, form, stem, root }, i) => {
      expect(rows[i]?.split(/ {2,}/).slice(0, 4)).toEqual([text, form, stem, root])
    })
  })

  it('keeps columns in order on a terminal', async () => {
    expect((await fihris('/', ['analyze', 'كتاب'], { tty: true, env: { NO_COLOR: '1' } })).out).toContain('كتاب\u200e')
  })

  it('prints tokens as JSON', async () => {
    const { out } = await fihris('/', ['analyze', '--json', 'كتاب جديد'])
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(createAnalyzer().analyze('كتاب جديد'))))
  })

  it('reads standard input where no text is given', async () => {
    const piped = await fihris('/', ['analyze'], { stdin: 'كتاب جديد\n' })
    expect(piped.out).toBe((await fihris('/', ['analyze', 'كتاب جديد'])).out)
  })

  it('prints the titles alone for a text without words', async () => {
    expect((await fihris('/', ['analyze', '،؟'])).out.split('\n')).toHaveLength(2)
  })

  it('does not wait for a person to type', async () => {
    const { code, err } = await fihris('/', ['analyze'], { stdinIsTTY: true })
    expect(code).toBe(2)
    expect(err).toMatch(/^fihris: analyze needs a text/)
  })

  it('refuses input that is not UTF-8', async () => {
    const { code, err } = await fihris('/', ['analyze'], { stdin: Uint8Array.from([0xdf, 0xca]) })
    expect(code).toBe(1)
    expect(err).toContain('standard input: the bytes are not UTF-8')
  })

  it('lets no control character through', async () => {
    expect((await fihris('/', ['analyze', 'كت\x1b[2Jاب جديد\x9b'])).out).not.toMatch(/[^\P{Cc}\n]/u)
  })
})
