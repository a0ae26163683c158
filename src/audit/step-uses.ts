// What a step does that is of interest here. Pure.
import { readCommandUses } from './command-uses.ts'
import { EXPRESSION, type Invocation } from './trivy-invocation.ts'
import type { Said, Step } from './workflow.ts'

/** One thing that a step does, and its line in the file. */
export type StepUse = { readonly line: number } & (
  | Scan
  /** Makes Trivy available. */
  | {
      readonly kind: 'setup'
      readonly by: string
      readonly version: string | undefined
      readonly action?: string
    }
  /** Keeps Trivy's data, or Trivy, in the Actions cache. */
  | {
      readonly kind: 'cache'
      readonly mode: 'both' | 'restore' | 'save'
      readonly holds: 'data' | 'program'
      readonly isMixed: boolean
      readonly path: string
    }
  /** Fetches data by hand; the repository tells which. */
  | { readonly kind: 'data'; readonly repository: string; readonly by: string }
  /** Serves such a recipe and nothing else. */
  | { readonly kind: 'tool' | 'handling' }
  | { readonly kind: 'variable'; readonly name: string; readonly value: string }
  /** A step of ours: the action's name, such as `main` or `warm`. */
  | { readonly kind: 'ours'; readonly action: string }
  /** Runs Trivy where nobody can look from here. */
  | { readonly kind: 'elsewhere'; readonly what: string }
  | { readonly kind: 'other' }
)

/** A call of Trivy that scans. */
export interface Scan {
  readonly kind: 'scan'
  readonly by: 'trivy-action' | 'trivy' | 'container' | 'container action'
  readonly invocation: Invocation
  /** Variables of this call alone. */
  readonly environment: ReadonlyMap<string, string>
  readonly image?: string
  /** The version of Trivy, where the step says it. */
  readonly version?: string | undefined
  /** Whether it keeps a cache of its own. */
  readonly hasOwnCache?: boolean
}

const ACTION = /^([\w.-]+\/[\w.-]+)((?:\/[\w./-]+)?)@(.+)$/
const OURS = /\/trivy-offline-cache$/
const TRIVY_ACTION = 'aquasecurity/trivy-action'
/** Actions that run Trivy among other things, or in a way of their own. */
const RUNS_TRIVY =
  /^(reviewdog\/action-trivy|crazy-max\/ghaction-container-scan|azure\/container-scan|(super-)?github\/super-linter|super-linter\/super-linter|oxsecurity\/megalinter)$/i
/** An action that keeps Trivy's data, and no more. */
const KEEPS_DATA = /\/trivy-cache-action$/
/** Actions whose input is a command. */
const RUNS_COMMAND = /\/(retry|retry-step)$/

/** Inputs of trivy-action that the plan reads, by ours. */
const ACTION_INPUTS: Readonly<Record<string, string>> = {
  'scan-type': 'scan-type',
  scanners: 'scanners',
  'security-checks': 'scanners',
  format: 'format',
  'vuln-type': 'pkg-types',
  'pkg-types': 'pkg-types',
  'trivy-config': 'trivy-config',
}

/** The name and reference of an action; undefined: it is in this repository, or an image. */
export function splitUses(uses: string): { action: string; path: string; ref: string } | undefined {
  const [, action, path = '', ref = ''] = ACTION.exec(uses.trim()) ?? []
  return action === undefined ? undefined : { action: action.toLowerCase(), path: path.slice(1), ref }
}

/** Everything that a step does; nothing of interest is `other`. */
export function readStepUses(step: Step): readonly StepUse[] {
  const found = step.run === undefined ? readAction(step) : readScript(step.run, step)
  return found.length === 0 ? [{ kind: 'other', line: step.lines.first }] : found
}

function readScript(script: Said, step: Step): readonly StepUse[] {
  // The text of a block begins on the line behind its key.
  const isBlock = script.lines.last > script.lines.first
  const first = script.lines.first + (isBlock ? 1 : 0)
  return readCommandUses(script.text, step.shell).map((use) => {
    const line = Math.min(first + use.line, script.lines.last)
    if (use.kind === 'trivy') return { ...use, kind: 'scan', by: 'trivy', line }
    if (use.kind === 'container') return { ...use, kind: 'scan', by: 'container', line }
    if (use.kind === 'install') return { kind: 'setup', by: use.by, version: use.version, line }
    return { ...use, line }
  })
}

