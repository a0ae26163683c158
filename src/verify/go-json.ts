// Whether Go's decoder, and so Trivy, would take a JSON value: names in any case, null for anything, strict in its types.

/** What a Go program declares. `any`: whatever is there. Fields that are not named are passed over. */
export type Shape =
  | PlainShape
  /** `requiresItems`: none may be null; told of what is read as it streams past. */
  | { readonly list: Shape; readonly requiresItems?: boolean }
  | { readonly map: Shape }
  /** `required`: neither absent nor null, or not an empty text either; told of what is read as it streams past. */
  | {
      readonly fields: Readonly<Record<string, Shape>>
      readonly required?: Readonly<Record<string, 'there' | 'filled'>>
    }

/** What is neither list nor object. */
export type PlainShape = 'any' | 'string' | 'integer' | 'boolean' | 'time'

/** Go's `encoding/json` gives up on what is nested deeper. */
const MAX_DEPTH = 10_000

/**
 * The value of a JSON text.
 *
 * @throws {SyntaxError} when it is none, or nested deeper than Go reads
 */
export function parseGoJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (text.length > MAX_DEPTH && measureDepth(text) > MAX_DEPTH) throw new SyntaxError('nested too deep')
  return value
}

/**
 * The first value of a text, as Go's `json.Decoder` reads it: what follows an object or list is not looked at.
 *
 * @throws {SyntaxError} when it is none, or nested deeper than Go reads
 */
export function parseFirstGoJson(text: string): unknown {
  return parseGoJson(text.slice(0, endOfFirst(text)))
}

/** Behind the bracket that closes the first one; the end of the text where none does. */
function endOfFirst(text: string): number {
  let depth = 0
  let isString = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '"') isString = !isString
    else if (isString) at += letter === '\\' ? 1 : 0
    else if (letter === '[' || letter === '{') depth += 1
    else if ((letter === ']' || letter === '}') && --depth === 0) return at + 1
  }
  return text.length
}

/** Of a text that is JSON. By hand: an expression that matches strings of megabytes exhausts the stack. */
function measureDepth(text: string): number {
  let depth = 0
  let deepest = 0
  let isString = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '"') isString = !isString
    else if (isString) at += letter === '\\' ? 1 : 0
    else if (letter === '[' || letter === '{') deepest = Math.max(deepest, ++depth)
    else if (letter === ']' || letter === '}') depth -= 1
  }
  return deepest
}

/**
 * A field's name as Go compares it: in any case. Its folding knows two letters beyond ASCII that stand for some within: ſ, and
 * K for Kelvin, which JavaScript folds itself.
 */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll('ſ', 's')
}

/** The fields of an object by folded name; undefined for anything else. Of two spellings the last counts. */
export function goFields(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value).map(([name, field]) => [foldName(name), field]))
}

/** Where a value is not of its shape, as a path such as `statements.3.products`; undefined when it is. */
export function findMisfit(value: unknown, shape: Shape, path = ''): string | undefined {
  // Go leaves what it declares as it is.
  if (value === null || value === undefined) return undefined
  const here = path === '' ? 'the document' : path
  if (typeof shape === 'string') return fitsPlain(value, shape) ? undefined : here
  if ('list' in shape) {
    if (!Array.isArray(value)) return here
    return firstMisfit(
      [...value.entries()].map(([index, item]) => [String(index), item, shape.list]),
      path,
    )
  }
  const fields = goFields(value)
  if (fields === undefined) return here
  if ('map' in shape) {
    return firstMisfit(
      [...fields].map(([name, item]) => [name, item, shape.map]),
      path,
    )
  }
  return firstMisfit(
    Object.entries(shape.fields).map(([name, of]) => [name, fields.get(name), of]),
    path,
  )
}

function firstMisfit(parts: Iterable<[string, unknown, Shape]>, path: string): string | undefined {
  for (const [name, value, shape] of parts) {
    const misfit = findMisfit(value, shape, path === '' ? name : `${path}.${name}`)
    if (misfit !== undefined) return misfit
  }
  return undefined
}

/**
 * RFC 3339, the only form in which Go reads a time, as leniently as its `time.Parse` does (run with Trivy 0.76.0): an hour of one
 * digit, a comma before the fraction, a zone of 24 hours or with 60 minutes. It knows no 24 o'clock.
 */
const GO_TIME =
  /^(\d{4}-\d\d-\d\d)T(\d|[01]\d|2[0-3]):([0-5]\d:[0-5]\d)(?:[.,](\d+))?(?:Z|([+-])([01]\d|2[0-4]):([0-5]\d|60))$/

/** A time that Go reads; undefined for any other, such as 30 February, which JavaScript takes for 2 March. */
export function parseGoTime(text: string): Date | undefined {
  const [, day = '', hour = '', rest = '', fraction = '', sign, hours, minutes] = GO_TIME.exec(text) ?? []
  const local = new Date(`${day}T${hour.padStart(2, '0')}:${rest}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  if (Number.isNaN(local.getTime()) || !local.toISOString().startsWith(day)) return undefined
  const zoneMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return new Date(local.getTime() - (sign === '-' ? -zoneMs : zoneMs))
}

/** Whether a value is what Go declares. */
export function fitsPlain(value: unknown, shape: PlainShape): boolean {
  switch (shape) {
    case 'any':
      return true
    case 'integer':
      return Number.isSafeInteger(value)
    case 'time':
      return typeof value === 'string' && parseGoTime(value) !== undefined
    default:
      return typeof value === shape
  }
}
