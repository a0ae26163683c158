// Reads JSON (RFC 8259) while it streams past, token by token, in constant memory: whoever listens sees what is there, and
// nothing is built.

/** Whoever listens. A token is good only during the call. */
export interface JsonListener {
  open(isList: boolean): void
  close(): void
  key(token: JsonToken): void
  string(token: JsonToken): void
  number(token: JsonToken): void
  literal(word: string): void
}

/** Bytes as they are written; of a string what stands between its quotes, of a long one perhaps only its beginning. */
export interface JsonToken {
  bytes: Buffer
  start: number
  end: number
}

/** Go's `encoding/json` gives up on what is nested deeper. */
const MAX_DEPTH = 10_000
/** Of a token that two chunks share no more is kept: no name, time, or number that is looked at has as much. */
const MAX_HELD_BYTES = 512

// What may come next. Numbers, for every byte passes here.
const VALUE = 0
const VALUE_OR_END = 1
const KEY = 2
const KEY_OR_END = 3
const COLON = 4
const COMMA_OR_END = 5
const END = 6
const STRING = 7
const ESCAPE = 8
const NUMBER = 9
const LITERAL = 10
const BROKEN = 11

const QUOTE = 0x22
const BACKSLASH = 0x5c
const ESCAPED: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'))
const HEX: ReadonlySet<number> = new Set(Buffer.from('0123456789abcdefABCDEF'))
const IN_NUMBER: ReadonlySet<number> = new Set(Buffer.from('0123456789+-.eE'))
const WHOLE_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/
const WORDS: ReadonlyMap<number, string> = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), word]),
)

/** Reads one text. */
export class JsonReader {
  readonly #listener: JsonListener
  #next = VALUE
  /** Of all that is open, whether it is a list. */
  readonly #open: boolean[] = []
  #isKey = false
  /** Hex digits that an escape still lacks. */
  #hexDigits = 0
  #word = ''
  #wordBytes = 0
  #tokenStart = 0
  /** The beginning of a token whose end the next chunk has. */
  readonly #held = Buffer.alloc(MAX_HELD_BYTES)
  #heldBytes = 0
  #isHeld = false
  /** The same for all of them: there are millions. */
  readonly #token: JsonToken = { bytes: this.#held, start: 0, end: 0 }

  constructor(listener: JsonListener) {
    this.#listener = listener
  }

