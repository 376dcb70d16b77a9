/** Documents written for these tests. */
export const ARTICLES = [
  { id: 'lib', title: 'مكتبات المدينة', body: 'افتتحت البلدية ثلاث مكتبات عامة، وفي كل مكتبة قاعة للأطفال وركن للصحف القديمة.', url: '/libraries' },
  { id: 'sea', title: 'صيادو الميناء', body: 'خرج الصيادون قبل الفجر إلى البحر، وعادوا ظهرًا بسمك وفير باعوه في السوق.', url: '/harbour' },
  { id: 'oil', title: 'موسم الزيتون', body: 'بدأ الفلاحون قطف الزيتون مبكرًا هذا العام، والمعاصر تعمل ليل نهار.', url: '/olives' },
  { id: 'rain', title: 'أمطار الخريف', body: 'هطلت أمطار غزيرة على السهل فامتلأت السدود، وفرح الفلاحون بها.' },
] as const

export const jsonLines = (documents: readonly object[]): string => documents.map(document => `${JSON.stringify(document)}\n`).join('')
