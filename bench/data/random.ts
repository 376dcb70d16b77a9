/** A generator of numbers from 0 to below 1 (mulberry32): the same seed gives the same samples on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

/** At most `size` of `items`, chosen by `seed`, in the order in which they stood. All of them where they are no more than that. */
export function sample<T>(items: readonly T[], size: number, seed: number): T[] {
  if (items.length <= size) return [...items]
  const random = seeded(seed)
  let wanted = size
  // Each item is taken with the chance that the places left have among the items left, so exactly `size` are taken.
  return items.filter((_, i) => random() * (items.length - i) < wanted && wanted-- > 0)
}
