// One value for all resources, or one for each.
import { UNIT } from './durations.ts'
import { parseEach } from './mistakes.ts'
import { joinPairs } from './pairs.ts'
import { list, oneOf, type Parser, quote } from './parsers.ts'

/** White space between a number and its unit. */
const BEFORE_UNIT = new RegExp(`(\\d)\\s+(?=(?:${UNIT})\\b)`, 'gi')

/** One value for all names, or `name=value` items; a name that is left out is absent, and keeps its default. */
export function perName<N extends string, T>(
  names: readonly N[],
  value: Parser<T>,
): Parser<Readonly<Partial<Record<N, T>>>> {
  return (text) => {
    // `vuln-db:12h` too: no duration has a colon.
    const items = list(joinUnits(joinPairs(text))).map((item) =>
      item.replace(/^([a-z][a-z-]*):(?=.)/i, '$1='),
    )
    // Several words without names are one value where they can be, as in `1 day 12 hours`.
    if ((items.length === 1 && !items[0]?.includes('=')) || isValue(value, text)) {
      const same = value(text)
      return Object.fromEntries(names.map((name) => [name, same])) as Record<N, T>
    }
    const values: Partial<Record<N, T>> = {}
    parseEach(items, (item) => {
      const equals = item.indexOf('=')
      if (equals === -1)
        throw new Error(
          `${quote(item)} is not of the form name=value; write one value for all, or items such as ${names[0]}=…`,
        )
      const name = oneOf(...names)(item.slice(0, equals))
      if (values[name] !== undefined) throw new Error(`${name} is given twice`)
      values[name] = value(item.slice(equals + 1))
    })
    return values
  }
}

function isValue(parse: Parser<unknown>, text: string): boolean {
  try {
    parse(text)
    return true
  } catch {
    // The items are looked at one by one, and say what is wrong.
    return false
  }
}

/** `24 hours` as one word, so that it can stand in a list. */
function joinUnits(text: string): string {
  return text.replace(BEFORE_UNIT, '$1')
}