  /** Takes the next bytes. */
  write(chunk: Buffer): void {
    this.#tokenStart = 0
    for (let at = 0; at < chunk.length && this.#next !== END; ) {
      // Nearly all bytes are those of strings and the spaces between them.
      if (this.#next === STRING) at = this.#readString(chunk, at)
      else if (this.#next < STRING) at = this.#readStructure(chunk, at)
      else if (this.#next === ESCAPE) this.#readEscape(chunk[at++] ?? 0)
      else if (this.#next === LITERAL) this.#readWord(chunk[at++] ?? 0)
      else if (this.#next === NUMBER) at = this.#readNumber(chunk, at)
      else return
    }
    if (this.#next === STRING || this.#next === ESCAPE || this.#next === NUMBER)
      this.#hold(chunk, chunk.length)
  }

  /** Whether what was written begins with a JSON text, nested no deeper than Go reads: its decoder looks at nothing behind it. */
  finish(): boolean {
    if (this.#next === NUMBER) this.#endNumber(this.#held, 0)
    return this.#next === END
  }

  #readString(chunk: Buffer, from: number): number {
    let at = from
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (byte !== QUOTE && byte !== BACKSLASH && byte >= 0x20) continue
      if (byte === QUOTE) this.#endString(chunk, at)
      else this.#next = byte === BACKSLASH ? ESCAPE : BROKEN
      return at + 1
    }
    return at
  }

  #endString(chunk: Buffer, end: number): void {
    const token = this.#takeToken(chunk, end)
    this.#next = this.#isKey ? COLON : this.#afterValue()
    if (this.#isKey) this.#listener.key(token)
    else this.#listener.string(token)
  }

  #readEscape(byte: number): void {
    if (this.#hexDigits > 0) {
      if (!HEX.has(byte)) this.#next = BROKEN
      else if (--this.#hexDigits === 0) this.#next = STRING
    } else if (byte === 0x75) this.#hexDigits = 4
    else this.#next = ESCAPED.has(byte) ? STRING : BROKEN
  }

  #readNumber(chunk: Buffer, from: number): number {
    let at = from
    while (at < chunk.length && IN_NUMBER.has(chunk[at] ?? 0)) at += 1
    if (at < chunk.length) this.#endNumber(chunk, at)
    return at
  }

  #endNumber(chunk: Buffer, end: number): void {
    const token = this.#takeToken(chunk, end)
    const isWhole = token.end - token.start < MAX_HELD_BYTES && WHOLE_NUMBER.test(textOf(token))
    this.#next = isWhole ? this.#afterValue() : BROKEN
    if (isWhole) this.#listener.number(token)
  }

  #readWord(byte: number): void {
    if (this.#word.charCodeAt(this.#wordBytes++) !== byte) this.#next = BROKEN
    else if (this.#wordBytes === this.#word.length) {
      this.#next = this.#afterValue()
      this.#listener.literal(this.#word)
    }
  }

  #readStructure(chunk: Buffer, from: number): number {
    let at = from
    while (chunk[at] === 0x20) at += 1
    const byte = chunk[at]
    if (byte === undefined || byte === 0x0a || byte === 0x0d || byte === 0x09) return at + 1
    const next = this.#next
    if (byte === QUOTE && next <= KEY_OR_END) {
      this.#isKey = next >= KEY
      this.#next = STRING
      this.#tokenStart = at + 1
    } else if (byte === 0x3a && next === COLON) this.#next = VALUE
    else if (byte === 0x2c && next === COMMA_OR_END) this.#next = this.#isInList() ? VALUE : KEY
    else if (byte === 0x5d || byte === 0x7d) this.#close(byte === 0x5d)
    else if (next > VALUE_OR_END) this.#next = BROKEN
    else return this.#beginValue(byte, at)
    return at + 1
  }

  #beginValue(byte: number, at: number): number {
    if (byte === 0x5b || byte === 0x7b) {
      const isList = byte === 0x5b
      this.#next = this.#open.push(isList) > MAX_DEPTH ? BROKEN : isList ? VALUE_OR_END : KEY_OR_END
      this.#listener.open(isList)
      return at + 1
    }
    const word = WORDS.get(byte)
    if (word !== undefined) {
      this.#word = word
      this.#wordBytes = 1
      this.#next = LITERAL
    } else {
      // Whatever else it is, no number begins with it.
      this.#next = IN_NUMBER.has(byte) ? NUMBER : BROKEN
      this.#tokenStart = at
    }
    return at + 1
  }

  #close(isList: boolean): void {
    const mayEnd = this.#next === COMMA_OR_END || this.#next === (isList ? VALUE_OR_END : KEY_OR_END)
    if (!mayEnd || this.#open.pop() !== isList) {
      this.#next = BROKEN
      return
    }
    this.#next = this.#afterValue()
    this.#listener.close()
  }

  #isInList(): boolean {
    return this.#open[this.#open.length - 1] === true
  }

  #afterValue(): number {
    return this.#open.length === 0 ? END : COMMA_OR_END
  }

  #takeToken(chunk: Buffer, end: number): JsonToken {
    const token = this.#token
    if (this.#isHeld) this.#hold(chunk, end)
    token.bytes = this.#isHeld ? this.#held : chunk
    token.start = this.#isHeld ? 0 : this.#tokenStart
    token.end = this.#isHeld ? this.#heldBytes : end
    this.#isHeld = false
    this.#heldBytes = 0
    return token
  }

  #hold(chunk: Buffer, end: number): void {
    const room = Math.min(end, this.#tokenStart + MAX_HELD_BYTES - this.#heldBytes)
    this.#heldBytes += chunk.copy(this.#held, this.#heldBytes, this.#tokenStart, room)
    this.#isHeld = true
  }
}

/** As it is written, escapes and all. */
export function textOf({ bytes, start, end }: JsonToken): string {
  return bytes.toString('utf8', start, end)
}
