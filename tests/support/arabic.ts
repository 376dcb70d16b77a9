import fc from 'fast-check'
import { MappedText } from '../../src/normalize/mapped-text.js'

/**
 * Generators of Arabic text as it comes from keyboards, PDF files, Quran editions and hostile senders. Characters that fold by their
 * neighbours (hamza seats, the superscript alef, combining hamzas, decimal marks) come in runs, so that odd sequences are common.
 */

function charsOf(...ranges: readonly (readonly [first: number, last: number])[]): string[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)))
}

/** Vowel signs and Quranic signs that change no letter: the combining madda and hamzas (U+0653–0655) and U+0670 are not among them. */
export const VOWEL_SIGNS: readonly string[] = charsOf(
  [0x0610, 0x061a],
  [0x064b, 0x0652],
  [0x0656, 0x065f],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e8],
  [0x08f0, 0x08f3],
)

/** Marks that mean a letter or change one. */
export const MEANINGFUL_SIGNS: readonly string[] = charsOf([0x0653, 0x0655], [0x0670, 0x0670])

/** Zero-width and bidirectional controls, soft hyphen, byte order mark. */
export const CONTROLS: readonly string[] = charsOf([0x00ad, 0x00ad], [0x061c, 0x061c], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2069], [0xfeff, 0xfeff])

export const TATWEEL = '\u0640'

const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', ...'ءآأؤإئةى', ...'ٱیکەۀہۂےۓپچژگڤڨڭ']
const HAMZA_LETTERS = [...'ءأإآؤئاوىيةهیی', '\u0670', '\u0653', '\u0654', '\u0655', 'ـ']
const DAGGER_WORDS = ['هٰذا', 'ذٰلك', 'لٰكن', 'الرحمٰن', 'صلوٰة', 'الربوٰا', 'موسىٰ', 'أولٰئك', 'ملٰئكة', 'يٰأيها', 'ءامنوا', 'قرءان']
const WORDS = ['كتاب', 'والمدرسة', 'مسؤول', 'مسئولية', 'شيء', 'سيئ', 'هيئة', 'عبدالله', 'وأبوبكر', 'أبو', 'ڤيتامين', 'ال', 'ب', 'و', 'ر']
const NUMBERS = ['3ر2', '١٢٫٥', '1,234', '١٬٢٣٤٫٥', '12.5', '2024-05-01', '1.5.2024', 'ب3ر2', '٥كلم', '19', '۷۸', '1\u2009000', '1٫2٫3', '1٫234,567']
const LATIN = ['COVID', 'Wi', 'Fi', 'Éric', 'naïve', 'Ångström', 'Łódź', 'ĳ', 'Ｆ', 'ß', "l'été", 'ﬁ', 'e\u0301', 'Москва', 'Αθήνα', '\u212b']
const OTHERS = ['😀', '👩‍👩‍👧', '𐐀𐐨', '𞤀', '中文', 'हिन्दी', '한국', 'か\u3099', '\ufe0f', '\u20e3']
const LONE_SURROGATES = ['\ud800', '\udbff', '\udc00', '\udfff']
const MARKS_OF_NUMBERS = [...'.,٫٬ر', '\u2009', '\u202f', ...'0123456789٠١٢٩۰۹']
const PUNCTUATION = [..." \n،؛؟«»()/_#-.'’:!٪؉", '\u06dd', '\u2010', '\u00a0']
/** Letters in one shape, ligatures, isolated signs, U+FDFA and U+FDFB, full-width letters. */
const PRESENTATION = charsOf(
  [0xfb50, 0xfb9f],
  [0xfbaa, 0xfbb1],
  [0xfbd3, 0xfbff],
  [0xfc5e, 0xfc63],
  [0xfcf2, 0xfcf4],
  [0xfdf2, 0xfdfb],
  [0xfe70, 0xfe72],
  [0xfe74, 0xfe74],
  [0xfe76, 0xfefc],
)

const sign = fc.constantFrom(...VOWEL_SIGNS, ...MEANINGFUL_SIGNS, TATWEEL, ...CONTROLS)
const vocalizedLetter = fc.tuple(fc.constantFrom(...LETTERS), fc.array(sign, { maxLength: 2, size: 'max' })).map(([letter, signs]) => letter + signs.join(''))

