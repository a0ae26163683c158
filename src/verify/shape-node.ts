// A shape made ready for text that streams past: its fields are found by their bytes.
import { foldName, type PlainShape, type Shape } from './go-json.ts'
import { type JsonToken, textOf } from './json-reader.ts'

/** A shape at its place. */
export interface ShapeNode {
  readonly kind: PlainShape | 'list' | 'object'
  /** Such as `vulnerabilities.*`; empty for the whole. */
  readonly place: string
  /** What each item must be, or each value that no field names. */
  readonly item: ShapeNode
  readonly fields: readonly ShapeField[]
  /** The same by the length of their names. */
  readonly byLength: readonly (readonly ShapeField[] | undefined)[]
  readonly required: ReadonlyMap<string, 'there' | 'filled'>
  readonly requiresItems: boolean
}

/** A field that is asked for. */
export interface ShapeField {
  /** In lower case. */
  readonly name: string
  readonly bytes: Buffer
  readonly node: ShapeNode
}

/** Makes a shape ready. */
export function nodeOf(shape: Shape, place = ''): ShapeNode {
  const below = (name: string) => (place === '' ? name : `${place}.${name}`)
  const plain = { place, item: ANY, fields: [], byLength: [], required: new Map(), requiresItems: false }
  if (typeof shape === 'string') return { ...plain, kind: shape }
  if ('list' in shape) {
    const requiresItems = shape.requiresItems === true
    return { ...plain, kind: 'list', item: nodeOf(shape.list, below('*')), requiresItems }
  }
  if ('map' in shape) return { ...plain, kind: 'object', item: nodeOf(shape.map, below('*')) }
  const fields = Object.entries(shape.fields).map(([name, of]) => {
    return { name, bytes: Buffer.from(name), node: nodeOf(of, below(name)) }
  })
  const longest = Math.max(-1, ...fields.map(({ bytes }) => bytes.length))
  const byLength = Array.from({ length: longest + 1 }, (_, length) =>
    fields.filter(({ bytes }) => bytes.length === length),
  )
  const required = new Map(Object.entries(shape.required ?? {}))
  return { ...plain, kind: 'object', fields, byLength, required }
}

const ANY: ShapeNode = {
  kind: 'any',
  place: '',
  get item() {
    return ANY
  },
  fields: [],
  byLength: [],
  required: new Map(),
  requiresItems: false,
}

/** The field that Go would put this name into: it knows no case, and escapes are letters too. */
export function findField(node: ShapeNode, token: JsonToken): ShapeField | undefined {
  if (node.fields.length === 0) return undefined
  for (const field of node.byLength[token.end - token.start] ?? []) {
    if (isSame(field.bytes, token)) return field
  }
  if (isLowerCase(token)) return undefined
  const name = foldToken(token)
  return node.fields.find((field) => field.name === name)
}

/** Of names of the same length. */
function isSame(name: Buffer, { bytes, start }: JsonToken): boolean {
  for (let at = 0; at < name.length; at += 1) if (name[at] !== bytes[start + at]) return false
  return true
}

/** Such a name is what it seems. */
function isLowerCase({ bytes, start, end }: JsonToken): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === 0x5c || byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a)) return false
  }
  return true
}

function foldToken(token: JsonToken): string {
  try {
    return foldName(String(JSON.parse(`"${textOf(token)}"`)))
  } catch {
    // Cut off within an escape: longer than any field's name.
    return ''
  }
}
