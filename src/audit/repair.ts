// The patch of a file: recipes by hand replaced by a step of ours, everything else byte for byte as it stands. Pure.
import { Changes } from './changes.ts'
import type { Flow } from './flow.ts'
import type { Judgement } from './judge-flow.ts'
import { applyEdits, formatDiff, isPlainPath, type LineEdit } from './line-edits.ts'
import type { LeftOver, ListView } from './list-view.ts'
import { findRecipe } from './recipe.ts'
import { type RepairOptions, repairList } from './repair-list.ts'
import { removeFromEnv } from './static-skips.ts'
import { readStepUses } from './step-uses.ts'
import { parseWorkflow, type StepList, type WorkflowFile } from './workflow.ts'

/** What can be done to a file. */
export interface Repair {
  /** A unified diff; empty: nothing. */
  readonly patch: string
  /** What somebody has to change by hand. */
  readonly left: readonly LeftOver[]
}

/** A flow, and what was said of it. */
export interface JudgedFlow extends Judgement {
  readonly flow: Flow
}

/**
 * Controls besides line ends and tabs, and what reorders, hides, or ends a line: a patch is there to be read before it is
 * applied.
 */
const UNSEEN =
  /\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

/** Repairs a file. */
export function repairFile(
  file: WorkflowFile,
  judged: readonly JudgedFlow[],
  options: RepairOptions,
): Repair {
  const left: LeftOver[] = []
  const good: ListView[] = []
  for (const list of withoutShared(file.lists)) {
    const view = viewOf(file, list, judged)
    const changes = new Changes(file.text)
    const done = repairList(view, changes, options)
    left.push(...done.left)
    if (!done.isChanged) continue
    const problem = checkResult(file, list, changes.edits(), done.removedIds)
    if (problem === undefined) good.push(view)
    else left.push({ line: list.lines.first, why: problem })
  }
  if (good.length === 0) return { patch: '', left: eachOnce(left) }
  const changes = new Changes(file.text)
  for (const view of good) repairList(view, changes, options)
  left.push(...removeFromWorkflow(file, good, judged, changes))
  const edits = changes.edits()
  // What is put in comes from values, in which an escape in the file has become what it stands for.
  const isSeen = ![file.text, applyEdits(file.text, edits)].some((text) => UNSEEN.test(text))
  const why = isPlainPath(file.path)
    ? !isSeen && 'it holds characters that a terminal does not show, or shows elsewhere'
    : 'its name cannot stand in a patch'
  if (why !== false) return { patch: '', left: [...eachOnce(left), { line: 1, why }] }
  return { patch: formatDiff(file.path, file.text, edits), left: eachOnce(left) }
}

function eachOnce(left: readonly LeftOver[]): readonly LeftOver[] {
  return [...new Map(left.map((one) => [`${one.line} ${one.why}`, one])).values()]
}

/** Each list once: an alias gives one list to several jobs. */
function withoutShared(lists: readonly StepList[]): readonly StepList[] {
  const known = new Map(lists.toReversed().map((list) => [list.steps[0]?.lines.first ?? list.name, list]))
  return lists.filter((list) => known.get(list.steps[0]?.lines.first ?? list.name) === list)
}

/** What is known of the steps of a list, from wherever it runs. */
function viewOf(file: WorkflowFile, list: StepList, judged: readonly JudgedFlow[]): ListView {
  const own = judged.filter(({ flow }) => flow.list === list)
  const callers = judged.filter(({ flow }) => flow.list !== list)
  const later = callers.flatMap(({ flow, scans }) => {
    const call = flow.occurrences.find((one) => one.list === list)
    return call === undefined ? [] : scans.filter(({ top }) => top > call.top)
  })
  return {
    list,
    later,
    steps: list.steps.map((step, index) => {
      const line = step.lines.first
      const seen = judged
        .flatMap(({ flow }) => flow.occurrences)
        .find((one) => one.list === list && one.step.lines.first === line)
      const ofFlows = own.flatMap(({ scans }) => scans.filter(({ top }) => top === index))
      const inOthers = judged.flatMap(({ scans }) =>
        scans.filter((scan) => scan.file === file.path && scan.line >= line && scan.line <= step.lines.last),
      )
      // Several calls of one workflow say the same several times, and may differ.
      const scans = own.length > 0 ? ofFlows : inOthers
      const different = new Map(scans.map((scan) => [JSON.stringify([scan.line, scan.texts]), scan]))
      return { step, uses: seen?.uses ?? readStepUses(step), scans: [...different.values()] }
    }),
  }
}

/** Whether the patched list is one, without what was to go; undefined: it is. */
function checkResult(
  file: WorkflowFile,
  list: StepList,
  edits: readonly LineEdit[],
  removedIds: readonly string[],
): string | undefined {
  const text = applyEdits(file.text, edits)
  let patched: StepList | undefined
  try {
    const { lists } = parseWorkflow(file.path, text)
    patched = lists.length === file.lists.length ? lists[file.lists.indexOf(list)] : undefined
  } catch {
    // What cannot be read any more is no patch; the file itself could be.
  }
  if (patched === undefined || patched.steps.length === 0) return 'the patched file could not be read'
  const steps = patched.steps.map((step) => ({ step, uses: readStepUses(step) }))
  if (findRecipe(steps).steps.size > 0) return 'a part of the recipe would stay'
  const lines = text
    .split('\n')
    .slice(patched.lines.first - 1, patched.lines.last)
    .join('\n')
  const missed = removedIds.find((id) => new RegExp(`\\bsteps\\.${id.replace(/[^\w-]/g, '')}\\b`).test(lines))
  return missed === undefined ? undefined : `other steps ask for what the step ${missed} said`
}

/** Skips that all jobs share go where every job that scans was repaired, or has our step. */
function removeFromWorkflow(
  file: WorkflowFile,
  repaired: readonly ListView[],
  judged: readonly JudgedFlow[],
  changes: Changes,
): readonly LeftOver[] {
  const block = file.lists[0]?.envBlocks.find(({ lines }) =>
    file.lists.every((list) => lines.first < list.lines.first || lines.first > list.lines.last),
  )
  if (block === undefined) return []
  const isGood = (list: StepList) =>
    repaired.some((view) => view.list === list) ||
    judged
      .filter(({ flow }) => flow.list === list)
      .every(({ scans }) => scans.every(({ isServed }) => isServed))
  return file.lists.every(isGood) ? removeFromEnv(block, changes) : []
}
