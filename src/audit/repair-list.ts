// The changes of one list of steps that put a step of ours in the place of a recipe. Pure.
import type { Changes } from './changes.ts'
import { DATA_STEP, handOver } from './container-data.ts'
import type { LeftOver, ListView } from './list-view.ts'
import { writeOurStep } from './our-step.ts'
import { findRecipe, type Recipe, type SeenStep } from './recipe.ts'
import { directoryFor } from './scan-directory.ts'
import { hasSkips, removeSkips } from './static-skips.ts'
import { inputsFor, withExpressions } from './step-inputs.ts'
import { readStepUses } from './step-uses.ts'

/** What the patch is made with. */
export interface RepairOptions {
  /** `org/trivy-offline-cache@v1`. */
  readonly uses: string
  /** The resource that is published in a repository such as `trivy-db`. */
  readonly resourceOf: (repository: string) => string | undefined
}

/** What was done to a list. */
export interface ListRepair {
  readonly isChanged: boolean
  readonly left: readonly LeftOver[]
  /** Names of steps that are gone. */
  readonly removedIds: readonly string[]
}

/** Makes the changes of a list. */
export function repairList(view: ListView, changes: Changes, options: RepairOptions): ListRepair {
  const recipe = findRecipe(view.steps)
  const ours = view.steps.findIndex(({ uses }) => uses.some(isOurs))
  const scanAt = view.steps.findIndex(({ scans }) => scans.length > 0)
  const isAfter = ours !== -1 && scanAt !== -1 && ours > scanAt
  const skips = hasSkips(view)
  if (recipe.steps.size === 0 && !isAfter && !skips)
    return { isChanged: false, left: recipe.left, removedIds: [] }
  const left = [...recipe.left]
  if (recipe.left.length > 0) return { isChanged: false, left, removedIds: [] }
  const put = isAfter
    ? move(view, { from: ours, to: scanAt }, changes)
    : place(view, { recipe, ours, scanAt }, changes, options)
  if (put !== undefined) return { isChanged: false, left: [...left, put], removedIds: [] }
  for (const index of recipe.steps) {
    const step = view.steps[index]?.step
    if (step !== undefined) changes.removeStep(step.lines)
  }
  left.push(...removeSkips(view, recipe, changes))
  const removedIds = [...recipe.steps].flatMap((index) => view.steps[index]?.step.id ?? [])
  return { isChanged: true, left, removedIds }
}

function isOurs(use: SeenStep['uses'][number]): boolean {
  return use.kind === 'ours' && use.action === 'main'
}

/** Our step, as it stands, before the first scan. */
function move(
  { steps }: ListView,
  { from, to }: { readonly from: number; readonly to: number },
  changes: Changes,
): LeftOver | undefined {
  const [ours, scan] = [steps[from]?.step, steps[to]?.step]
  if (ours?.indent === undefined || scan?.indent === undefined || ours.indent !== scan.indent)
    return {
      line: ours?.lines.first ?? 0,
      why: 'our step stands behind the scan, and is not written as it is',
    }
  const text = changes.lines.slice(changes.firstWithComments(ours.lines.first) - 1, ours.lines.last)
  changes.removeStep(ours.lines)
  changes.insertBefore(changes.firstWithComments(scan.lines.first), text)
  return undefined
}

interface Found {
  readonly recipe: Recipe
  readonly ours: number
  readonly scanAt: number
}

function place(view: ListView, { recipe, ours, scanAt }: Found, changes: Changes, options: RepairOptions) {
  if (scanAt === -1) return replaceWhole(view, recipe, changes, options)
  const isServed = view.steps.every(({ scans }) => scans.every((scan) => scan.isServed))
  if (ours !== -1 || isServed) return undefined
  return insert(view, scanAt, changes, options)
}

/** Where nothing scans: a job that keeps data for others, or an action that its callers' scans rely on. */
function replaceWhole(
  { list, steps, later }: ListView,
  recipe: Recipe,
  changes: Changes,
  { uses, resourceOf }: RepairOptions,
): LeftOver | undefined {
  const first = steps[Math.min(...recipe.steps)]?.step
  if (first?.indent === undefined) return undefined
  if (list.kind === 'job' && !recipe.isKept)
    return {
      line: first.lines.first,
      why: 'nothing in this job scans, or keeps what it fetches in the Actions cache',
    }
  const resources = recipe.repositories.flatMap((repository) => resourceOf(repository) ?? [])
  const named = resources.length === 0 ? [] : [['resources', resources.join(', ')] as const]
  const inputs = list.kind === 'composite' && later.length > 0 ? inputsFor(later) : named
  const warm = uses.replace(/(?=@|$)/, '/warm')
  const ours = { uses: list.kind === 'job' ? warm : uses, indent: first.indent, inputs }
  changes.insertBefore(changes.firstWithComments(first.lines.first), writeOurStep(ours))
  return undefined
}

function insert(
  view: ListView,
  scanAt: number,
  changes: Changes,
  { uses }: RepairOptions,
): LeftOver | undefined {
  const scan = view.steps[scanAt]
  const scans = view.steps.flatMap((one) => one.scans)
  if (scan?.step.indent === undefined)
    return {
      line: scan?.step.lines.first ?? 0,
      why: 'the scan is not written as a list item on lines of its own',
    }
  const containers = view.steps.flatMap(({ step, uses: all }) =>
    all.flatMap((use) => (use.kind === 'scan' && use.by.startsWith('container') ? [{ step, use }] : [])),
  )
  const byAction = containers.find(({ use }) => use.by === 'container action')
  if (byAction !== undefined)
    return {
      line: byAction.use.line,
      why: 'the image is run as an action, and cannot be given the data: run it with docker run',
    }
  const id = containers.length > 0 ? DATA_STEP : undefined
  for (const { step, use } of containers) {
    const problem = handOver(step, use.line, changes)
    if (problem !== undefined) return problem
  }
  const directory = directoryFor(view)
  if (typeof directory === 'object') return directory
  const told = inputsFor(scans)
  const own = scans.length === 1 ? readStepUses(scan.step).find((use) => use.kind === 'scan') : undefined
  const inputs = [
    ...(own === undefined ? told : withExpressions(told, own.invocation.expressions)),
    ...(directory === undefined ? [] : [['cache-dir', directory] as const]),
  ]
  const text = writeOurStep({ uses, indent: scan.step.indent, id, condition: conditionOf(view), inputs })
  const line = changes.firstWithComments(scan.step.lines.first)
  // Where empty lines stand between steps, one does here too.
  const isSpaced = scanAt > 0 && changes.lines[line - 2]?.trim() === ''
  changes.insertBefore(line, isSpaced ? [...text, ''] : text)
  return undefined
}

/** That of the scans where they share one; else one by which it runs whenever any of them does. */
function conditionOf({ steps }: ListView): string | undefined {
  const scanning = steps.filter(({ scans }) => scans.length > 0).map(({ step }) => step.condition)
  if (new Set(scanning).size === 1) return scanning[0]
  return scanning.some((text) => /\b(always|cancelled|failure)\(\)/.test(text ?? ''))
    ? '!cancelled()'
    : undefined
}
