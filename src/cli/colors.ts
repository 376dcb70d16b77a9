import picocolors from 'picocolors'
import type { Io, Output } from './io.js'

export type Colors = ReturnType<typeof picocolors.createColors>

/**
 * Colours for one output: on a terminal, unless NO_COLOR (no-color.org) says no; FORCE_COLOR asks for them in a pipe too.
 * Decided per output and from `io`, as stdout may be a file while stderr is a screen.
 */
export function colorsFor(output: Output, env: Io['env']): Colors {
  return picocolors.createColors(wantsColor(output, env))
}

function wantsColor(output: Output, env: Io['env']): boolean {
  if (env['NO_COLOR']) return false
  const force = env['FORCE_COLOR']
  if (force !== undefined) return force !== '0' && force !== 'false'
  return output.isTTY && env['TERM'] !== 'dumb'
}
