/** Numbers as a person reads them. Always in English: scripts and screenshots should not depend on a machine's locale. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** 1234 → '1,234'. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US')
}

/** Counts what the noun names: '1 document', '1,200 documents'. */
export function formatCounted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Bytes in powers of 1000, with three digits at most: '512 B', '1.23 MB'. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
  return `${value.toFixed(digits)} ${UNITS[unit] ?? 'B'}`
}

/** Milliseconds as seconds: '0.04 s', '12.3 s', '1234 s'. */
export function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return `${seconds.toFixed(seconds < 10 ? 2 : seconds < 100 ? 1 : 0)} s`
}

/** A share from 0 to 1: '12.5 %'. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
