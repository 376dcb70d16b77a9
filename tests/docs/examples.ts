import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect } from 'vitest'
import { run } from '../../src/cli/run.js'
import { testIo } from '../cli/world.js'
import type { Fence } from './markdown.js'
import { fencesOf, ROOT, readDocument } from './markdown.js'

/**
 * Runs the examples of the documents. A block marked `run` is a module of its own, one marked `run more` goes on where the block
 * before it ended. `// → value` behind an expression asserts what it gives. Imports of the package are those of the sources.
 */

/** Code of one example, blocks that go on joined with empty lines so that line numbers stay the document's. */
export interface Example {
  file: string
  line: number
  language: string
  words: string[]
  code: string
}

export function examplesOf(file: string): Example[] {
  const examples: Example[] = []
  for (const fence of fencesOf(readDocument(file))) {
    if (!fence.words.includes('run')) continue
    const last = examples[examples.length - 1]
    if (fence.words.includes('more') && last) last.code = `${last.code}${'\n'.repeat(fence.line - endOf(last))}${fence.code}`
    else examples.push({ file, ...fence })
  }
  return examples
}

function endOf({ line, code }: Pick<Fence, 'line' | 'code'>): number {
  return line + code.split('\n').length - 1
}

/** Where each entry of the package has its source. */
export const SOURCES: Readonly<Record<string, string>> = {
  fihris: 'src/index.ts',
  'fihris/search': 'src/entries/search.ts',
  'fihris/core': 'src/entries/core.ts',
  'fihris/browser': 'src/entries/search.ts',
  'fihris/analysis': 'src/entries/analysis.ts',
  'fihris/node': 'src/node/index.ts',
  'fihris/adapters/flexsearch': 'src/adapters/flexsearch.ts',
  './fihris.js': 'src/entries/search.ts',
}

type Module = Record<string, unknown>

/** What an example may import. Relative paths of files lie in `folder`, so that no example writes into the repository. */
function modulesIn(folder: string): Record<string, () => Promise<Module>> {
  const inFolder = (name: string) => async (module: Promise<Module>) => {
    const found = { ...(await module) }
    const original = found[name] as (path: string, ...rest: unknown[]) => unknown
    found[name] = (path: string, ...rest: unknown[]) => original(resolve(folder, path), ...rest)
    return found
  }
  return {
    fihris: () => import('../../src/index.js'),
    'fihris/search': () => import('../../src/entries/search.js'),
    'fihris/core': () => import('../../src/entries/core.js'),
    'fihris/browser': () => import('../../src/entries/search.js'),
    './fihris.js': () => import('../../src/entries/search.js'),
    'fihris/analysis': () => import('../../src/entries/analysis.js'),
    'fihris/node': () => inFolder('openFile')(inFolder('writeImage')(import('../../src/node/index.js'))),
    'fihris/adapters/flexsearch': () => import('../../src/adapters/flexsearch.js'),
    flexsearch: () => import('flexsearch') as Promise<Module>,
    'node:fs/promises': () => inFolder('readFile')(inFolder('writeFile')(import('node:fs/promises') as unknown as Promise<Module>)),
  }
}

const IMPORT = /^import \{([^}]*)\} from '([^']*)'$/
const ASSERTION = /^(\s*)(.+?)\s*\/\/ → (.+)$/
const STATEMENT = /^(const|let|import|return|if|for)\b/

/** Runs a `ts` or `js` example; `globals` are names that its environment would have. Returns how many assertions it made. */
export async function runExample(example: Example, folder: string, globals: Record<string, unknown> = {}): Promise<number> {
  const { file, line, language } = example
  const lines = example.code.split('\n').map((text, i) => {
    const [, names, specifier] = IMPORT.exec(text) ?? []
    if (names !== undefined) return `const {${names.replaceAll(' as ', ': ')}} = await __import('${specifier}')`
    const [, indent = '', code, wanted] = ASSERTION.exec(text) ?? []
    if (code === undefined || code.startsWith('//')) return text
    if (STATEMENT.test(code)) throw new Error(`${file}:${line + i}: only an expression can be asserted, not a statement`)
    return `${indent}__expect(${line + i}, ${code}, ${wanted})`
  })
  const source = lines.join('\n')
  const code =
    language === 'ts'
      ? ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true } }).outputText
      : source
  const modules = modulesIn(folder)
  let assertions = 0
  const scope = {
    ...globals,
    __import: (specifier: string) => {
      const load = modules[specifier]
      if (!load) throw new Error(`${file}:${line}: the example imports "${specifier}", which examples may not`)
      return load()
    },
    __expect: (at: number, actual: unknown, wanted: unknown) => {
      assertions++
      expect(actual, `${file}:${at}`).toEqual(wanted)
    },
  }
  const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => (...values: unknown[]) => Promise<void>
  await new AsyncFunction(...Object.keys(scope), code)(...Object.values(scope))
  return assertions
}

/**
 * Runs the command lines of a `sh` example in `folder`. Each `# → text` under a command must stand in what it printed, in the
 * same order, `…` for anything.
 */
export async function runCommands({ file, line, code }: Example, folder: string): Promise<void> {
  let out = ''
  for (const [i, text] of code.split('\n').entries()) {
    const where = `${file}:${line + i}`
    if (text.startsWith('# → ')) {
      const wanted = new RegExp(text.slice(4).split('…').map(escaped).join('[^\\n]*'))
      const found = wanted.exec(out)
      expect(found, `${where}: ${text.slice(4)} was expected in\n${out}`).not.toBeNull()
      out = out.slice((found?.index ?? 0) + (found?.[0].length ?? 0))
    } else if (text.trim() !== '' && !text.startsWith('#')) {
      const [npx, program, ...argv] = wordsOf(text)
      if (npx !== 'npx' || program !== 'fihris') throw new Error(`${where}: only "npx fihris …" can be run`)
      const io = testIo(folder)
      const exitCode = await run(argv, io)
      expect(exitCode, `${where}: ${io.stderr.written}`).toBe(0)
      out = io.stdout.written
    }
  }
}

/** The words of a command line, quotes taken off. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** What the compiler says of the `ts` examples, under the rules of the repository; empty where they are right. */
export async function typeErrorsOf(examples: readonly Example[]): Promise<string[]> {
  const config = ts.parseConfigFileTextToJson('tsconfig.json', await readFile(`${ROOT}tsconfig.json`, 'utf8')).config as { compilerOptions: object }
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT)
  const paths = Object.fromEntries(Object.entries(SOURCES).map(([name, path]) => [name, [`${ROOT}${path}`]]))
  const sources = new Map(examples.map((example, i) => [`${ROOT}tests/docs/example-${i}.ts`, example]))
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile: read, getSourceFile } = host
  host.fileExists = path => sources.has(path) || fileExists(path)
  host.readFile = path => sources.get(path)?.code ?? read(path)
  host.getSourceFile = (path, ...rest) => {
    const example = sources.get(path)
    // A module even where it imports nothing, so that the names of two examples do not meet.
    return example ? ts.createSourceFile(path, `${example.code}\nexport {}`, rest[0]) : getSourceFile(path, ...rest)
  }
  const program = ts.createProgram([...sources.keys()], { ...options, noEmit: true, isolatedDeclarations: false, declaration: false, paths }, host)
  return [...sources].flatMap(([path, { file, line }]) => {
    const source = program.getSourceFile(path)
    if (!source) return [`${file}:${line}: the example could not be read`]
    return ts
      .getPreEmitDiagnostics(program, source)
      .map(
        ({ start = 0, messageText }) =>
          `${file}:${line + source.getLineAndCharacterOfPosition(start).line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      )
  })
}
