// How much may come out of an archive before it is no honest one.
import { VerifyError } from '../base/errors.ts'

/** Databases inflate about eleven times; from here on more than this is a bomb. gzip can reach 1032. */
const MAX_RATIO = 200
const RATIO_APPLIES_FROM_BYTES = 64 << 20
/** Most members of an archive; the checks bundle holds about 700 files. */
export const MAX_ENTRIES = 50_000
/** So many times the bytes that are wanted may be passed over: inflating them costs some seconds, and no disk. */
const MAX_PASSED_OVER = 8

/** @throws {VerifyError} when so many members are to be looked at that it is no mistake */
export function refuseNumber(members: number): void {
  if (members > MAX_ENTRIES) throw new VerifyError(`the archive holds more than ${MAX_ENTRIES} entries`)
}

/** What is bounded; see the rules of `extract`. */
interface Bounds {
  readonly maxExtractedBytes: number
  readonly countsWanted?: boolean | undefined
}

/** Bytes of an archive so far. */
export interface ByteCounter {
  compressed: number
  inflated: number
  /** Of members that are wanted. */
  wanted: number
}

/** @throws {VerifyError} when so few bytes became so many that no honest archive does it */
export function refuseBomb(
  { compressed, inflated, wanted }: Readonly<ByteCounter>,
  { maxExtractedBytes, countsWanted = false }: Bounds,
): void {
  refuseSize(inflated, countsWanted ? maxExtractedBytes * MAX_PASSED_OVER : maxExtractedBytes)
  // Documents of one kind repeat themselves more than any database: no ratio tells them from a bomb.
  if (countsWanted) refuseSize(wanted, maxExtractedBytes)
  else if (inflated > RATIO_APPLIES_FROM_BYTES && inflated > compressed * MAX_RATIO) {
    throw new VerifyError('the archive is a decompression bomb', {
      wanted: `at most ${MAX_RATIO} times its size`,
      found: `${Math.round(inflated / compressed)} times`,
    })
  }
}

function refuseSize(bytes: number, most: number): void {
  if (bytes <= most) return
  throw new VerifyError('the archive inflates to too much', {
    wanted: `at most ${most} bytes`,
    found: `${bytes} bytes and more`,
  })
}
