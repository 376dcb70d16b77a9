/** As a bundler takes an entry: minified, gzipped, with all that it depends on. */
function entry(name, path, limit, names = '*') {
  // Letters as letters, as in our own build, and no advice about bundling ourselves.
  return { name, path, limit, import: names, gzip: true, modifyEsbuildConfig: config => ({ ...config, charset: 'utf8', logLevel: 'error' }) }
}

/** What a page loads has a budget for good; the others stand a little above today's sizes, so that growth is a decision. */
export default [
  { name: 'a page: dist/browser/search.js', path: 'dist/browser/search.js', limit: '52 kB', gzip: true, disablePlugins: ['@size-limit/esbuild'] },
  entry('fihris/search', 'dist/search.js', '56 kB'),
  entry('fihris/core, words alone', 'dist/core.js', '32 kB', '{ openIndex }'),
  entry('fihris/core with the query language', 'dist/core.js', '46 kB', '{ openIndex, queryLanguage }'),
  entry('fihris/analysis', 'dist/analysis.js', '130 kB'),
  entry('fihris/adapters/flexsearch', 'dist/adapters/flexsearch.js', '130 kB'),
  entry('fihris', 'dist/index.js', '220 kB'),
]
