import { runChain } from '../normalize/chain.js'
import { MappedText, unitsToString } from '../normalize/mapped-text.js'
import { Segmenter } from './segment.js'
import type { TokenKind, TokenSink } from './token.js'

/** A token before stemming: its form, and where it stands. Offsets in UTF-16 code units of the source. */
export interface FormToken {
  form: string
  start: number
  end: number
  position: number
  kind: TokenKind
}

/** Normalizes and cuts texts one after the other, reusing its memory. The text stays readable until the next call. */
export class Tokenizer {
  readonly text: MappedText = new MappedText()
  private readonly segmenter = new Segmenter()

  /** Hands every token of `source` to `sink`, the first at `position`; returns the position after the last. */
  run(source: string, sink: TokenSink, position = 0): number {
    this.text.load(source)
    runChain(this.text)
    return this.segmenter.segment(this.text, sink, position)
  }

  /** The tokens of `source` as objects: convenient, not for the hot path. */
  forms(source: string): FormToken[] {
    const tokens: FormToken[] = []
    this.run(source, {
      token: (units, from, to, start, end, position, kind) => tokens.push({ form: unitsToString(units, from, to), start, end, position, kind }),
    })
    return tokens
  }
}
