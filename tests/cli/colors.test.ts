import { expect, it } from 'vitest'
import { colorsFor } from '../../src/cli/colors.js'
import { Recorder } from './world.js'

it.each([
  ['a terminal', true, {}, true],
  ['a pipe', false, {}, false],
  ['NO_COLOR on a terminal', true, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR, which means nothing', true, { NO_COLOR: '' }, true],
  ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0 on a terminal', true, { FORCE_COLOR: '0' }, false],
  ['NO_COLOR against FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('decides on colours for %s', (_, tty, env, expected) => {
  expect(colorsFor(new Recorder(tty), env).isColorSupported).toBe(expected)
})
