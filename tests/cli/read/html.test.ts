import { describe, expect, it } from 'vitest'
import { readPage } from '../../../src/cli/read/html.js'

describe('readPage', () => {
  it('reads title, main text and language', () => {
    const page = readPage(`<!doctype html><html lang="ar" dir="rtl"><head><title> مكتبة
      المدينة </title><style>p { color: red }</style><script>var x = "سر"</script></head>
      <body><header>رأس الصفحة</header><nav><a href="/">الرئيسية</a></nav>
      <main><h1>عن المكتبة</h1><p>تفتح المكتبة <b>أبوا</b>بها صباحًا.<br>وتغلق ليلًا.</p><aside>إعلان</aside>
      <form><label>بحث</label></form></main><footer>الحقوق محفوظة</footer></body></html>`)
    expect(page).toEqual({ title: 'مكتبة المدينة', body: 'عن المكتبة\nتفتح المكتبة أبوابها صباحًا.\nوتغلق ليلًا.', lang: 'ar' })
  })

  it('takes the articles where there is no main, else the body', () => {
    expect(readPage('<p>خارج</p><article><p>مقال أول</p></article><article>مقال ثان</article>').body).toBe('مقال أول\nمقال ثان')
    expect(readPage('<div>نص <nav>قائمة</nav> الصفحة</div>').body).toBe('نص\nالصفحة')
    expect(readPage('<div role=main>الأصل</div><p>غيره</p>').body).toBe('الأصل')
  })

  it('passes over a main that is empty', () => {
    expect(readPage('<main><script>fill()</script></main><p>النص هنا</p>').body).toBe('النص هنا')
  })

  it('reads a page that stands in a form as a whole', () => {
    expect(readPage('<form id="aspnetForm"><nav>قائمة</nav><div>نص الصفحة</div></form>').body).toBe('نص الصفحة')
  })

  it('leaves out boilerplate by role, hidden elements and comments', () => {
    expect(readPage('<div role="navigation">قائمة</div><p hidden>مخفي</p><p aria-hidden="true">زينة</p><!-- تعليق --><p>باق</p>').body).toBe('باق')
  })

  it('keeps cells and blocks apart and inline elements together', () => {
    expect(readPage('<table><tr><td>سطر</td><td>عمود</td></tr></table><ul><li>بند<li>آخر</ul>ك<i>ت</i>اب<wbr>ة').body).toBe('سطر\nعمود\nبند\nآخر\nكتابة')
  })

  it('undoes character references', () => {
    expect(readPage('<title>أ &amp; ب</title><p>&#1603;&#x62A;&#1575;&#1576;&nbsp;&lt;')).toEqual({ title: 'أ & ب', body: 'كتاب <' })
  })

  it('takes the title from the first heading where there is none, even in a header', () => {
    expect(readPage('<title> </title><header><h1>عنوان <em>بارز</em></h1></header><p>نص')).toEqual({ title: 'عنوان بارز', body: 'نص' })
  })

  it('has no title where nothing gives one', () => {
    expect(readPage('<p>نص')).toEqual({ body: 'نص' })
    expect(readPage('')).toEqual({ body: '' })
  })

  it('reads a page that nests without end', () => {
    expect(readPage(`${'<div>'.repeat(50_000)}نص`).body).toBe('نص')
  })

  it('reads a page of very many elements side by side', () => {
    expect(readPage('<p>نص</p>'.repeat(200_000)).body).toHaveLength(200_000 * 3 - 1)
  })
})
