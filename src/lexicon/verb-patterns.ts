/**
 * The verbs of a root and the nouns that go with them, by the patterns of the ten forms: what a list of every conjugated form
 * would say, in a page of rules. All words in folded letters (every alef ا, ى as ي, ة as ه, hamza on its seat as the seat).
 * Source of the patterns: the classical tables of صرف, as any grammar gives them.
 */
export interface Verb {
  /** Third person masculine singular of the past: the name of the verb. */
  past: string
  /** What may stand before the endings of the past: of قال also قل, of دعا also دعو and دع. */
  pastStems: string[]
  /** What may stand between the prefix and the endings of the imperfect: of يقول also قل (يقل). */
  imperfectStems: string[]
  /** Verbal noun and participles. */
  nouns: string[]
}

const WEAK = 'وي'
const EMPHATIC = 'صضطظ'

/** The three radicals of a root, ء for hamza. */
type Root = readonly [string, string, string]

/** A form I verb from its past and imperfect (third person, the imperfect with its ي), as folded words. */
export function simpleVerb(root: Root, past: string, imperfect: string): Verb {
  const [a, b, c] = root
  const stem = imperfect.slice(1)
  const pastStems = [past]
  const imperfectStems = [stem]
  if (b === c) {
    pastStems.push(a + b + c)
    imperfectStems.push(a + b + c)
  } else if (WEAK.includes(b) && past.charAt(1) === 'ا') {
    pastStems.push(past.charAt(0) + past.slice(2))
    imperfectStems.push(stem.charAt(0) + stem.slice(2))
  } else if (WEAK.includes(c)) {
    pastStems.push(past.slice(0, -1), past.slice(0, -1) + c)
    imperfectStems.push(stem.slice(0, -1), stem.slice(0, -1) + c)
  }
  return { past, pastStems, imperfectStems, nouns: [...activeParticiple(root), ...passiveParticiple(root)] }
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
  const verb: Verb = { past, pastStems: [past], imperfectStems: [imperfect], nouns: [participle, ...nouns] }
  const [, b, c] = root
  // A doubled root opens up (استمر, استمررت); a hollow one closes (أعان, أعنت); a defective one loses its end (أعطى, أعطوا).
  if (b === c && form !== 2 && form !== 5) open(verb, b)
  else if (WEAK.includes(c)) shorten(verb)
  else if (WEAK.includes(b) && [4, 7, 8, 10].includes(form)) close(verb)
  if (c === 'ء') verb.imperfectStems.push(`${imperfect.slice(0, -1)}ا`, `${imperfect.slice(0, -1)}ي`)
  return verb
}

function open(verb: Verb, radical: string): void {
  verb.pastStems.push(verb.past + radical)
  verb.imperfectStems.push((verb.imperfectStems[0] as string) + radical)
}

function shorten(verb: Verb): void {
  verb.pastStems.push(verb.past.slice(0, -1))
  verb.imperfectStems.push((verb.imperfectStems[0] as string).slice(0, -1))
}

function close(verb: Verb): void {
  const drop = (stem: string): string => stem.slice(0, -2) + stem.slice(-1)
  verb.pastStems.push(drop(verb.past))
  verb.imperfectStems.push(drop(verb.imperfectStems[0] as string))
}

function derive([r1, r2, r3]: Root, form: number): Derived {
  const a = r1 === 'ء' ? 'ا' : r1
  const b = r2 === 'ء' ? 'ا' : r2
  const doubled = r2 === r3
  const hollow = WEAK.includes(r2) && !WEAK.includes(r3)
  const defective = WEAK.includes(r3)
  const c = r3 === 'ء' ? 'ا' : defective ? 'ي' : r3
  /** The third radical after an i: of a participle or an imperfect. */
  const ci = r3 === 'ء' || defective ? 'ي' : r3
  /** The end of a verbal noun in ـاء or with the plain third radical. */
  const end = defective ? 'اء' : `ا${r3}`
  const afterPrefix = r1 === 'ء' ? 'و' : r1
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
          past: `${pastHead}ا${c}`,
          imperfect: `${afterPrefix}ي${r3 === 'ء' ? '' : c}`,
          participle: `م${afterPrefix}ي${r3 === 'ء' ? '' : c}`,
          nouns: [`${pastHead}ا${r3}`],
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
      if (hollow) return { past: `ا${stem}ا${c}`, imperfect: `${stem}ا${c}`, participle: `م${stem}ا${c}`, nouns: [`ا${stem}ي${end}`] }
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
      if (hollow) return { past: `است${a}ا${c}`, imperfect: `ست${a}ي${c}`, participle: `مست${a}ي${c}`, nouns: [`است${a}ا${c}`] }
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
