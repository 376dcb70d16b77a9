import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// As `node --expose-gc`, but nobody can forget it: without a collection before each round, one engine's garbage is another's pause.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Collects all garbage now. */
export function collectGarbage(): void {
  collect()
}
