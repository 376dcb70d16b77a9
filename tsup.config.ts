import { rm } from 'node:fs/promises'
import type { Options } from 'tsup'

const library = {
  index: 'src/index.ts',
  search: 'src/entries/search.ts',
  core: 'src/entries/core.ts',
  analysis: 'src/entries/analysis.ts',
  node: 'src/node/index.ts',
  'adapters/flexsearch': 'src/adapters/flexsearch.ts',
}

const shared: Options = {
  outDir: 'dist',
  target: 'es2022',
  // Readable as it stands, so that no source map need travel with it: they would more than double the tarball.
  sourcemap: false,
  silent: true,
  esbuildOptions(options) {
    // Arabic data as Arabic letters: escaped, the lexicon would be three times its size.
    options.charset = 'utf8'
    options.chunkNames = 'chunks/[name]-[hash]'
  },
}

/** Members that never leave the engine; shortened in the page's file, where they are a hundredth of it (240 B after gzip). */
const INTERNAL =
  /^(addAll|addOwn|afterArticle|afterField|allowed|allowedAt|alternatives|analyzeNoun|analyzeWord|askLater|asked|bareOccur|bareWord|base|beginnings|begins|beginsTerm|beginsWithKnown|beginsWithProclitic|best|bestGuess|bestSure|bits|body|both|bound|bounds|byForm|byRoot|byStem|centred|checkedNumber|clause|clauseOf|clauses|closing|codeLength|codeOf|codes|collect|completions|conjunctionsOf|context|countBelow|countOf|countOrdinals|countWords|cursorAt|cursors|docs|documentWidth|dropOthers|edges|either|emitPart|endWidth|entryWidth|essentialUnits|exactFactor|exactOnly|exactness|exacts|excluded|excludes|executor|factorOf|factors|familyDocs|finds|finish|firstForm|firstStem|formOf|foundBase|foundStem|frequencies|functionStemOf|gamma|gapWidth|grid|guess|guessBase|guessOr|guessStem|guessVerb|hasOrdinals|hasWords|heads|hyphens|inField|intern|isAfter|isDirect|isFree|isFrequentStopWord|isFunctionWord|isGluedProclitic|isPlain|isStopForm|joinWhole|joins|keepsPositions|largestOf|lastBlockUpTo|leads|least|leastOf|leave|lists|lone|maker|matchedAt|mayHold|measure|mostFrequent|moveTo|named|nearness|nextRecord|nextStem|nodes|normsOf|numberOf|offer|offerFunctionWord|offerNouns|offerWord|onMatch|ones|openFamily|openStem|operand|optional|ordinalsAt|ordinalsBase|origins|others|own|parts|phrases|placeOf|places|quoted|quotientsOf|raiseThreshold|rankOf|ranked|readAll|readBlock|readCheap|readEntry|readExact|readOrdinals|readOrdinalsHere|readRun|readRunAt|readSuffixes|readVerb|readWithPrefix|release|rememberTerms|replaceTop|required|riceGaps|riceSums|rootFactor|rootOf|rootWithKey|roundBy|runs|scoreOf|scores|seek|segment|segmenter|sequence|several|shareOf|shortest|simple|skipBlanks|slots|slotsOf|snippetLength|special|specials|starts|stemFactor|stemOf|stemScore|stemsOf|stops|storedOf|stripEndings|suffixes|sureBase|sureStem|symbols|tables|takeAllowed|takeApart|takeAsUnknown|textOf|threshold|tokenizer|touched|unary|units|unitsOf|verbOf|walkTerms|wanted|weights|widths|window|wordEnd|words|wordsOf|writtenWord)$/

const builds: Options[] = [
  // One build for library and command line, so that they share their chunks, and a command loads only what it runs.
  { ...shared, entry: { ...library, 'cli/main': 'src/cli/main.ts' }, format: 'esm', splitting: true },
  { ...shared, entry: library, format: 'cjs', splitting: true },
  {
    ...shared,
    // One file with all that it needs, for a page without a bundler.
    entry: { 'browser/search': 'src/entries/search.ts' },
    format: 'esm',
    platform: 'browser',
    noExternal: [/./],
    // Syntax by esbuild, then terser: each alone leaves 2 to 3 % more after gzip.
    minify: 'terser',
    esbuildOptions(options) {
      options.charset = 'utf8'
      options.minifySyntax = true
    },
    terserOptions: {
      module: true,
      ecma: 2020,
      compress: { passes: 4, unsafe_arrows: true, hoist_props: true, inline: 3 },
      mangle: { properties: { regex: INTERNAL } },
    },
  },
  { ...shared, entry: library, format: ['esm', 'cjs'], dts: { only: true } },
]

export default async (): Promise<Options[]> => {
  // Once before all of them: `clean` in one build would run while the others write.
  await rm('dist', { recursive: true, force: true })
  return builds
}
