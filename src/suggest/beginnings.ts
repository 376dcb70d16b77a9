import { encodeTerm, MAX_BYTES_PER_UNIT } from '../format/term-code.js'
import { EDIT, fillRow, limitFor } from '../query/spelling.js'

const SHORTEST = 3
const LONGEST = 24

/**
 * Makes a measure of how far a word's beginning is from what was typed, in halves of an edit; Infinity where it is too far. Undefined for
 * what is too short or too long to be taken for misspelt.
 */
export function beginningDistance(typed: string): ((word: string) => number) | undefined {
  const wanted = new Uint8Array(typed.length * MAX_BYTES_PER_UNIT)
  const length = encodeTerm(typed, wanted)
  if (length < SHORTEST || length > LONGEST || length !== typed.length) return undefined
  const limit = limitFor(length)
  const width = length + 1
  const deepest = length + limit
  const rows = new Uint8Array((deepest + 1) * width)
  for (let i = 0; i < width; i++) rows[i] = i * EDIT
  const code = new Uint8Array(deepest * MAX_BYTES_PER_UNIT)
  return word => {
    const reach = Math.min(deepest, encodeTerm(word.slice(0, deepest), code))
    let least = Number.POSITIVE_INFINITY
    for (let depth = 1; depth <= reach && fillRow(rows, depth, width, wanted, code) <= limit; depth++)
      least = Math.min(least, rows[depth * width + length] as number)
    return least > limit ? Number.POSITIVE_INFINITY : least
  }
}
