// Reads trivy.yaml as Trivy would: which file, and what it says. A pull request may have written it, so it is bounded.
import { resolve } from 'node:path'
import type { Document } from 'yaml'
import { describeError, hasCode } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { readSmallYaml } from '../base/small-file.ts'
import { loadYaml } from '../base/yaml.ts'

/** What trivy.yaml says. */
export interface TrivyConfig {
  /** The file as people know it; undefined when there is none. */
  readonly file: string | undefined
  /** The value at a dotted key path such as `scan.scanners`, maps as `Map` with lower-case keys; undefined when absent or null. */
  get(path: string): unknown
  /** What is wrong with the file; then no value is known. */
  readonly problem: string | undefined
}

/** Aliases that one document may resolve to, against documents that unfold to gigabytes. */
const MAX_ALIASES = 100

/** In place of a file's name in the input: the later steps run Trivy with `--config ""`. A file of that name is `./none`. */
const NO_FILE = 'none'

/** Read as a file without keys by every Trivy (run with 0.59.1, 0.74.0, 0.76.0): before 0.76, `--config ""` was fatal. */
const DEV_NULL = '/dev/null'

/**
 * Reads the file of the input `trivy-config`, else of `TRIVY_CONFIG`, else `trivy.yaml` in the workspace. Only the one
 * of the input must exist, as for Trivy only that of the flag must.
 */
export function readTrivyConfig(input: string | undefined, environment: NodeJS.ProcessEnv): TrivyConfig {
  if (input?.toLowerCase() === NO_FILE) return emptyConfig()
  const fromVariable = environment.TRIVY_CONFIG === '' ? undefined : environment.TRIVY_CONFIG
  const file = input ?? fromVariable ?? 'trivy.yaml'
  if (file === DEV_NULL) return emptyConfig()
  const shown = clean(file, 200)
  try {
    const text = readSmallYaml(resolve(environment.GITHUB_WORKSPACE || '.', file))
    return parseTrivyConfig(text, shown)
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) {
      return emptyConfig(shown, `${shown}: ${clean(describeError(error), 200)}`)
    }
    return input === undefined
      ? emptyConfig()
      : emptyConfig(shown, `trivy-config: there is no file ${shown} in the workspace`)
  }
}

/** The configuration that a text means; `file` is what messages call it. */
export function parseTrivyConfig(text: string, file = 'trivy.yaml'): TrivyConfig {
  try {
    const root = lowerKeys(readDocument(text))
    if (root === null || root === undefined) return emptyConfig(file)
    if (!(root instanceof Map)) throw new Error('it is not a map of keys')
    return { file, get: (path) => find(root, path.split('.')) ?? undefined, problem: undefined }
  } catch (error) {
    return emptyConfig(file, `${file}: Trivy cannot read it, ${clean(describeError(error), 200)}`)
  }
}

/** What there is when there is no file, or a broken one. */
export function emptyConfig(file?: string, problem?: string): TrivyConfig {
  return { file, get: () => undefined, problem }
}

function readDocument(text: string): unknown {
  // Trivy's reader takes the first document and passes over the rest. Excerpts of the file stay out of messages.
  // Its own look for duplicate keys takes the square of their number.
  const options = { merge: true, prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const
  const documents = loadYaml().parseAllDocuments(text, options)
  const first: Document.Parsed | undefined = 'empty' in documents ? undefined : documents[0]
  if (first === undefined) return undefined
  const [error] = first.errors
  if (error !== undefined) {
    const problem = error.code.toLowerCase().replaceAll('_', ' ')
    throw new Error(`line ${lineAt(text, error.pos[0])}: ${problem}`)
  }
  const duplicate = findDuplicateKey(first)
  if (duplicate !== undefined) throw new Error(`line ${lineAt(text, duplicate)}: duplicate key`)
  return unfoldAliases(first)
}

/** Where a key stands for the second time in its map, which Trivy's reader refuses. */
function findDuplicateKey(document: Document.Parsed): number | undefined {
  const { isScalar, visit } = loadYaml()
  let position: number | undefined
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const name = String(key.source ?? key.value)
        if (seen.has(name)) position = key.range?.[0] ?? 0
        if (position !== undefined) return visit.BREAK
        seen.add(name)
      }
      return undefined
    },
  })
  return position
}

function unfoldAliases(document: Document.Parsed): unknown {
  try {
    return document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES })
  } catch (error) {
    // What follows the colon is an excerpt.
    throw new Error(describeError(error).split(':')[0])
  }
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

/** Keys do not know case (viper). Depth is bounded by the YAML parser's own recursion. */
function lowerKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerKeys)
  if (!(value instanceof Map)) return value
  return new Map([...value].map(([key, inner]) => [String(key).toLowerCase(), lowerKeys(inner)]))
}

/** A key may contain dots itself: the longest one that fits is tried first (viper). */
function find(map: Map<unknown, unknown>, parts: readonly string[]): unknown {
  for (let length = parts.length; length > 0; length--) {
    const inner = map.get(parts.slice(0, length).join('.'))
    if (length === parts.length && inner !== undefined && inner !== null) return inner
    const found = inner instanceof Map ? find(inner, parts.slice(length)) : undefined
    if (found !== undefined && found !== null) return found
  }
  return undefined
}
