import { OptionError, SchemaError } from '../errors.js'
import { VARIANT, WHOLE } from '../tokenize/token.js'
import { Tokenizer } from '../tokenize/tokenize.js'
import * as data from './data/synonyms.js'

/** Members that mean the same thing, each as the folded words that it is cut into. */
export type SynonymGroup = readonly (readonly string[])[]

/** The library's groups, none, or groups of one's own. */
export type Synonyms = 'default' | 'none' | readonly (readonly string[])[]

let builtIn: readonly SynonymGroup[] | undefined

/** The groups that come with the library, cut and folded the first time they are asked for. */
export function builtInSynonyms(): readonly SynonymGroup[] {
  builtIn ??= Object.values(data).flatMap(list => list.trim().split('\n').map(groupOfLine))
  return builtIn
}

function groupOfLine(line: string): SynonymGroup {
  return line.split('=').map(wordsOf)
}

/** The groups that an option names. Throws OptionError where it is none, SchemaError for a list with a group that is none or has a member of too many words. */
export function synonymsOf(option: Synonyms, mostWords: number): readonly SynonymGroup[] {
  if (option === 'none') return []
  if (option === 'default') return builtInSynonyms()
  if (Array.isArray(option)) return option.map((members, index) => groupOf(members, index, mostWords))
  throw new OptionError(`"synonyms" is 'default', 'none' or a list of groups, not ${typeof option === 'string' ? JSON.stringify(option) : typeof option}`)
}

function groupOf(members: unknown, index: number, mostWords: number): SynonymGroup {
  const where = `group ${index} of "synonyms"`
  if (!Array.isArray(members)) throw new SchemaError(`${where} is a list of words that mean the same, not ${typeof members}`)
  const group = new Map<string, string[]>()
  for (const member of members) {
    if (typeof member !== 'string') throw new SchemaError(`${where} holds words as strings, not ${typeof member}`)
    const words = wordsOf(member)
    if (words.length === 0) throw new SchemaError(`${where}: there is no word in ${JSON.stringify(member)}`)
    if (words.length > mostWords) throw new SchemaError(`${where}: a member has at most ${mostWords} words, not ${words.length}`)
    group.set(words.join(' '), words)
  }
  if (group.size < 2) throw new SchemaError(`${where} needs at least two members that differ in more than spelling, not ${JSON.stringify(members)}`)
  return [...group.values()]
}

const tokenizer = new Tokenizer()

/** The words of a member as a document's are cut: of compounds the parts. */
function wordsOf(member: string): string[] {
  return tokenizer
    .forms(member)
    .filter(({ kind }) => kind !== WHOLE && kind !== VARIANT)
    .map(({ form }) => form)
}
