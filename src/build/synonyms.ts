import { PHRASE_WEIGHT, SYNONYM_WEIGHT } from '../format/meta.js'
import { ARTICLES, CONJUNCTIONS, PREPOSITIONS, SHORTEST_STEM } from '../stem/affixes.js'
import type { SynonymGroup } from '../tokenize/synonym-groups.js'
import type { Entry, RootGroup } from './conflate.js'
import type { Vocabulary } from './vocabulary.js'

/**
 * Synonyms for one corpus: from the words that a query may hold to what else it is to look for, both as stems, so that a page needs
 * neither the groups nor their words. Words that the corpus has not become guides and lead to those that it has.
 */

/** What may stand before a name as it is written. */
const BEFORE_NAMES: readonly string[] = ['', ...CONJUNCTIONS].flatMap(first => ['', ...PREPOSITIONS].map(second => first + second))
const BEFORE_NOUNS: readonly string[] = [...BEFORE_NAMES, ...ARTICLES]
/** What a noun is most often written with behind it. */
const BEHIND_NOUNS: readonly string[] = ['', 'ه', 'ا', 'ي', 'يه', 'ات', 'ين', 'ون', 'ان']

/** The groups of which the corpus may hold a member, without the stop words: who looks for one of those would find everything. */
export function attestedGroups(groups: readonly SynonymGroup[], vocabulary: Vocabulary, stopWords: ReadonlySet<string>): SynonymGroup[] {
  if (groups.length === 0) return []
  const terms = new Set<string>()
  for (let form = 0; form < vocabulary.size; form++) terms.add(vocabulary.termOf(form))
  const isAttested = (word: string): boolean =>
    BEFORE_NOUNS.some(before => BEHIND_NOUNS.some(behind => terms.has(before + bareOf(word).replace(/ه$/, '') + behind)))
  const withoutStops = (members: SynonymGroup['from']): SynonymGroup['from'] => members.filter(words => words.length > 1 || !stopWords.has(words[0] as string))
  return groups
    .map(({ from, to }) => {
      const found = withoutStops(to)
      return { from: from === to ? found : withoutStops(from), to: found }
    })
    .filter(({ from, to }) => from.length > (from === to ? 1 : 0) && to.some(words => words.every(isAttested)))
}

/** Every word of some groups. */
export function wordsOfGroups(groups: readonly SynonymGroup[]): string[] {
  return groups.flatMap(({ from, to }) => [...from, ...to].flat())
}

/** A stem of the corpus with its ordinal in layout order. */
interface Place {
  forms: readonly Entry[]
  ordinal: number
  occurrences: number
}

/**
 * The synonyms as the image holds them; every word of `groups` must be a term of `corpus`. Names that stem as something else are
 * given stems of their own in `corpus`, so this comes before the layout.
 */
export function synonymTable(groups: readonly SynonymGroup[], corpus: readonly RootGroup[], documents: number): Record<string, number[][]> {
  separateNames(groups, corpus)
  const places = placesOf(groups, corpus)
  const table: Record<string, number[][]> = {}
  for (const group of groups) {
    const membersOf = (members: SynonymGroup['from']): Member[] => members.map(words => memberOf(words, places)).filter(member => member.isMeant)
    for (const asked of membersOf(group.from)) {
      for (const other of membersOf(group.to)) {
        if (other.key === asked.key || !other.isSought) continue
        table[asked.key] ??= []
        const known = table[asked.key]?.some(([, ...stems]) => stems.join() === other.key)
        if (!known) table[asked.key]?.push([hundredths(asked.places, other.places, documents), ...other.places.map(({ ordinal }) => ordinal)])
      }
    }
  }
  return table
}

interface Member {
  places: Place[]
  /** The ordinals of its stems, as a query is looked up. */
  key: string
  /** Whether a query for it may be led to the others. */
  isMeant: boolean
  /** Whether the others lead to it. */
  isSought: boolean
}

/**
 * What a member is in this corpus. آب is a month only where the corpus has it mostly without article or ending, for folded it is أب
 * too. Several words side by side say what they mean (لاب توب), but are not looked for where their stems say something else.
 */
