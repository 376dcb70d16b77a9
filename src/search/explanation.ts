/**
 * How a score came about: a sentence and the number that it speaks of. One that ends in "sum of:" or "product of:" is the sum or product of
 * its details; one that ends in "from:" names the formula into which they go.
 */
export interface Explanation {
  text: string
  value: number
  details?: Explanation[]
}

export function sum(text: string, details: Explanation[]): Explanation {
  return { text: `${text}, sum of:`, value: details.reduce((total, { value }) => total + value, 0), details }
}

export function product(text: string, details: Explanation[]): Explanation {
  return { text: `${text}, product of:`, value: details.reduce((total, { value }) => total * value, 1), details }
}

export function leaf(text: string, value: number): Explanation {
  return { text, value }
}

/** A number as people read it. */
export function shown(value: number): string {
  return String(Number(value.toPrecision(6)))
}
