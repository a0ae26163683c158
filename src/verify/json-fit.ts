// Whether Go's decoder, and so Trivy, would take a JSON text: found in one pass while it streams past, whatever its size.
import { fitsPlain } from './go-json.ts'
import { type JsonListener, JsonReader, type JsonToken, textOf } from './json-reader.ts'
import { findField, type ShapeNode } from './shape-node.ts'

/** What was found. */
export type JsonFit =
  | { readonly kind: 'no-json' }
  /** Where a value is not of its shape, as `statements.3.products`; empty for the whole text. */
  | { readonly kind: 'misfit'; readonly path: string }
  /** What the shape requires and is not there, by its place: `vulnerabilities.*.cve`. */
  | { readonly kind: 'fits'; readonly missing: ReadonlySet<string> }

/**
 * Reads a text against a shape.
 *
 * @throws whatever the bytes throw
 */
export async function fitJson(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  shape: ShapeNode,
): Promise<JsonFit> {
  const fitting = new Fitting(shape)
  const reader = new JsonReader(fitting)
  for await (const chunk of bytes) reader.write(chunk)
  if (!reader.finish()) return { kind: 'no-json' }
  const { misfit, missing } = fitting
  return misfit === undefined ? { kind: 'fits', missing } : { kind: 'misfit', path: misfit }
}

const MAX_KNOWN_TIMES = 1000

/** A list or object that is open. */
interface Frame {
  readonly node: ShapeNode
  /** Number of the item or name of the field that is read now. */
  at: number | string
  /** What its value must be. */
  value: ShapeNode
  /** Required fields that were there. */
  readonly present: Set<string> | undefined
}

class Fitting implements JsonListener {
  misfit: string | undefined
  readonly missing = new Set<string>()
  readonly #root: ShapeNode
  readonly #frames: Frame[] = []
  /** How deep inside of what nobody asks for. */
  #passedOver = 0
  /** In most documents all times are some few. */
  readonly #goodTimes = new Set<string>()

  constructor(root: ShapeNode) {
    this.#root = root
  }

  open(isList: boolean): void {
    if (this.#passedOver > 0) {
      this.#passedOver += 1
      return
    }
    const node = this.#begin(true)
    if (node.kind === (isList ? 'list' : 'object')) {
      const present = node.required.size === 0 ? undefined : new Set<string>()
      this.#frames.push({ node, at: -1, value: node.item, present })
      return
    }
    if (node.kind !== 'any') this.#refuse()
    this.#passedOver = 1
  }

  close(): void {
    if (this.#passedOver > 0) {
      this.#passedOver -= 1
      return
    }
    const frame = this.#frames.pop()
    for (const name of frame?.node.required.keys() ?? []) {
      if (frame?.present?.has(name) !== true) this.#miss(frame?.node, name)
    }
  }

  key(token: JsonToken): void {
    const frame = this.#passedOver > 0 ? undefined : this.#frames.at(-1)
    if (frame === undefined) return
    const field = findField(frame.node, token)
    frame.value = field?.node ?? frame.node.item
    frame.at = field?.name ?? textOf(token)
  }

  string(token: JsonToken): void {
    if (this.#passedOver > 0) return
    const { kind } = this.#begin(true, token.end > token.start)
    if (kind === 'any' || kind === 'string') return
    if (kind !== 'time' || !this.#isTime(textOf(token))) this.#refuse()
  }

  number(token: JsonToken): void {
    if (this.#passedOver > 0) return
    const { kind } = this.#begin(true)
    if (kind !== 'any' && !(kind === 'integer' && isGoInteger(textOf(token)))) this.#refuse()
  }

  literal(word: string): void {
    if (this.#passedOver > 0) return
    const { kind } = this.#begin(word !== 'null')
    // Where null stands, Go leaves what it declares as it is; but a text that is null says nothing.
    const fits = word === 'null' ? this.#frames.length > 0 : kind === 'any' || kind === 'boolean'
    if (!fits) this.#refuse()
  }

  /** What the value must be that begins here. */
  #begin(isThere: boolean, isFilled = true): ShapeNode {
    const frame = this.#frames.at(-1)
    if (frame === undefined) return this.#root
    if (typeof frame.at === 'number') {
      frame.at += 1
      if (!isThere && frame.node.requiresItems) this.#miss(frame.node, '*')
    } else if (frame.present !== undefined) {
      const isEnough = isThere && (isFilled || frame.node.required.get(frame.at) === 'there')
      if (isEnough) frame.present.add(frame.at)
      else frame.present.delete(frame.at)
    }
    return frame.value
  }

  #isTime(text: string): boolean {
    if (this.#goodTimes.has(text)) return true
    if (!fitsPlain(text, 'time')) return false
    if (this.#goodTimes.size < MAX_KNOWN_TIMES) this.#goodTimes.add(text)
    return true
  }

  #miss(node: ShapeNode | undefined, name: string): void {
    this.missing.add([node?.place, name].filter(Boolean).join('.'))
  }

  #refuse(): void {
    this.misfit ??= this.#frames.map(({ at }) => at).join('.')
  }
}

/** Of 64 bits, and spelled as one: Go takes no `2.0` for it. */
function isGoInteger(text: string): boolean {
  if (!/^-?\d{1,19}$/.test(text)) return false
  const value = BigInt(text)
  return value >= -(2n ** 63n) && value < 2n ** 63n
}
