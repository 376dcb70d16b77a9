import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import type { Io, Output } from '../../src/cli/io.js'
import { run } from '../../src/cli/run.js'

/** An output that keeps what is written to it. */
export class Recorder implements Output {
  written = ''
  isTTY: boolean
  columns: number

  constructor(isTTY = false, columns = 100) {
    this.isTTY = isTTY
    this.columns = columns
  }

  write(text: string): void {
    this.written += text
  }
}

export interface WorldOptions {
  tty?: boolean
  env?: Record<string, string>
  stdin?: string | Uint8Array
  stdinIsTTY?: boolean
  /** Milliseconds that pass between two looks at the clock. */
  tick?: number
}

export interface TestIo extends Io {
  stdout: Recorder
  stderr: Recorder
}

export function testIo(cwd: string, options: WorldOptions = {}): TestIo {
  const { tty = false, env = {}, stdin = '', stdinIsTTY = false, tick = 1 } = options
  let now = 0
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin
  }
  return {
    stdin: { isTTY: stdinIsTTY, [Symbol.asyncIterator]: bytes },
    stdout: new Recorder(tty),
    stderr: new Recorder(tty),
    env,
    cwd,
    now: () => (now += tick),
  }
}

const folders: string[] = []

/** A temporary folder with these files in it, removed after the test. */
export async function folderWith(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-cli-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

export interface Outcome {
  code: number
  out: string
  err: string
}

/** Runs a command line in a folder. */
export async function fihris(cwd: string, argv: readonly string[], options: WorldOptions = {}): Promise<Outcome> {
  const io = testIo(cwd, options)
  const code = await run(argv, io)
  return { code, out: io.stdout.written, err: io.stderr.written }
}
