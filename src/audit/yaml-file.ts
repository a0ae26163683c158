// A YAML file that a stranger may have written, with the lines on which everything stands. Bounded: size, aliases, nodes.
// Pure.
import type { Document, Node } from 'yaml'
import { loadYaml } from '../base/yaml.ts'

// At once: who audits reads YAML.
const { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument } = loadYaml()

/** GitHub refuses workflows far below this. */
export const MAX_FILE_BYTES = 512 * 1024

/** Aliases that are followed in one file: real ones have a handful, and each costs a look through the file. */
const MAX_ALIASES = 100

/** Lines of a file, from 1, both included. */
export interface Lines {
  readonly first: number
  readonly last: number
}

/** One entry of a map. */
export interface Entry {
  readonly key: string
  readonly value: Node | undefined
  /** From the key to the end of the value. */
  readonly lines: Lines
}

/** A parsed file. */
export interface YamlFile {
  readonly text: string
  readonly root: Node | undefined
  /** The entries of a map; none where it is something else. */
  entriesOf(node: Node | undefined): readonly Entry[]
  /** The items of a list; none where it is something else. */
  itemsOf(node: Node | undefined): readonly Node[]
  /** The text of a scalar; undefined where it is something else. */
  textOf(node: Node | undefined): string | undefined
  /** Where a node stands, an alias itself and not what it stands for. */
  linesOf(node: Node): Lines
}

/**
 * Reads a file.
 *
 * @throws {Error} saying, without an excerpt, why it cannot be read
 */
export function parseYamlFile(text: string): YamlFile {
  const counter = new LineCounter()
  const options = { prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const
  const document = parseDocument(text, { ...options, lineCounter: counter })
  const [error] = document.errors
  if (error !== undefined) {
    const problem = error.code.toLowerCase().replaceAll('_', ' ')
    throw new Error(`line ${counter.linePos(error.pos[0]).line}: ${problem}`)
  }
  const follow = followAliases(document)
  const lineAt = (offset: number) => counter.linePos(Math.max(0, offset)).line
  const linesOf = (node: Node): Lines => {
    const first = lineAt(node.range?.[0] ?? 0)
    return { first, last: Math.max(first, lastLine(text, lineAt, endOf(node))) }
  }
  return {
    text,
    root: document.contents ?? undefined,
    linesOf,
    itemsOf: (node) => {
      const list = follow(node)
      return list !== undefined && 'items' in list && !isMap(list) ? list.items.filter(isNode) : []
    },
    textOf: (node) => {
      const scalar = follow(node)
      if (!isScalar(scalar) || scalar.value === null) return undefined
      // As it is written: `1.10` is a version, and `on` a word.
      return scalar.type === 'PLAIN' ? (scalar.source ?? String(scalar.value)) : String(scalar.value)
    },
    entriesOf: (node) => {
      const map = follow(node)
      if (!isMap(map)) return []
      return map.items.flatMap(({ key, value }) => {
        if (!isScalar(key)) return []
        const start = linesOf(key)
        const inside = isNode(value) ? value : undefined
        const last = inside === undefined ? start.last : linesOf(inside).last
        const lines = { first: start.first, last: Math.max(start.last, last) }
        return { key: String(key.source ?? key.value), value: inside, lines }
      })
    },
  }
}

/** What an alias stands for; an error where there are too many. */
function followAliases(document: Document.Parsed): (node: Node | undefined) => Node | undefined {
  const known = new Map<Node, Node | undefined>()
  return (node) => {
    if (!isAlias(node)) return node
    if (!known.has(node)) {
      if (known.size >= MAX_ALIASES) throw new Error(`more than ${MAX_ALIASES} aliases`)
      const target = node.resolve(document)
      known.set(node, isAlias(target) ? undefined : target)
    }
    return known.get(node)
  }
}

/** The end of what a node says: comments behind it are not part of it. */
function endOf(node: Node): number {
  let current: Node = node
  while ('items' in current) {
    const last: unknown = (current.items as readonly unknown[]).at(-1)
    const pair = last as { key?: unknown; value?: unknown } | undefined
    const inner: unknown = isNode(last) ? last : isNode(pair?.value) ? pair.value : pair?.key
    // What stands in brackets ends behind its last item.
    if (!isNode(inner) || ('flow' in current && current.flow === true)) break
    current = inner
  }
  return current.range?.[1] ?? 0
}

/** The line of the last character that is no white space. */
function lastLine(text: string, lineAt: (offset: number) => number, end: number): number {
  let last = end - 1
  while (last > 0 && /\s/.test(text.charAt(last))) last -= 1
  return lineAt(last)
}
