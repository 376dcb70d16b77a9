/** A word without its teh marbuta; one whose heh is its own (وجه, مياه) is too short to lose it, or listed with it. */
export function withoutTeh(word: string): string {
  return word.length > 3 && word.endsWith('ه') ? word.slice(0, -1) : word
}
