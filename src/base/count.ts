// Numbers of things as people read them.

/**
 * A number and its noun: `1 file`, `12,000 files`, `2 entries`.
 *
 * @param plural where it is more than the noun with an s
 */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(number)} ${number === 1 ? noun : plural}`
}

/** A whole number with its thousands apart. By hand: loading the rules of all languages costs as much as Node's start-up. */
function formatNumber(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}
