/** Forms that no rule takes apart rightly: as written in folded letters, and the base that they stand for. */
export const SPECIAL_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    لله: 'الله',
    ولله: 'الله',
    فلله: 'الله',
    بالله: 'الله',
    والله: 'الله',
    تالله: 'الله',
    فالله: 'الله',
    اللهم: 'الله',
    ابالله: 'الله',
    الاله: 'اله',
    ابو: 'ابو',
    ابن: 'ابن',
    // Hamza stays before ة (فئة is not فيه) and takes its seat before ات: the two meet here.
    فيات: 'فءه',
    ريات: 'رءه',
    ميات: 'مءه',
    ماءه: 'مءه',
    مايه: 'مءه',
    ميتان: 'مءه',
    ميتين: 'مءه',
    مايتان: 'مءه',
    مايتين: 'مءه',
  }),
)
