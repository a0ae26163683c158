// The steps of a list that a step of ours replaces: what restores, fetches, unpacks, and keeps Trivy's data by hand. Pure.
import type { StepUse } from './step-uses.ts'
import type { Step } from './workflow.ts'

/** A step as it is written, and what it does. */
export interface SeenStep {
  readonly step: Step
  readonly uses: readonly StepUse[]
}

/** The recipe in a list of steps. */
export interface Recipe {
  /** The steps that go, by their place in the list. */
  readonly steps: ReadonlySet<number>
  /** What is fetched, by its repository. */
  readonly repositories: readonly string[]
  /** Whether something is kept for other jobs. */
  readonly isKept: boolean
  /** Steps that hold a part of the recipe and more, and why they stay. */
  readonly left: readonly { readonly line: number; readonly why: string }[]
}

/** Finds it. */
export function findRecipe(steps: readonly SeenStep[]): Recipe {
  const left: { line: number; why: string }[] = []
  const found = new Set<number>()
  for (const [index, { step, uses }] of steps.entries()) {
    if (!uses.some(isPart)) continue
    const why = explainStay(step, uses)
    if (why === undefined) found.add(index)
    else left.push({ line: step.lines.first, why })
  }
  if (found.size > 0) addServants(steps, found)
  const uses = [...found].flatMap((index) => steps[index]?.uses ?? [])
  return {
    steps: found,
    left,
    repositories: [...new Set(uses.flatMap((use) => (use.kind === 'data' ? [use.repository] : [])))],
    isKept: uses.some((use) => use.kind === 'cache' && use.mode !== 'restore'),
  }
}

function isPart(use: StepUse): boolean {
  return use.kind === 'data' || use.kind === 'variable' || (use.kind === 'cache' && use.holds === 'data')
}

/** Why a step cannot simply go; undefined: it can. */
function explainStay({ indent }: Step, uses: readonly StepUse[]): string | undefined {
  if (indent === undefined) return 'it is not written as a list item on lines of its own'
  if (uses.some((use) => use.kind === 'cache' && use.isMixed)) return 'it keeps other directories too'
  if (uses.some((use) => use.kind === 'scan')) return 'it scans too'
  if (uses.some((use) => !isPart(use) && use.kind !== 'handling')) return 'it does other things too'
  return undefined
}

/** What serves the recipe alone: setup-oras, a directory that is made, a date for the key. */
function addServants(steps: readonly SeenStep[], found: Set<number>): void {
  const isFree = (index: number) => !found.has(index)
  const textOf = (index: number) => allTexts(steps[index]?.step)
  const paths = [...found].flatMap((index) =>
    (steps[index]?.uses ?? []).flatMap((use) => (use.kind === 'cache' ? [use.path] : [])),
  )
  const others = () => steps.flatMap((_, index) => (isFree(index) ? [textOf(index)] : []))
  for (const [index, { step, uses }] of steps.entries()) {
    if (!isFree(index) || step.indent === undefined) continue
    const isTool = uses.every(({ kind }) => kind === 'tool')
    const rest = steps.flatMap((_, other) => (isFree(other) && other !== index ? [textOf(other)] : []))
    if (isTool && !rest.some((text) => /\boras\b/.test(text))) found.add(index)
    if (uses.every(({ kind }) => kind === 'handling') && isAboutData(step.run?.text ?? '', paths))
      found.add(index)
  }
  for (const [index, { step, uses }] of steps.entries()) {
    if (!isFree(index) || step.id === undefined || step.indent === undefined) continue
    const isDate = uses.every(({ kind }) => kind === 'handling') || /time|date/i.test(step.uses?.text ?? '')
    const mention = new RegExp(`\\bsteps\\.${step.id.replace(/[^\w-]/g, '')}\\b`)
    const isAskedByRecipe = [...found].some((other) => mention.test(textOf(other)))
    if (isDate && isAskedByRecipe && !others().some((text) => mention.test(text))) found.add(index)
  }
}

/** Whether each command makes, mends, or removes files of Trivy's data, and nothing else. */
function isAboutData(script: string, paths: readonly string[]): boolean {
  const lines = script.split('\n').filter((line) => !/^\s*(#|$)/.test(line))
  const plain = paths.map((path) => path.replace(/^\.\/|\/$/g, ''))
  const isData = (line: string) =>
    /\btrivy(-java)?\.db\b|\.cache\/trivy|trivy-?cache/.test(line) ||
    plain.some((path) => line.includes(path))
  return lines.every((line) => /^\s*(sudo\s+)?(mkdir|chmod|chown|rm|ls|du)\s/.test(line) && isData(line))
}

function allTexts(step: Step | undefined): string {
  if (step === undefined) return ''
  const texts = [...step.with.values(), ...step.env.values()].map(({ text }) => text)
  return [step.condition, step.run?.text, step.uses?.text, ...texts].join('\n')
}
