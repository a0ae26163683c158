// The findings of one job: what its steps do, and in which order. Pure.
import { SKIP_FLAGS, SKIP_VARIABLES } from './command-uses.ts'
import type { Finding, Kind, Where } from './findings.ts'
import type { Flow, Occurrence } from './flow.ts'
import { judgeImage, judgeTrivy, judgeUses } from './pins.ts'
import type { ScanNeeds } from './scan-needs.ts'
import type { StepUse } from './step-uses.ts'
import type { SaidTexts } from './workflow.ts'

/** What a flow is judged by. */
export interface Rules {
  /** Versions of Trivy that are refused besides those that attackers published. */
  readonly denied: readonly string[]
  readonly needs: ScanNeeds
}

/** A scan, where it stands, and what it needs. */
export interface FoundScan extends Where {
  readonly by: string
  /** What was said, by the name of the input that says it to our step. */
  readonly texts: Readonly<Record<string, string>>
  readonly isPartlyUnknown: boolean
  readonly needs: readonly { readonly resource: string; readonly need: string; readonly reason: string }[]
  /** Whether our step stands before it. */
  readonly isServed: boolean
  /** Its step in the list that the flow begins with. */
  readonly top: number
}

/** All that is said of a flow. */
export interface Judgement {
  readonly scans: readonly FoundScan[]
  readonly findings: readonly Finding[]
}

/** Judges a flow. */
export function judgeFlow(flow: Flow, rules: Rules): Judgement {
  const scans = listScans(flow, rules)
  const findings = flow.occurrences.flatMap((occurrence) => judgeStep(occurrence, rules))
  const container = flow.list.container
  if (container !== undefined) {
    const where = { file: flow.file.path, line: container.lines.first, job: flow.list.name }
    findings.push(...judgeImage(container.text, rules.denied, where))
  }
  if (scans.length > 0) findings.push(...judgeSkips(flow.list.env, whereOf(flow, flow.list.lines.first)))
  findings.push(...judgeOrder(flow, scans, rules))
  return { scans, findings }
}

function whereOf({ file, list }: Pick<Occurrence, 'file' | 'list'>, line: number): Where {
  return { file: file.path, line, job: list.name }
}

function listScans(flow: Flow, { needs }: Rules): FoundScan[] {
  let isServed = false
  let version: string | undefined
  const scans: FoundScan[] = []
  for (const occurrence of flow.occurrences) {
    for (const use of occurrence.uses) {
      if (use.kind === 'ours' && use.action === 'main') isServed = true
      if (use.kind === 'setup') version = use.version
      if (use.kind !== 'scan') continue
      const known = use.version ?? tagOf(use.image ?? flow.list.container?.text) ?? version
      const texts = {
        ...Object.fromEntries(use.invocation.texts),
        ...(known === undefined ? {} : { 'trivy-version': known }),
      }
      scans.push({
        ...whereOf(occurrence, use.line),
        by: use.by,
        texts,
        isPartlyUnknown: use.invocation.isPartlyUnknown,
        needs: needs.ofScan(texts, environmentOf(occurrence.env, use.environment)),
        isServed,
        top: occurrence.top,
      })
    }
  }
  return scans
}

/** The version that an image of Trivy is of. */
function tagOf(image: string | undefined): string | undefined {
  return /aquasec(?:urity)?\/trivy:v?(\d+\.\d+\.\d+)/.exec(image ?? '')?.[1]
}

/** What Trivy sees of variables, as far as it is known. */
function environmentOf(said: SaidTexts, own: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const all = [...[...said].map(([name, { text }]) => [name, text] as const), ...own]
  return Object.fromEntries(all.filter(([name, text]) => name.startsWith('TRIVY_') && !text.includes('$')))
}

function judgeStep(occurrence: Occurrence, { denied }: Rules): Finding[] {
  const { step, uses } = occurrence
  const found: Finding[] = []
  if (step.uses !== undefined) {
    const text = step.uses.text
    found.push(...judgeUses(text, denied, whereOf(occurrence, step.uses.lines.first)))
  }
  for (const use of uses) found.push(...judgeUse(use, occurrence, denied))
  found.push(...judgeSkips(step.env, whereOf(occurrence, step.lines.first)))
  const version = step.env.get('TRIVY_VERSION') ?? occurrence.list.env.get('TRIVY_VERSION')
  if (version !== undefined && !version.text.includes('$')) {
    found.push(
      ...judgeTrivy(version.text.replace(/^v/, ''), denied, whereOf(occurrence, version.lines.first)),
    )
  }
  return found
}

