import { CommanderError } from '@commander-js/extra-typings'
import { FihrisError } from '../errors.js'
import type { Io } from './io.js'
import { printable } from './text.js'

/** Bad input, or a file that cannot be read or written. */
export const EXIT_INPUT = 1
/** A command line that makes no sense. */
export const EXIT_USAGE = 2

/** A command line that parses, yet asks for what cannot be done. */
export class UsageError extends Error {}

/** Says on stderr what went wrong and returns the exit code; the stack is for whoever sets FIHRIS_DEBUG. */
export function reportFailure(error: unknown, io: Io): number {
  // Commander has printed its message, or the help that was asked for, before it throws.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE
  io.stderr.write(`fihris: ${printable(messageOf(error))}\n`)
  if (io.env['FIHRIS_DEBUG'] && error instanceof Error) io.stderr.write(`${printable(stackOf(error))}\n`)
  return isUsage(error) ? EXIT_USAGE : EXIT_INPUT
}

/** Fields and options reach the library from flags alone, so a complaint about them is one about the command line. */
function isUsage(error: unknown): boolean {
  return error instanceof UsageError || (error instanceof FihrisError && (error.code === 'option' || error.code === 'schema'))
}

function messageOf(error: unknown): string {
  if (error instanceof FihrisError || error instanceof UsageError) return error.message
  const system = systemMessage(error)
  if (system !== undefined) return error instanceof Error && 'path' in error ? `${String(error.path)}: ${system}` : system
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `unexpected error, a fault of fihris and not of yours: ${message} (FIHRIS_DEBUG=1 shows where; please report it)`
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : ''
  return (error.stack ?? error.message) + cause
}

const ADVICE: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'this is a folder, a file is needed',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  ERR_FS_FILE_TOO_LARGE: 'the file is larger than 2 GiB; split it, or write it as JSON Lines, which is read line by line',
}

/** What an error of the operating system means, in words and without the path; undefined for any other error. */
export function systemMessage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const advice = ADVICE[error.code]
  if (advice === undefined && !('syscall' in error)) return undefined
  return advice ?? error.message
}
