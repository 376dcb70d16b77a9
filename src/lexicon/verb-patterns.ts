import { ALONE, ANY_SLOT, CONSONANT, DUAL, FEMININE, JUSSIVE, OBJECT, PASSIVE, PLURAL, UNPREFIXED } from '../stem/verb-slots.js'

/**
 * The verbs of a root and the nouns that go with them, by the patterns of the ten forms: what a list of every conjugated form
 * would say, in a page of rules. All words in folded letters (every alef ا, ى as ي, ة as ه, hamza on its seat as the seat).
 * Source of the patterns: the classical tables of صرف, as any grammar gives them.
 */
export interface Verb {
  /** Third person masculine singular of the past: the name of the verb. */
  past: string
  /** What may stand before the endings of the past: of قال also قل, of دعا also دعو and دع. */
  pastStems: VerbStem[]
  /** What may stand between the prefix and the endings of the imperfect: of يقول also قل (يقل). */
  imperfectStems: VerbStem[]
  /** Verbal noun and participles. */
  nouns: string[]
}

/** A stem of a verb and the endings that it stands before, as the slots of affixes.ts. */
export type VerbStem = readonly [stem: string, slots: number]

const WEAK = 'وي'
const EMPHATIC = 'صضطظ'

/** Endings that leave the past's long vowel or doubled letter as it is, and those of the imperfect. */
const PAST_LONG = ANY_SLOT & ~CONSONANT
/** The stem of a jussive, with nothing or a pronoun behind it, and of the feminine plural. */
const SHORT = ALONE | OBJECT | CONSONANT | JUSSIVE
/** The stem of a defective verb before endings in a vowel, which swallow the verb's own. */
const SWALLOWED = ALONE | PLURAL | FEMININE

/** Imperatives that drop a hamza which the imperfect keeps. */
const IRREGULAR_IMPERATIVES: Readonly<Record<string, string>> = { ءخذ: 'خذ', ءكل: 'كل', ءمر: 'مر', سءل: 'سل' }

/** The three radicals of a root, ء for hamza. */
type Root = readonly [string, string, string]

/** A form I verb from its past and imperfect (third person, the imperfect with its ي), as folded words. */
export function simpleVerb(root: Root, past: string, imperfect: string): Verb {
  const [r1, b, c] = root
  const a = r1 === 'ء' ? 'ا' : r1
  const stem = imperfect.slice(1)
  const verb: Verb = { past, pastStems: [[past, ANY_SLOT]], imperfectStems: [[stem, ANY_SLOT]], nouns: [...activeParticiple(root), ...passiveParticiple(root)] }
  if (b === c && past.length === 2) {
    verb.pastStems = [
      [past, PAST_LONG],
      [a + b + c, CONSONANT],
    ]
    verb.imperfectStems = [
      [stem, ANY_SLOT | UNPREFIXED],
      [a + b + c, SHORT],
    ]
  } else if (WEAK.includes(b) && past.charAt(1) === 'ا') hollow(verb, a, c, stem)
  else if (WEAK.includes(c)) defective(verb, stem, b)
  else if (b === 'ء') verb.pastStems.push([`${a}ي${c}`, ANY_SLOT | PASSIVE])
  if (c === 'ء' && past.endsWith('ا')) seatHamza(verb)
  // The passive keeps what the imperfect leaves out or changes: يجد يوجد, يأخذ يؤخذ.
  if ((r1 === 'و' && !stem.startsWith('و') && !WEAK.includes(c)) || (r1 === 'ء' && stem.startsWith('ا')))
    for (const [short, slots] of [...verb.imperfectStems]) verb.imperfectStems.push([r1 === 'و' ? `و${short}` : `و${short.slice(1)}`, slots | PASSIVE])
  if (r1 === 'و' && !stem.startsWith('و') && !WEAK.includes(c)) verb.imperfectStems[0] = [stem, ANY_SLOT | UNPREFIXED]
  const imperative = IRREGULAR_IMPERATIVES[root.join('')]
  if (imperative !== undefined) verb.pastStems.push([imperative, ALONE | PLURAL])
  // After the alef of the imperative a hamza is written on yeh: ائذن.
  if (r1 === 'ء' && stem.startsWith('ا'))
    for (const [long, slots] of [...verb.imperfectStems]) if (long.startsWith('ا')) verb.imperfectStems.push([`ي${long.slice(1)}`, slots])
  return verb
}

