import { OptionError } from '../errors.js'
import type { SynonymGroup, SynonymRule } from '../tokenize/synonym-groups.js'
import { groupOfLine, synonymGroups } from '../tokenize/synonym-groups.js'
import * as data from './data/synonyms.js'

/** The library's groups, none, or rules of one's own. */
export type Synonyms = 'default' | 'none' | readonly SynonymRule[]

let builtIn: readonly SynonymGroup[] | undefined

/** The groups that come with the library, cut and folded the first time they are asked for. */
export function builtInSynonyms(): readonly SynonymGroup[] {
  builtIn ??= Object.values(data).flatMap(list => list.trim().split('\n').map(groupOfLine))
  return builtIn
}

/** The groups that an option names. Throws OptionError where it is none, SchemaError for a list with a rule that is none or has a member of too many words. */
export function synonymsOf(option: Synonyms, mostWords: number): readonly SynonymGroup[] {
  if (option === 'none') return []
  if (option === 'default') return builtInSynonyms()
  if (Array.isArray(option)) return synonymGroups(option, mostWords)
  throw new OptionError(`"synonyms" is 'default', 'none' or a list of groups, not ${typeof option === 'string' ? JSON.stringify(option) : typeof option}`)
}
