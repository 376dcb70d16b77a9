import { WEAK_LETTERS } from './affixes.js'
import { isArabicWord } from './endings.js'

/** Stems of this length or shorter keep their first letter: it is likelier the root's own. */
const SHORTEST_DERIVED = 4

/** The letters that derivation puts before a root: participles and places, verb prefixes, forms IV, VII, VIII. */
const PREFORMATIVES = 'ميتنا'

/** A root has three or four letters: a key this long is a foreign name, whose one g is spelled ج غ ق or ك. */
const FOREIGN_KEY = 5

/** The key of a root that is known: its strong letters, a doubled one once, so that مد, امتداد and مدد meet. */
export function keyOfRoot(root: string): string {
  const strong = [...root].filter(letter => !WEAK_LETTERS.includes(letter)).join('')
  if (strong.length < 2) return root
  return strong.at(-1) === strong.at(-2) ? strong.slice(0, -1) : strong
}

/**
 * A key that most words of one root share: one leading preformative and the weak letters left out. Coarser than a root, and only
 * ever a weak level above the stem. A stem too short to tell keeps its own letters.
 */
export function rootKeyOf(stem: string): string {
  if (!isArabicWord(stem)) return stem
  const body = stem.length >= SHORTEST_DERIVED && PREFORMATIVES.includes(stem.charAt(0)) ? stem.slice(1) : stem
  let key = ''
  for (const letter of body) if (!WEAK_LETTERS.includes(letter)) key += letter
  if (key.length < 2) return stem
  return key.length >= FOREIGN_KEY ? key.replace(/[جغقك]/g, 'ك') : key
}
