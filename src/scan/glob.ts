// Globs as Trivy's library (doublestar) reads them. Matching takes time like glob times path, whatever a hostile one holds.

/** Alternatives that one glob may unfold to. */
const MAX_ALTERNATIVES = 100

/** Any number of what stands in its place: characters of a part, or parts of a path. */
const ANY = Symbol('any number')
type Any = typeof ANY

/** One character of a part. */
type CharacterTest = (character: string) => boolean

/** What is between two slashes. */
type Part = readonly (CharacterTest | Any)[]

/**
 * Whether a whole path matches: `*` and `?` stop at `/`, `**` does not where it is all that stands between slashes,
 * `{a,b}` and `[a-z]` choose, `\` takes the next character for itself. undefined where the glob is malformed, or unfolds
 * to more than anybody would write.
 */
export function parseGlob(glob: string): ((path: string) => boolean) | undefined {
  const globs = unfold(glob)
  if (globs === undefined || globs.length > MAX_ALTERNATIVES) return undefined
  const patterns: (Part | Any)[][] = []
  for (const one of globs) {
    const parts = one.split('/').map((part) => (part === '**' ? ANY : readPart([...part])))
    if (parts.includes(undefined)) return undefined
    patterns.push(parts.filter((part) => part !== undefined))
  }
  return (path) => {
    const parts = path.split('/').map((part) => [...part])
    return patterns.some((pattern) => matchAll(pattern, parts, matchPart))
  }
}

function matchPart(pattern: Part, part: readonly string[]): boolean {
  return matchAll(pattern, part, (test, character) => test(character))
}

/** Only the last `ANY` ever has to give way for more: one before it has already done its work. */
function matchAll<P, T>(
  pattern: readonly (P | Any)[],
  items: readonly T[],
  matches: (one: P, item: T) => boolean,
): boolean {
  let [next, at, retryNext, retryAt] = [0, 0, -1, 0]
  while (at < items.length) {
    const one = pattern[next]
    if (one === ANY) {
      next += 1
      retryNext = next
      retryAt = at
    } else if (one !== undefined && matches(one as P, items[at] as T)) {
      next += 1
      at += 1
    } else if (retryNext !== -1) {
      retryAt += 1
      next = retryNext
      at = retryAt
    } else return false
  }
  return pattern.slice(next).every((one) => one === ANY)
}

/** Every choice of the alternatives in braces; undefined where a brace is not closed. */
function unfold(glob: string): readonly string[] | undefined {
  const open = find(glob, 0, '{')
  if (open === undefined) return [glob]
  const alternatives: string[] = []
  let depth = 0
  let from = open + 1
  for (let at = from; at < glob.length; at += 1) {
    const character = glob[at]
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (depth === 0 && (character === ',' || character === '}')) {
      alternatives.push(glob.slice(from, at))
      from = at + 1
      if (character === '}') return unfoldEach(glob.slice(0, open), alternatives, glob.slice(from))
    } else if (character === '}') depth -= 1
  }
  return undefined
}

function unfoldEach(
  before: string,
  choices: readonly string[],
  after: string,
): readonly string[] | undefined {
  const globs: string[] = []
  for (const choice of choices) {
    const unfolded = unfold(`${before}${choice}${after}`)
    if (unfolded === undefined) return undefined
    globs.push(...unfolded)
    if (globs.length > MAX_ALTERNATIVES) break
  }
  return globs
}

/** The index of a character that no `\` stands before. */
function find(text: string, from: number, wanted: string): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === wanted) return at
    if (text[at] === '\\') at += 1
  }
  return undefined
}

function readPart(characters: string[]): Part | undefined {
  const part: (CharacterTest | Any)[] = []
  while (characters.length > 0) {
    const character = characters.shift()
    if (character === '*') part.push(ANY)
    else if (character === '?') part.push(() => true)
    // A brace that nobody opened.
    else if (character === '}') return undefined
    else {
      const test = character === '[' ? readClass(characters) : readLiteral(character, characters)
      if (test === undefined) return undefined
      part.push(test)
    }
  }
  return part
}

function readLiteral(character: string | undefined, rest: string[]): CharacterTest | undefined {
  const literal = character === '\\' ? rest.shift() : character
  return literal === undefined ? undefined : (found) => found === literal
}

/** Characters and ranges up to `]`, of which there must be one. */
function readClass(rest: string[]): CharacterTest | undefined {
  const isNegated = rest[0] === '!' || rest[0] === '^'
  if (isNegated) rest.shift()
  const ranges: (readonly [string, string])[] = []
  while (rest.length > 0 && rest[0] !== ']') {
    const first = takeCharacter(rest)
    const isRange = rest[0] === '-' && rest[1] !== undefined && rest[1] !== ']'
    if (isRange) rest.shift()
    const last = isRange ? takeCharacter(rest) : first
    if (first === undefined || last === undefined) return undefined
    ranges.push([first, last])
  }
  if (rest.shift() === undefined || ranges.length === 0) return undefined
  return (found) => ranges.some(([first, last]) => first <= found && found <= last) !== isNegated
}

function takeCharacter(rest: string[]): string | undefined {
  return rest[0] === '\\' ? rest.splice(0, 2)[1] : rest.shift()
}
