import { describe, expect, it } from 'vitest'
import { stem } from '../../src/analysis/analyzer.js'
import { builtInLexicon } from '../../src/lexicon/built-in.js'
import { normalize } from '../../src/normalize/normalize.js'
import { analyze } from '../../src/stem/analyze.js'

describe('verbs of the lexicon meet in their past', () => {
  it.each([
    ['قال', 'قالوا قلتم يقولون سنقول قيل يقال فقل ليقولن'],
    ['جاء', 'جاءت جاءوا جئتم يجيء جاءهم'],
    ['رأى', 'رأيت رآه رأته يرون يرونه تراهم أرأيت'],
    ['دعا', 'دعوت دعوا يدعون ادع تدعونه دعاه'],
    ['خشي', 'يخشاه يخشون تخشى خشوا واخشوهم'],
    ['أعطى', 'أعطاه أعطوا أعطيت يعطون يعطى أعطتهم'],
    ['وجد', 'يوجد تجد وجدوا يجدونه ووجدك'],
    ['أخذ', 'يؤخذ خذوه فأخذناهم تأخذون'],
    ['قاتل', 'قوتلوا يقاتلونكم قاتلوهم'],
    ['قرأ', 'قرؤوا يقرؤه سنقرأ اقرؤوا'],
    ['تعلم', 'تعلموا يتعلمون تعلمت'],
    ['علم', 'تعلمون يعلمونه علمناه سيعلمون'],
    ['أخرج', 'يخرجهم أخرجناكم لنخرجنك'],
    ['خرج', 'يخرجون خرجوا سيخرج'],
    ['آمن', 'يؤمنون ليؤمنوا آمنتم أفتؤمنون'],
  ])('%s: %s', (past, forms) => {
    expect(forms.split(' ').map(form => [form, stem(form)])).toEqual(forms.split(' ').map(form => [form, normalize(past)]))
  })
})

describe('a stem stands only before the endings of its own', () => {
  it.each([
    ['قومه', 'قوم'],
    ['بيته', 'بيت'],
    ['ريحا', 'ريح'],
    ['قوله', 'قول'],
    ['ساجدون', 'ساجد'],
    ['ألوانها', 'ألوان'],
    ['إلهكم', 'إله'],
    ['والدتك', 'والدة'],
  ])('%s is of %s', (form, word) => {
    expect(stem(form)).toBe(stem(word))
  })

  it('and no verb stands behind the article', () => {
    for (const [form, word] of [
      ['اليمني', 'يمني'],
      ['الروماني', 'روماني'],
    ] as const)
      expect(stem(form)).toBe(stem(word))
  })
})

describe('in a corpus', () => {
  const stemIn = (form: string, counts: Readonly<Record<string, number>>): string =>
    analyze(normalize(form), { ...builtInLexicon(), count: word => counts[word] ?? 0 }).stem

  it('a common verb is read also where the corpus hardly has its past', () => {
    expect(stemIn('يقع', { يقع: 70, وقع: 1 })).toBe('وقع')
    expect(stemIn('تعتبر', { تعتبر: 56 })).toBe(normalize('اعتبر'))
  })

  it('what a conjunction leaves is taken apart as it is by itself', () => {
    expect(stemIn('ويمكن', { يمكن: 150, ويمكن: 39 })).toBe(stemIn('يمكن', { يمكن: 150 }))
  })

  it('a rare prefix takes nothing off a word that is read', () => {
    expect(stemIn('أنكر', { انكر: 9, كره: 500 })).toBe(normalize('أنكر'))
    expect(stemIn('فضلا', { فضلا: 20, فضل: 30, ضل: 3 })).toBe('فضل')
  })
})