/** قال, يقول: the vowel is short before a consonant and in the jussive; the passive is قيل, يقال. Of جاء the hamza changes its seat. */
function hollow(verb: Verb, a: string, c: string, stem: string): void {
  const { past } = verb
  if (c === 'ء') {
    const seat = (word: string, letter: string): string => word.slice(0, -1) + letter
    verb.pastStems = [
      [past, PAST_LONG],
      [seat(past, 'و'), PLURAL],
      [`${a}ي`, ANY_SLOT],
      [`${a}و`, CONSONANT],
    ]
    if (stem.endsWith('ء')) verb.imperfectStems.push([seat(stem, 'و'), PLURAL | OBJECT], [seat(stem, 'ي'), FEMININE], [stem.slice(0, -1), SHORT])
    else verb.imperfectStems.push([`${stem}ي`, PLURAL | FEMININE])
    if (stem.endsWith('وء')) verb.imperfectStems.push([`${a}و`, SHORT])
    return
  }
  verb.pastStems = [
    [past, PAST_LONG],
    [past.charAt(0) + past.slice(2), CONSONANT],
    [`${a}ي${c}`, PAST_LONG | PASSIVE],
  ]
  verb.imperfectStems = [
    [stem, ANY_SLOT | UNPREFIXED],
    [stem.charAt(0) + stem.slice(2), SHORT | UNPREFIXED],
    [`${stem.charAt(0)}ا${c}`, (ANY_SLOT & ~CONSONANT) | PASSIVE],
  ]
}

/** رمى, دعا, رضي: the last vowel is swallowed by endings in a vowel, and written ا before a pronoun. */
function defective(verb: Verb, stem: string, b: string): void {
  const { past } = verb
  const short = past.slice(0, -1)
  if (past.endsWith('ا'))
    verb.pastStems = [
      [past, ALONE | OBJECT],
      [`${short}و`, CONSONANT | DUAL],
    ]
  else
    verb.pastStems = [
      [past, ANY_SLOT & ~PLURAL],
      [b === 'ء' ? short : `${short}ا`, OBJECT],
    ]
  verb.pastStems.push([short, FEMININE | PLURAL], [`${short}ي`, (ANY_SLOT & ~PLURAL) | PASSIVE])
  verb.imperfectStems = weakImperfect(stem)
  // يرون: what swallowing leaves of يرى is one letter.
  if (stem.length === 2) verb.imperfectStems.push([`${stem.charAt(0)}و`, CONSONANT | DUAL])
}

function weakImperfect(stem: string): VerbStem[] {
  const short = stem.slice(0, -1)
  return [
    [stem, ALONE | OBJECT | DUAL | CONSONANT],
    [short, SWALLOWED],
    [`${short}ا`, OBJECT],
    [`${short}ي`, ALONE | DUAL | CONSONANT | PASSIVE],
  ]
}

/** قرأ, قرؤوا, قرئ, يقرؤه, يقرئ: the last hamza sits as its vowels ask. */
function seatHamza(verb: Verb): void {
  const seats = (stems: VerbStem[], letters: string): void => {
    for (const [stem] of [...stems]) for (const letter of letters) if (letter !== 'ء' || stem.at(-2) !== 'ي') stems.push([stem.slice(0, -1) + letter, ANY_SLOT])
  }
  seats(verb.pastStems, 'وي')
  seats(verb.imperfectStems, 'وياء')
}

function activeParticiple([a, b, c]: Root): string[] {
  const first = a === 'ء' ? 'ا' : `${a}ا`
  if (b === c) return [first + b]
  return [first + (WEAK.includes(b) || b === 'ء' ? 'ي' : b) + (c === 'ء' || c === 'و' ? 'ي' : c)]
}

function passiveParticiple([a, b, c]: Root): string[] {
  const first = a === 'ء' ? 'ما' : `م${a}`
  // مجيء: a hamza after a yeh at the end is left out.
  if (b === 'ي' && c === 'ء') return [first + b]
  if (WEAK.includes(b) && !WEAK.includes(c)) return [first + b + c]
  if (WEAK.includes(c)) return [first + (b === 'ء' ? 'ي' : b) + c]
  return [`${first}${b === 'ء' ? 'و' : b}و${c}`]
}

/** What a form says of its verb: the part before the root's letters in past, imperfect and participle, and the verbal nouns. */
interface Derived {
  past: string
  imperfect: string
  participle: string
  nouns: string[]
}

