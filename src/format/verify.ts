import { FINGERPRINT } from '../analysis/fingerprint.js'
import { FihrisError, FingerprintError, ImageError, OptionError } from '../errors.js'
import type { SectionName } from './constants.js'
import { ENTRIES_PER_BLOCK, GUARD, LAST_CODE_SYMBOL, MAX_FAMILY, MAX_TERM_LENGTH, SECTIONS } from './constants.js'
import type { ImageLayout } from './image.js'
import { readLayout, sectionBytes, verifyChecksums } from './image.js'
import { encodeLength } from './lengths.js'
import type { Meta } from './meta.js'
import { columnFields, storedFields } from './meta.js'
import type { FieldType } from './schema.js'
import { ImageSegment } from './segment.js'
import { MAX_BYTES_PER_UNIT } from './term-code.js'
import { checkOffsets, checkPrefixCode, checkStoredCode, checkStrings, termVisitor } from './verify-codes.js'
import { checkColumn } from './verify-columns.js'
import { checkMeta, checkNorms } from './verify-meta.js'
import { Fault, Part } from './verify-part.js'
import { PostingsCheck } from './verify-postings.js'

/** An image without a fault, and what was counted in it; or where the first fault is. */
export type Verification =
  | {
      ok: true
      byteLength: number
      documents: number
      terms: number
      stems: number
      roots: number
      /** Documents in all posting lists, and occurrences in all of them; of so many the position is kept. */
      postings: number
      occurrences: number
      positions: number
      /** Codes of documents in all columns. */
      columnCodes: number
    }
  | {
      ok: false
      /** Why opening or searching would fail, as the `code` of its error says. */
      code: FihrisError['code']
      /** Name of the section; 'header' for what stands before the first. */
      section: string
      /** Byte of the image where the fault was seen; the section's first where it is one of the section as a whole. */
      offset: number
      /** What was expected, and what is there. */
      message: string
    }

export interface VerifyOptions {
  /** Called as the check goes on: what is being checked, and how many bytes of how many were. */
  onProgress?: (progress: { section: string; checked: number; total: number }) => void
}

/** Stems between two calls of `onProgress`. */
const PROGRESS_EVERY = 4096

/**
 * Checks an image from beginning to end: checksums, every section, order, bound and cross-reference that docs/format/v1.md names. No search of an
 * image that it accepts ends in an ImageError. Reads everything once, in about the image's size of memory at most, and throws nothing for what it finds.
 */
export function verifyIndex(image: Uint8Array | ArrayBuffer, { onProgress }: VerifyOptions = {}): Verification {
  if (!(image instanceof Uint8Array || image instanceof ArrayBuffer)) throw new OptionError('an image is a Uint8Array or an ArrayBuffer')
  if (onProgress !== undefined && typeof onProgress !== 'function') throw new OptionError('"onProgress" is a function')
  const bytes = image instanceof Uint8Array ? image : new Uint8Array(image)
  const check = new Check(bytes, onProgress)
  try {
    return check.all()
  } catch (error) {
    if (!(error instanceof FihrisError)) throw error
    return check.failure(error)
  }
}

class Check {
  private section = 'header'
  private checked = 0
  private layout: ImageLayout | undefined

  constructor(
    private readonly image: Uint8Array,
    private readonly onProgress: VerifyOptions['onProgress'],
  ) {}

  all(): Verification {
    const { image } = this
    const layout = readLayout(image)
    this.layout = layout
    verifyChecksums(image, layout)
    for (const name of Object.keys(SECTIONS) as SectionName[]) this.part(name)
    this.enter('meta')
    const meta = checkMeta(this.part('meta'))
    if (meta.fingerprint !== FINGERPRINT) throw new FingerprintError(FINGERPRINT, meta.fingerprint)
    const { documents, terms, stems, roots } = meta
    const forms = this.checkTerms(meta)
    const stemForms = this.sequence('stemForms', stems + 1, terms, true)
    this.checkRoots(meta)
    this.enter('norms')
    checkNorms(this.part('norms'), meta)
    const postings = this.checkPostings(meta, stemForms)
    this.checkPeaks(forms, postings.formCounts)
    this.checkIds(documents)
    this.checkStored(meta)
    const columnCodes = this.checkColumns(meta)
    this.report(image.length)
    return { ok: true, byteLength: image.length, documents, terms, stems, roots, ...postings.totals, columnCodes }
  }

