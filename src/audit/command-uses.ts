// What a script does that is of interest here: calls of Trivy, by itself or in a container, downloads of its data by hand,
// its installation, and skip variables handed to later steps. Pure.
import { readInstall } from './installs.ts'
import { readCommands, type ShellCommand } from './shell-commands.ts'
import { type Invocation, readInvocation } from './trivy-invocation.ts'

/** One such thing, and its line in the script, from 0. */
export type CommandUse = { readonly line: number } & (
  | {
      readonly kind: 'trivy'
      readonly invocation: Invocation
      readonly environment: ReadonlyMap<string, string>
    }
  | {
      readonly kind: 'container'
      readonly image: string
      readonly invocation: Invocation
      readonly environment: ReadonlyMap<string, string>
    }
  | { readonly kind: 'data'; readonly repository: string; readonly by: string }
  | { readonly kind: 'install'; readonly version: string | undefined; readonly by: string }
  | { readonly kind: 'variable'; readonly name: string; readonly value: string }
  /** Serves a recipe and nothing else: making directories, unpacking, removing what was unpacked. */
  | { readonly kind: 'handling' }
  | { readonly kind: 'other' }
)

/** Programs that run another one. */
const WRAPPERS: readonly string[] = [
  ...['sudo', 'exec', 'command', 'nohup', 'env', 'nice', 'timeout', 'retry', 'xargs', 'find'],
]
const CONTAINER_TOOLS: readonly string[] = ['docker', 'podman', 'nerdctl']
const TRIVY_IMAGE = /(^|\/)(aquasec(urity)?\/trivy)(?=[:@]|$)/
/** The repositories that upstream publishes, wherever they were copied to. */
const DATA_REPOSITORY = /\/(trivy-db|trivy-java-db|trivy-checks|trivy-policies)(?=[:@]|$)/
const PULLERS: readonly string[] = ['oras', 'crane', 'regctl', 'skopeo']
const HANDLERS: readonly string[] = [
  ...['mkdir', 'tar', 'rm', 'mv', 'cp', 'ls', 'cd', 'du', 'chmod', 'chown'],
  ...['gunzip', 'gzip', 'find', 'touch'],
  ...['echo', 'printf', 'date', 'cat', 'set', 'test', '[', '[[', 'true', ':', 'sleep', 'exit', 'which'],
  ...['for', 'done', 'fi', 'break', 'continue', '}'],
]
/** Variables by which Trivy leaves data alone. */
export const SKIP_VARIABLES: readonly string[] = [
  'TRIVY_SKIP_DB_UPDATE',
  'TRIVY_SKIP_JAVA_DB_UPDATE',
  'TRIVY_SKIP_CHECK_UPDATE',
  'TRIVY_SKIP_POLICY_UPDATE',
  'TRIVY_SKIP_VEX_REPO_UPDATE',
  'TRIVY_OFFLINE_SCAN',
]
/** Flags of the same meaning. */
export const SKIP_FLAGS: readonly string[] = [
  '--skip-db-update',
  '--skip-update',
  '--skip-java-db-update',
  '--skip-check-update',
  '--skip-policy-update',
  '--skip-vex-repo-update',
  '--offline-scan',
]
/** Flags by which Trivy fetches data and scans nothing, and what they fetch. */
const ONLY_FLAGS: Readonly<Record<string, string>> = {
  '--download-db-only': 'trivy-db',
  '--download-java-db-only': 'trivy-java-db',
}

/** Scripts within scripts (`bash -c`): real ones have one. */
const MAX_DEPTH = 3

/**
 * Reads a script.
 *
 * @param shell as the workflow names it; undefined: bash
 */
export function readCommandUses(script: string, shell: string | undefined, depth = 0): readonly CommandUse[] {
  if (shell !== undefined && /^(python|node|perl|ruby)/.test(shell)) return []
  const continuation = /^(pwsh|powershell)/.test(shell ?? '') ? '`' : shell === 'cmd' ? '^' : '\\'
  return readCommands(script, continuation).flatMap((command, index, all) =>
    readUse(command, { depth, next: all[index + 1] }),
  )
}

interface Around {
  readonly depth: number
  /** A script that is piped into a shell has its arguments there. */
  readonly next: ShellCommand | undefined
}

