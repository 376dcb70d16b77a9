import { ARABIC_INDIC_ZERO, DIGIT_ZERO, EXTENDED_ARABIC_INDIC_ZERO } from '../unicode/codepoints.js'

/** Both Arabic rows of digits fold to the ASCII row. */
export const DIGIT_FOLDS: readonly (readonly [from: number, to: number])[] = [ARABIC_INDIC_ZERO, EXTENDED_ARABIC_INDIC_ZERO].flatMap(zero =>
  Array.from({ length: 10 }, (_, digit) => [zero + digit, DIGIT_ZERO + digit] as const),
)
