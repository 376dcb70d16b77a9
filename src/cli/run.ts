import { reportFailure } from './failure.js'
import type { Io } from './io.js'
import { createProgram } from './program.js'

/** Runs one command line, `argv` without the names of node and the script; returns the exit code and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    await createProgram(io).parseAsync([...argv], { from: 'user' })
    return 0
  } catch (error) {
    return reportFailure(error, io)
  }
}
