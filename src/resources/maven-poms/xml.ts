// XML of POMs and settings as Trivy decodes it (Go's encoding/xml): names without prefix, no entities of a document's own.
import { SaxesParser } from 'saxes'
import { ActionError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'

/** An element: its own text joined, without that of its children, and nothing of its attributes. */
export interface XmlElement {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

/** A document beyond our bounds: Trivy, which has none, may read what we do not. */
export class XmlBoundError extends ActionError {
  override name = 'XmlBoundError'
}

/** Longest document that is parsed; the longest POMs of Maven Central (managed dependencies of platforms) have 1–2 MB. */
export const MAX_XML_BYTES = 10 * 1024 * 1024

/** Far beyond any POM, and a bound on the memory that a document of 10 MB can cost. */
const MAX_ELEMENTS = 500_000

/** POMs nest plugin configurations some ten deep. */
const MAX_DEPTH = 200

/**
 * Parses the first element of a document; what follows it is ignored, as Go does. Throws `ActionError` when it is not
 * well-formed, too long, or too deep, and for every entity but XML's own five.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > MAX_XML_BYTES) throw new XmlBoundError(`XML: more than ${MAX_XML_BYTES} bytes`)
  const text = decode(bytes)
  // Go takes a declaration after white space too, which XML forbids; old POMs have it.
  const tree = build(text.trimStart())
  if (tree === undefined) throw new ActionError('XML: its first element is not closed')
  return tree
}

/** The direct children with this name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** All elements at the end of this path, in the order of the document. */
export function findAll(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((one) => childrenOf(one, name)),
    [element],
  )
}

/** The text at the end of this path, untrimmed: of several elements the last, as Go decodes; absent is empty. */
export function textOf(element: XmlElement, ...path: readonly string[]): string {
  return findAll(element, ...path).at(-1)?.text ?? ''
}

interface OpenElement {
  readonly name: string
  text: string
  readonly children: OpenElement[]
}

function build(text: string): XmlElement | undefined {
  const parser = new SaxesParser({ position: false })
  const open: OpenElement[] = []
  let root: OpenElement | undefined
  let isClosed = false
  let count = 0
  parser.on('error', (error) => {
    const inside = open.length === 0 ? '' : `, in <${clean(open.at(-1)?.name ?? '', 60)}>`
    if (!isClosed) throw new ActionError(`XML: ${clean(error.message, 200)}${inside}`)
  })
  parser.on('xmldecl', ({ version }) => {
    if (version !== '1.0') throw new ActionError('XML: not version 1.0')
  })
  parser.on('opentag', ({ name }) => {
    if (isClosed) return
    count += 1
    if (count > MAX_ELEMENTS || open.length >= MAX_DEPTH) {
      throw new XmlBoundError(
        `XML: more than ${MAX_ELEMENTS} elements, or nested more than ${MAX_DEPTH} deep`,
      )
    }
    const element: OpenElement = { name: name.slice(name.indexOf(':') + 1), text: '', children: [] }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
    if (open.length === 0) isClosed = true
  })
  const append = (data: string) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += data
  }
  parser.on('text', append)
  parser.on('cdata', append)
  parser.write(text).close()
  return isClosed ? root : undefined
}

/** By the encoding that the declaration names (WHATWG labels, as in Trivy), else UTF-8, which must be valid. */
function decode(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1')
  const declared = /^[^<]*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8'
  const isUtf8 = /^utf-?8$/i.test(declared)
  try {
    return new TextDecoder(declared, { fatal: isUtf8 }).decode(bytes)
  } catch (error) {
    const what = isUtf8 ? 'not valid UTF-8' : `encoding ${clean(declared, 50)} is not known`
    throw new ActionError(`XML: ${what}`, { cause: error })
  }
}
