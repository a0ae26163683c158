// The module calls of one file: of HCL by HashiCorp's parser, of its JSON form by a reader of JSON that knows positions.
import { type Node, parseTree } from 'jsonc-parser'
import { clean } from '../../../base/log.ts'
import type { HclReader } from './hcl-process.ts'

/** One `module` block. */
export interface ModuleCall {
  readonly name: string
  /** undefined: an expression decides. */
  readonly source: string | undefined
  /** As written; empty: none. undefined: an expression decides. */
  readonly version: string | undefined
  readonly line: number
}

/** What was read of a file. */
export interface FileCalls {
  readonly calls: readonly ModuleCall[]
  /** Why there may be more calls, which Trivy sees and we do not. */
  readonly doubt: string | undefined
  /** What to do about it, where it is this machine's. */
  readonly hint?: string | undefined
}

/** The largest real ones, which are generated, have some hundred kB. */
export const MAX_FILE_BYTES = 2 << 20

/** Some ten times the largest real files, so that no file holds the step past its time limit. */
const MAX_CALLS = 2000

const NOTHING: FileCalls = { calls: [], doubt: undefined }

/** Reads the calls. A file that is no HCL holds none, for Trivy neither; one with more than 2,000 calls is in doubt. */
export async function readCalls(name: string, text: string, hcl: HclReader): Promise<FileCalls> {
  const read = name.endsWith('.json') ? readJson(text) : await readHcl(name, text, hcl)
  return read.calls.length <= MAX_CALLS ? read : { calls: [], doubt: `it holds more than ${MAX_CALLS} calls` }
}

async function readHcl(name: string, text: string, hcl: HclReader): Promise<FileCalls> {
  // Most files call nothing, and need no parser: the word can be written in no other way.
  if (!/\bmodule\b/.test(text)) return NOTHING
  const answer = await hcl.read(name, text.replace(/^\uFEFF/, ''))
  if (answer.kind === 'body') return { calls: callsOf(answer.body.module, text), doubt: undefined }
  if (answer.kind === 'broken') return NOTHING
  return { calls: [], doubt: `it could not be read (${clean(answer.reason, 100)})` }
}

/** The library gives the blocks by their label, each label with its list; values are literals or templates. */
function callsOf(modules: unknown, text: string): ModuleCall[] {
  if (typeof modules !== 'object' || modules === null) return []
  const linesOf = findHeaders(text)
  return Object.entries(modules).flatMap(([name, blocks]) => {
    const lines = linesOf.get(name) ?? []
    return (Array.isArray(blocks) ? blocks : []).flatMap((block: unknown, index) => {
      if (typeof block !== 'object' || block === null || name === '') return []
      const { source, version = '' } = block as Record<string, unknown>
      // Without one, or with a number for one, Trivy has nothing to ask for.
      if (typeof source !== 'string' || source === '') return []
      return {
        name,
        source: literalOf(source),
        version: typeof version === 'string' ? literalOf(version) : '',
        line: lines[index] ?? lines[0] ?? 1,
      }
    })
  })
}

/** The text of a template that has no expression in it; undefined when it has. */
function literalOf(template: string): string | undefined {
  const rest = template.replaceAll('$${', '').replaceAll('%%{', '')
  if (rest.includes('${') || rest.includes('%{')) return undefined
  return template.replaceAll('$${', '${').replaceAll('%%{', '%{')
}

/** Lines by label, in one pass: the parser gives no positions, and the header of a block can hardly be written in another way. */
function findHeaders(text: string): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>()
  for (const [index, line] of text.split('\n').entries()) {
    const [, quoted, bare] = /^[ \t]*module[ \t]+(?:"([^"]*)"|([^\s"{]+))[ \t]*\{/.exec(line) ?? []
    const label = quoted ?? bare
    if (label === undefined) continue
    const known = lines.get(label)
    if (known === undefined) lines.set(label, [index + 1])
    else known.push(index + 1)
  }
  return lines
}

/** Nested deeper than any program can follow it is nobody's configuration. */
function readJson(text: string): FileCalls {
  try {
    return { calls: readJsonCalls(text), doubt: undefined }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { calls: [], doubt: 'it could not be read (nested too deep)' }
  }
}

/** Blocks of one type may be an object by label, a list of such objects, and each label one block or a list of blocks. */
function readJsonCalls(text: string): ModuleCall[] {
  const root = parseJson(text)
  const lineAt = lineCounter(text)
  const calls: ModuleCall[] = []
  for (const top of itemsOf(root)) {
    for (const modules of membersOf(top, 'module')) {
      for (const labels of itemsOf(modules)) {
        for (const [name, blocks] of entriesOf(labels)) {
          for (const block of itemsOf(blocks)) calls.push(...jsonCall(name, block, lineAt))
        }
      }
    }
  }
  return calls
}

function jsonCall(name: string, block: Node, lineAt: (offset: number) => number): ModuleCall[] {
  const [source] = membersOf(block, 'source')
  const [version] = membersOf(block, 'version')
  if (name === '' || typeof source?.value !== 'string' || source.value === '') return []
  return [
    {
      name,
      source: literalOf(source.value),
      version: typeof version?.value === 'string' ? literalOf(version.value) : '',
      line: lineAt(block.parent?.offset ?? block.offset),
    },
  ]
}

/** The line of an offset, for offsets that grow: the text is gone through once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let seen = 0
  return (offset) => {
    for (let at = text.indexOf('\n', seen); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
      line += 1
      seen = at + 1
    }
    return line
  }
}

/** undefined for what is no JSON: Trivy passes over the file. */
function parseJson(text: string): Node | undefined {
  const errors: never[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  return errors.length === 0 ? root : undefined
}

function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return []
  return node.type === 'array' ? (node.children ?? []) : [node]
}

/** A name may stand twice: both are blocks. */
function entriesOf(node: Node): [string, Node][] {
  if (node.type !== 'object') return []
  return (node.children ?? []).flatMap(({ children: [name, value] = [] }): [string, Node][] =>
    typeof name?.value === 'string' && value !== undefined ? [[name.value, value]] : [],
  )
}

function membersOf(node: Node, name: string): Node[] {
  return entriesOf(node).flatMap(([key, value]) => (key === name ? [value] : []))
}