  /** What an error says of the image. */
  failure(error: FihrisError): Verification {
    if (error instanceof Fault) return { ok: false, code: error.code, section: error.section, offset: error.offset, message: error.what }
    const { byteOffset } = this.image
    // The errors of readers count from the beginning of the buffer, those of header and checksums from that of the image.
    const isReaders = error.code === 'corrupt' && this.section !== 'header'
    const at = error instanceof ImageError ? error.offset - (isReaders ? byteOffset : 0) : -1
    const found = this.layout?.sections.find(({ offset, length }) => at >= offset && at < offset + length)
    const section = (found && nameOf(found.type)) ?? this.section
    const offset = found ? at : (this.layout?.sections.find(({ type }) => nameOf(type) === section)?.offset ?? Math.max(0, at))
    return { ok: false, code: error.code, section, offset, message: error.message.replace(/ \(at byte -?\d+\)$/, '') }
  }

  private part(name: SectionName): Part {
    const bytes = sectionBytes(this.image, this.layout as ImageLayout, name)
    return new Part(name, bytes, bytes.byteOffset - this.image.byteOffset)
  }

  private enter(name: SectionName): void {
    this.section = name
    this.report(this.checked)
    this.checked += this.part(name).bytes.length
  }

  private report(checked: number): void {
    this.onProgress?.({ section: this.section, checked: Math.min(checked, this.image.length), total: this.image.length })
  }

  private sequence(name: SectionName, length: number, last: number, rising = false): Uint32Array {
    this.enter(name)
    return checkOffsets(this.part(name), length, last, rising)
  }

  /** The forms in the order of the dictionary. */
  private checkTerms({ terms }: Meta): Uint32Array {
    this.enter('terms')
    const part = this.part('terms')
    // No room is made for terms that cannot be there.
    if (terms > 4 * part.bytes.length) throw part.fault(0, `expected at most ${4 * part.bytes.length} terms in ${part.bytes.length} bytes, not ${terms}`)
    const forms = new Uint32Array(terms)
    const seen = new Uint8Array(Math.ceil(terms / 8))
    const visit = termVisitor(part, 'unique', (i, form, at) => {
      if (!(form >= 0 && form < terms)) throw part.fault(at, `expected a form below ${terms} as the number of term ${i}, not ${form}`)
      if (((seen[form >>> 3] as number) >>> (form & 7)) & 1) throw part.fault(at, `expected each form once, and term ${i} is form ${form} again`)
      seen[form >>> 3] = (seen[form >>> 3] as number) | (1 << (form & 7))
      forms[i] = form
    })
    checkStrings(part, this.part('termBlocks'), terms, MAX_TERM_LENGTH * MAX_BYTES_PER_UNIT, (code, length, i, number, at) => {
      if (length === 0) throw part.fault(at, `expected term ${i} to have letters`)
      visit(code, length, i, number, at)
    })
    return forms
  }

  private checkRoots({ stems, roots }: Meta): void {
    const rootStems = this.sequence('rootStems', roots + 1, stems, true)
    for (let root = 0; root < roots; root++) {
      const family = (rootStems[root + 1] as number) - (rootStems[root] as number)
      if (family > MAX_FAMILY) throw this.part('rootStems').fault(0, `expected root ${root} to have at most ${MAX_FAMILY} stems, not ${family}`)
    }
    this.enter('rootKeys')
    const part = this.part('rootKeys')
    const visit = termVisitor(part, 'twice', (i, number, at, isSame) => {
      if (number !== 0) throw part.fault(at, `expected 0 as the number of root ${i}, not ${number}`)
      // A family of more stems than a root may have is several roots with one key.
      const before = (rootStems[i] as number) - (rootStems[i - 1] ?? 0)
      if (isSame && before < MAX_FAMILY) throw part.fault(at, `expected root ${i} to have a key of its own, as the one before has ${before} stems`)
    })
    checkStrings(part, this.part('rootBlocks'), roots, MAX_TERM_LENGTH * MAX_BYTES_PER_UNIT, visit)
  }

