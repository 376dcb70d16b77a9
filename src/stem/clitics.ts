import { ARTICLES, ENCLITICS, IMPERFECT_PREFIXES, SHORTEST_KNOWN_STEM, SHORTEST_STEM } from './affixes.js'
import type { Evidence } from './evidence.js'
import { stripEndings } from './endings.js'

/**
 * Clitics are words written together with their neighbour, and letters alone do not tell them from a word's own: one letter is
 * stripped only where the evidence knows what remains better than the whole. The article needs no evidence, so rare is a word
 * that begins with ال by itself; those are in the lexicon.
 */

/** The word without its proclitics. */
export function stripProclitics(word: string, evidence: Evidence): string {
  let rest = word
  // Three rounds: a conjunction, a preposition or the future, then the article or the word.
  for (let round = 0; round < 3; round++) {
    if (rest.length <= SHORTEST_KNOWN_STEM || evidence.ownsInitial(rest)) return rest
    const article = ARTICLES.find(prefix => rest.startsWith(prefix))
    const noun = article === undefined ? rest : withoutArticle(rest, article, evidence)
    // Nothing stands between the article and its noun.
    if (noun !== rest) return noun
    const stripped = stripOneProclitic(rest, evidence)
    if (stripped === rest) return rest
    rest = stripped
  }
  return rest
}

function stripOneProclitic(word: string, evidence: Evidence): string {
  const first = word.charAt(0)
  const rest = word.slice(1)
  if (!'وفبكلس'.includes(first) || rest.length < SHORTEST_KNOWN_STEM) return word
  if (first === 'س' && !(IMPERFECT_PREFIXES.includes(rest.charAt(0)) && rest.length > SHORTEST_STEM)) return word
  const whole = evidence.count(word)
  const known = attested(rest, evidence)
  if (known > whole && (rest.length >= SHORTEST_STEM || known > 4 * whole)) return rest
  // A conjunction stands before anything, also before what was never seen without it.
  if (first === 'و' && known === 0 && whole <= 2 && rest.length > SHORTEST_STEM) return rest
  return word
}

function withoutArticle(word: string, article: string, evidence: Evidence): string {
  const rest = word.slice(article.length)
  // وألمانيا begins with و alone: its ال is the word's own.
  if (article.length > 2 && article.endsWith('ال') && evidence.ownsInitial(`ال${rest}`)) return word
  if (article.endsWith('لل')) {
    // للغة is ل + اللغة: the word's own lam is written once. Where both readings are words, the better known wins.
    const withLam = `ل${rest}`
    if (rest.length < SHORTEST_STEM || evidence.count(withLam) > evidence.count(rest)) return rest.length >= SHORTEST_KNOWN_STEM ? withLam : word
    return rest
  }
  if (rest.length >= SHORTEST_STEM) return rest
  return rest.length === SHORTEST_KNOWN_STEM && evidence.count(rest) > evidence.count(word) ? rest : word
}

/** How often `rest` is attested: by itself, with one more proclitic stripped (و + بكتاب), or in the singular (ب + طائرات). */
function attested(rest: string, evidence: Evidence): number {
  const known = evidence.count(rest)
  if (known > 0 || rest.length <= SHORTEST_STEM || evidence.ownsInitial(rest)) return known
  const inner = rest.slice(1)
  const behind = 'بكلس'.includes(rest.charAt(0)) && (rest.charAt(0) !== 'س' || IMPERFECT_PREFIXES.includes(inner.charAt(0))) ? evidence.count(inner) : 0
  if (behind > 0) return behind
  const bare = stripEndings(rest, evidence)
  return bare === rest ? 0 : Math.max(evidence.count(bare), evidence.count(`${bare}ه`))
}

/** The word without an attached pronoun, where what remains is attested more often than the whole. */
export function stripEnclitic(word: string, evidence: Evidence): string {
  if (word.length <= SHORTEST_STEM || evidence.ownsFinal(word)) return word
  const whole = evidence.count(word)
  for (const enclitic of ENCLITICS) {
    if (!word.endsWith(enclitic)) continue
    const base = word.slice(0, -enclitic.length)
    if (base.length < SHORTEST_KNOWN_STEM) continue
    let best = ''
    let most = whole
    for (const candidate of basesBefore(base)) {
      const known = evidence.count(candidate)
      if (known > most && (base.length >= SHORTEST_STEM || known > 4 * whole)) {
        best = candidate
        most = known
      }
    }
    if (best !== '') return best
  }
  return word
}

/** What `base` may be without the pronoun: ة opens to ت before it (مدرستهم), ى to ا (مستواهم), ء changes its seat (أبناؤه), وا loses its alef. */
function basesBefore(base: string): string[] {
  const bases = [base]
  const stem = base.slice(0, -1)
  const last = base.charAt(base.length - 1)
  if (last === 'ت') {
    bases.push(`${stem}ه`)
    if (stem.endsWith('ي')) bases.push(`${stem.slice(0, -1)}ءه`)
  }
  if (last === 'ا') bases.push(`${stem}ي`)
  if (last === 'و') bases.push(`${base}ا`)
  if ((last === 'و' || last === 'ي') && stem.endsWith('ا') && stem.length >= SHORTEST_STEM) bases.push(`${stem}ء`)
  return bases
}
