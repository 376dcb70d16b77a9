import { describe, expect, it } from 'vitest'
import { reportFailure, UsageError } from '../../src/cli/failure.js'
import { DocumentError, ImageError, OptionError, SchemaError } from '../../src/errors.js'
import { testIo } from './world.js'

const report = (error: unknown): [number, string] => {
  const io = testIo('/')
  return [reportFailure(error, io), io.stderr.written]
}

describe('reportFailure', () => {
  it.each([
    ['bad input', new DocumentError(3, 'no id'), 1],
    ['a bad file', new ImageError('checksum', 12, 'damaged'), 1],
    ['a bad option', new OptionError('no field "x"'), 2],
    ['a bad schema', new SchemaError('no text field'), 2],
    ['wrong usage', new UsageError('which file?'), 2],
  ])('reports %s by its message', (_, error, code) => {
    expect(report(error)).toEqual([code, `fihris: ${error.message}\n`])
  })

  it('says in words what the system says in codes', () => {
    const error = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES', syscall: 'open', path: '/x' })
    expect(report(error)).toEqual([1, 'fihris: /x: permission denied\n'])
    expect(report(Object.assign(new Error('EXDEV: cross-device'), { code: 'EXDEV', syscall: 'rename' }))).toEqual([1, 'fihris: EXDEV: cross-device\n'])
  })

  it('owns up to a fault of its own', () => {
    const [code, message] = report(new TypeError('x is not a function'))
    expect(code).toBe(1)
    expect(message).toContain('a fault of fihris')
    expect(message).toContain('TypeError: x is not a function')
    expect(report('thrown text')[1]).toContain('thrown text')
  })
})
