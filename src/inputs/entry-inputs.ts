// The inputs of `warm`, `export`, and `mirror`: their own, and what stands in for those of the main action that mean nothing there.
import { parseReference } from '../oci/reference.ts'
import { positiveDuration } from './durations.ts'
import { sayMistakes } from './mistakes.ts'
import { bool, list, oneOf, optionalPath, type Parser, quote, registryBases } from './parsers.ts'
import { InputError } from './read.ts'
import { type InputResource, TEXTS_WITHOUT } from './table.ts'

/** The actions that place no data: three gather it, and one looks where it lies. */
export type EntryName = 'warm' | 'export' | 'mirror' | 'check'

/** One registry base, without a trailing slash. */
const registryBase: Parser<string> = (text) => {
  const [base, ...others] = registryBases(text)
  if (base === undefined || others.length > 0) throw new Error('names more than one registry base')
  parseReference(`${base}/repository:tag`)
  return base
}

/** `linux/amd64` and its like; empty: none are named. */
const platforms: Parser<readonly string[]> = (text) => {
  const items = list(text)
  for (const item of items) {
    if (!/^[a-z0-9]+\/[a-z0-9]+$/.test(item))
      throw new Error(`${quote(item)} is not a platform; write for example linux/amd64`)
  }
  return items
}

/** Where a check can look. */
export const CHECK_PLACES = ['registries', 'store', 'actions-cache'] as const
export type CheckPlace = (typeof CHECK_PLACES)[number]

/** Places that must hold what is looked for; `auto`: undefined. */
const checkPlaces: Parser<readonly CheckPlace[] | undefined> = (text) => {
  const words = list(text)
  if (words.length === 0) throw new Error('names no place; write auto, or for example actions-cache')
  if (words.length === 1 && words[0] === 'auto') return undefined
  return words.map(oneOf(...CHECK_PLACES))
}

/** The inputs that only some of them have. */
export const entryTables = {
  warm: { prune: bool, 'on-not-kept': oneOf('fail', 'warn') },
  export: { file: requiredText, platforms },
  mirror: { to: registryBase, 'as-image': bool, platforms },
  check: {
    places: checkPlaces,
    metrics: optionalPath,
    'max-lag': positiveDuration,
    'on-finding': oneOf('fail', 'warn'),
  },
} satisfies Record<EntryName, Record<string, Parser<unknown>>>

/** What stands in for inputs that an action does not have, also for those that belong to resources. */
export function fixedTexts(resources: readonly InputResource[]): Readonly<Record<string, string>> {
  const own = resources.flatMap(({ inputs = [] }) =>
    inputs.flatMap(({ name, without }) => (without === undefined ? [] : [[name, without]])),
  )
  return { ...TEXTS_WITHOUT, ...Object.fromEntries(own) }
}

type Values<T extends Record<string, Parser<unknown>>> = { readonly [K in keyof T]: ReturnType<T[K]> }

/**
 * The own inputs of an action.
 *
 * @throws {InputError} listing all mistakes at once
 */
export function readEntryInputs<E extends EntryName>(
  entry: E,
  getText: (name: string) => string,
): Values<(typeof entryTables)[E]> {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, parse] of Object.entries<Parser<unknown>>(entryTables[entry])) {
    try {
      values[name] = parse(getText(name).trim())
    } catch (error) {
      problems.push(...sayMistakes(error).map((mistake) => `${name}: ${mistake}`))
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  return values as Values<(typeof entryTables)[E]>
}

function requiredText(text: string): string {
  if (text === '') throw new Error('is empty')
  return text
}
