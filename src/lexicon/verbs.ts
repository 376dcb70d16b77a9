import { derivedVerb, simpleVerb } from './verb-patterns.js'
import type { Verb } from './verb-patterns.js'
export function verbsOf(): { root: string; verb: Verb }[] { return [] }
export { derivedVerb, simpleVerb }