function runOf(chars: readonly string[], maxLength = 6): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...chars), { minLength: 1, maxLength, size: 'max' }).map(run => run.join(''))
}

/** A piece of a word: whatever may stand inside it. */
const piece: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(vocalizedLetter, { minLength: 1, maxLength: 4 }).map(letters => letters.join('')) },
  { weight: 4, arbitrary: runOf(HAMZA_LETTERS) },
  { weight: 2, arbitrary: fc.constantFrom(...DAGGER_WORDS, ...WORDS) },
  { weight: 2, arbitrary: runOf(PRESENTATION, 3) },
  { weight: 2, arbitrary: fc.oneof(fc.constantFrom(...NUMBERS), runOf(MARKS_OF_NUMBERS)) },
  { weight: 1, arbitrary: fc.constantFrom(...LATIN) },
  { weight: 1, arbitrary: runOf([...VOWEL_SIGNS, ...MEANINGFUL_SIGNS, ...CONTROLS, TATWEEL], 3) },
)

/** Arabic and Latin text, well formed. */
export const arabicText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: piece }, { weight: 1, arbitrary: fc.constantFrom(...PUNCTUATION) }), { maxLength: 12, size: 'max' })
  .map(pieces => pieces.join(''))

/** Arabic text with anything else between: emoji, other scripts, supplementary letters, lone surrogates. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: piece },
      { weight: 2, arbitrary: fc.constantFrom(...PUNCTUATION) },
      { weight: 1, arbitrary: fc.constantFrom(...OTHERS, ...LONE_SURROGATES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 12, size: 'max' },
  )
  .map(pieces => pieces.join(''))

/** A text, and the same text with signs, tatweel and controls put in where they change nothing. */
export const textWithNoise: fc.Arbitrary<{ text: string; noisy: string }> = fc
  .tuple(arabicText, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 }))
  .map(([text, places]) => ({ text, noisy: places.reduce(withNoise, text) }))

/** Puts one sign or control into `text`: a vowel sign after a letter, a tatweel between two letters, a control inside a word. */
function withNoise(text: string, [where, which]: readonly [number, number]): string {
  const characters = [...text]
  const inside = characters.flatMap((_, i) => (isWordCharacter(characters[i - 1]) && isWordCharacter(characters[i]) ? [i] : []))
  const at = inside[where % Math.max(1, inside.length)]
  if (at === undefined) return text
  const noise = [pick(CONTROLS, which)]
  if (isArabicLetter(characters[at - 1])) {
    noise.push(pick(VOWEL_SIGNS, which))
    if (isArabicLetter(characters[at])) noise.push(TATWEEL)
  }
  characters.splice(at, 0, pick(noise, which))
  return characters.join('')
}

function pick(from: readonly string[], which: number): string {
  return from[which % from.length] as string
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{M}\p{N}]$/u.test(character)
}

function isArabicLetter(character: string | undefined): boolean {
  return character !== undefined && /^[\u0621-\u063f\u0641-\u064a\u066e-\u06d3]$/.test(character) && /\p{L}/u.test(character)
}

/** A text that counts how often its units are read and written, to hold a step to linear work without a clock. */
export class CountingText extends MappedText {
  work = 0
  private readonly counted = new WeakSet<Uint16Array>()

  override load(source: string): void {
    super.load(source)
    this.count()
  }

  override reserve(size: number): void {
    super.reserve(size)
    this.count()
  }

  private count(): void {
    if (this.counted.has(this.units)) return
    this.units = new Proxy(this.units, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target)
        this.work++
        return typeof value === 'function' ? (...range: unknown[]) => this.call(target, value as (...range: unknown[]) => unknown, range) : value
      },
      set: (target, key, value) => {
        this.work++
        return Reflect.set(target, key, value, target)
      },
    })
    this.counted.add(this.units)
  }

  /** Calls a method of the array, and counts the units that it may touch: those of an array given, or of the range given last. */
  private call(target: Uint16Array, method: (...range: unknown[]) => unknown, range: readonly unknown[]): unknown {
    const [first = 0, last = target.length] = range.slice(-2)
    this.work += typeof first === 'number' ? Math.abs(Number(last) - first) : (first as Uint16Array).length
    return method.apply(target, [...range])
  }
}
