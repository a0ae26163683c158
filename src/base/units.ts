// Units of time and size in numbers.

/** Milliseconds. */
export const HOUR_MS = 3_600_000
/** Milliseconds. */
export const DAY_MS = 24 * HOUR_MS
/** Bytes. */
export const MEBIBYTE = 1024 * 1024
/** Bytes. */
export const GIBIBYTE = 1024 * MEBIBYTE
