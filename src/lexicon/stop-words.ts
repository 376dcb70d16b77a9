import { foldedWords } from './folded-words.js'

/**
 * Function words: prepositions, conjunctions, pronouns, demonstratives, relatives, interrogatives, auxiliaries, with the clitics
 * that they are mostly written with. They weigh little in a query that holds other words.
 */
const WORDS = `
من إلى على في عن مع حتى منذ مذ خلال عبر ضد دون بدون بين تحت فوق أمام خلف وراء قبل بعد عند لدى حول نحو سوى عدا خلا حاشا
و ف ب ك ل ثم أو أم بل لكن لكنه لكنها لكنهم ولكن أما إما كما كي لكي كيلا حيث إذ إذا إن أن أنّ إنما كأن كأنه كأنها لأن لأنه لأنها لأنهم لعل ليت لو لولا لوما طالما كلما ريثما بينما عندما حينما حين
أنا نحن أنت أنتم أنتما أنتن هو هي هم هن هما وهو وهي وهم فهو فهي إنه إنها إنهم أنه أنها أنهم أننا بأنه بأنها بأن وأن وأنه وأنها فإن فإنه فإنها وإن
هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك ذاك أولئك هنا هناك هنالك وهذا وهذه بهذا بهذه لهذا لهذه كهذا فهذا وذلك بذلك لذلك كذلك وكذلك فيها فيه فيهم
الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي والذي والتي والذين ما ماذا لماذا من متى أين كيف كم أي أية أيهما هل أ لم لما لن لا ليس ليست ليسوا لست ألا إلا غير
كان كانت كانوا كنت كنا يكون تكون يكونوا وكان وكانت سيكون ستكون أصبح أصبحت صار ظل بات مازال لازال قد لقد سوف وقد فقد ولا ولم ولن وما فما مما عما فيما بما كلا كلتا كل بعض أي
له لها لهم لهن لك لكم لنا لي به بها بهم بنا بك منه منها منهم منا عنه عنها عنهم عليه عليها عليهم إليه إليها إليهم معه معها معهم بينهم بينها لديه لديها لديهم
أيضا أيضاً فقط جدا جداً كثيرا قليلا نعم كلا بلى أجل ربما إذن إذاً وفي ومن وعلى وإلى وعن ومع وبين وكما وحتى وبعد وقبل وعند
`

/** The library's stop words in folded letters. */
export function defaultStopWords(): Set<string> {
  return foldWords(WORDS)
}

/** Words of a text or list, folded. */
export function foldWords(words: string | readonly string[]): Set<string> {
  return new Set(foldedWords(typeof words === 'string' ? words : words.join(' ')))
}
