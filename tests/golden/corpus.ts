import type { DocumentLike, Schema } from '../../src/index.js'

/** What the golden image is made of: every type of field, lists, compounds, signs, two scripts, synonyms, and one word in more than a run of documents. */
export const SCHEMA: Schema = {
  id: 'path',
  fields: {
    title: { boost: 2, store: true },
    body: { store: true },
    topics: { type: 'keyword', store: true },
    pages: { type: 'number', store: true },
    written: { type: 'date', store: true },
    open: { type: 'boolean' },
    notes: { positions: false },
  },
  synonyms: [['مستوصف', 'عيادة', 'مركز صحي']],
}

const PLACES: readonly DocumentLike[] = [
  {
    path: '/library',
    title: 'مكتبة الحي',
    body: ['في المكتبة كتبٌ كثيرة.', 'يقرأ الأطفالُ القصصَ مساءً.'],
    topics: ['ثقافة', 'أطفال'],
    pages: 12,
    written: '2024-03-01',
    open: true,
  },
  { path: '/book', title: 'صناعة الكتاب', body: 'يُجلَّد الكتاب بالخيط، ثم تُقصُّ حواشيه.', topics: 'حرف', pages: 3.5, written: '2023-11-20' },
  { path: '/author', title: 'الكاتبة وقلمها', body: 'كتبت الكاتبة أول قصة لها وهي في العاشرة.', topics: [], pages: -1 },
  { path: '/school', title: 'مدرسة القرية', body: 'تبعد المدرسة ٥كلم عن بيت عبدالله، وفيها ثلاثة مدرسين.', open: false },
  { path: '/clinic', title: 'المستوصف', body: 'لقاح COVID-19 متاح، والدوام حتى الساعة 2.30 بعد الظهر.', notes: 'يُغلق يوم الجمعة' },
  { path: '/café', title: 'مقهى Café', body: 'الـقـهـوة بـ ١٬٢٠٠ ليرة <حارة> & «طازجة».', notes: ['قهوة', 'شاي'] },
  { path: '/رواق', title: 'رِوَاقُ الفَنِّ', body: 'مَعْرِضٌ لِلْخَطِّ ٱلْعَرَبِيِّ 🖋', pages: 0 },
  { path: '/empty' },
]

export const DOCUMENTS: readonly DocumentLike[] = [
  ...PLACES,
  ...Array.from({ length: 150 }, (_, i) => ({
    path: `/letters/${i}`,
    title: `رسالة ${i + 1}`,
    pages: i,
    notes: i % 3 === 0 ? 'وصلت الرسالة بالبريد' : 'رسائل محفوظة',
  })),
]