function readUse(command: ShellCommand, { depth, next }: Around): readonly CommandUse[] {
  const { line } = command
  const { words, environment } = unwrap(command.words)
  const [program = '', ...rest] = words
  const name =
    program
      .replace(/\.exe$/i, '')
      .split('/')
      .at(-1) ?? ''
  const inner = /^(ba|z|da)?sh$/.test(name) ? rest[rest.indexOf('-c') + 1] : undefined
  if (rest.includes('-c') && inner !== undefined && depth < MAX_DEPTH)
    return readCommandUses(inner, undefined, depth + 1).map((use) => ({ ...use, line: line + use.line }))
  const handedOver = variablesOf(command.words)
  if (handedOver.length > 0) return handedOver.map((use) => ({ ...use, line }))
  if (words.length === 0) return []
  if (name === 'trivy' || /^\$\{?TRIVY_CMD/.test(program))
    return readTrivy({ line, kind: 'trivy', invocation: readInvocation(rest), environment })
  if (CONTAINER_TOOLS.includes(name)) return readContainer(rest, line)
  if (PULLERS.includes(name)) return readPull(name, rest, line)
  const installed = readInstall(command.words, next?.words ?? [])
  if (installed !== undefined) return [{ ...installed, line }]
  return [{ kind: HANDLERS.includes(name) ? 'handling' : 'other', line }]
}

type TrivyUse = Extract<CommandUse, { kind: 'trivy' | 'container' }>

/** A scan, unless it only fetches. */
function readTrivy(use: TrivyUse): readonly CommandUse[] {
  const { line } = use
  const fetched = [...use.invocation.flags].flatMap((flag) => {
    const repository = Object.hasOwn(ONLY_FLAGS, flag) ? ONLY_FLAGS[flag] : undefined
    return repository === undefined ? [] : [{ kind: 'data' as const, line, repository, by: `trivy ${flag}` }]
  })
  if (fetched.length > 0) return fetched
  const { flags, texts } = use.invocation
  if (flags.has('--version') || flags.has('-v') || flags.has('--help')) return [{ kind: 'other', line }]
  if (texts.get('scan-type') === undefined && !use.invocation.isPartlyUnknown)
    return [{ kind: 'other', line }]
  return [use]
}

function readContainer(words: readonly string[], line: number): readonly CommandUse[] {
  const run = words.indexOf('run')
  const at = words.findIndex((word) => TRIVY_IMAGE.test(word))
  if (run === -1 || at < run) return [{ kind: 'other', line }]
  const image = words[at] ?? ''
  const options = words.slice(run + 1, at)
  const environment = options.flatMap((word, index) => {
    const said = /^(?:-e|--env)(?:=(.*))?$/s.exec(word)
    const text = said === null ? undefined : (said[1] ?? options[index + 1])
    const [, name, value] = /^(\w+)=(.*)$/s.exec(text ?? '') ?? []
    return name === undefined ? [] : [[name, value ?? ''] as const]
  })
  const invocation = readInvocation(words.slice(at + 1))
  return readTrivy({ kind: 'container', line, image, invocation, environment: new Map(environment) })
}

function readPull(name: string, words: readonly string[], line: number): readonly CommandUse[] {
  const pulled = words.flatMap((word) => DATA_REPOSITORY.exec(word)?.[1] ?? [])
  const [repository] = pulled
  return [
    repository === undefined
      ? { kind: words[0] === 'version' ? 'handling' : 'other', line }
      : { kind: 'data', line, repository, by: `${name} ${words[0]}` },
  ]
}

/** `NAME=value`, `export NAME=value`, and `echo NAME=value >> "$GITHUB_ENV"` of what Trivy is told to skip. */
function variablesOf(words: readonly string[]): readonly Extract<CommandUse, { kind: 'variable' }>[] {
  const said = words.flatMap((word) => {
    const [, name, value = ''] = /^(TRIVY_\w+)=(.*)$/s.exec(word) ?? []
    return name !== undefined && SKIP_VARIABLES.includes(name)
      ? [{ kind: 'variable' as const, line: 0, name, value }]
      : []
  })
  const isForLater = /\bGITHUB_ENV\b/.test(words.join(' ')) || words[0] === 'export'
  return isForLater || words.every((word) => /^\w+=/.test(word)) ? said : []
}

function unwrap(all: readonly string[]): {
  readonly words: readonly string[]
  readonly environment: ReadonlyMap<string, string>
} {
  const environment = new Map<string, string>()
  let words = all
  for (let taken = true; taken; ) {
    taken = false
    const [first = ''] = words
    const [, name, value] = /^(\w+)=(.*)$/s.exec(first) ?? []
    if (name !== undefined) {
      environment.set(name, value ?? '')
      words = words.slice(1)
      taken = true
    } else if (WRAPPERS.includes(first)) {
      words = behindWrapper(words.slice(1))
      taken = true
    }
  }
  return { words, environment }
}

/** What a wrapper runs: something of interest near its beginning, else whatever stands behind its flags. */
function behindWrapper(words: readonly string[]): readonly string[] {
  const names = ['trivy', 'sh', 'bash', ...CONTAINER_TOOLS, ...PULLERS]
  const known = words.slice(0, 12).findIndex((word) => names.includes(word.split('/').at(-1) ?? ''))
  const first = words.findIndex((word) => !word.startsWith('-'))
  return known === -1 ? words.slice(first === -1 ? words.length : first) : words.slice(known)
}
