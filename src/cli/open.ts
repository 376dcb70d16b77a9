import { FihrisError, ImageError, InputError } from '../errors.js'
import { systemMessage } from './failure.js'

/** Runs what reads the index `name`, so that every failure names the file; a hit on a wrong file is the commonest mistake. */
export async function withIndexNamed<T>(name: string, read: () => Promise<T> | T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ImageError && error.code === 'not-an-image') throw named(name, `${error.message}; fihris build makes an index`, error)
    if (error instanceof FihrisError) throw named(name, error.message, error)
    const message = systemMessage(error)
    if (message === undefined) throw error
    throw new InputError(`${name}: the index cannot be read: ${message}`, { cause: error })
  }
}

function named(name: string, message: string, cause: FihrisError): FihrisError {
  return new FihrisError(cause.code, message.startsWith(name) ? message : `${name}: ${message}`, { cause })
}
