// What a command line says to Trivy, in the words of the inputs that say the same to the plan. Pure.
import { COMMAND_WORDS, meaningOf } from '../inputs/trivy-words.ts'

/** One call of Trivy. */
export interface Invocation {
  /** Texts of inputs by name, such as `scan-type`: absent where nothing is said, or only the shell will know. */
  readonly texts: ReadonlyMap<string, string>
  /** Texts that are an expression of the workflow and nothing else, by the same names. */
  readonly expressions: ReadonlyMap<string, string>
  /** Flags as they are written, such as `--skip-db-update`. */
  readonly flags: ReadonlySet<string>
  /** Whether a part that the plan reads is known only when it runs. */
  readonly isPartlyUnknown: boolean
}

/** Flags whose value the plan reads, and the input of the same meaning. */
const TOLD: Readonly<Record<string, string>> = {
  '--scanners': 'scanners',
  '--security-checks': 'scanners',
  '--format': 'format',
  '-f': 'format',
  '--pkg-types': 'pkg-types',
  '--vuln-type': 'pkg-types',
  '--image-config-scanners': 'image-config-scanners',
  '--vex': 'vex',
  '--compliance': 'compliance',
  '--server': 'server',
  '--config': 'trivy-config',
  '-c': 'trivy-config',
  '--cache-dir': 'cache-dir',
}

/** Flags without a value (`pkg/flag/*.go`); any other has one, so that it is not taken for what is scanned. */
const BOOLEAN =
  /^(-[qdAh]|-v|--(quiet|debug|help|version|insecure|no-progress|no-tty|clear-cache|reset|light|trace|download-\S+-only|skip-\S+-update|skip-update|skip-version-check|disable-telemetry|offline-scan|ignore-unfixed|exit-on-eosl|list-all-pkgs|removed-pkgs|dependency-tree|include-\S+|license-full|show-suppressed|all-namespaces|disable-node-collector|generate-default-config|tf-exclude-downloaded-modules|redis-tls|cache-backend-readonly|skip-images))$/

/** What a shell or a runner would put in. */
const EXPANDED = /[$`]|%\w+%/

/** One expression that means the same in another step of the job. */
export const EXPRESSION = /^\$\{\{\s*(inputs|env|matrix|vars)\.[\w-]+\s*\}\}$/

/** Reads the words behind `trivy`. */
export function readInvocation(words: readonly string[]): Invocation {
  const texts = new Map<string, string>()
  const flags = new Set<string>()
  const positional: string[] = []
  let isPartlyUnknown = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (!word.startsWith('-')) {
      if (!/^\d?[<>]/.test(word)) positional.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const flag = equals === -1 ? word : word.slice(0, equals)
    const next = words[at + 1]
    // A command is never the value of a flag that is not known here.
    const isKnown = Object.hasOwn(TOLD, flag)
    const mayTake = isKnown || (!BOOLEAN.test(flag) && next !== undefined && !isCommand(next))
    const takesNext = equals === -1 && mayTake && (isKnown || next?.startsWith('-') === false)
    const value = takesNext ? next : word.slice(equals + 1)
    if (takesNext) at += 1
    const input = isKnown ? TOLD[flag] : undefined
    if (input !== undefined && value !== undefined) texts.set(input, value)
    else if (equals === -1 || !/^(0|f|false)$/i.test(value ?? '')) flags.add(flag)
  }
  const command = commandIn(positional)
  if (command !== undefined) texts.set('scan-type', command)
  else isPartlyUnknown = positional.length > 0
  const reference = command === undefined ? undefined : targetOf(command, positional)
  if (reference !== undefined) texts.set('scan-ref', reference)
  const expressions = new Map([...texts].filter(([, text]) => EXPRESSION.test(text)))
  for (const [input, text] of texts) {
    if (!EXPANDED.test(text) || input === 'cache-dir') continue
    texts.delete(input)
    if (input !== 'scan-ref') isPartlyUnknown = true
  }
  return { texts, expressions, flags, isPartlyUnknown }
}

function commandIn(positional: readonly string[]): string | undefined {
  return positional.find(isCommand)
}

function isCommand(word: string): boolean {
  return meaningOf(COMMAND_WORDS, word) !== undefined
}

/** The directory of a scan of files. */
function targetOf(command: string, positional: readonly string[]): string | undefined {
  const meaning = meaningOf(COMMAND_WORDS, command)
  if (meaning !== 'fs' && meaning !== 'config') return undefined
  const target = positional[positional.indexOf(command) + 1]
  return target === undefined || target === '.' || target === './' ? undefined : target
}
