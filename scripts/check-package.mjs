/**
 * Checks the tarball that would be published, not the folder it comes from: `node scripts/check-package.mjs`, after a build.
 * publint and attw look at manifest and types; what follows them looks at the files, and at which packages each entry runs on.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { isRelative, mentionsIn, packageOf } from './module-graph.mjs'

const ROOT = join(import.meta.dirname, '..')
const EXPECTED_FILES = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/browser/search.js']

/** The packages that the library's entries run on; the command line has its own. */
const PACKAGES = ['msgpackr']
const WITH_NODE = ['./node']
/** Entries that stand alone: what a page loads. */
const WITHOUT_PACKAGES = ['./search', './core', './browser']

/** Bytes of all files unpacked: a little above today's, so that growth is a decision. */
const LARGEST = 2_300_000

/** @type {string[]} */
const problems = []
const folder = mkdtempSync(join(tmpdir(), 'fihris-package-'))
try {
  const tarball = pack()
  run('publint', ['--strict', tarball])
  // Node 16 and later, and bundlers; the file for pages is an ES module only.
  run('attw', [tarball, '--profile', 'node16', '--exclude-entrypoints', './browser'])
  run('attw', [tarball, '--profile', 'esm-only', '--entrypoints', './browser'])
  execFileSync('tar', ['-xzf', tarball, '-C', folder])
  checkFiles(join(folder, 'package'))
  checkDependencies(join(folder, 'package'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1

/** Packs what dist/ holds now; `prepack` would build again. */
function pack() {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  const name = readdirSync(folder).find(file => file.endsWith('.tgz'))
  if (!name) throw new Error(`npm pack wrote no tarball to ${folder}`)
  return join(folder, name)
}

/**
 * Runs a checker of the development dependencies, and lets it speak where it finds something.
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(join(ROOT, 'node_modules', '.bin', program), args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  if (error) throw error
  const flags = args.filter(arg => !arg.endsWith('.tgz')).join(' ')
  console.log(`${program} ${flags}: ${status === 0 ? 'clean' : `exit code ${status}`}`)
  if (status !== 0) problems.push(`${stdout}${stderr}`)
}

/** @param {string} root */
function checkFiles(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0)
  for (const file of EXPECTED_FILES) if (!existsSync(join(root, file))) problems.push(`the tarball lacks ${file}`)
  for (const file of files) if (/\.map$|\.test\.|(?<!\.d)\.c?ts$/.test(file)) problems.push(`the tarball should not hold ${relative(root, file)}`)
  if (bytes > LARGEST) problems.push(`the tarball unpacks to ${bytes} bytes, and ${LARGEST} are allowed`)
  console.log(`${files.length} files, ${bytes} bytes unpacked`)
}

/** @param {string} root */
function checkDependencies(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const declared = Object.keys(manifest.dependencies)
  const used = new Set()
  for (const [entry, target] of Object.entries(manifest.exports)) {
    if (entry === './package.json') continue
    const packages = WITHOUT_PACKAGES.includes(entry) ? [] : PACKAGES
    for (const file of filesOf(target)) {
      for (const specifier of reachedFrom(join(root, file))) {
        if (isBuiltin(specifier)) {
          if (!WITH_NODE.includes(entry)) problems.push(`${entry} (${file}) imports ${specifier}, which exists in Node only`)
        } else if (!packages.includes(packageOf(specifier)))
          problems.push(`${entry} (${file}) runs on ${packageOf(specifier)}; it may run on ${packages.join(', ') || 'nothing'}`)
        else used.add(packageOf(specifier))
      }
    }
  }
  for (const file of Object.values(manifest.bin)) {
    for (const specifier of reachedFrom(join(root, String(file)))) if (!isBuiltin(specifier)) used.add(packageOf(specifier))
  }
  // A package's peers run with it, and nobody else would ask for them.
  for (const name of [...used]) for (const peer of peersOf(name)) used.add(peer)
  for (const name of used) if (!declared.includes(name)) problems.push(`${name} is imported and not declared in "dependencies"`)
  for (const name of declared) if (!used.has(name)) problems.push(`${name} is declared in "dependencies" and never imported`)
  console.log(`entries run on ${PACKAGES.join(', ')}; the command line on ${[...used].filter(name => !PACKAGES.includes(name)).join(', ')}`)
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function peersOf(name) {
  return Object.keys(JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).peerDependencies ?? {})
}

/**
 * The files that an export's conditions lead to, types among them.
 * @param {unknown} target
 * @returns {string[]}
 */
function filesOf(target) {
  return typeof target === 'string' ? [target] : Object.values(target ?? {}).flatMap(filesOf)
}

/**
 * What a file and all that it loads from the same package import from outside of it.
 * @param {string} entry
 * @returns {Set<string>}
 */
function reachedFrom(entry) {
  const files = new Set([entry])
  /** @type {Set<string>} */
  const outside = new Set()
  for (const file of files) {
    for (const { specifier } of mentionsIn(file)) {
      if (!isRelative(specifier)) outside.add(specifier)
      else files.add(fileOf(resolve(file, '..', specifier), file))
    }
  }
  return outside
}

/**
 * The file that a relative name leads to: a declaration names the script beside it.
 * @param {string} target
 * @param {string} from
 */
function fileOf(target, from) {
  return /\.d\.c?ts$/.test(from) ? target.replace(/\.(c?)js$/, '.d.$1ts') : target
}
