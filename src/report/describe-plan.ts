// The plan in words for the log and as data for the output `plan`: every fact behind the decision. Decides nothing.
import { count } from '../base/count.ts'
import { type SaidInputs, tellText } from '../inputs/said.ts'
import { sayCommand } from '../inputs/trivy-words.ts'
import { formatReference } from '../oci/reference.ts'
import type { Plan } from '../plan/plan.ts'
import type { DecidedResource, PlannedResource } from '../resources/contract/planned-resource.ts'
import type { Scans, Setting, TrivySettings } from '../scan/settings.ts'
import { versionRules } from '../scan/trivy-version.ts'
import type { Workspace } from '../scan/workspace.ts'

/** What the plan was made from: Trivy, the settings of the scan, and what lies in the workspace. */
export function basisLines({
  trivy,
  scans,
  workspace,
  resources,
  unspoken,
  said = new Map(),
}: Plan): string[] {
  const origin = {
    input: 'from the input trivy-version',
    brought: 'the newest release known, which install-trivy takes where trivy-version names none',
    path: 'found on PATH',
    'latest-known': 'the latest known; set the input trivy-version if another one will scan',
  }[trivy.origin]
  return [
    `Trivy: ${trivy.version}, ${origin}; ${versionRules(trivy).join('; ')}`,
    ...settingRows(scans).map(([name, said]) => `${name}: ${say(said)}`),
    ...fileLines(said),
    ...(workspace === undefined ? [] : walkLines(workspace, [...resources, ...unspoken])),
  ]
}

/** Whether a resource is needed, and why; `maybe but not provided` where the scan may miss it. */
export function sayNeed({ resource, decision }: DecidedResource): string {
  const { need, provide, reason } = decision
  const verdict = need !== 'not needed' && !provide ? `${need} but not provided` : need
  return `${resource.name}: ${verdict}, ${reason}`
}

/** What the file on the runner decided: nobody who reads the workflow sees it there. */
function fileLines(said: SaidInputs): string[] {
  return [...said]
    .filter(([, { by }]) => by === 'file')
    .map(
      ([name, { text, origin }]) => `${name}: ${tellText(name, text).replace(/\s*\n\s*/g, ', ')} (${origin})`,
    )
}

type Said = Setting<string | undefined | readonly string[]>

/**
 * Each setting under the name of its input, or, where the scans of the job differ, once for each, behind its scan type:
 * `scanners of config`.
 */
function settingRows(scans: Scans): (readonly [string, Said])[] {
  const [first, ...others] = scans
  const rows = scans.map((settings) => ({
    of: sayCommand(settings.command.value),
    rows: rowsOf(settings),
  }))
  if (others.length === 0) return rowsOf(first)
  const names = new Set(rows.flatMap((scan) => scan.rows.slice(1).map(([name]) => name)))
  const told = [...names].flatMap((name) => {
    const each = rows.flatMap(({ of, rows: own }) =>
      own.flatMap(([one, said]) => (one === name ? [[`${name} of ${of}`, said] as const] : [])),
    )
    const alike = new Set(each.map(([, said]) => say(said)))
    const [only] = each
    const isShared = alike.size === 1 && each.length === scans.length && only !== undefined
    return isShared ? [[name, only[1]] as const] : each
  })
  const { origin } = (scans.find(({ command }) => command.value !== undefined) ?? first).command
  return [['scan-type', { value: rows.map(({ of }) => of), origin }], ...told]
}

