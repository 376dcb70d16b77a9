import type { Segment } from '../format/segment.js'
import type { Special } from '../query/tree-plan.js'
import { EXACT_WEIGHT, STEM_WEIGHT, saturate, stepOf } from './bm25.js'
import type { Explanation } from './explanation.js'
import { leaf, product, sum } from './explanation.js'
import type { Finds, Found } from './found.js'
import { FoundValues } from './found-values.js'
import type { FieldNorms } from './unit.js'

const NAMES: Readonly<Record<Special['kind'], string>> = {
  phrase: 'the phrase',
  prefix: 'words that begin as',
  wildcard: 'words that fit',
  fuzzy: 'words near to',
  exact: 'as written',
  values: 'values of',
}

/** What a phrase or a pattern gives to a document; nothing for what is excluded. */
export function explainFound(
  segment: Segment,
  norms: readonly FieldNorms[],
  { kind, text, excluded }: Special,
  found: Found | FoundValues,
  doc: number,
  value: number,
): Explanation[] {
  const name = `${NAMES[kind]} «${text}»`
  if (excluded) return []
  if (found instanceof FoundValues) return [leaf(`${name} are ${value < 0 ? 'others' : 'those asked for'}`, 0)]
  const { finds, grid } = found
  if (value < 0) return [leaf(`${name} is not found`, 0)]
  const names = segment.meta.fields.flatMap(field => (field.type === 'text' ? field.name : []))
  const details = finds.flatMap(find => {
    const at = Array.prototype.indexOf.call(find.docs, doc)
    const norm = (norms[find.field] as FieldNorms).norms[segment.normsOf(find.field)[doc] as number] as number
    return at < 0 ? [] : [inField(find, at, names[find.field] as string, norm)]
  })
  return [{ ...sum(`${name}, rounded to steps of ${stepOf(grid).toPrecision(1)}`, details), value }]
}

function inField({ frequencies, exacts, idf, weight }: Finds, at: number, name: string, norm: number): Explanation {
  const level = (title: string, factor: number, frequency: number): Explanation[] => {
    const details = [leaf('occurrences, those less than exact in part', frequency), leaf(`norm of the length of "${name}"`, norm)]
    const saturation = { text: 'saturation, occurrences ÷ (occurrences + norm), from:', value: saturate(frequency, norm), details }
    return frequency === 0 ? [] : [product(title, [leaf(`weight of ${title}`, factor), saturation])]
  }
  const levels = [...level('the stem', STEM_WEIGHT, frequencies[at] as number), ...level('the exact form', EXACT_WEIGHT, exacts[at] as number)]
  return product(`in "${name}"`, [leaf('boosts', weight), leaf('rarity, that of the words of a phrase added up', idf), sum('its levels', levels)])
}
