// The 512-byte header of a tar entry: written in one way only, so that the same files give the same bytes, and read as
// strictly as a stranger's file deserves. Format: POSIX.1-1988 ustar (https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html).
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'

/** Everything in a tar comes in blocks of this size. */
export const TAR_BLOCK_BYTES = 512

/** One entry, as its header tells. */
export interface TarEntry {
  readonly name: string
  /** `0` is a file, `5` a directory; `x`, `g`, and GNU's `L` and `K` tell about the next entries. */
  readonly type: string
  readonly size: number
  /** Undefined where it tells none: tools that mean to write the same bytes again write the epoch. */
  readonly modifiedAt: Date | undefined
}

const NAME_BYTES = 100
/** Eleven octal digits. */
const MAX_SIZE = 8 ** 11 - 1

/** The header of a file: owner 0, mode 0644, the epoch. */
export function formatTarHeader(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES || size > MAX_SIZE) {
    throw new RangeError(`no room in a tar header for ${name} of ${size} bytes`)
  }
  const header = Buffer.alloc(TAR_BLOCK_BYTES)
  const octal = (value: number, digits: number, at: number) =>
    header.write(`${value.toString(8).padStart(digits, '0')}\0`, at, 'latin1')
  header.write(name, 0)
  octal(0o644, 7, 100)
  octal(0, 7, 108)
  octal(0, 7, 116)
  octal(size, 11, 124)
  octal(0, 11, 136)
  header.write('0', 156, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

/** Whether another block of a sparse file's map follows: this header of GNU's old format, or a block that it was followed by. */
export function isSparseMapContinued(block: Buffer, isHeader: boolean): boolean {
  // https://www.gnu.org/software/tar/manual/html_node/Standard.html: isextended of oldgnu_header, and of sparse_header.
  return block[isHeader ? 482 : 504] === 1
}

/** Bytes that follow an entry of this size, up to the next block. */
export function paddingAfter(size: number): number {
  return (TAR_BLOCK_BYTES - (size % TAR_BLOCK_BYTES)) % TAR_BLOCK_BYTES
}

/** What to do about bytes that are no tar, where a tar was brought. */
export const BROKEN_COPY_HINT =
  'Carry the file again, and compare its size or its sha256 with the one where it comes from: its copy may have failed.'

/**
 * Reads a header; undefined for the block of zeros that ends a tar.
 *
 * @throws {VerifyError} for anything that is no header
 */
export function parseTarHeader(header: Buffer, what: string): TarEntry | undefined {
  if (header.every((byte) => byte === 0)) return undefined
  const sum = parseOctal(header.subarray(148, 156))
  if (sum !== checksumOf(header)) {
    throw new VerifyError(`${what} is no tar archive, or a damaged one`, {
      hint: BROKEN_COPY_HINT,
    })
  }
  const size = parseOctal(header.subarray(124, 136))
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? text(header.subarray(345, 500)) : ''
  const name = text(header.subarray(0, NAME_BYTES))
  if (size === undefined) {
    throw new VerifyError(`${what}: entry ${clean(name, 100)} has a size that is not octal`)
  }
  const type = header[156] === 0 ? '0' : String.fromCharCode(header[156] ?? 0)
  const seconds = parseOctal(header.subarray(136, 148)) ?? 0
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type,
    size,
    modifiedAt: seconds === 0 ? undefined : new Date(seconds * 1000),
  }
}

// The sum of all bytes, those of the sum itself taken as spaces.
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (const [at, byte] of header.entries()) {
    if (at < 148 || at >= 156) sum += byte
  }
  return sum
}

function parseOctal(field: Buffer): number | undefined {
  const digits = /^ *([0-7]+)[ \0]*$/.exec(field.toString('latin1'))?.[1]
  return digits === undefined ? undefined : Number.parseInt(digits, 8)
}

function text(field: Buffer): string {
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end === -1 ? field.length : end)
}