/** Of one scan, if it is one; what has an empty default is left out until somebody says it. */
function rowsOf(settings: TrivySettings): (readonly [string, Said])[] {
  const list = ({ value, origin }: Setting<Iterable<string>>): Said => ({ value: [...value], origin })
  const { value: command, origin } = settings.command
  if (command === 'other') return [['scan-type', { value: sayCommand(command), origin }]]
  const always: (readonly [string, Said])[] = [
    ['scan-type', settings.command],
    ['scanners', list(settings.scanners)],
    ['format', settings.format],
    ['pkg-types', list(settings.pkgTypes)],
  ]
  const whenSaid: (readonly [string, Said])[] = [
    ['image-config-scanners', list(settings.imageConfigScanners)],
    ['vex', settings.vex],
    ['compliance', settings.compliance],
    ['server', withoutLogin(settings.server)],
    ...[...settings.repositories].map(([name, said]) => [name, list(said)] as const),
    ['registry mirrors of', { value: [...settings.mirrors.keys()], origin: 'trivy.yaml: registry.mirrors' }],
  ]
  return [...always, ...whenSaid.filter(([, { value }]) => value !== undefined && value.length > 0)]
}

/** An address may carry a login, which is nobody's business: the log, the output, and the evidence are read by many. */
function withoutLogin({ value, origin }: TrivySettings['server']): Said {
  return { value: value?.replace(/^([^/]*\/\/)?[^/]*@/, '$1…@'), origin }
}

function say({ value, origin }: Said): string {
  if (value === undefined) return 'not given'
  return `${typeof value === 'string' ? value : value.join(', ') || 'none'} (${origin})`
}

function walkLines(workspace: Workspace, planned: readonly DecidedResource[]): string[] {
  const { modulesSkipped, unreadable, stoppedBy } = workspace
  const clues = new Map(planned.flatMap(({ resource }) => Object.entries(resource.looksFor ?? {})))
  const found = [...workspace.found].flatMap(([name, all]) => clues.get(name)?.say?.(all.length) ?? [])
  const time = Math.round(workspace.durationMs)
  return [
    `looked at ${count(workspace.filesSeen, 'file')} in ${workspace.root} in ${time} ms: ${found.join(', ')}`,
    ...(modulesSkipped === 0 ? [] : [`did not look into node_modules (${modulesSkipped} of them)`]),
    ...(unreadable === 0 ? [] : [`could not read ${count(unreadable, 'directory', 'directories')}`]),
    ...(stoppedBy === undefined ? [] : [`the look ended at ${stoppedBy}; what lies beyond was not seen`]),
  ]
}

/** Paths of each kind that the record names. */
const MAX_PATHS = 20

/** The plan for the output `plan`. */
export function planRecord(plan: Plan): unknown {
  return {
    trivy: { ...plan.trivy, rules: versionRules(plan.trivy) },
    settings: Object.fromEntries(settingRows(plan.scans)),
    inputs: inputRecord(plan),
    limits: limitRecord(plan),
    workspace: plan.workspace === undefined ? undefined : walkRecord(plan.workspace),
    resources: plan.resources.map(resourceRecord),
  }
}

/** Every input with who said it. */
function inputRecord({ said = new Map() }: Plan): unknown {
  const rows = [...said].map(([name, { text, by, origin }]) => [
    name,
    { value: tellText(name, text), by, origin },
  ])
  return Object.fromEntries(rows)
}

/** The limits of this runner, whether they made a difference or not. */
function limitRecord({ limits }: Plan): unknown {
  return limits === undefined ? undefined : { file: limits.file, ...Object.fromEntries(limits.texts) }
}

function resourceRecord({ resource, own, decision, requirements }: PlannedResource): unknown {
  const [first] = requirements
  const about = { name: resource.name, ...decision }
  if (first === undefined) return about
  const places = requirements.flatMap((requirement) => requirement.places)
  const references = places.map((place) => formatReference(place.reference))
  return { ...about, schema: first.schema, references, ...resource.planRecord?.(own) }
}

function walkRecord({ durationMs: _, found, ...workspace }: Workspace): unknown {
  const head = (paths: readonly string[]) => ({ count: paths.length, first: paths.slice(0, MAX_PATHS) })
  return {
    ...workspace,
    ...Object.fromEntries([...found].map(([name, paths]) => [name, head(paths)])),
  }
}
