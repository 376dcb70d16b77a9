import type { Entry, RootGroup, StemGroup } from '../build/conflate.js'
import type { Segment } from '../format/segment.js'

/**
 * Groups the words of a new image as an index before it does: a form that the index has keeps its stem, and one that it has not goes with the
 * forms that it was grouped with, where the index has any of them. What is new altogether stays as it was grouped.
 */
export function arrangeAfter(index: Segment): (groups: readonly RootGroup[]) => RootGroup[] {
  return groups => {
    const known = new Map<number, Entry[]>()
    const roots = new Map<string, StemGroup[]>()
    const put = (key: string, stem: StemGroup): void => {
      const stems = roots.get(key)
      if (stems) stems.push(stem)
      else roots.set(key, [stem])
    }
    for (const { key, stems } of groups) {
      for (const { key: word, forms } of stems) {
        const stemOf = (term: string): number => {
          const form = index.formOf(term)
          return form < 0 ? -1 : index.stemOf(form)
        }
        const places = forms.map(({ term }) => stemOf(term))
        const own = stemOf(word)
        const first = own >= 0 ? own : (places.find(place => place >= 0) ?? -1)
        const added: Entry[] = []
        forms.forEach((entry, i) => {
          const place = places[i] as number
          const stem = place >= 0 ? place : first
          if (stem < 0) added.push(entry)
          else if (known.has(stem)) known.get(stem)?.push(entry)
          else known.set(stem, [entry])
        })
        if (added.length > 0) put(key, { key: word, forms: added })
      }
    }
    for (const [stem, forms] of known) {
      forms.sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
      put(index.rootKey(index.rootOf(stem)), { key: (forms[0] as Entry).term, forms })
    }
    return [...roots].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, stems]) => ({ key, stems }))
  }
}
