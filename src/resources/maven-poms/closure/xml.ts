// XML of POMs and settings as Trivy decodes it (Go's encoding/xml): names without prefix, no entities of a document's own.
import { SaxesParser } from 'saxes'
import { ActionError } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'
import { endsGo } from './go-xml-errors.ts'
import { XmlDoubtError } from './xml-doubt.ts'
import { readProlog } from './xml-prolog.ts'

/** An element: its own text joined, without that of its children, and nothing of its attributes. */
export interface XmlElement {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

/** Longest document that is parsed; the longest POMs of Maven Central (managed dependencies of platforms) have 1–2 MB. */
export const MAX_XML_BYTES = 10 * 1024 * 1024

/** Far beyond any POM, and a bound on the memory that a document of 10 MB can cost. */
const MAX_ELEMENTS = 500_000

/** POMs nest plugin configurations some ten deep. */
const MAX_DEPTH = 200

/**
 * Parses the first element of a document; what follows it is ignored, as Go does. Throws `ActionError` where Trivy ends
 * too, and `XmlDoubtError` where that is not certain: beyond our bounds, and for most of what saxes holds against a
 * document, because Go's decoder takes much that XML forbids (encoding/xml of Go 1.26).
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > MAX_XML_BYTES) throw new XmlDoubtError(`XML: more than ${MAX_XML_BYTES} bytes`)
  const { text, isLossy } = readProlog(bytes)
  const tree = build(text, isLossy ? refuseLostBytes(bytes) : () => undefined)
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

/** What saxes holds against a document and Go does not; attributes are nothing to POMs. */
const PASSED_OVER = /^(duplicate attribute: |no whitespace between attributes)/

function build(text: string, judgeText: (text: string) => void): XmlElement | undefined {
  const parser = new SaxesParser({ position: false })
  const open: OpenElement[] = []
  let root: OpenElement | undefined
  let isClosed = false
  let count = 0
  parser.on('error', ({ message }) => {
    if (isClosed || PASSED_OVER.test(message)) return
    const inside = open.length === 0 ? '' : `, in <${clean(open.at(-1)?.name ?? '', 60)}>`
    const said = `XML: ${clean(message, 200)}${inside}`
    throw endsGo(message, text) ? new ActionError(said) : new XmlDoubtError(said)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (isClosed) return
    count += 1
    if (count > MAX_ELEMENTS || open.length >= MAX_DEPTH) {
      throw new XmlDoubtError(
        `XML: more than ${MAX_ELEMENTS} elements, or nested more than ${MAX_DEPTH} deep`,
      )
    }
    for (const value of Object.values(attributes)) judgeText(value)
    const element: OpenElement = { name: localName(name), text: '', children: [] }
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
    if (element === undefined) return
    judgeText(data)
    element.text += data
  }
  parser.on('text', append)
  parser.on('cdata', append)
  parser.write(text).close()
  return isClosed ? root : undefined
}

/** As Go splits a name: a colon at its begin or end belongs to it. */
function localName(name: string): string {
  const [prefix, local] = name.split(':', 2)
  return prefix === '' || local === undefined || local === '' ? name : local
}

/** A byte that is no UTF-8 ends Go's decoder in text and attributes; where a document also has U+FFFD of its own, who knows. */
function refuseLostBytes(bytes: Uint8Array): (text: string) => void {
  const isSure = !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\uFFFD')
  return (text) => {
    if (!text.includes('\uFFFD')) return
    throw isSure ? new ActionError('XML: not valid UTF-8') : new XmlDoubtError('XML: not valid UTF-8')
  }
}
