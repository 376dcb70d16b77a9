import { describe, expect, it } from 'vitest'
import { jsonText, oneLine, printable } from '../../src/cli/text.js'

describe('printable', () => {
  it.each([
    ['an escape sequence', 'كتاب\x1b[31m أحمر', 'كتاب[31m أحمر'],
    ['a C1 sequence', 'كتاب\x9b2J', 'كتاب2J'],
    ['a bell and a delete', 'أ\x07ب\x7fج', 'أبج'],
    ['a carriage return that would overwrite the line', 'سر\rعلن', 'سرعلن'],
    ['an override of direction', 'ملف\u202eexe', 'ملفexe'],
    ['an isolate that is left open', '\u2067نص', 'نص'],
  ])('takes out %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  it('keeps lines, tabs, vowel marks and joiners', () => {
    const text = 'مَدْرَسَةٌ\tمی\u200cخواهم\nسطر'
    expect(printable(text)).toBe(text)
  })
})

describe('oneLine', () => {
  it('makes one line of several', () => {
    expect(oneLine('أول\r\nثان\u2028ثالث\t رابع')).toBe('أول ثان ثالث رابع')
  })
})

describe('jsonText', () => {
  it('escapes what JSON would let through, and reads back the same', () => {
    const value = { title: 'أ\x1b[0m\x9b\u202eب\u2028', list: [1, 'سطر\nسطر'] }
    const json = jsonText(value)
    expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\u2028/u)
    expect(JSON.parse(json)).toEqual(value)
    expect(json.endsWith('}\n')).toBe(true)
  })
})