  private checkPostings(meta: Meta, stemForms: Uint32Array): PostingsCheck {
    const { stems } = meta
    const [postings, positions] = [this.part('postings'), this.part('positions')]
    for (const part of [postings, positions]) if (part.bytes.length < GUARD) throw part.fault(0, `expected at least ${GUARD} bytes, not ${part.bytes.length}`)
    this.enter('postingCodes')
    const codes = checkPrefixCode(this.part('postingCodes'), LAST_CODE_SYMBOL + 1)
    const postingOffsets = this.sequence('postingOffsets', stems + 1, postings.bytes.length - GUARD)
    const positionOffsets = this.sequence('positionOffsets', stems + 1, positions.bytes.length - GUARD)
    this.section = 'postings'
    const before = this.checked
    const check = new PostingsCheck({ meta, postings, positions, norms: this.part('norms').bytes, codes, stemForms, postingOffsets, positionOffsets })
    for (let stem = 0; stem < stems; stem++) {
      check.check(stem)
      if (stem % PROGRESS_EVERY === 0) this.report(before + (postingOffsets[stem] as number) + (positionOffsets[stem] as number))
    }
    check.finish()
    this.checked = before + postings.bytes.length + positions.bytes.length
    return check
  }

  private checkPeaks(forms: Uint32Array, counts: Uint32Array): void {
    this.enter('termPeaks')
    const part = this.part('termPeaks')
    const blocks = Math.ceil(forms.length / ENTRIES_PER_BLOCK)
    if (part.bytes.length !== blocks) throw part.fault(0, `expected a byte for each of ${blocks} blocks, not ${part.bytes.length}`)
    for (let block = 0; block * ENTRIES_PER_BLOCK < forms.length; block++) {
      const own = forms.subarray(block * ENTRIES_PER_BLOCK, (block + 1) * ENTRIES_PER_BLOCK)
      const peak = own.reduce((most, form) => Math.max(most, encodeLength(counts[form] as number)), 0)
      if (part.bytes[block] !== peak) throw part.fault(block, `expected ${peak} as the peak of block ${block} of terms, not ${part.bytes[block]}`)
    }
  }

  private checkIds(documents: number): void {
    this.enter('ids')
    const part = this.part('ids')
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const known = new Set<string>()
    checkStrings(part, this.part('idBlocks'), documents, 8 * part.bytes.length, (code, length, i, number, at) => {
      let id: string
      try {
        id = decoder.decode(code.subarray(0, length))
      } catch {
        throw part.fault(at, `expected the id of document ${i} to be UTF-8`)
      }
      if (id === '' || number !== 0) throw part.fault(at, `expected document ${i} to have an id, and 0 as its number`)
      if (known.has(id)) throw part.fault(at, `expected an id of its own for document ${i}, not ${JSON.stringify(id.slice(0, 80))} again`)
      known.add(id)
    })
  }

  /** The values of each document, as they are read for an answer. */
  private checkStored({ documents, fields }: Meta): void {
    const stored = storedFields(fields)
    const length = stored.length > 0 ? documents + 1 : 1
    const part = this.part('stored')
    const [first, last] = stored.length > 0 ? checkStoredCode(part) : [0, part.bytes.length]
    this.enter('storedOffsets')
    const offsets = checkOffsets(this.part('storedOffsets'), length, last, false, first)
    this.enter('stored')
    const segment = new ImageSegment(this.image, this.layout as ImageLayout)
    for (let doc = 0; doc + 1 < length; doc++) {
      const values = segment.storedOf(doc) ?? []
      const at = offsets[doc] as number
      if (values.length !== stored.length) throw part.fault(at, `expected ${stored.length} values of document ${doc}, not ${values.length}`)
      stored.forEach(({ name, type }, i) => {
        if (!isOfType(values[i], type))
          throw part.fault(at, `expected field ${JSON.stringify(name)} of document ${doc} to be a ${type}, not ${typeof values[i]}`)
      })
      if (doc % PROGRESS_EVERY === 0) this.report(this.checked - part.bytes.length + at)
    }
  }

  private checkColumns({ documents, fields }: Meta): number {
    const columns = columnFields(fields)
    const offsets = this.sequence('columnOffsets', columns.length + 1, this.part('columns').bytes.length)
    this.enter('columns')
    const part = this.part('columns')
    return columns.reduce((codes, field, i) => codes + checkColumn(part.part(offsets[i] as number, offsets[i + 1] as number), field, documents), 0)
  }
}

function nameOf(type: number): string {
  return (Object.keys(SECTIONS) as SectionName[]).find(name => SECTIONS[name] === type) ?? `section ${type}`
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** Whether a stored value is one that a document may have. */
function isOfType(value: unknown, type: FieldType): boolean {
  if (value === null) return true
  if (type === 'text' || type === 'keyword') return isText(value) || (Array.isArray(value) && value.every(isText))
  if (type === 'boolean') return typeof value === 'boolean'
  return typeof value === 'number' ? Number.isFinite(value) : type === 'date' && isText(value)
}