/** The verb of a derived form, 2 to 10. */
export function derivedVerb(root: Root, form: number): Verb {
  const { past, imperfect, participle, nouns } = derive(root, form)
  const verb: Verb = { past, pastStems: [[past, ANY_SLOT]], imperfectStems: [[imperfect, ANY_SLOT]], nouns: [participle, ...nouns] }
  const [a, b, c] = root
  // A doubled root opens up (استمر, استمررت); a hollow one closes (أعان, أعنت); a defective one loses its end (أعطى, أعطوا).
  if (b === c && !WEAK.includes(c) && form !== 2 && form !== 5) {
    verb.pastStems = [
      [past, PAST_LONG],
      [past + b, CONSONANT],
    ]
    verb.imperfectStems.push([imperfect + b, SHORT])
  } else if (WEAK.includes(c)) {
    const short = past.slice(0, -1)
    verb.pastStems = [
      [past, ALONE | DUAL | CONSONANT | FEMININE],
      [`${short}ا`, OBJECT],
      [short, FEMININE | PLURAL],
    ]
    verb.imperfectStems = weakImperfect(imperfect)
    // After ي the last vowel is always written ا: أحيا.
    if (b === 'ي') {
      verb.past = `${short}ا`
      verb.pastStems.push([verb.past, ALONE | OBJECT])
    }
  } else if (WEAK.includes(b) && [4, 7, 8, 10].includes(form)) close(verb, form)
  if (c === 'ء' && !past.endsWith('ء')) seatHamza(verb)
  if (form === 2 || form === 3) verb.imperfectStems = verb.imperfectStems.map(([stem, slots]) => [stem, slots | UNPREFIXED])
  // The passive of the past has a و after the first radical: قوتل, أوتي.
  if (form === 3 && a !== 'ء')
    for (const [stem, slots] of [...verb.pastStems]) if (stem.charAt(1) === 'ا') verb.pastStems.push([`${stem.charAt(0)}و${stem.slice(2)}`, slots | PASSIVE])
  if (form === 4 && a === 'ء') for (const [stem, slots] of [...verb.pastStems]) verb.pastStems.push([`او${stem.slice(1)}`, slots | PASSIVE])
  return verb
}

/** أعان, أعنت, أعين, يعين, يعن, يعان. */
function close(verb: Verb, form: number): void {
  const { past } = verb
  const imperfect = (verb.imperfectStems[0] as VerbStem)[0]
  const drop = (stem: string): string => stem.slice(0, -2) + stem.slice(-1)
  const turn = (stem: string, vowel: string): string => stem.slice(0, -2) + vowel + stem.slice(-1)
  if (past.endsWith('ء')) {
    verb.pastStems = [
      [past, PAST_LONG],
      [`${past.slice(0, -1)}و`, PLURAL],
      [past.slice(0, -1), CONSONANT],
    ]
    verb.imperfectStems.push([`${imperfect}ي`, PLURAL | FEMININE], [imperfect.replace(/[اي]$/, ''), SHORT])
    return
  }
  verb.pastStems = [
    [past, PAST_LONG],
    [drop(past), CONSONANT],
  ]
  if (form !== 7) verb.pastStems.push([turn(past, 'ي'), PAST_LONG | PASSIVE])
  verb.imperfectStems.push([drop(imperfect), SHORT])
  if (form === 4 || form === 10) verb.imperfectStems.push([turn(imperfect, 'ا'), PAST_LONG | PASSIVE])
}

