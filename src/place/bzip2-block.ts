// One block of bzip2: Huffman codes, runs, moves to front, and the sorted rotations (format of bzip2 1.0.8, which has no
// specification but its source). A block costs what its own length and size cost, whatever its bytes say.
import { VerifyError } from '../base/errors.ts'
import type { BitReader } from './bit-reader.ts'

/** A block before its runs are unfolded. */
export interface Block {
  readonly length: number
  /** Of the first link. */
  readonly origin: number
}

const MAX_TABLES = 6
const MAX_CODE_BITS = 20
/** So many symbols share one table. */
const GROUP_SYMBOLS = 50
/** What 900,000 bytes can need; more are read and pass for nothing, as the original has it. */
const MAX_SELECTORS = 2 + 900_000 / GROUP_SYMBOLS
const RUN_A = 0
const RUN_B = 1

/**
 * Reads a block into `links`, which is as long as the largest one: for each byte in the low 8 bits a byte, above them where the
 * next one stands.
 *
 * @throws {VerifyError} when it is broken
 */
export function readBlock(bits: BitReader, links: Uint32Array): Block {
  if (bits.read(1) === 1) throw broken('it is of a form that was given up in 1999')
  const origin = bits.read(24)
  const bytes = readAlphabet(bits)
  const symbolCount = bytes.length + 2
  const tableCount = bits.read(3)
  if (tableCount < 2 || tableCount > MAX_TABLES) throw broken('a number of tables')
  const selectors = readSelectors(bits, tableCount)
  const tables = Array.from({ length: tableCount }, () => readTable(bits, symbolCount))
  const length = readSymbols(bits, { bytes, selectors, tables, links })
  if (origin >= length) throw broken('where it begins')
  linkUp(links, length)
  return { length, origin }
}

/** Which bytes occur, by a map of two steps. */
function readAlphabet(bits: BitReader): Uint8Array {
  const bytes: number[] = []
  const rows = bits.read(16)
  for (let row = 0; row < 16; row += 1) {
    if ((rows & (0x8000 >> row)) === 0) continue
    const columns = bits.read(16)
    for (let column = 0; column < 16; column += 1)
      if ((columns & (0x8000 >> column)) !== 0) bytes.push(row * 16 + column)
  }
  if (bytes.length === 0) throw broken('it uses no byte')
  return Uint8Array.from(bytes)
}

function readSelectors(bits: BitReader, tableCount: number): Uint8Array {
  const count = bits.read(15)
  if (count === 0) throw broken('it selects no table')
  const selectors = new Uint8Array(Math.min(count, MAX_SELECTORS))
  const recent = Array.from({ length: tableCount }, (_, index) => index)
  for (let index = 0; index < count; index += 1) {
    let back = 0
    while (bits.read(1) === 1) {
      back += 1
      if (back >= tableCount) throw broken('it selects a table that is not there')
    }
    recent.unshift(...recent.splice(back, 1))
    if (index < selectors.length) selectors[index] = recent[0] ?? 0
  }
  return selectors
}

/** A canonical Huffman code: of each length the last code, and where its symbols stand. */
interface Table {
  readonly shortest: number
  /** By length: codes up to this one have it; -1: none has. */
  readonly last: Int32Array
  /** By length: what is taken from a code to give its place among the symbols. */
  readonly shift: Int32Array
  readonly symbols: Uint16Array
}

function readTable(bits: BitReader, symbolCount: number): Table {
  const lengths = new Uint8Array(symbolCount)
  let length = bits.read(5)
  for (let symbol = 0; symbol < symbolCount; symbol += 1) {
    for (;;) {
      if (length < 1 || length > MAX_CODE_BITS) throw broken('the length of a code')
      if (bits.read(1) === 0) break
      length += bits.read(1) === 0 ? 1 : -1
    }
    lengths[symbol] = length
  }
  return buildTable(lengths)
}

function buildTable(lengths: Uint8Array): Table {
  const last = new Int32Array(MAX_CODE_BITS + 1).fill(-1)
  const shift = new Int32Array(MAX_CODE_BITS + 1)
  const symbols = new Uint16Array(lengths.length)
  let place = 0
  let code = 0
  for (let bitCount = 1; bitCount <= MAX_CODE_BITS; bitCount += 1) {
    shift[bitCount] = code - place
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== bitCount) continue
      symbols[place] = symbol
      place += 1
      code += 1
    }
    if ((shift[bitCount] ?? 0) + place > 1 << bitCount) throw broken('more codes than there can be')
    last[bitCount] = code - 1
    code *= 2
  }
  return { shortest: Math.min(...lengths), last, shift, symbols }
}

function readSymbol(bits: BitReader, { shortest, last, shift, symbols }: Table): number {
  let code = bits.read(shortest)
  for (let bitCount = shortest; bitCount <= MAX_CODE_BITS; bitCount += 1) {
    if (code <= (last[bitCount] ?? -1)) {
      const symbol = symbols[code - (shift[bitCount] ?? 0)]
      if (symbol !== undefined) return symbol
    }
    code = code * 2 + bits.read(1)
  }
  throw broken('a code that nothing has')
}

interface Coding {
  /** Those that occur; moved to the front while symbols are read. */
  readonly bytes: Uint8Array
  readonly selectors: Uint8Array
  readonly tables: readonly Table[]
  readonly links: Uint32Array
}

/** Puts the bytes of the sorted rotations into the links; gives their number. */
function readSymbols(bits: BitReader, { bytes, selectors, tables, links }: Coding): number {
  const end = bytes.length + 1
  let length = 0
  let run = 0
  let runUnit = 1
  for (const selector of selectors) {
    const table = tables[selector] as Table
    for (let index = 0; index < GROUP_SYMBOLS; index += 1) {
      const symbol = readSymbol(bits, table)
      if (symbol === RUN_A || symbol === RUN_B) {
        run += runUnit << symbol
        runUnit *= 2
        // Before the unit outgrows a number.
        if (run > links.length) throw broken('a run that is too long')
        continue
      }
      if (length + run > links.length) throw broken('more than a block holds')
      links.fill(bytes[0] ?? 0, length, length + run)
      length += run
      run = 0
      runUnit = 1
      if (symbol === end) return length
      if (length === links.length) throw broken('more than a block holds')
      const byte = bytes[symbol - 1] as number
      bytes.copyWithin(1, 0, symbol - 1)
      bytes[0] = byte
      links[length] = byte
      length += 1
    }
  }
  throw broken('it has no end')
}

/** From the last column of the sorted rotations to the order in which their bytes follow each other. */
function linkUp(links: Uint32Array, length: number): void {
  const places = new Uint32Array(256)
  for (let index = 0; index < length; index += 1) {
    const byte = links[index] as number
    places[byte] = (places[byte] as number) + 1
  }
  let sum = 0
  for (let byte = 0; byte < 256; byte += 1) {
    const count = places[byte] as number
    places[byte] = sum
    sum += count
  }
  for (let index = 0; index < length; index += 1) {
    const byte = (links[index] as number) & 0xff
    const place = places[byte] as number
    places[byte] = place + 1
    links[place] = ((links[place] as number) | (index << 8)) >>> 0
  }
}

function broken(what: string): VerifyError {
  return new VerifyError(`the archive is broken: ${what}`)
}
