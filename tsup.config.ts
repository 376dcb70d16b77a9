import { defineConfig } from 'tsup'

const shared = { outDir: 'dist', target: 'es2022', sourcemap: true, treeshake: true } as const

export default defineConfig([
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
    // One file for a page without a bundler. Its MessagePack reader is the one that never compiles code, for a strict
    // content-security policy.
    ...shared,
    entry: { 'browser/search': 'src/entries/search.ts' },
    format: ['esm'],
    platform: 'browser',
    minify: true,
    noExternal: ['msgpackr'],
    esbuildOptions(options) {
      options.alias = { 'msgpackr/unpack': './node_modules/msgpackr/dist/unpack-no-eval.cjs' }
    },
  },
])