function derive([r1, r2, r3]: Root, form: number): Derived {
  const a = r1 === 'ء' ? 'ا' : r1
  const b = r2 === 'ء' ? 'ا' : r2
  const doubled = r2 === r3 && !WEAK.includes(r3)
  const hollow = WEAK.includes(r2) && !WEAK.includes(r3)
  const defective = WEAK.includes(r3)
  const c = r3 === 'ء' ? 'ا' : defective ? 'ي' : r3
  /** The third radical after an i: of a participle or an imperfect. */
  const ci = r3 === 'ء' || defective ? 'ي' : r3
  /** The end of a verbal noun in ـاء or with the plain third radical. */
  const end = defective ? 'اء' : `ا${r3}`
  const afterPrefix = r1 === 'ء' ? 'و' : r1
  // أرى is the one verb that gives up its hamza.
  if (form === 4 && r1 === 'ر' && r2 === 'ء' && r3 === 'ي') return { past: 'اري', imperfect: 'ري', participle: 'مري', nouns: ['اراءه'] }
  switch (form) {
    case 2:
      return {
        past: a + b + c,
        imperfect: afterPrefix + b + ci,
        participle: `م${afterPrefix}${b}${ci}`,
        nouns: defective || r3 === 'ء' ? [`ت${a}${b}ي`] : [`ت${a}${b}ي${c}`, `ت${a}${b}${c}`],
      }
    case 3: {
      // After its alef a middle hamza is written on the line (ساءل), after an i on yeh (يسائل).
      const middle = r2 === 'ء' ? 'ء' : b
      const tail = doubled ? b : (r2 === 'ء' ? 'ي' : b) + ci
      const past = doubled ? b : middle + c
      return {
        past: r1 === 'ء' ? a + past : `${a}ا${past}`,
        imperfect: `${afterPrefix}ا${tail}`,
        participle: `م${afterPrefix}ا${tail}`,
        nouns: [`م${afterPrefix}ا${doubled ? b : defective ? `${b}ا` : middle + ci}`, `${a}${b}${doubled ? `ا${b}` : end}`],
      }
    }
    case 4: {
      const nounHead = r1 === 'ء' || r1 === 'و' ? 'اي' : `ا${a}`
      const pastHead = r1 === 'ء' ? 'ا' : `ا${a}`
      if (hollow)
        return {
          past: `${pastHead}ا${r3}`,
          imperfect: `${afterPrefix}ي${r3 === 'ء' ? '' : c}`,
          participle: `م${afterPrefix}ي${r3 === 'ء' ? '' : c}`,
          nouns: [`${pastHead}ا${r3}`, `${pastHead}ا${r3}ه`],
        }
      const tail = doubled ? b : b + ci
      return {
        past: pastHead + (doubled ? b : b + c),
        imperfect: afterPrefix + tail,
        participle: `م${afterPrefix}${tail}`,
        nouns: [nounHead + b + (doubled ? `ا${b}` : end)],
      }
    }
    case 5:
      return { past: `ت${a}${b}${c}`, imperfect: `ت${a}${b}${c}`, participle: `مت${a}${b}${ci}`, nouns: [`ت${a}${b}${r3 === 'ء' ? 'و' : c}`] }
    case 6: {
      const head = r1 === 'ء' ? 'تا' : `ت${a}ا`
      const past = doubled ? b : (r2 === 'ء' ? 'ء' : b) + c
      return {
        past: head + past,
        imperfect: head + past,
        participle: `م${head}${doubled ? b : (r2 === 'ء' ? 'ي' : b) + ci}`,
        nouns: [head + (doubled ? b : (r2 === 'ء' ? 'و' : b) + (r3 === 'ء' ? 'و' : c))],
      }
    }
    case 7:
    case 8: {
      const stem = form === 7 ? `ن${a}` : eighth(r1, r2)
      if (hollow) return { past: `ا${stem}ا${r3}`, imperfect: `${stem}ا${r3}`, participle: `م${stem}ا${r3}`, nouns: [`ا${stem}ي${end}`] }
      const tail = doubled ? b : b + c
      return {
        past: `ا${stem}${tail}`,
        imperfect: `${stem}${doubled ? b : b + ci}`,
        participle: `م${stem}${doubled ? b : b + ci}`,
        nouns: [`ا${stem}${b}${doubled ? `ا${b}` : end}`],
      }
    }
    case 9:
      return { past: `ا${a}${b}${c}`, imperfect: a + b + c, participle: `م${a}${b}${c}`, nouns: [`ا${a}${b}${c}ا${c}`] }
    default: {
      if (hollow)
        return {
          past: `است${a}ا${r3}`,
          imperfect: `ست${a}ي${r3 === 'ء' ? '' : c}`,
          participle: `مست${a}ي${r3 === 'ء' ? '' : c}`,
          nouns: [`است${a}ا${r3}`, `است${a}ا${r3}ه`],
        }
      const tail = doubled ? b : b + c
      const nounHead = r1 === 'و' || r1 === 'ء' ? 'استي' : `است${a}`
      return {
        past: `است${a}${tail}`,
        imperfect: `ست${a}${doubled ? b : b + ci}`,
        participle: `مست${a}${doubled ? b : b + ci}`,
        nouns: [nounHead + b + (doubled ? `ا${b}` : end), `است${a}${b}${doubled ? `ا${b}` : end}`],
      }
    }
  }
}

/** The first radical with the ت of form VIII: it takes the radical's emphasis or voice, and swallows و and ي. */
function eighth(radical: string, next: string): string {
  if (radical === 'و' || radical === 'ي' || radical === 'ت') return 'ت'
  // اتخذ is the one verb that swallows its hamza; others write it (ائتمن).
  if (radical === 'ء') return next === 'خ' ? 'ت' : 'يت'
  if (EMPHATIC.includes(radical)) return radical === 'ط' ? 'ط' : `${radical}ط`
  if (radical === 'ز') return 'زد'
  if (radical === 'د' || radical === 'ذ') return 'د'
  return `${radical}ت`
}
