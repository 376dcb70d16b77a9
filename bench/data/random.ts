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

/**
 * The same for many streams of one seed (sfc32, Doty-Humphrey's PractRand): with 128 bits of state no two streams run into each other, as
 * they would on the one cycle of 2^32 numbers that mulberry32 has.
 */
export function seededStream(seed: number, stream: number): () => number {
  let a = seed | 0
  let b = stream | 0
  let c = 0x9e3779b9 | 0
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x100000000
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** At most `size` of `items`, chosen by `seed`, in the order in which they stood. All of them where they are no more than that. */
export function sample<T>(items: readonly T[], size: number, seed: number): T[] {
  if (items.length <= size) return [...items]
  const random = seeded(seed)
  let wanted = size
  // Each item is taken with the chance that the places left have among the items left, so exactly `size` are taken.
  return items.filter((_, i) => random() * (items.length - i) < wanted && wanted-- > 0)
}
