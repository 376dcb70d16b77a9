import type { SectionName } from '../format/constants.js'
import { encodeTerms } from '../format/dictionary-writer.js'
import { encodeEliasFano } from '../format/elias-fano-writer.js'
import { encodePackedColumn } from '../format/packed-column-writer.js'
import type { RootGroup } from './conflate.js'

/**
 * Numbers of forms, stems and roots in the image: roots in the order of their keys, a root's stems together, a stem's forms
 * together. A family is then one range of postings, and two sequences of boundaries hold all of form → stem → root.
 */
export interface Layout {
  stems: number
  roots: number
  /** All entries, also those without occurrences. */
  terms: number
  /** For each form of the vocabulary, its stem. */
  stemOfForm: Uint32Array
  /** For each form of the vocabulary, its place among the forms of its stem. */
  ordinalOfForm: Uint32Array
  /** For each stem, how many forms with occurrences it has. */
  formsOfStem: Uint32Array
  /** Layout ordinals of terms, for whoever must name a form in the image. */
  formOfTerm: ReadonlyMap<string, number>
  sections: [SectionName, Uint8Array][]
}

/** Lays out the groups of a vocabulary of `forms` forms and encodes dictionary and boundaries. */
export function layOut(groups: readonly RootGroup[], forms: number): Layout {
  const stemOfForm = new Uint32Array(forms)
  const ordinalOfForm = new Uint32Array(forms)
  const formsOfStem: number[] = []
  const formOfTerm = new Map<string, number>()
  const stemForms: number[] = []
  const rootStems: number[] = []
  for (const root of groups) {
    rootStems.push(stemForms.length)
    for (const stem of root.stems) {
      const first = formOfTerm.size
      formsOfStem.push(stem.forms.filter(entry => entry.count > 0).length)
      for (const entry of stem.forms) {
        if (entry.form >= 0) {
          stemOfForm[entry.form] = stemForms.length
          ordinalOfForm[entry.form] = formOfTerm.size - first
        }
        formOfTerm.set(entry.term, formOfTerm.size)
      }
      stemForms.push(first)
    }
  }
  const terms = [...formOfTerm.keys()].sort()
  const dictionary = encodeTerms(terms)
  const roots = encodeTerms(groups.map(group => group.key))
  return {
    stems: stemForms.length,
    roots: groups.length,
    terms: terms.length,
    stemOfForm,
    ordinalOfForm,
    formsOfStem: Uint32Array.from(formsOfStem),
    formOfTerm,
    sections: [
      ['terms', dictionary.strings],
      ['termBlocks', dictionary.blocks],
      ['termForms', encodePackedColumn(Uint32Array.from(terms, term => formOfTerm.get(term) as number))],
      ['stemForms', encodeEliasFano([...stemForms, terms.length])],
      ['rootStems', encodeEliasFano([...rootStems, stemForms.length])],
      ['rootKeys', roots.strings],
      ['rootBlocks', roots.blocks],
    ],
  }
}
