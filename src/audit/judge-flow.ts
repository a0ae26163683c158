// The findings of one job: what its steps do, and in which order. Pure.
import { SKIP_FLAGS, SKIP_VARIABLES } from './command-uses.ts'
import type { Finding, Kind, Where } from './findings.ts'
import { type Flow, type Occurrence, whereOf } from './flow.ts'
import { type FoundScan, listScans } from './found-scans.ts'
import { judgeOrder } from './judge-order.ts'
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

/** All that is said of a flow. */
export interface Judgement {
  readonly scans: readonly FoundScan[]
  readonly findings: readonly Finding[]
}

/** Judges a flow. */
export function judgeFlow(flow: Flow, rules: Rules): Judgement {
  const scans = listScans(flow, rules.needs)
  const findings = flow.occurrences.flatMap((occurrence) => judgeStep(occurrence, rules))
  const container = flow.list.container
  if (container !== undefined) {
    const where = { file: flow.file.path, line: container.lines.first, job: flow.list.name }
    findings.push(...judgeImage(container.text, rules.denied, where))
  }
  if (scans.length > 0) findings.push(...judgeSkips(flow.list.env, whereOf(flow, flow.list.lines.first)))
  findings.push(...judgeOrder(flow, scans, rules.needs))
  return { scans, findings }
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
      const latest = saysLatest(occurrence) ? [{ ...LATEST, ...where }] : []
      return [
        ...[...ofVersion, ...ofImage, ...latest],
        ...skips.flatMap((flag) => say('static-skip', `${flag} is given whether the data is there or not`)),
        ...variables.flatMap(([name, text]) => say('static-skip', `${name} is set: ${sayWhy(name, text)}`)),
      ]
    }
    case 'setup': {
      if (use.version !== undefined) return judgeTrivy(use.version, denied, where)
      const isLatest = use.by === 'its install script' || saysLatest(occurrence)
      return isLatest ? [{ ...LATEST, ...where }] : []
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

const LATEST = {
  kind: 'unpinned',
  message: 'no version of Trivy is named: the day of the run decides which is run',
} as const

function saysLatest({ step }: Occurrence): boolean {
  return step.with.get('version')?.text.trim() === 'latest'
}

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
