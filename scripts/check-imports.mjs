/**
 * Holds the order of folders that docs/architecture.md describes: `node scripts/check-imports.mjs [folder of sources]`. Type-only
 * imports count too, as the order is there for readers. Prints every import that breaks a rule, and exits with 1 where one does.
 */
import { readdirSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { isRelative, mentionsIn, packageOf } from './module-graph.mjs'

/** The way of the data. A folder imports itself and those before it; a file beside the folders counts as one. */
const ORDER = [
  ...['errors', 'unicode', 'normalize', 'tokenize', 'stem', 'lexicon', 'analysis', 'format', 'build', 'source', 'filter', 'query', 'search'],
  ...['suggest', 'highlight', 'open', 'live', 'adapters', 'index', 'entries', 'node', 'cli', 'ui'],
]

/** What a page loads, and what it must never load: the lexicon, whatever imports it, all that writes, and what checks images from end to end. */
const SEARCH = 'entries/search.ts'
const CORE = 'entries/core.ts'
/** @type {((path: string) => boolean)[]} */
const KEPT_FROM_SEARCH = [
  path => folderOf(path) === 'build',
  path => folderOf(path) === 'lexicon',
  path => path === 'analysis/analyzer.ts',
  path => path.endsWith('-writer.ts'),
  path => path.startsWith('format/verify'),
]

/** The packages that the library itself runs on. The command line has its own. */
const PACKAGES = ['msgpackr']
const WITH_PACKAGES_OF_THEIR_OWN = ['cli']
const WITH_NODE = ['node', 'cli']

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..', 'src'))
/** @type {string[]} */
const problems = []
const graph = readGraph()
checkOrder()
checkPackages()
const reached = checkSearch()

if (problems.length > 0) {
  console.error(problems.join('\n'))
  console.error(`${problems.length} ${problems.length === 1 ? 'import breaks' : 'imports break'} the order of folders: ${ORDER.join(' < ')}`)
  process.exitCode = 1
} else {
  console.log(`${graph.size} files import in order; ${reached} of them reach the page, without lexicon, builder or writer`)
}

/**
 * Every source file, relative to the root with '/' between names, and what it imports: `to` is a source file, or undefined for a
 * package.
 * @returns {Map<string, { specifier: string, line: number, to: string | undefined }[]>}
 */
function readGraph() {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(path => path.split(sep).join('/'))
    .filter(path => path.endsWith('.ts'))
    .sort()
  const known = new Set(paths)
  return new Map(
    paths.map(path => {
      const imports = mentionsIn(join(root, path)).map(({ specifier, line }) => {
        const to = isRelative(specifier) ? targetOf(path, specifier) : undefined
        if (to !== undefined && !known.has(to)) problems.push(`${at(path, line)}: ${specifier} is no file below ${root}`)
        return { specifier, line, to }
      })
      return [path, imports]
    }),
  )
}

/**
 * @param {string} path
 * @param {string} specifier
 */
function targetOf(path, specifier) {
  const target = resolve(root, dirname(path), specifier)
  const source = target.replace(/\.js$/, '.ts')
  return relative(root, statSync(source, { throwIfNoEntry: false }) ? source : target)
    .split(sep)
    .join('/')
}

/** @param {string} path */
function folderOf(path) {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? ''
}

/**
 * @param {string} path
 * @param {number} line
 */
function at(path, line) {
  return `${relative(process.cwd(), join(root, path))}:${line}`
}

function checkOrder() {
  for (const folder of new Set([...graph.keys()].map(folderOf))) {
    if (!ORDER.includes(folder)) problems.push(`${folder} has no place in the order: give it one in scripts/check-imports.mjs and docs/architecture.md`)
  }
  for (const [path, imports] of graph) {
    for (const { line, to } of imports) {
      if (to !== undefined && ORDER.indexOf(folderOf(to)) > ORDER.indexOf(folderOf(path)))
        problems.push(`${at(path, line)}: ${folderOf(path)} stands before ${folderOf(to)}, so it cannot import ${to}`)
    }
  }
}

function checkPackages() {
  for (const [path, imports] of graph) {
    const folder = folderOf(path)
    for (const { specifier, line, to } of imports) {
      if (to !== undefined) continue
      if (isBuiltin(specifier)) {
        if (!WITH_NODE.includes(folder)) problems.push(`${at(path, line)}: ${specifier} exists in Node only, so only ${WITH_NODE.join(' and ')} import it`)
      } else if (!PACKAGES.includes(packageOf(specifier)) && !WITH_PACKAGES_OF_THEIR_OWN.includes(folder)) {
        problems.push(`${at(path, line)}: the library runs on no package but ${PACKAGES.join(', ')}, and this is ${packageOf(specifier)}`)
      }
    }
  }
}

/** Walks breadth first, so that the way shown is the shortest. Returns the number of files reached. */
function checkSearch() {
  if (!graph.has(SEARCH)) problems.push(`${SEARCH} is not below ${root}, so nothing can be said of what a page loads`)
  /** @type {Map<string, string[]>} */
  const ways = new Map([SEARCH, CORE].filter(entry => graph.has(entry)).map(entry => [entry, [entry]]))
  for (const [path, way] of ways) {
    for (const { specifier, line, to } of graph.get(path) ?? []) {
      if (to === undefined) problems.push(`${at(path, line)}: what a page loads stands alone, and this imports ${specifier} (${way.join(' → ')})`)
      else if (!ways.has(to)) {
        if (KEPT_FROM_SEARCH.some(kept => kept(to))) problems.push(`${at(path, line)}: a page must not load ${to} (${[...way, to].join(' → ')})`)
        ways.set(to, [...way, to])
      }
    }
  }
  return ways.size
}
