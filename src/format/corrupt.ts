import { ImageError } from '../errors.js'

/** The error for bytes of a section that contradict themselves; `what` is short, for the browser carries every one of them. */
export function corrupt(section: Uint8Array, at: number, what: string): ImageError {
  return new ImageError('corrupt', section.byteOffset + at, `the image is damaged: ${what}`)
}
