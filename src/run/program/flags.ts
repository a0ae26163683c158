// The command line: flags named as the inputs of the action that a command stands for, and a few of the program's own. Pure.
import { parseArgs } from 'node:util'
import { InputError } from '../../inputs/read.ts'
import { nearestWord } from '../../inputs/trivy-words.ts'

/** Flags that every command has, besides inputs. */
export interface OwnFlags {
  /** Print one JSON document, and nothing else, to standard output. */
  readonly json: boolean
  /** Another file than that of the system. */
  readonly config: string | undefined
  /** The checkout to plan by; absent: the working directory. */
  readonly workspace: string | undefined
}

/** What stands behind a command. */
export interface Flags extends OwnFlags {
  /** Texts of inputs, by name. */
  readonly texts: ReadonlyMap<string, string>
}

const OWN = ['json', 'config', 'workspace'] as const

/** Inputs that name a file or directory: relative to the working directory here, as with any program. */
const PATHS: readonly string[] = [
  ...['cache-dir', 'store-dir', 'bundle', 'ca-file', 'file', 'metrics', 'evidence-dir', 'directory'],
]

/**
 * Reads the flags of a command.
 *
 * @param inputs names of its inputs, with the text that each has by itself
 * @param resolvePath makes a path absolute
 * @throws {InputError} listing all mistakes at once
 */
export function readFlags(
  args: readonly string[],
  inputs: Readonly<Record<string, string>>,
  resolvePath: (path: string) => string,
): Flags {
  const isBoolean = (name: string) => name === 'json' || ['true', 'false'].includes(inputs[name] ?? '')
  const names = [...new Set([...OWN, ...Object.keys(inputs)])]
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string', multiple: true } as const]))
  const { tokens } = parseArgs({
    args: args.map((arg) => spellBoolean(arg, isBoolean)),
    options,
    strict: false,
    tokens: true,
  })
  const values = new Map<string, string[]>()
  const problems: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`"${token.value}" is no flag; flags begin with --`)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (!names.includes(name)) problems.push(`${rawName} is not known${sayNearest(name, names)}`)
    else if (value === undefined) problems.push(`${rawName} lacks its value`)
    else values.set(name, [...(values.get(name) ?? []), value])
  }
  if (problems.length > 0) throw new InputError(problems)
  const last = (name: string) => values.get(name)?.at(-1)
  const texts = [...values]
    .filter(([name]) => name in inputs)
    .map(
      ([name, all]) => [name, PATHS.includes(name) ? resolvePath(all.join('\n')) : all.join('\n')] as const,
    )
  return {
    json: last('json') === 'true',
    config: pathOf(last('config'), resolvePath),
    workspace: pathOf(last('workspace'), resolvePath),
    texts: new Map(texts),
  }
}

function pathOf(text: string | undefined, resolvePath: (path: string) => string): string | undefined {
  return text === undefined ? undefined : resolvePath(text)
}

/** `--offline` is `--offline=true`, and `--no-offline` the contrary. */
function spellBoolean(arg: string, isBoolean: (name: string) => boolean): string {
  const [, no, name = ''] = /^--(no-)?([a-z-]+)$/.exec(arg) ?? []
  return isBoolean(name) ? `--${name}=${no === undefined}` : arg
}

function sayNearest(name: string, names: readonly string[]): string {
  const words = Object.fromEntries(names.map((one) => [one, one]))
  const nearest = nearestWord(words, name)
  return nearest === undefined ? '' : `; the nearest is --${nearest}`
}
