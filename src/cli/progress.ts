import { colorsFor } from './colors.js'
import { formatBytes, formatCount } from './format.js'
import type { Io } from './io.js'
import { oneLine } from './text.js'

/** Often enough to move smoothly, seldom enough to cost nothing. */
const BAR_INTERVAL = 100
/** A log file is read later, and wants to know that the build lives, not each step. */
const LINE_INTERVAL = 5000
const BAR_CELLS = 24
const CLEAR_LINE = '\r\x1b[K'

/**
 * How far the work is, on stderr: a bar that rewrites its line on a terminal, a plain line now and then elsewhere. Measured in
 * bytes read, the only total that is known before the documents are counted.
 */
export class Progress {
  readonly #io: Io
  readonly #totalBytes: number
  readonly #quiet: boolean
  #bytes = 0
  #documents = 0
  #drawnAt: number
  #barShown = false

  constructor(io: Io, totalBytes: number, quiet: boolean) {
    this.#io = io
    this.#totalBytes = totalBytes
    this.#quiet = quiet
    this.#drawnAt = io.now()
  }

  /** One more document, read from `bytes` bytes. */
  advance(bytes: number): void {
    this.#bytes += bytes
    this.#documents++
    if (this.#quiet) return
    const now = this.#io.now()
    const isTTY = this.#io.stderr.isTTY
    if (now - this.#drawnAt < (isTTY ? BAR_INTERVAL : LINE_INTERVAL)) return
    this.#drawnAt = now
    if (isTTY) this.#draw()
    else this.#io.stderr.write(`${this.#figures()}\n`)
  }

  /** A line that stays, above the bar. */
  note(message: string): void {
    if (this.#quiet) return
    this.clear()
    this.#io.stderr.write(`${oneLine(message).trim()}\n`)
  }

  /** Takes the bar away, so that what comes next begins on an empty line. */
  clear(): void {
    if (this.#barShown) this.#io.stderr.write(CLEAR_LINE)
    this.#barShown = false
  }

  #draw(): void {
    const filled = Math.round(BAR_CELLS * this.#share())
    const colors = colorsFor(this.#io.stderr, this.#io.env)
    const figures = this.#figures()
    const bar = `${colors.cyan('━'.repeat(filled))}${colors.dim('━'.repeat(BAR_CELLS - filled))} `
    // A line that wraps cannot be rewritten: where the bar has no room the figures stand alone.
    const fits = BAR_CELLS + 1 + figures.length < this.#io.stderr.columns
    this.#io.stderr.write(`${CLEAR_LINE}${fits ? bar : ''}${figures.slice(0, this.#io.stderr.columns - 1)}`)
    this.#barShown = true
  }

  #figures(): string {
    const percent = Math.floor(100 * this.#share())
    return `${String(percent).padStart(3)} %  ${formatCount(this.#documents)} documents  ${formatBytes(this.#bytes)} of ${formatBytes(this.#totalBytes)}`
  }

  /** A file can grow while it is read, so the share is held at 1. */
  #share(): number {
    return this.#totalBytes === 0 ? 1 : Math.min(1, this.#bytes / this.#totalBytes)
  }
}
