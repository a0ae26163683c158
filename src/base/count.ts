// Numbers of things as people read them.

/**
 * A number and its noun: `1 file`, `12,000 files`, `2 entries`.
 *
 * @param plural where it is more than the noun with an s
 */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`
}