function readAction(step: Step): readonly StepUse[] {
  const { uses } = step
  if (uses === undefined) return []
  const line = uses.lines.first
  const text = (input: string) => step.with.get(input)?.text
  const [, image] = /^docker:\/\/(.*aquasec(?:urity)?\/trivy[:@].*)$/.exec(uses.text) ?? []
  if (image !== undefined) return readImageAction(image, step, line)
  const named = splitUses(uses.text)
  if (named === undefined) return []
  const { action, path } = named
  if (OURS.test(action)) return [{ kind: 'ours', action: path === '' ? 'main' : path, line }]
  if (action === TRIVY_ACTION) return [readTrivyAction(step, line)]
  if (action === 'aquasecurity/setup-trivy')
    return [{ kind: 'setup', by: 'setup-trivy', version: plainVersion(text('version')), action, line }]
  if (action === 'oras-project/setup-oras') return [{ kind: 'tool', line }]
  if (action === 'actions/cache')
    return readCache(path, text('path') ?? '', `${text('key')} ${text('restore-keys')}`, line)
  if (KEEPS_DATA.test(action))
    return [
      { kind: 'cache', mode: 'both', holds: 'data', isMixed: false, path: `the data of ${action}`, line },
    ]
  const command = step.with.get('command')
  if (RUNS_COMMAND.test(action) && command !== undefined) return readScript(command, step)
  if (RUNS_TRIVY.test(action) || /\btrivy\b/i.test(uses.text.split('@')[0] ?? ''))
    return [{ kind: 'elsewhere', what: uses.text, line }]
  return []
}

function readTrivyAction(step: Step, line: number): StepUse {
  const texts = new Map([['scan-type', 'image']])
  const expressions = new Map<string, string>()
  let isPartlyUnknown = false
  for (const [name, input] of Object.entries(ACTION_INPUTS)) {
    const said = step.with.get(name)?.text.trim()
    if (said === undefined || said === '') continue
    if (said.includes('${{')) {
      texts.delete(input)
      if (EXPRESSION.test(said)) expressions.set(input, said)
      isPartlyUnknown = true
    } else texts.set(input, said)
  }
  const reference = step.with.get('scan-ref')?.text.trim() ?? '.'
  const isOfFiles = ['fs', 'config', 'filesystem'].includes(texts.get('scan-type') ?? '')
  if (isOfFiles && reference !== '.' && !reference.includes('${{')) texts.set('scan-ref', reference)
  const cache = step.with.get('cache')?.text ?? 'true'
  return {
    kind: 'scan',
    by: 'trivy-action',
    line,
    invocation: { texts, expressions, flags: new Set(), isPartlyUnknown },
    environment: new Map(),
    version: plainVersion(step.with.get('version')?.text),
    hasOwnCache: cache !== 'false',
  }
}

function readImageAction(image: string, step: Step, line: number): readonly StepUse[] {
  const args = step.with.get('args')?.text ?? ''
  const uses = readCommandUses(`trivy ${args.replace(/\s*\n\s*/g, ' ')}`, undefined)
  return uses.map((use) =>
    use.kind === 'trivy'
      ? { ...use, kind: 'scan', by: 'container action', image, line }
      : use.kind === 'install'
        ? { kind: 'other', line }
        : use.kind === 'container'
          ? { kind: 'other', line }
          : { ...use, line },
  )
}

function readCache(path: string, paths: string, keys: string, line: number): readonly StepUse[] {
  const list = paths.split('\n').map((one) => one.trim())
  const named = list.filter((one) => one !== '')
  const ofTrivy = named.filter((one) => /trivy/i.test(one))
  const isByKey = ofTrivy.length === 0 && /trivy/i.test(keys)
  if (ofTrivy.length === 0 && !isByKey) return []
  const isProgram =
    ofTrivy.length > 0 && ofTrivy.every((one) => /\bbin\b|tool[-_]?cache|trivy-bin/i.test(one))
  return [
    {
      kind: 'cache',
      line,
      mode: path === 'restore' || path === 'save' ? path : 'both',
      holds: isProgram ? 'program' : 'data',
      isMixed: !isByKey && ofTrivy.length < named.length,
      path: ofTrivy[0] ?? named[0] ?? '',
    },
  ]
}

/** A version that is one: not `latest`, and nothing that only the run will know. */
function plainVersion(text: string | undefined): string | undefined {
  const version = text?.trim().replace(/^v/, '')
  return version !== undefined && /^\d/.test(version) ? version : undefined
}
