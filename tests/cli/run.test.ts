import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { fihris, folderWith } from './world.js'

describe('fihris', () => {
  it('prints its help, with examples', async () => {
    const { code, out, err } = await fihris('/', ['--help'])
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).toContain('Usage: fihris')
    for (const command of ['build', 'search', 'inspect', 'verify', 'analyze']) expect(out).toContain(`$ fihris ${command} `)
  })

  it.each(['build', 'search', 'inspect', 'verify', 'analyze'])('prints the help of %s, with an example', async command => {
    const help = await fihris('/', [command, '--help'])
    expect(help.code).toBe(0)
    expect(help.out).toContain(`Usage: fihris ${command}`)
    expect(help.out).toContain(`$ fihris ${command} `)
    expect((await fihris('/', ['help', command])).out).toBe(help.out)
  })

  it('prints its version', async () => {
    expect(await fihris('/', ['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' })
  })

  it('prints the help on stderr where no command is given', async () => {
    const { code, out, err } = await fihris('/', [])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Usage: fihris')
  })

  it.each([
    [['serve'], "unknown command 'serve'"],
    [['--bogus'], "unknown option '--bogus'"],
    [['build', 'a.json'], "required option '-o, --out <file>' not specified"],
    [['build', '--out', 'x'], "missing required argument 'files'"],
    [['build', 'a.json', '--out', 'x', '--bogus'], "unknown option '--bogus'"],
    [['search', 'x.fihris'], "missing required argument 'query'"],
    [['search', 'x.fihris', '-نفي'], 'put -- before a query'],
    [['search', 'x.fihris', 'كتاب', '--limit', '0'], 'A whole number from 1 up'],
    [['search', 'x.fihris', 'كتاب', '--limit', 'ten'], 'A whole number from 1 up'],
    [['search', 'x.fihris', 'كتاب', '--operator', 'xor'], 'Allowed choices are or, and'],
    [['search', 'x.fihris', 'كتاب', '--fields', ','], 'Names of fields'],
    [['inspect'], "missing required argument 'file'"],
    [['inspect', 'a', 'b'], 'too many arguments'],
    [['build', 'a.json', '--out', 'x', '--field', 'title:big'], '"big" is neither a boost'],
  ])('refuses %j', async (argv, message) => {
    const { code, out, err } = await fihris(await folderWith(), argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^fihris: /)
    expect(err).toContain(message)
  })

  it('echoes arguments without their control characters', async () => {
    expect((await fihris('/', ['\x1b]0;x\x07'])).err).not.toMatch(/[^\P{Cc}\n]/u)
    expect((await fihris(await folderWith(), ['inspect', 'a\x1b[2Jb\x9b'])).err).toBe(
      'fihris: a[2Jb: the index cannot be read: there is no such file or folder\n',
    )
  })

  it('shows a stack to whoever asks for it, and to nobody else', async () => {
    const cwd = await folderWith()
    expect((await fihris(cwd, ['inspect', 'gone'])).err).not.toContain(' at ')
    expect((await fihris(cwd, ['inspect', 'gone'], { env: { FIHRIS_DEBUG: '1' } })).err).toMatch(/\n {4}at .*\ncaused by/s)
  })
})
