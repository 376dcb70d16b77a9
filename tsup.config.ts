import type { Options } from 'tsup'

const shared = { outDir: 'dist', target: 'es2022', sourcemap: true, treeshake: true } as const

const config: Options[] = [
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      search: 'src/entries/search.ts',
      analysis: 'src/entries/analysis.ts',
      node: 'src/node/index.ts',
      'adapters/flexsearch': 'src/adapters/flexsearch.ts',
    },
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    splitting: true,
  },
  { ...shared, entry: { 'cli/main': 'src/cli/main.ts' }, format: ['esm'], splitting: false },
  {
    // One file for a page without a bundler.
    ...shared,
    entry: { 'browser/search': 'src/entries/search.ts' },
    format: ['esm'],
    platform: 'browser',
    minify: true,
    esbuildOptions(options) {
      options.charset = 'utf8'
    },
  },
]

export default config
