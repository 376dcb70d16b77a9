import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import type { Io } from './io.js'
import { printable } from './text.js'
import { readVersion } from './version.js'

const EXAMPLES = `
Examples:
  $ fihris build 'content/**/*.md' --out site.fihris
  $ fihris search site.fihris كتب التاريخ --limit 5
  $ fihris suggest site.fihris وبالكتا
  $ fihris inspect site.fihris
  $ fihris verify site.fihris
  $ fihris analyze "وبالمكتبات العربية"

Exit codes: 0 done, 1 bad input or file, 2 wrong usage. NO_COLOR=1 turns colours
off, FIHRIS_DEBUG=1 shows where an error comes from.`

const BUILD_HELP = `
Reads JSON (a document or an array of them), JSON Lines, Markdown with front
matter and HTML. Markdown and HTML files without an id are identified by their
path. Without --field, "title" (boost 2), "body", "text" and "content" are
searched and other strings kept as keywords; types are text, keyword, number,
date and boolean.

Examples:
  $ fihris build articles.jsonl --out articles.fihris
  $ fihris build 'public/**/*.html' --out site.fihris --no-store
  $ fihris build books.json --id isbn --field title:3 --field year:number \\
      --out books.fihris`

const SEARCH_HELP = `
Words match in all their forms; an exact match ranks first. A query may hold
"phrases", +words that must be and -words that must not, AND OR NOT ( ),
field:word, prefix*, fuzzy~ and =as_written; see docs/query-language.md. Put --
before a query that begins with a dash.

Examples:
  $ fihris search site.fihris المكتبات العامة
  $ fihris search site.fihris مجلس الأمن --fields title --json
  $ fihris search site.fihris '"مجلس الأمن" -روسيا'
  $ fihris search site.fihris '' --filter 'date>=2024' --sort date:desc`

const INSPECT_HELP = `
Example:
  $ fihris inspect site.fihris --json`

const VERIFY_HELP = `
Reads every section of the index and holds it against the others: more than the
checksums, which say only that no byte was changed since it was written.

Examples:
  $ fihris verify site.fihris`

const ANALYZE_HELP = `
Without TEXT, reads standard input.

Examples:
  $ fihris analyze "وسيكتبونها في المدارس"
  $ fihris analyze --json < text.txt`

/**
 * The command line as a tree of commands. Each command's code is loaded when it runs, so that a search does not wait for the
 * parsers and the lexicon of the build.
 */
export function createProgram(io: Io): Command {
  const program = new Command('fihris')
  program
    .description('Arabic full-text search: builds an index of documents in one file, and searches it.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (message, write) => write(`fihris: ${printable(message.replace(/^error: /, ''))}`),
    })
  addBuild(program, io)
  addSearch(program, io)
  addSuggest(program, io)
  addInspect(program, io)
  addVerify(program, io)
  addAnalyze(program, io)
  return program
}

function addBuild(program: Command, io: Io): void {
  program
    .command('build')
    .summary('build an index of documents')
    .description('Builds an index of documents and writes it to one file.')
    .argument('<files...>', 'files, folders or quoted globs')
    .requiredOption('-o, --out <file>', 'the index to write')
    .option('--id <name>', 'the property that identifies a document', 'id')
    .addOption(new Option('--field <name[:boost][:type]>', 'a field to index; may be repeated').argParser(collect).default([], 'guessed'))
    .option('--store', 'keep the text of fields in the index, for titles and snippets (default)')
    .option('--no-store', 'leave it out: a smaller index whose hits are ids and scores')
    .option('--skip-invalid', 'go on without documents that cannot be read')
    .option('-q, --quiet', 'print errors only')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', BUILD_HELP)
    .showHelpAfterError('Try: fihris build --help')
    .action(async (files, options) => {
      const { build } = await import('./build.js')
      await build(io, files, { ...options, store: options.store !== false })
    })
}

function addSearch(program: Command, io: Io): void {
  program
    .command('search')
    .summary('search an index')
    .description('Searches an index and prints the best hits.')
    .argument('<file>', 'the index')
    .argument('<query...>', 'what to search for')
    .option('-n, --limit <number>', 'how many hits to print', wholeNumber, 10)
    .addOption(new Option('--operator <operator>', 'whether one word of the query is enough').choices(['or', 'and'] as const).default('or' as const))
    .option('--fields <names>', 'search these fields only, separated by commas', names)
    .addOption(new Option('--filter <name=value>', 'only documents with this; also !=, >, >=, <, <=; may be repeated').argParser(collect).default([], 'none'))
    .option('--sort <names>', 'order by these fields, separated by commas; name:desc for the largest first')
    .option('--explain', 'print how each score comes about')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', SEARCH_HELP)
    .showHelpAfterError('Try: fihris search --help (and put -- before a query that begins with a dash)')
    .action(async (file, query, options) => {
      const { search } = await import('./search.js')
      await search(io, file, query.join(' '), options)
    })
}

function addSuggest(program: Command, io: Io): void {
  program
    .command('suggest')
    .summary('complete a text')
    .description('Prints what the last word of a text may be about to become.')
    .argument('<file>', 'the index')
    .argument('<text...>', 'what was typed so far')
    .option('-n, --limit <number>', 'how many to print', wholeNumber, 8)
    .option('--json', 'print the result as JSON, with a correction where a word is unknown')
    .showHelpAfterError('Try: fihris suggest --help')
    .action(async (file, text, options) => {
      const { suggest } = await import('./suggest.js')
      await suggest(io, file, text.join(' '), options)
    })
}

function addInspect(program: Command, io: Io): void {
  program
    .command('inspect')
    .summary('show what an index holds')
    .description('Shows the fields, counts and sections of an index.')
    .argument('<file>', 'the index')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', INSPECT_HELP)
    .showHelpAfterError('Try: fihris inspect --help')
    .action(async (file, options) => {
      const { inspect } = await import('./inspect.js')
      await inspect(io, file, options)
    })
}

function addVerify(program: Command, io: Io): void {
  program
    .command('verify')
    .summary('check an index from beginning to end')
    .description('Checks every section of an index, and says where the first fault is.')
    .argument('<file>', 'the index')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', VERIFY_HELP)
    .showHelpAfterError('Try: fihris verify --help')
    .action(async (file, options) => {
      const { verify } = await import('./verify.js')
      await verify(io, file, options)
    })
}

function addAnalyze(program: Command, io: Io): void {
  program
    .command('analyze')
    .summary('show how words are analysed')
    .description('Shows the form, stem and root of each word of a text, and why.')
    .argument('[text...]', 'the text')
    .option('--json', 'print the tokens as JSON')
    .addHelpText('after', ANALYZE_HELP)
    .showHelpAfterError('Try: fihris analyze --help')
    .action(async (text, options) => {
      const { analyze } = await import('./analyze.js')
      await analyze(io, text, options)
    })
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function wholeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || value.trim() === '') throw new InvalidArgumentError('A whole number from 1 up was expected.')
  return number
}

function names(value: string): string[] {
  const list = value
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
  if (list.length === 0) throw new InvalidArgumentError('Names of fields, separated by commas, were expected.')
  return list
}
