import type { Lexicon } from '../lexicon/lexicon.js'
import { ARTICLES, CONJUNCTIONS, PREPOSITIONS, SHORTEST_STEM } from '../stem/affixes.js'
import { analyze } from '../stem/analyze.js'
import { formsNear } from '../stem/endings.js'
import type { Evidence } from '../stem/evidence.js'
import type { LatinStemmer } from '../stem/latin-stemmer.js'
import { latinStem } from '../stem/latin-stemmer.js'
import { rootKeyOf } from '../stem/root.js'
import { WordFilter } from '../stem/word-filter.js'
import type { Vocabulary } from './vocabulary.js'

/**
 * Decides, once and with the whole vocabulary at hand, which stem each form has and which root each stem: the lexicon first, then
 * the corpus's own frequencies, then the light rules.
 */

/** A form among its relatives: `count` is 0 where it stands in no document and only leads queries to its stem. */
export interface Entry {
  term: string
  count: number
  /** Number of the form in the vocabulary, -1 for one without occurrences. */
  form: number
}

/** A stem with its forms, the most frequent first. */
export interface StemGroup {
  key: string
  forms: Entry[]
}

/** A root with its stems, in the order of their keys. */
export interface RootGroup {
  key: string
  stems: StemGroup[]
}

/** Groups a vocabulary; the roots come in the order of their keys. */
export function conflate(vocabulary: Vocabulary, lexicon: Lexicon, stopWords: ReadonlySet<string> = new Set(), latin?: LatinStemmer): RootGroup[] {
  const attested = new Set<string>()
  const entries: Entry[] = []
  for (let form = 0; form < vocabulary.size; form++) {
    const entry = { term: vocabulary.termOf(form), count: vocabulary.counts[form] as number, form }
    entries.push(entry)
    attested.add(entry.term)
  }
  const counts = baseCounts(entries, lexicon)
  const filter = filterOf(counts, lexicon)
  const evidence: Evidence = { ...lexicon, count: word => (filter.mayHold(word) ? (counts.get(word) ?? 0) : 0), filter }
  const stems = new Map<string, { forms: Entry[]; root: string; trusted: boolean }>()
  const bases: string[] = []
  const group = (entry: Entry): void => {
    const { stem: analyzed, base } = analyze(entry.term, evidence)
    const key = latinStem(entry.term, latin) ?? analyzed
    if (entry.count > 0) bases.push(base, entry.term)
    const singular = lexicon.singularOf(base)
    const stem = stems.get(key)
    if (!stem) stems.set(key, { forms: [entry], root: rootOf(key, singular, evidence, lexicon), trusted: singular !== undefined })
    else {
      stem.forms.push(entry)
      if (singular !== undefined && !stem.trusted) Object.assign(stem, { root: rootOf(key, singular, evidence, lexicon), trusted: true })
    }
  }
  for (const entry of entries) group(entry)
  for (const term of guides(bases, stopWords, word => attested.has(word) || stems.has(word), lexicon, filter)) group({ term, count: 0, form: -1 })
  addStemsAsTerms(stems, stopWords)
  return inOrder(stems)
}

/**
 * A stem that is no word leads to itself, whatever the rules would make of it as a word (اميرك is not أمير + ك), unless a query finds one of
 * its forms through it. Words that are `wanted` are terms all the same.
 */
function addStemsAsTerms(stems: ReadonlyMap<string, { forms: Entry[] }>, wanted: ReadonlySet<string>): void {
  const stemOf = new Map<string, string>()
  for (const [key, { forms }] of stems) for (const { term } of forms) stemOf.set(term, key)
  for (const [key, { forms }] of stems) {
    if (stemOf.has(key)) continue
    const found = formsNear(key).find(form => stemOf.has(form))
    if (wanted.has(key) || found === undefined || stemOf.get(found) !== key) forms.push({ term: key, count: 0, form: -1 })
  }
}

/** How often each word stands by itself or behind the article, which says as surely that it is a word. */
function baseCounts(entries: readonly Entry[], lexicon: Lexicon): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (word: string, count: number): void => {
    counts.set(word, (counts.get(word) ?? 0) + count)
  }
  for (const { term, count } of entries) {
    add(term, count)
    const article = ARTICLES.find(prefix => term.startsWith(prefix))
    if (article?.endsWith('ال') && term.length - article.length >= SHORTEST_STEM && lexicon.stemOf(term) === undefined) add(term.slice(article.length), count)
  }
  return counts
}

/** Every word that has a count or is in the lexicon. */
function filterOf(counts: ReadonlyMap<string, number>, lexicon: Lexicon): WordFilter {
  let known = counts.size
  lexicon.eachWord(() => {
    known++
  })
  const filter = new WordFilter(known)
  lexicon.eachWord(word => {
    filter.add(word)
  })
  for (const word of counts.keys()) filter.add(word)
  return filter
}

function rootOf(stem: string, singular: string | undefined, evidence: Evidence, lexicon: Lexicon): string {
  const base = singular === undefined ? stem : analyze(singular, evidence).stem
  return lexicon.rootOf(base) ?? rootKeyOf(base)
}

/** Beginnings that a query, knowing only this corpus, would take for clitics of a word in it: the و of وزير where زير stands. */
const LIKE_CLITICS = [...CONJUNCTIONS, ...PREPOSITIONS, 'س']
const ARTICLE = 'ال'

/**
 * Terms that no document holds but a query may: broken plurals of the corpus's singulars and the reverse; words of the lexicon that
 * look like a word of the corpus with a clitic; stop words, so that a query knows them. They let the query side do without a lexicon.
 */
function guides(
  bases: readonly string[],
  stopWords: ReadonlySet<string>,
  isTerm: (word: string) => boolean,
  lexicon: Lexicon,
  filter: WordFilter,
): Set<string> {
  const wanted = new Set<string>()
  const want = (term: string | undefined): void => {
    if (term !== undefined && !isTerm(term)) wanted.add(term)
  }
  for (const word of stopWords) want(word)
  for (const base of new Set(bases)) {
    want(lexicon.singularOf(base))
    for (const plural of lexicon.pluralsOf(base)) want(plural)
    filter.load(base)
    for (const clitic of LIKE_CLITICS) if (filter.has(0, base.length, clitic.charCodeAt(0)) && lexicon.stemOf(clitic + base) !== undefined) want(clitic + base)
    if (lexicon.stemOf(ARTICLE + base) !== undefined) want(ARTICLE + base)
  }
  return wanted
}

function inOrder(stems: ReadonlyMap<string, { forms: Entry[]; root: string }>): RootGroup[] {
  const roots = new Map<string, StemGroup[]>()
  for (const key of [...stems.keys()].sort()) {
    const { forms, root } = stems.get(key) as { forms: Entry[]; root: string }
    forms.sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
    const family = roots.get(root)
    if (family) family.push({ key, forms })
    else roots.set(root, [{ key, forms }])
  }
  return [...roots.keys()].sort().map(key => ({ key, stems: roots.get(key) as StemGroup[] }))
}
