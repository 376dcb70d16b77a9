/** Numbers as tables print them: a fixed width of digits that matter, never more than were measured. */

export const MISSING = '–'

/** Three significant digits, without an exponent: 0.0123, 4.56, 789, 12345. */
export function short(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return MISSING
  if (value === 0) return '0'
  const decimals = Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(Math.abs(value)))))
  return value.toFixed(decimals)
}

/** A share as a percentage. */
export function percent(share: number | undefined): string {
  return share === undefined || !Number.isFinite(share) ? MISSING : `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`
}

/** A score from 0 to 1, without its zero, to four places. */
export function score(value: number): string {
  return value.toFixed(4).replace(/^(-?)0\./, '$1.')
}

/** A difference of scores, with its sign, to three places. */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3).replace(/^0\./, '.')}`
}
