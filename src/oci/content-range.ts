// The headers that tell how long a body is, and which part of the whole it is.

/** Start, last byte, and total of `bytes 5-9/10`, of `bytes 5-9/*`, and of the unsatisfied form of a 416 (RFC 9110, 14.4). */
export function parseContentRange(value: string | undefined): {
  start?: number
  last?: number
  total?: number
} {
  const [, start, last, total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(value?.trim() ?? '') ?? []
  return {
    ...(start === undefined ? {} : { start: Number(start) }),
    ...(last === undefined ? {} : { last: Number(last) }),
    ...(total === undefined || total === '*' ? {} : { total: Number(total) }),
  }
}

/** The number of a `Content-Length` header. */
export function parseLength(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined
}
