import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** A text file written piece by piece, none of which is kept. */
export class TextFile {
  private readonly stream: ReturnType<typeof createWriteStream>
  private readonly finished: Promise<void>

  constructor(path: string) {
    this.stream = createWriteStream(path)
    this.finished = finished(this.stream)
    // An error is seen where the file is closed; until then nobody waits for it.
    this.finished.catch(() => undefined)
  }

  /** Waits where the disk is slower. */
  async write(text: string): Promise<void> {
    if (!this.stream.write(text)) await once(this.stream, 'drain')
  }

  async close(): Promise<void> {
    this.stream.end()
    await this.finished
  }
}