function judgeUse(use: StepUse, occurrence: Occurrence, denied: readonly string[]): readonly Finding[] {
  const where = whereOf(occurrence, use.line)
  const say = (kind: Kind, message: string): readonly Finding[] => [{ kind, message, ...where }]
  switch (use.kind) {
    case 'scan': {
      const ofVersion = use.version === undefined ? [] : judgeTrivy(use.version, denied, where)
      const ofImage = use.by === 'container' ? judgeImage(use.image ?? '', denied, where) : []
      const skips = SKIP_FLAGS.filter((flag) => use.invocation.flags.has(flag))
      const variables = [...use.environment].filter(([name, text]) => isSkip(name, text))
      const latest = occurrence.step.with.get('version')?.text.trim() === 'latest' ? LATEST : []
      return [
        ...[...ofVersion, ...ofImage, ...latest.map((one) => ({ ...one, ...where }))],
        ...skips.flatMap((flag) => say('static-skip', `${flag} is given whether the data is there or not`)),
        ...variables.flatMap(([name, text]) => say('static-skip', `${name} is set: ${sayWhy(name, text)}`)),
      ]
    }
    case 'setup': {
      if (use.version !== undefined) return judgeTrivy(use.version, denied, where)
      const isLatest =
        use.by === 'its install script' || occurrence.step.with.get('version')?.text.trim() === 'latest'
      return isLatest ? LATEST.map((one) => ({ ...one, ...where })) : []
    }
    case 'cache': {
      const what = `${use.path} is kept in the Actions cache by hand (${use.mode === 'both' ? 'restored and saved' : `${use.mode}d`})`
      return use.holds === 'program'
        ? say('cached-program', `Trivy itself is kept in the Actions cache by hand: ${use.path}`)
        : say('hand-rolled-cache', what)
    }
    case 'data':
      return say('hand-rolled-download', `${use.by} fetches ${use.repository} by hand`)
    case 'variable':
      return say(
        'static-skip',
        `${use.name} is set for later commands and steps: ${sayWhy(use.name, use.value)}`,
      )
    case 'elsewhere':
      return say('elsewhere', `${use.what} runs Trivy in its own way`)
    default:
      return []
  }
}

const LATEST: readonly Pick<Finding, 'kind' | 'message'>[] = [
  { kind: 'unpinned', message: 'no version of Trivy is named: the day of the run decides which is run' },
]

function judgeSkips(env: SaidTexts, where: Where): readonly Finding[] {
  return [...env].flatMap(([name, { text, lines }]) => {
    if (!isSkip(name, text)) return []
    const message = `${name} is set: ${sayWhy(name, text)}`
    return [{ kind: 'static-skip' as const, message, ...where, line: lines.first }]
  })
}

/** Anything but false: Trivy passes over words that it does not know, but nobody meant them. */
function isSkip(name: string, text: string): boolean {
  return SKIP_VARIABLES.includes(name) && !/^(0|f|false|)$/i.test(text.trim())
}

function sayWhy(name: string, text: string): string {
  if (text.includes('${{')) return 'an expression knows what was restored, not whether Trivy can use it'
  if (/_(CHECK|POLICY)_/.test(name))
    return 'where the bundle is not there, the checks embedded in Trivy are used'
  return name === 'TRIVY_OFFLINE_SCAN'
    ? 'dependencies that are not at hand are left out without a word'
    : 'where the data is not there, the scan ends'
}

function judgeOrder(flow: Flow, scans: readonly FoundScan[], { needs }: Rules): readonly Finding[] {
  const [first] = scans
  if (first === undefined) return []
  const ours = flow.occurrences.flatMap((occurrence) =>
    occurrence.uses.flatMap((use) =>
      use.kind === 'ours' && use.action === 'main' ? [{ occurrence, use }] : [],
    ),
  )
  const before = scans.find(({ isServed }) => !isServed)
  if (ours.length === 0) {
    const wanted = [...new Set(scans.flatMap((scan) => wantsOf(scan)))]
    if (wanted.length === 0) return []
    const message = `nothing of ours provides what the scan needs: ${wanted.join(', ')}`
    return [{ kind: 'step-missing', message, file: first.file, line: first.line, job: first.job }]
  }
  if (before !== undefined) {
    const [{ occurrence, use }] = ours as [(typeof ours)[number]]
    const message = `our step stands behind the scan of line ${before.line}${before.file === occurrence.file.path ? '' : ` of ${before.file}`}`
    return [{ kind: 'step-after-scan', message, ...whereOf(occurrence, use.line) }]
  }
  const given = ours.map(({ occurrence }) => occurrence.step.with)
  const provided = given.map((said) => needs.ofStep(said))
  // What only the run knows nobody judges here.
  const lacks = provided.includes(undefined)
    ? []
    : scans.flatMap((scan) =>
        wantsOf(scan)
          .filter((resource) => !provided.some((names) => names?.includes(resource)))
          .map((resource) => ({ scan, resource })),
      )
  const own = flow.occurrences.flatMap(({ uses, file, list }) =>
    uses.flatMap((use) =>
      use.kind === 'scan' && use.hasOwnCache === true ? [whereOf({ file, list }, use.line)] : [],
    ),
  )
  return [
    ...lacks.map(({ scan: { file, line, job }, resource }) => ({
      ...{ kind: 'step-lacks' as const, file, line, job },
      message: `this scan needs ${resource}, which our step does not provide as it is set`,
    })),
    ...own.map((where) => ({
      ...{ kind: 'own-cache' as const, ...where },
      message: 'trivy-action restores and saves a cache of its own beside our step',
    })),
  ]
}

/** What a scan is sure to need. */
function wantsOf({ needs, isPartlyUnknown }: FoundScan): readonly string[] {
  return isPartlyUnknown ? [] : needs.filter(({ need }) => need === 'needed').map(({ resource }) => resource)
}
