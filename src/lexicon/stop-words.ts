import { OptionError } from '../errors.js'
import { foldedWords } from './folded-words.js'

/** The commonest particles and pronouns. Each stands in the default list too. */
const SHORT = `
من إلى على في عن مع حتى بين عند و ف ب ك ل ثم أو أم بل لكن إذا إذ إن أن أنّ لأن كما
أنا نحن أنت هو هي هم هذا هذه ذلك تلك الذي التي الذين ما لا لم لن قد هل كان كانت
`

/**
 * Function words: prepositions, conjunctions, pronouns, demonstratives, relatives, interrogatives, auxiliaries, with the clitics
 * that they are mostly written with. They are also the function words of the lexicon.
 */
const DEFAULT = `
من إلى على في عن مع حتى منذ مذ خلال عبر ضد دون بدون بين تحت فوق أمام خلف وراء قبل بعد عند لدى حول نحو سوى عدا خلا حاشا
و ف ب ك ل ثم أو أم بل لكن لكنه لكنها لكنهم ولكن أما إما كما كي لكي كيلا حيث إذ إذا إن أن أنّ إنما كأن كأنه كأنها لأن لأنه لأنها لأنهم لعل ليت لو لولا لوما طالما كلما ريثما بينما عندما حينما حين
أنا نحن أنت أنتم أنتما أنتن هو هي هم هن هما وهو وهي وهم فهو فهي إنه إنها إنهم أنه أنها أنهم أننا بأنه بأنها بأن وأن وأنه وأنها فإن فإنه فإنها وإن
هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك ذاك أولئك هنا هناك هنالك وهذا وهذه بهذا بهذه لهذا لهذه كهذا فهذا وذلك بذلك لذلك كذلك وكذلك فيها فيه فيهم
الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي والذي والتي والذين ما ماذا لماذا من متى أين كيف كم أي أية أيهما هل أ لم لما لن لا ليس ليست ليسوا لست ألا إلا غير
كان كانت كانوا كنت كنا يكون تكون يكونوا وكان وكانت سيكون ستكون أصبح أصبحت صار ظل بات مازال لازال قد لقد سوف وقد فقد ولا ولم ولن وما فما مما عما فيما بما كلا كلتا كل بعض أي
له لها لهم لهن لك لكم لنا لي به بها بهم بنا بك منه منها منهم منا عنه عنها عنهم عليه عليها عليهم إليه إليها إليهم معه معها معهم بينهم بينها لديه لديها لديهم
أيضا أيضاً فقط جدا جداً كثيرا قليلا نعم كلا بلى أجل ربما إذن إذاً وفي ومن وعلى وإلى وعن ومع وبين وكما وحتى وبعد وقبل وعند
تم يتم تمت تتم وتم ماهي ماهو ماهم ماهما وماهي وماهو فماهي فماهو بماذا فماذا وماذا ولماذا لمن ممن عمن بمن فمن وكيف فكيف وأين فأين ومتى وكم بكم فكم وهل فهل بأي لأي بأية وأي فأي فيم أيهم أيهن أينما حيثما كيفما مهما مثلما
`

/** What the long list has beyond the default one: words that tell little of what a text is about, and some that may. */
const LONG = `
الآن اليوم أمس غدا حاليا أخيرا مؤخرا سابقا لاحقا دائما أبدا أحيانا غالبا مرة مرات معا تقريبا تماما خاصة خصوصا عموما فعلا حقا طبعا
مباشرة أكثر أقل أولا ثانيا ثالثا أخرى آخر جميع جميعا كافة عدة عديد العديد مجرد حوالي قرابة
إضافة بالإضافة وفق وفقا طبقا حسب بحسب نظرا سواء رغم بالرغم برغم إزاء تجاه ضمن أثناء إثر عقب بسبب بفضل بشأن بشكل إلخ
قال قالت قالوا قائلا يقول تقول وقال وقالت أضاف أضافت وأضاف وأضافت أكد أكدت يؤكد مؤكدا وأكد وأكدت أعلن أعلنت وأعلن وأعلنت
ذكرت وذكر وذكرت أوضح أوضحت وأوضح أشار أشارت وأشار وأشارت أفاد أفادت وأفاد صرح وتابع
يمكن يجب ينبغي يعد تعد يعتبر تعتبر سيتم جاء جاءت يوجد توجد المذكور المقصود يسمى تسمى
وإذا فإذا ولو ولأن ولكنه ولكنها ولكنهم وليس وليست فليس وسوف وتحت وفوق ودون وخلال ومنذ وعندما وحين وحيث بحيث وبينما
ولذلك وبذلك ولهذا وبهذا وتلك وهؤلاء وأولئك وهناك ونحن وله ولها ولهم وبه وبها ومنه ومنها وعنه وعليه وعليها وإليه وفيه وفيها
وكل وبعض وغير كله كلها كلهم بعضهم بعضها وكانوا ويكون وتكون فكان فكانت
`

type Size = 'short' | 'default' | 'long' | 'none'

const LISTS: Readonly<Record<Size, string>> = { short: SHORT, default: DEFAULT, long: DEFAULT + LONG, none: '' }

/** A size of the library's list, none of it, or a list of one's own. */
export type StopWords = Size | readonly string[]

/** The library's stop words in folded letters. */
export function defaultStopWords(): Set<string> {
  return foldWords(DEFAULT)
}

/** The folded words that an option names. Throws OptionError where it is none. */
export function stopWordsOf(option: StopWords): Set<string> {
  if (typeof option === 'string' && Object.hasOwn(LISTS, option)) return foldWords(LISTS[option])
  if (Array.isArray(option) && option.every(word => typeof word === 'string')) return foldWords(option)
  const came = typeof option === 'string' ? JSON.stringify(option) : typeof option
  throw new OptionError(`"stopWords" is 'short', 'default', 'long', 'none' or a list of words, not ${came}`)
}

/** Words of a text or list, folded. */
export function foldWords(words: string | readonly string[]): Set<string> {
  return new Set(foldedWords(typeof words === 'string' ? words : words.join(' ')))
}
