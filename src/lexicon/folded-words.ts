import { normalize } from '../normalize/normalize.js'

/** The words of a list, separated by white space, in folded letters. */
export function foldedWords(list: string): string[] {
  return normalize(list)
    .split(/\s+/)
    .filter(word => word !== '')
}
