/** Edit distance in halves of an edit, the whole table: neighbours changed round are one edit, a doubled letter or a confusion half of one. */
export function distanceOf(a: string, b: string, isConfused: (a: string, b: string) => boolean = () => false): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, k) => (i === 0 ? 2 * k : k === 0 ? 2 * i : 0)))
  const at = (i: number, k: number): number => rows[i]?.[k] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    for (let k = 1; k <= b.length; k++) {
      const row = rows[i] as number[]
      row[k] = Math.min(
        at(i - 1, k - 1) + (a[i - 1] === b[k - 1] ? 0 : isConfused(a[i - 1] as string, b[k - 1] as string) ? 1 : 2),
        at(i - 1, k) + (i > 1 && a[i - 1] === a[i - 2] ? 1 : 2),
        at(i, k - 1) + (k > 1 && b[k - 1] === b[k - 2] ? 1 : 2),
        i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1] ? at(i - 2, k - 2) + 2 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return at(a.length, b.length)
}

const ALIKE = ['ضظ', 'ذزد', 'ثست', 'سص', 'طت', 'قك', 'غق', 'حه']
const KEYBOARD = ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'رلايهوزظ']

/** Letters that sound alike, and neighbours on the Arabic keyboard. */
export function isConfusedArabic(a: string, b: string): boolean {
  const together = (row: string, distance: number): boolean => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) <= distance
  return ALIKE.some(group => together(group, group.length)) || KEYBOARD.some(row => together(row, 1))
}
