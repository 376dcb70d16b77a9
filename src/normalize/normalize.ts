import { runChain } from './chain.js'
import { MappedText } from './mapped-text.js'

/** Normalized text with the way back to its source. */
export interface NormalizedText {
  text: string
  /** For each UTF-16 code unit of `text`, the offset in the source of the character that it came from. */
  origins: Uint32Array
}

const shared = new MappedText()

/**
 * Arabic text with all its spellings folded to one: composed, presentation forms resolved, vowel signs, tatweel and controls
 * dropped, alefs, yehs, hehs and kafs unified, hamza seats reconciled, digits and numbers in ASCII, Latin in lower case without
 * accents. Punctuation and spaces stay. Idempotent, deterministic, linear in the length.
 *
 * @example normalize('ٱلْكِتَٰبُ') // 'الكتاب'
 */
export function normalize(text: string): string {
  shared.load(text)
  runChain(shared)
  return shared.slice()
}

/** As {@link normalize}, with the source offset of each unit, for whoever marks up the source. */
export function normalizeWithOrigins(text: string): NormalizedText {
  shared.load(text)
  runChain(shared)
  return { text: shared.slice(), origins: shared.origins.slice(0, shared.length) }
}
