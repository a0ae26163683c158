// Parsers of the inputs that say what the later scan will do; empty text means: not said.
import { parseEach } from './mistakes.ts'
import { list, type Parser, quote } from './parsers.ts'
import { meaningOf, nearestWord } from './trivy-words.ts'

/** One word of a table or of a newer Trivy, or absent. */
export function optionalWord(words: Readonly<Record<string, string>>): Parser<string | undefined> {
  return (text) => (text === '' ? undefined : meaningOrNewWord(words, text))
}

/** A list of words of a table or of a newer Trivy, each once, in the order of the text; absent when empty. */
export function optionalWords(
  words: Readonly<Record<string, string>>,
): Parser<readonly string[] | undefined> {
  return (text) => {
    const items = list(text)
    return items.length === 0
      ? undefined
      : [...new Set(parseEach(items, (item) => meaningOrNewWord(words, item)))]
  }
}

/** A list of any texts; absent when empty. */
export const optionalList: Parser<readonly string[] | undefined> = (text) => {
  const items = list(text)
  return items.length === 0 ? undefined : items
}

/** What the user wants to be made available: what the plan finds, or a list. */
export type WantedResources<N extends string> =
  | {
      readonly kind: 'auto'
      readonly excluded: readonly N[]
      /** Besides what the plan finds. */
      readonly included: readonly N[]
    }
  | { readonly kind: 'list'; readonly names: readonly N[] }

/** `auto`, `auto, -name`, `auto, name`, only names with a leading `-` (then auto without them), or a list of names. */
export function wantedResources<N extends string>(
  names: readonly N[],
  otherNames: Readonly<Record<string, string>> = {},
): Parser<WantedResources<N>> {
  const known = Object.fromEntries(names.map((name) => [name, name])) as Readonly<Record<string, N>>
  return (text) => {
    const items = list(text).map((item) => (item.toLowerCase() === 'auto' ? 'auto' : item))
    if (items.length === 0) throw new Error(`is empty; write auto, or at least one of ${names.join(', ')}`)
    if (items.includes('-'))
      throw new Error('"-" stands alone; write it right before the name, as in -java-db')
    const isAuto = items.includes('auto')
    const named = parseEach(
      items.filter((item) => item !== 'auto'),
      (item) => {
        const isExcluded = item.startsWith('-')
        const others = isExcluded ? [] : ['auto']
        const name = meaningOrThrow(known, isExcluded ? item.slice(1) : item, { others, otherNames })
        return { name, isExcluded }
      },
    )
    const excluded = named.filter(({ isExcluded }) => isExcluded).map(({ name }) => name)
    const included = named.filter(({ isExcluded }) => !isExcluded).map(({ name }) => name)
    if (included.length === 0 || isAuto) {
      return {
        kind: 'auto',
        excluded: [...new Set(excluded)],
        included: [...new Set(included.filter((name) => !excluded.includes(name)))],
      }
    }
    const stray = excluded.find((name) => !included.includes(name))
    if (stray !== undefined)
      throw new Error(`-${stray} leaves out what the list does not name; write -${stray} with auto only`)
    return {
      kind: 'list',
      names: names.filter((name) => included.includes(name) && !excluded.includes(name)),
    }
  }
}

/** What a newer Trivy may know is for whoever reads the settings to warn of; what is misspelt is a mistake. */
function meaningOrNewWord(words: Readonly<Record<string, string>>, word: string): string {
  const meaning = meaningOf(words, word) ?? meaningOf(words, word.toLowerCase())
  if (meaning !== undefined) return meaning
  const nearest = nearestWord(words, word)
  if (nearest === undefined) return word
  throw new Error(`${quote(word)} is not one of ${Object.keys(words).join(', ')}; the nearest is ${nearest}`)
}

/** Whom else a message on a word speaks of. */
interface OtherWords {
  /** Words of which the caller takes care, and that may stand there too. */
  readonly others?: readonly string[]
  /** Known words by other names of them, which are not taken, but understood. */
  readonly otherNames: Readonly<Record<string, string>>
}

function meaningOrThrow<T extends string>(
  words: Readonly<Record<string, T>>,
  word: string,
  { others = [], otherNames }: OtherWords,
): T {
  // Our own inputs need not be as strict as Trivy's flags: no two words differ in case alone.
  const meaning = meaningOf(words, word) ?? meaningOf(words, word.toLowerCase())
  if (meaning === undefined) {
    const nearest =
      meaningOf(otherNames, word.replace(/[:@].*$/, '')) ?? nearestWord(words, word) ?? partLike(words, word)
    const advice = nearest === undefined ? '' : `; the nearest is ${nearest}`
    const known = [...others, ...Object.keys(words)].join(', ')
    throw new Error(`${quote(word)} is not one of ${known}${advice}`)
  }
  return meaning
}

/** Names are made of parts: `vulnerability-db` is meant for `vuln-db`, and `poms` for `maven-poms`. */
function partLike(words: Readonly<Record<string, unknown>>, word: string): string | undefined {
  const text = word.toLowerCase()
  const start = text.slice(0, 3)
  const known = Object.keys(words)
  const alike = start.length < 3 ? undefined : known.find((name) => name.startsWith(start))
  const [part, ...more] = known.filter((name) => name.split('-').includes(text))
  return alike ?? (more.length === 0 ? part : undefined)
}
