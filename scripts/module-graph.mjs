import { readFileSync } from 'node:fs'
import ts from 'typescript'

/**
 * One mention of a module in a file.
 * @typedef {object} Mention
 * @property {string} specifier as written: './errors.js', 'msgpackr', 'node:fs'
 * @property {number} line from 1
 */

/**
 * Every module that a file names: imports and exports, type-only ones too, `import()`, `require()` and `import('…').Type`. Only
 * literal names count; a computed one is an error, as no check could see through it.
 * @param {string} path a .ts, .js, .mjs or .cjs file
 * @returns {Mention[]}
 */
export function mentionsIn(path) {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  /** @type {Mention[]} */
  const mentions = []
  /** @param {ts.Node} node */
  const visit = node => {
    const name = nameIn(node)
    if (name) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
      if (!ts.isStringLiteralLike(name)) throw new Error(`${path}:${line}: a module's name is a string, not ${name.getText(file)}`)
      mentions.push({ specifier: name.text, line })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return mentions
}

/**
 * The expression that names a module, where this node names one.
 * @param {ts.Node} node
 * @returns {ts.Node | undefined}
 */
function nameIn(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExternalModuleReference(node)) return node.expression
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument
  if (!ts.isCallExpression(node)) return undefined
  const imports = node.expression.kind === ts.SyntaxKind.ImportKeyword
  const requires = ts.isIdentifier(node.expression) && node.expression.text === 'require'
  return imports || requires ? node.arguments[0] : undefined
}

/**
 * Whether a module's name is a path rather than a package.
 * @param {string} specifier
 */
export function isRelative(specifier) {
  return specifier.startsWith('./') || specifier.startsWith('../')
}

/**
 * The package that a name belongs to: '@scope/name' of '@scope/name/part'.
 * @param {string} specifier
 */
export function packageOf(specifier) {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}