function memberOf(words: readonly string[], known: ReadonlyMap<string, Place>): Member {
  const places = words.map(word => known.get(word) as Place)
  const share = words.length > 1 ? RARE_SHARE : MOST_SHARE
  const isEach = words.every((word, i) => hasShare(word, (places[i] as Place).forms, share))
  const isMeant = isEach || words.length > 1 || (words[0] as string).length >= SHORTEST_STEM
  return { places, key: places.map(({ ordinal }) => ordinal).join(), isMeant, isSought: isEach && places.every(({ occurrences }) => occurrences > 0) }
}

/** What `other` counts for, in hundredths, where `asked` is asked for: the rarer, the less, or it would score above the word itself. */
function hundredths(asked: readonly Place[], other: readonly Place[], documents: number): number {
  const held = asked.some(({ occurrences }) => occurrences === 0) ? 1 : Math.min(1, rarityOf(asked, documents) / rarityOf(other, documents))
  return Math.ceil(100 * (other.length > 1 ? PHRASE_WEIGHT : SYNONYM_WEIGHT) * held)
}

/** The sum of the words' inverse document frequencies, nearly: documents are not counted yet, so each occurrence is taken for one. */
function rarityOf(member: readonly Place[], documents: number): number {
  return member.reduce((sum, { occurrences }) => sum + Math.log(1 + documents / occurrences), 0)
}

/**
 * Who lists a word says that it is one. Where the rules took it for another with affixes (فيفري for في and فري, كلغ for ك and لغة),
 * its forms are given a stem of their own, in the same family.
 */
function separateNames(groups: readonly SynonymGroup[], corpus: readonly RootGroup[]): void {
  const names = new Set(groups.flatMap(({ from, to }) => [...from, ...to].flatMap(words => (words.length === 1 ? words : []))))
  for (const { stems } of corpus) {
    for (const stem of [...stems]) {
      for (const { term: name } of stem.forms.filter(({ term }) => names.has(term))) {
        if (name.length < SHORTEST_STEM || hasShare(name, stem.forms, MOST_SHARE)) continue
        const own = stem.forms.filter(({ term }) => isName(name, term))
        // Another name took it along.
        if (own.length === 0) continue
        stems.push({ key: name, forms: own })
        stem.forms = stem.forms.filter(({ term }) => !isName(name, term))
      }
    }
  }
}

function placesOf(groups: readonly SynonymGroup[], corpus: readonly RootGroup[]): Map<string, Place> {
  const words = new Set(wordsOfGroups(groups))
  const places = new Map<string, Place>()
  let ordinal = 0
  for (const { forms } of corpus.flatMap(root => root.stems)) {
    const wanted = forms.filter(({ term }) => words.has(term))
    const place = { forms, ordinal: ordinal++, occurrences: wanted.length > 0 ? occurrencesIn(forms) : 0 }
    for (const { term } of wanted) places.set(term, place)
  }
  return places
}

/** Shares of a stem's occurrences that a word has where the stem means it, and where it may. */
const MOST_SHARE = 0.5
const RARE_SHARE = 0.1

/** Whether a share of what some forms count is a word: behind proclitics, its own article or none, and with other endings where it is long enough to tell. */
function hasShare(word: string, forms: readonly Entry[], share: number): boolean {
  const bare = bareOf(word)
  const core = bare.length > SHORTEST_STEM + 1 ? bare.replace(/[اهي]$/, '') : bare
  const isInflected = (form: string): boolean => core.length > SHORTEST_STEM && form.includes(core) && BEFORE_NOUNS.includes(form.slice(0, form.indexOf(core)))
  const meant = forms.filter(({ term }) => isName(word, term) || isName(bare, term) || isInflected(term))
  return occurrencesIn(meant) >= share * occurrencesIn(forms)
}

/** Whether a form is a word behind proclitics; a word of two letters takes no article. */
function isName(word: string, form: string): boolean {
  return form.endsWith(word) && (word.length < SHORTEST_STEM ? BEFORE_NAMES : BEFORE_NOUNS).includes(form.slice(0, -word.length))
}

function occurrencesIn(forms: readonly Entry[]): number {
  return forms.reduce((sum, { count }) => sum + count, 0)
}

/** A word without its article. */
function bareOf(word: string): string {
  return word.length > SHORTEST_STEM + 1 ? word.replace(/^ال/, '') : word
}
