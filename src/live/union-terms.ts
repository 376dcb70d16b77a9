import { encodeLength, lengthLimit } from '../format/lengths.js'
import type { ImageSegment } from '../format/segment.js'
import { compareCodes, decodeTerm, encodeTerm, MAX_BYTES_PER_UNIT } from '../format/term-code.js'

/** A term that the first part has not. */
interface AddedTerm {
  code: Uint8Array
  form: number
}

/** The dictionary of the first part, and in memory, in the same order, what terms came since. */
export class UnionTerms {
  readonly peaks: Uint8Array
  private readonly base: ImageSegment
  private readonly forms = new Map<string, number>()
  private readonly added: AddedTerm[] = []
  /** Of the terms added those of each block. */
  private readonly blocks = new Map<number, AddedTerm[]>()

  constructor(base: ImageSegment) {
    this.base = base
    this.peaks = base.termPeaks.slice()
  }

  formOf(term: string): number {
    const known = this.base.formOf(term)
    return known >= 0 ? known : (this.forms.get(term) ?? -1)
  }

  /** Adds terms that the dictionary has not. */
  add(terms: readonly { term: string; form: number }[]): void {
    const touched = new Set<AddedTerm[]>()
    for (const { term, form } of terms) {
      const entry = { code: codeOf(term), form }
      this.forms.set(term, form)
      this.added.push(entry)
      const block = this.blockOf(term)
      const inBlock = this.blocks.get(block) ?? []
      inBlock.push(entry)
      this.blocks.set(block, inBlock)
      touched.add(inBlock)
    }
    for (const entries of [this.added, ...touched]) entries.sort((a, b) => compareCodes(a.code, a.code.length, b.code, b.code.length))
  }

  /** Takes note that a term occurs so many times more. */
  count(term: string, occurrences: number): void {
    const block = this.blockOf(term)
    const peak = this.peaks[block] as number
    if (occurrences > 0) this.peaks[block] = peak === 255 ? 255 : encodeLength(lengthLimit(peak) + occurrences)
  }

  walk(visit: (code: Uint8Array, length: number, shared: number, form: number) => void): void {
    const { added } = this
    let next = 0
    this.base.walkTerms((code, length, shared, form) => {
      for (let entry = added[next]; entry && compareCodes(entry.code, entry.code.length, code, length) < 0; entry = added[++next])
        visit(entry.code, entry.code.length, 0, entry.form)
      // What stands between two terms begins with what both begin with.
      visit(code, length, shared, form)
    })
    for (let entry = added[next]; entry; entry = added[++next]) visit(entry.code, entry.code.length, 0, entry.form)
  }

  walkPrefix(prefix: string, visit: (code: Uint8Array, length: number, form: number) => boolean): void {
    const { added } = this
    const wanted = codeOf(prefix)
    let next = placeOf(added, wanted)
    let goesOn = true
    const addedUpTo = (code: Uint8Array | undefined, length: number): void => {
      for (let entry = added[next]; goesOn && entry; entry = added[++next]) {
        const { code: own } = entry
        if (own.length < wanted.length || compareCodes(own, wanted.length, wanted, wanted.length) !== 0) return
        if (code && compareCodes(own, own.length, code, length) > 0) return
        goesOn = visit(own, own.length, entry.form)
      }
    }
    this.base.walkPrefix(prefix, (code, length, form) => {
      addedUpTo(code, length)
      goesOn &&= visit(code, length, form)
      return goesOn
    })
    addedUpTo(undefined, 0)
  }

  readBlock(block: number, visit: (term: string, form: number) => void): void {
    const inBlock = this.blocks.get(block) ?? []
    let next = 0
    this.base.readTerms(block, (term, form) => {
      if (inBlock.length > 0) {
        const code = codeOf(term)
        for (let entry = inBlock[next]; entry && compareCodes(entry.code, entry.code.length, code, code.length) < 0; entry = inBlock[++next])
          visit(decodeTerm(entry.code, entry.code.length), entry.form)
      }
      visit(term, form)
    })
    for (let entry = inBlock[next]; entry; entry = inBlock[++next]) visit(decodeTerm(entry.code, entry.code.length), entry.form)
  }

  /** The block in which a term stands, or would. */
  private blockOf(term: string): number {
    return this.base.termBlocks(term)[0]
  }
}

function codeOf(term: string): Uint8Array {
  const code = new Uint8Array(term.length * MAX_BYTES_PER_UNIT)
  return code.slice(0, encodeTerm(term, code))
}

/** Where the first entry stands whose code is not below one. */
function placeOf(entries: readonly AddedTerm[], code: Uint8Array): number {
  let low = 0
  for (let high = entries.length; low < high; ) {
    const middle = (low + high) >>> 1
    const { code: found } = entries[middle] as AddedTerm
    if (compareCodes(found, found.length, code, code.length) < 0) low = middle + 1
    else high = middle
  }
  return low
}
