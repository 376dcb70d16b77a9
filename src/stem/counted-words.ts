import type { Word, Words } from './words.js'
import { NONE } from './words.js'

/** Words of which a count is all that is known: those of a query, against an image's dictionary. */
export function countedWords(count: (word: string) => number): Words {
  const spelled: string[] = []
  let form = ''
  const letter = (unit: number): string => (unit === 0 ? '' : String.fromCharCode(unit))
  const intern = (word: string): Word => spelled.push(word) - 1
  const at = (from: number, to: number, before: number, after: number): Word => intern(letter(before) + form.slice(from, to) + letter(after))
  const none = (): Word => NONE
  return {
    load: next => {
      form = next
    },
    at,
    named: at,
    intern,
    textOf: word => spelled[word] as string,
    countOf: word => count(spelled[word] as string),
    stemOf: none,
    functionStemOf: none,
    isFunctionWord: () => false,
    verbOf: none,
    rankOf: () => 0,
  }
}
