import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

const execute = promisify(execFile)

/** The project that the tarball is installed in. */
export function consumer(): string {
  return inject('consumer')
}

/** Writes a module into the project, runs it in a Node of its own, and gives back what it exports by `console.log`, as JSON. */
export async function answerOf(name: string, source: string): Promise<unknown> {
  await writeFile(join(consumer(), name), source)
  return JSON.parse((await runNode([name])).out)
}

export interface Finished {
  code: number
  out: string
  err: string
}

/** Runs Node in the project. */
export async function runNode(args: readonly string[]): Promise<Finished> {
  return run(process.execPath, args)
}

/** Runs a program in the project; a program that cannot be started rejects. */
export async function run(program: string, args: readonly string[]): Promise<Finished> {
  try {
    const { stdout, stderr } = await execute(program, args, { cwd: consumer(), encoding: 'utf8' })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout: string; stderr: string }
    if (typeof code !== 'number') throw error
    return { code, out: stdout, err: stderr }
  }
}
