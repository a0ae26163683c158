// Reads the text of the file: YAML, every key and value checked by the parser of its input, every mistake with its line.
import type { LineCounter, Node, YAMLMap } from 'yaml'
import { describeError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { loadYaml } from '../base/yaml.ts'
import { nearestWord } from '../inputs/trivy-words.ts'
import { parseGlob } from '../scan/glob.ts'
import { ConfigError, type ConfigMistake } from './config-error.ts'
import type { ConfigKeys, KeyTable } from './config-keys.ts'

// At once: this file is loaded where there is a text to read.
const { LineCounter: Lines, isAlias, isMap, isScalar, isSeq, parseDocument } = loadYaml()

/** Texts of inputs, by name. */
export type Texts = ReadonlyMap<string, string>

/** One block of defaults and limits. */
export interface ConfigBlock {
  readonly defaults: Texts
  readonly limits: Texts
}

/** The file. */
export interface ParsedConfig extends ConfigBlock {
  readonly file: string
  /** In the order of the file; later ones win. */
  readonly perRepository: readonly (ConfigBlock & { readonly matches: (repository: string) => boolean })[]
  /** How long the job-started hook may take, in milliseconds; undefined: its own default. */
  readonly hookDeadlineMs: number | undefined
}

/** More than anybody waits for a job to begin. */
const MAX_HOOK_SECONDS = 300

/**
 * Reads a file.
 *
 * @throws {ConfigError} listing every mistake with its line
 */
export function parseConfig(text: string, file: string, keys: ConfigKeys): ParsedConfig {
  const lines = new Lines()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const mistakes: ConfigMistake[] = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    text: message,
  }))
  const reader = new Reader(keys, lines, mistakes)
  const root: unknown = document.contents
  const parsed = root === null && mistakes.length === 0 ? NOTHING : reader.readRoot(root as Node)
  if (mistakes.length > 0) throw new ConfigError(file, byLine(mistakes))
  return { ...parsed, file }
}

const NOTHING: Omit<ParsedConfig, 'file'> = {
  defaults: new Map(),
  limits: new Map(),
  perRepository: [],
  hookDeadlineMs: undefined,
}

function byLine(mistakes: readonly ConfigMistake[]): ConfigMistake[] {
  return mistakes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

type Entry = readonly [key: string, value: Node | null, at: Node]

class Reader {
  private readonly keys: ConfigKeys
  private readonly lines: LineCounter
  private readonly mistakes: ConfigMistake[]

  constructor(keys: ConfigKeys, lines: LineCounter, mistakes: ConfigMistake[]) {
    this.keys = keys
    this.lines = lines
    this.mistakes = mistakes
  }

  readRoot(root: Node): Omit<ParsedConfig, 'file'> {
    const known = ['defaults', 'limits', 'per-repository', 'hook']
    const entries = this.entriesOf(root, 'the file', known)
    const find = (name: string) => entries.find(([key]) => key === name)?.[1]
    return {
      ...this.readBlock(find('defaults'), find('limits')),
      perRepository: this.readRepositories(find('per-repository')),
      hookDeadlineMs: this.readHook(find('hook')),
    }
  }

  private readBlock(defaults: Node | null | undefined, limits: Node | null | undefined): ConfigBlock {
    return {
      defaults: this.readTexts(defaults, 'defaults', this.keys.defaults),
      limits: this.readTexts(limits, 'limits', this.keys.limits),
    }
  }

  private readTexts(node: Node | null | undefined, where: string, table: KeyTable): Texts {
    const texts = new Map<string, string>()
    for (const [name, value, at] of this.entriesOf(node, where, Object.keys(table))) {
      const text = this.textOf(value, at)
      if (text === undefined) continue
      try {
        table[name]?.(text)
        texts.set(name, text)
      } catch (error) {
        this.note(value ?? at, `${where}: ${name}: ${describeError(error)}`)
      }
    }
    return texts
  }

  private readRepositories(node: Node | null | undefined): ParsedConfig['perRepository'] {
    return this.entriesOf(node, 'per-repository').flatMap(([glob, value, at]) => {
      const matches = parseGlob(glob.toLowerCase())
      if (matches === undefined || !glob.includes('/')) {
        this.note(at, `per-repository: "${clean(glob, 60)}" is not a glob such as owner/name or owner/team-*`)
        return []
      }
      const entries = this.entriesOf(value, `per-repository: ${clean(glob, 60)}`, ['defaults', 'limits'])
      const find = (name: string) => entries.find(([key]) => key === name)?.[1]
      return [{ ...this.readBlock(find('defaults'), find('limits')), matches }]
    })
  }

  private readHook(node: Node | null | undefined): number | undefined {
    const [entry] = this.entriesOf(node, 'hook', ['deadline'])
    if (entry === undefined) return undefined
    const text = this.textOf(entry[1], entry[2]) ?? ''
    const seconds = Number(/^(\d{1,3})\s?s$/.exec(text)?.[1])
    if (seconds > 0 && seconds <= MAX_HOOK_SECONDS) return seconds * 1000
    this.note(
      entry[1] ?? entry[2],
      `hook: deadline: "${clean(text, 60)}" is not 1s to ${MAX_HOOK_SECONDS}s; write for example 10s`,
    )
    return undefined
  }

  /** The entries of a map whose keys are texts, each once; unknown ones are mistakes. */
  private entriesOf(node: Node | null | undefined, where: string, known?: readonly string[]): Entry[] {
    if (node === null || node === undefined || (isScalar(node) && node.value === null)) return []
    if (!isMap(node)) {
      this.note(node, `${where} is not a map of keys`)
      return []
    }
    return (node as YAMLMap<Node, Node | null>).items.flatMap(({ key, value }): Entry[] => {
      const name = isScalar(key) ? String(key.value) : ''
      if (known === undefined || known.includes(name)) return [[name, value, key]]
      const words = Object.fromEntries(known.map((word) => [word, word]))
      const nearest = nearestWord(words, name) ?? known.join(', ')
      const what = where === 'the file' ? '' : `${where}: `
      this.note(
        key,
        `${what}"${clean(name, 60)}" is not known; ${known.length > 4 ? 'the nearest is ' : 'there are '}${nearest}`,
      )
      return []
    })
  }

  /** The value as a workflow would write it: a list is lines, a map `name=value`. */
  private textOf(value: Node | null, at: Node): string | undefined {
    if (value === null) return ''
    if (isScalar(value)) return value.value === null ? '' : (scalarText(value) ?? this.refuse(value))
    if (isSeq(value)) {
      const items = value.items.map((item) => (isScalar(item) ? scalarText(item) : undefined))
      return items.includes(undefined) ? this.refuse(value) : items.join('\n')
    }
    if (isMap(value)) {
      const items = value.items.map(({ key, value: inner }) => {
        const text = isScalar(inner) ? scalarText(inner) : undefined
        return isScalar(key) && text !== undefined ? `${String(key.value)}=${text}` : undefined
      })
      return items.includes(undefined) ? this.refuse(value) : items.join('\n')
    }
    return this.refuse(isAlias(value) ? value : at)
  }

  private refuse(node: Node): undefined {
    this.note(node, 'is not a text, a list of texts, or a map of texts')
    return undefined
  }

  private note(node: Node, text: string): void {
    const line =
      node.range === null || node.range === undefined ? undefined : this.lines.linePos(node.range[0]).line
    this.mistakes.push({ line, text })
  }
}

/** As it is written: `1.10` is a version, and not the number 1.1. */
function scalarText({ value, source }: { value: unknown; source?: string | undefined }): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? (source ?? String(value)) : undefined
}
