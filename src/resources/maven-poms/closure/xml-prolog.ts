// What stands before the first element of a document, read as Go's encoding/xml does, which takes much that XML forbids:
// text, comments and declarations in any order, a declaration in another spelling. What it names decides how bytes are read.
import { ActionError } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'
import { XmlDoubtError } from './xml-doubt.ts'

/** A document from its first element on. */
export interface XmlBody {
  readonly text: string
  /** Bytes that are no UTF-8 became U+FFFD: Go takes them in a comment, and nowhere else. */
  readonly isLossy: boolean
}

/**
 * The document from its first element on, decoded by the encoding that its declaration names (WHATWG labels, as in
 * Trivy), else UTF-8. Throws `ActionError` where Go ends too: another version than 1.0, an encoding that nobody knows,
 * what is not closed, no element at all.
 */
export function readProlog(bytes: Uint8Array): XmlBody {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const before = skipProlog(latin)
  const encoding = before.encoding ?? 'utf-8'
  if (!isUtf8(encoding)) {
    const text = decode(bytes.subarray(before.end), encoding)
    // A second declaration would change the encoding again: what Trivy then reads is not known here.
    const rest = skipProlog(text)
    if (rest.encoding !== undefined) throw new XmlDoubtError('XML: two encodings are declared')
    return { text: text.slice(rest.end), isLossy: false }
  }
  // Everything that ends a prolog is ASCII, so that its end is the same in bytes and in text.
  const body = bytes.subarray(before.end)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), isLossy: false }
  } catch {
    return { text: new TextDecoder('utf-8').decode(body), isLossy: true }
  }
}

interface Prolog {
  /** Where the first element begins, or what follows the declaration of another encoding than UTF-8. */
  readonly end: number
  readonly encoding?: string
}

function skipProlog(text: string): Prolog {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<?', at)) {
      const end = endOf(text, '?>', at + 2)
      const encoding = readDeclaration(text.slice(at + 2, end - 2))
      if (encoding !== '' && !isUtf8(encoding)) return { end, encoding }
      at = end
    } else if (text.startsWith('<!--', at)) at = endOfComment(text, at + 4)
    else if (text.startsWith('<!', at)) at = endOfDirective(text, at + 3)
    else return { end: at }
  }
  throw new ActionError('XML: no element is in it')
}

/** The encoding that a declaration names, empty for none and for every other instruction. */
function readDeclaration(instruction: string): string {
  const [target] = instruction.split(/[ \r\n\t]/, 1)
  if (target !== 'xml') return ''
  const version = pseudoAttribute(instruction, 'version')
  if (version !== '' && version !== '1.0') throw new ActionError('XML: not version 1.0')
  return pseudoAttribute(instruction, 'encoding')
}

/** As Go's `procInst`: the name, an equals sign, and a quote without a space between them, wherever they stand. */
function pseudoAttribute(instruction: string, name: string): string {
  const found = new RegExp(`${name}=(["'])`).exec(instruction)
  if (found?.[1] === undefined) return ''
  const start = found.index + found[0].length
  const end = instruction.indexOf(found[1], start)
  return end < 0 ? '' : instruction.slice(start, end)
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  if (at < 0) throw new ActionError(`XML: unexpected end, ${mark} is missing`)
  return at + mark.length
}

function endOfComment(text: string, from: number): number {
  const end = endOf(text, '--', from)
  if (text[end] !== '>') throw new ActionError('XML: malformed comment, it holds --')
  return end + 1
}

/** As Go: angle brackets nest, unless they are quoted or in a comment. */
function endOfDirective(text: string, from: number): number {
  let depth = 0
  let quote = ''
  for (let at = from; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '<') {
      if (text.startsWith('!--', at + 1)) at = endOf(text, '-->', at + 4) - 1
      else depth += 1
    } else if (char === '>') {
      if (depth === 0) return at + 1
      depth -= 1
    }
  }
  throw new ActionError('XML: unexpected end, a <! is not closed')
}

function isUtf8(label: string): boolean {
  return /^utf-8$/i.test(label)
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch (error) {
    throw new ActionError(`XML: encoding ${clean(encoding, 50)} is not known`, { cause: error })
  }
}
