import { foldedWords } from './folded-words.js'
import { defaultStopWords } from './stop-words.js'

/** Prepositions and their like as they stand before a pronoun, and the stem that they have by themselves. */
const WITH_PRONOUNS = foldedWords('ب ل في من عن مع على إلى لدى إن كل لكن')
const PRONOUNS = foldedWords('ه ها هم هما هن ك كم كن نا ي')
/** What a pronoun and a preposition make that is another word: إنا is أنا, كلي an adjective; or another with a conjunction: ولي, فلك. */
const OTHER_WORDS = new Set(foldedWords('إنا كلي لكن ولي فلك وبي'))

/** Kinship terms whose case is written before a pronoun: أبوه, أباه, أبيه. */
const OF_CASES = foldedWords('أب أخ')

/** Forms of the verbs that bind, and of some pronouns, by the word that they are of. */
const FORMS = `
كان كانت كانا كانتا كانوا كنت كنا كنتم كنتن كن يكون تكون نكون أكون يكونوا تكونوا يكن تكن نكن أكن يك تك نك أك كونوا سيكون ستكون تكونا يكونا كوني
ليس ليست ليسوا لست لسنا لستم ليسا أليس
هذا بهذا لهذا كهذا أهذا
هذه بهذه لهذه كهذه
ذلك بذلك لذلك
الذي بالذي كالذي للذي
التي بالتي كالتي للتي
الذين بالذين كالذين للذين
لم ألم أولم أفلم
لا أفلا
كل بكل لكل ككل
بعض ببعض لبعض
غير بغير لغير كغير
من بمن لمن كمن أفمن
أي بأي لأي
أن بأن لأن
في لفي
قد لقد
قال قل قيل
أخذ خذ
`

/** The stem of each function word: without its conjunction, without its pronoun. In folded letters. */
export const FUNCTION_STEMS: ReadonlyMap<string, string> = functionStems()

function functionStems(): Map<string, string> {
  const stems = new Map<string, string>()
  const functionWords = defaultStopWords()
  const learn = (form: string, stem: string): void => {
    if (!stems.has(form)) stems.set(form, stem)
  }
  for (const line of FORMS.trim().split('\n')) {
    const [stem = '', ...forms] = foldedWords(line)
    for (const form of [stem, ...forms]) {
      learn(form, stem)
      if (form.length > 1) for (const conjunction of 'وف') learn(conjunction + form, stem)
    }
  }
  for (const stem of WITH_PRONOUNS)
    for (const pronoun of PRONOUNS)
      for (const conjunction of ['', 'و', 'ف'])
        if (!OTHER_WORDS.has(stem + pronoun) && !OTHER_WORDS.has(conjunction + stem + pronoun)) learn(conjunction + stem + pronoun, stem)
  for (const stem of OF_CASES)
    for (const ending of ['و', 'ا', 'ي', 'وي', 'وا']) for (const pronoun of PRONOUNS) if (pronoun !== 'ي') learn(stem + ending + pronoun, stem)
  for (const word of functionWords) {
    const rest = /^[وف]/.test(word) ? word.slice(1) : word
    learn(word, rest.length > 1 && functionWords.has(rest) ? (stems.get(rest) ?? rest) : word)
  }
  return stems
}
