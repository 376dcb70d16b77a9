/** `npm run bench:tokenizer`, `bench:build`, `bench:query`, `bench:size`; `npm run bench` for all of these. `bench:growth`, `bench:features`. */
import { writeFileSync } from 'node:fs'
import { benchArguments, commandLine, run, TOKENIZER } from './arguments.js'
import { benchEngines } from './commands/engines.js'
import { benchFeatures } from './commands/features.js'
import { benchGrowth } from './commands/growth.js'
import { benchTokenizers } from './commands/tokenizers.js'
import { corporaOf } from './corpus/corpora.js'
import { isWanted } from './engines/registry.js'
import { describeMachine, machine } from './report/machine.js'
import { Report } from './report/report.js'

async function main(argv: string[]): Promise<void> {
  const args = benchArguments(argv)
  const { command } = args
  const report = new Report(args.markdown)
  const where = machine()
  const script = command === 'all' ? 'bench' : `bench:${command}`
  report.line(`\`${commandLine(script, argv.slice(1))}\`: ${describeMachine(where)}; seed ${args.seed}`)
  const results: object[] = []
  if (command === 'growth') results.push(await benchGrowth(args, report))
  else if (command === 'features') for (const corpus of corporaOf(args)) results.push(await benchFeatures(corpus, args, report))
  else
    for (const corpus of corporaOf(args)) {
      if (command === 'tokenizer' || (command === 'all' && isWanted(TOKENIZER, args.only))) results.push(await benchTokenizers(corpus, args, report))
      if (command !== 'tokenizer') results.push(await benchEngines(command, corpus, args, report))
    }
  if (args.docs !== undefined) report.writeInto(args.docs, script)
  if (args.json !== undefined) writeFileSync(args.json, `${JSON.stringify({ machine: where, command, seed: args.seed, results }, null, 2)}\n`)
}

await run(() => main(process.argv.slice(2)))
