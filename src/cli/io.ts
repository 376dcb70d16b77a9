/**
 * What a command sees of the world. Commands take it as an argument, so tests run them in process, with their own streams,
 * folder and clock, and nothing here reaches for `process` but `processIo`.
 */

export interface Output {
  write(text: string): void
  /** A person reads along: colours and a moving bar are welcome. */
  readonly isTTY: boolean
  /** Width in cells; 80 where there is no terminal to ask. */
  readonly columns: number
}

export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTTY: boolean
}

export interface Io {
  stdin: Input
  stdout: Output
  stderr: Output
  env: Record<string, string | undefined>
  /** The folder that relative paths start from. */
  cwd: string
  /** Milliseconds from any fixed moment. */
  now(): number
}

/** The streams and the environment of this process. */
export function processIo(): Io {
  return {
    stdin: { isTTY: process.stdin.isTTY === true, [Symbol.asyncIterator]: () => bytesOf(process.stdin) },
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    now: () => performance.now(),
  }
}

async function* bytesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
}

/**
 * A reader that has seen enough (`fihris search … | head -1`) closes the pipe. That ends the writing, not the work: a build whose
 * progress nobody reads any more still has a file to finish, and has not failed.
 */
function outputTo(stream: NodeJS.WriteStream): Output {
  let open = true
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (open && error.code !== 'EPIPE') {
      process.exitCode = 1
      if (stream !== process.stderr) process.stderr.write(`fihris: the output could not be written: ${error.message}\n`)
    }
    open = false
  })
  return {
    write: text => {
      if (open) stream.write(text)
    },
    get isTTY() {
      return stream.isTTY === true
    },
    get columns() {
      return stream.columns || 80
    },
  }
}
