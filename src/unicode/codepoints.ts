/**
 * The code points that the rules speak of, by their Unicode names. Logic elsewhere uses these names, never bare escapes.
 * Source: Unicode 15.1, blocks Arabic (0600), Arabic Supplement (0750), Arabic Extended-A (08A0), General Punctuation (2000).
 */

// Letters
export const HAMZA = 0x0621
export const ALEF_MADDA = 0x0622
export const ALEF_HAMZA_ABOVE = 0x0623
export const WAW_HAMZA = 0x0624
export const ALEF_HAMZA_BELOW = 0x0625
export const YEH_HAMZA = 0x0626
export const ALEF = 0x0627
export const BEH = 0x0628
export const TEH_MARBUTA = 0x0629
export const TEH = 0x062a
export const JEEM = 0x062c
export const HAH = 0x062d
export const THAL = 0x0630
export const REH = 0x0631
export const ZAIN = 0x0632
export const TATWEEL = 0x0640
export const FEH = 0x0641
export const QAF = 0x0642
export const KAF = 0x0643
export const LAM = 0x0644
export const MEEM = 0x0645
export const NOON = 0x0646
export const HEH = 0x0647
export const WAW = 0x0648
export const ALEF_MAKSURA = 0x0649
export const YEH = 0x064a

// Letters of other languages in the same script
export const ALEF_WASLA = 0x0671
export const ALEF_WAVY_HAMZA_ABOVE = 0x0672
export const ALEF_WAVY_HAMZA_BELOW = 0x0673
export const PEH = 0x067e
export const TCHEH = 0x0686
export const JEH = 0x0698
export const VEH = 0x06a4
export const QAF_THREE_DOTS = 0x06a8
export const KEHEH = 0x06a9
export const SWASH_KAF = 0x06aa
export const NG = 0x06ad
export const GAF = 0x06af
export const HEH_DOACHASHMEE = 0x06be
export const HEH_YEH_ABOVE = 0x06c0
export const HEH_GOAL = 0x06c1
export const HEH_GOAL_HAMZA = 0x06c2
export const TEH_MARBUTA_GOAL = 0x06c3
export const FARSI_YEH = 0x06cc
export const YEH_TAIL = 0x06cd
export const E_YEH = 0x06d0
export const YEH_BARREE = 0x06d2
export const YEH_BARREE_HAMZA = 0x06d3
export const AE = 0x06d5

// Signs above and below letters
export const FATHATAN = 0x064b
export const DAMMATAN = 0x064c
export const KASRATAN = 0x064d
export const DAMMA = 0x064f
export const KASRA = 0x0650
export const MADDAH_ABOVE = 0x0653
export const HAMZA_ABOVE = 0x0654
export const HAMZA_BELOW = 0x0655
export const SUPERSCRIPT_ALEF = 0x0670
export const OPEN_FATHATAN = 0x08f0
export const OPEN_DAMMATAN = 0x08f1
export const OPEN_KASRATAN = 0x08f2

// Digits and their marks
export const DIGIT_ZERO = 0x0030
export const DIGIT_NINE = 0x0039
export const ARABIC_INDIC_ZERO = 0x0660
export const EXTENDED_ARABIC_INDIC_ZERO = 0x06f0
export const ARABIC_DECIMAL_SEPARATOR = 0x066b
export const ARABIC_THOUSANDS_SEPARATOR = 0x066c

// Punctuation inside words and numbers
export const SPACE = 0x0020
export const APOSTROPHE = 0x0027
export const COMMA = 0x002c
export const HYPHEN_MINUS = 0x002d
export const FULL_STOP = 0x002e
export const HYPHEN = 0x2010
export const NON_BREAKING_HYPHEN = 0x2011
export const THIN_SPACE = 0x2009
export const NARROW_NO_BREAK_SPACE = 0x202f
export const RIGHT_SINGLE_QUOTATION_MARK = 0x2019
