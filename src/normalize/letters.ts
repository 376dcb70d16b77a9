import * as u from '../unicode/codepoints.js'

/**
 * Letters written in more than one way fold to one: alef with any seat, yeh with or without dots, teh marbuta and heh, the
 * Persian, Urdu and Kurdish shapes of kaf, heh and yeh. Hamza on waw and yeh is in hamza.ts, since it looks at its neighbours.
 */
export const LETTER_FOLDS: readonly (readonly [from: number, to: number])[] = [
  [u.ALEF_MADDA, u.ALEF],
  [u.ALEF_HAMZA_ABOVE, u.ALEF],
  [u.ALEF_HAMZA_BELOW, u.ALEF],
  [u.ALEF_WASLA, u.ALEF],
  [u.ALEF_WAVY_HAMZA_ABOVE, u.ALEF],
  [u.ALEF_WAVY_HAMZA_BELOW, u.ALEF],
  [u.ALEF_MAKSURA, u.YEH],
  [u.FARSI_YEH, u.YEH],
  [u.YEH_TAIL, u.YEH],
  [u.E_YEH, u.YEH],
  [u.YEH_BARREE, u.YEH],
  [u.YEH_BARREE_HAMZA, u.YEH],
  [u.TEH_MARBUTA, u.HEH],
  [u.TEH_MARBUTA_GOAL, u.HEH],
  [u.HEH_DOACHASHMEE, u.HEH],
  [u.HEH_GOAL, u.HEH],
  [u.HEH_GOAL_HAMZA, u.HEH],
  [u.HEH_YEH_ABOVE, u.HEH],
  [u.AE, u.HEH],
  [u.KEHEH, u.KAF],
  [u.SWASH_KAF, u.KAF],
]

/**
 * Letters for sounds that Arabic has not. Each takes the letter that most writers use without it; ڤ and ڨ are read two ways
 * (ڨابس is قابس, ڤيتامين is فيتامين), so the tokenizer adds the other reading beside the word.
 */
export const FOREIGN_FOLDS: readonly (readonly [from: number, to: number])[] = [
  [u.PEH, u.BEH],
  [u.TCHEH, u.JEEM],
  [u.JEH, u.ZAIN],
  [u.GAF, u.KAF],
  [u.NG, u.KAF],
  [u.VEH, u.FEH],
  [u.QAF_THREE_DOTS, u.QAF],
]
