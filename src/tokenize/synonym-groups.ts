import { SchemaError } from '../errors.js'
import { VARIANT, WHOLE } from './token.js'
import { Tokenizer } from './tokenize.js'

/** Words that find each other, or words that find others and are not found by them. Several words in one string are a member together. */
export type SynonymRule = readonly string[] | { readonly from: readonly string[]; readonly to: readonly string[] }

/** The members that lead, and those that are led to: the same list where all mean the same. Each member is the folded words that it is cut into. */
export interface SynonymGroup {
  from: readonly (readonly string[])[]
  to: readonly (readonly string[])[]
}

/** The class of the errors that are thrown: they are of a schema or of options. */
type Fault = new (message: string) => Error

/** Cuts and folds a list of rules. Throws SchemaError, or another error, for one that is none or has a member of too many words. */
export function synonymGroups(rules: readonly unknown[], mostWords: number, fault: Fault = SchemaError): SynonymGroup[] {
  return rules.map((rule, index) => {
    const where = `group ${index} of "synonyms"`
    if (Array.isArray(rule)) {
      const members = membersOf(rule, where, mostWords, fault)
      if (members.length < 2) throw new fault(`${where} needs at least two members that differ in more than spelling, not ${JSON.stringify(rule)}`)
      return { from: members, to: members }
    }
    const { from, to, ...others } = (typeof rule === 'object' && rule !== null ? rule : {}) as Record<string, unknown>
    if (!Array.isArray(from) || !Array.isArray(to) || from.length === 0 || to.length === 0 || Object.keys(others).length > 0)
      throw new fault(`${where} is a list of words that mean the same, or { from, to } with two such lists, not ${typeof rule}`)
    return { from: membersOf(from, where, mostWords, fault), to: membersOf(to, where, mostWords, fault) }
  })
}

/** A group of members that all lead to each other, from the words of a line. */
export function groupOfLine(line: string): SynonymGroup {
  const members = line.split('=').map(wordsOf)
  return { from: members, to: members }
}

function membersOf(list: readonly unknown[], where: string, mostWords: number, fault: Fault): string[][] {
  const members = new Map<string, string[]>()
  for (const member of list) {
    if (typeof member !== 'string') throw new fault(`${where} holds words as strings, not ${typeof member}`)
    const words = wordsOf(member)
    if (words.length === 0) throw new fault(`${where}: there is no word in ${JSON.stringify(member)}`)
    if (words.length > mostWords) throw new fault(`${where}: a member has at most ${mostWords} words, not ${words.length}`)
    members.set(words.join(' '), words)
  }
  return [...members.values()]
}

let tokenizer: Tokenizer | undefined

/** The words of a member as a document's are cut: of compounds the parts. */
function wordsOf(member: string): string[] {
  tokenizer ??= new Tokenizer()
  return tokenizer
    .forms(member)
    .filter(({ kind }) => kind !== WHOLE && kind !== VARIANT)
    .map(({ form }) => form)
}
