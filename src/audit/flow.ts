// The steps of a job in the order in which they run: composite actions of the repository are opened, and what a caller says to
// one, or to a reusable workflow, is put in where it is known. Pure.
import type { Where } from './findings.ts'
import { readStepUses, type StepUse } from './step-uses.ts'
import type { Said, SaidTexts, Step, StepList, WorkflowFile } from './workflow.ts'

/** One step where it runs. */
export interface Occurrence {
  /** With the texts of its caller put in. */
  readonly step: Step
  readonly uses: readonly StepUse[]
  /** The file and the list it stands in. */
  readonly file: WorkflowFile
  readonly list: StepList
  /** Its own and those around it. */
  readonly env: SaidTexts
  /** Its step in the list that the flow begins with: itself, or what calls it. */
  readonly top: number
}

/** What runs one after the other. */
export interface Flow {
  readonly file: WorkflowFile
  readonly list: StepList
  readonly occurrences: readonly Occurrence[]
}

/** The flows of a repository. */
export interface Flows {
  readonly flows: readonly Flow[]
  /** The first that was not followed to its end, because there is too much of it, or was before it. */
  readonly cut: Pick<Flow, 'file' | 'list'> | undefined
}

type Inputs = ReadonlyMap<string, string>

/** GitHub's own bound for composite actions in each other. */
const MAX_DEPTH = 10
/** Steps of one job, opened, and of all of a repository; and different calls of one workflow. */
const MAX_OCCURRENCES = 2_000
const MAX_ALL_OCCURRENCES = 20_000
const MAX_CALLS = 20

/** Every job of every workflow, and every composite action that no job of these runs. */
export function listFlows(files: readonly WorkflowFile[]): Flows {
  const opening: Opening = {
    byPath: new Map(files.map((file) => [file.path, file])),
    reached: new Set(),
    left: MAX_ALL_OCCURRENCES,
    cut: undefined,
  }
  const flows: Flow[] = []
  const openAll = (file: WorkflowFile, inputs: Inputs) => {
    for (const list of file.lists) {
      if (opening.left <= 0) opening.cut ??= { file, list }
      else flows.push(openFlow(file, list, inputs, opening))
    }
  }
  const isWorkflow = ({ lists }: WorkflowFile) => lists.every(({ kind }) => kind === 'job')
  const callers = callersIn(files.filter(isWorkflow))
  for (const file of files.filter(isWorkflow))
    for (const inputs of callsOf(file, callers.get(file.path) ?? [], opening)) openAll(file, inputs)
  for (const file of files)
    if (!isWorkflow(file) && !opening.reached.has(file.path)) openAll(file, file.inputs ?? new Map())
  return { flows, cut: opening.cut }
}

interface Opening {
  readonly byPath: ReadonlyMap<string, WorkflowFile>
  /** Paths of what was opened, for whoever wants to know. */
  readonly reached: Set<string>
  /** Steps that may still be opened. */
  left: number
  cut: Flows['cut']
}

function openFlow(file: WorkflowFile, list: StepList, inputs: Inputs, opening: Opening): Flow {
  const occurrences: Occurrence[] = []
  openList({ file, list, inputs, env: list.env, depth: 0, top: undefined }, opening, occurrences)
  return { file, list, occurrences }
}

interface OpenedList {
  readonly file: WorkflowFile
  readonly list: StepList
  readonly inputs: Inputs
  readonly env: SaidTexts
  readonly depth: number
  readonly top: number | undefined
}

function openList(opened: OpenedList, opening: Opening, found: Occurrence[]): void {
  const { file, list, inputs, depth } = opened
  for (const [index, written] of list.steps.entries()) {
    if (found.length >= MAX_OCCURRENCES || opening.left <= 0) {
      opening.cut ??= { file, list }
      return
    }
    opening.left -= 1
    const top = opened.top ?? index
    const step = fillStep(written, inputs, opened.env)
    const env = new Map([...opened.env, ...step.env])
    found.push({ step, uses: readStepUses(step), file, list, env, top })
    const action = depth < MAX_DEPTH ? findAction(step.uses?.text, opening.byPath) : undefined
    if (action === undefined) continue
    opening.reached.add(action.path)
    const given = new Map([...(action.inputs ?? []), ...textsOf(step.with)])
    for (const inner of action.lists)
      openList({ file: action, list: inner, inputs: given, env, depth: depth + 1, top }, opening, found)
  }
}

/** The action of this repository that a step names. */
function findAction(
  uses: string | undefined,
  byPath: ReadonlyMap<string, WorkflowFile>,
): WorkflowFile | undefined {
  const directory = localPath(uses)
  if (directory === undefined) return undefined
  const path = directory === '' ? '' : `${directory}/`
  return byPath.get(`${path}action.yml`) ?? byPath.get(`${path}action.yaml`)
}

/** A line of a step, for a finding. */
export function whereOf({ file, list }: Pick<Occurrence, 'file' | 'list'>, line: number): Where {
  return { file: file.path, line, job: list.name }
}

/** A path in this repository; undefined: it is elsewhere. */
function localPath(uses: string | undefined): string | undefined {
  const [, path] = /^(?:\.|\$)\/(.*?)\/*$/.exec(uses?.trim() ?? '') ?? []
  return path?.replace(/^(\.\/)+/, '')
}

/** Jobs that are another workflow, by the path of that. */
function callersIn(workflows: readonly WorkflowFile[]): ReadonlyMap<string, readonly StepList[]> {
  const callers = workflows.flatMap(({ lists }) => lists.filter(({ uses }) => uses !== undefined))
  return Map.groupBy(callers, ({ uses }) => localPath(uses?.text) ?? '')
}

/** What is said to a workflow by each that calls it; once, with its defaults, where nobody does. */
function callsOf(file: WorkflowFile, callers: readonly StepList[], opening: Opening): readonly Inputs[] {
  const { inputs, lists } = file
  if (inputs === undefined) return [new Map()]
  const calls = callers.map((caller) => new Map([...inputs, ...textsOf(caller.with)]))
  const different = new Map(calls.map((call) => [JSON.stringify([...call]), call]))
  const [first] = lists
  if (different.size > MAX_CALLS && first !== undefined) opening.cut ??= { file, list: first }
  return different.size === 0 ? [inputs] : [...different.values()].slice(0, MAX_CALLS)
}

function textsOf(said: SaidTexts): Inputs {
  return new Map([...said].map(([name, { text }]) => [name, text]))
}

function fillStep(step: Step, inputs: Inputs, around: SaidTexts): Step {
  const known = { inputs, env: textsOf(around) }
  const fill = <T extends Said | undefined>(said: T): T =>
    said === undefined ? said : { ...said, text: fillIn(said.text, known) }
  const fillAll = (texts: SaidTexts) => new Map([...texts].map(([name, said]) => [name, fill(said)]))
  return {
    ...step,
    uses: fill(step.uses),
    run: fill(step.run),
    with: fillAll(step.with),
    env: fillAll(step.env),
  }
}

/** Longest text that comes of filling in: actions within actions can multiply what they are given. */
const MAX_FILLED = 100_000

/** What only a run knows stays as it is written, and all where it would be too long; so does a text of several lines, which would move all that follow. */
function fillIn(text: string, known: { readonly inputs: Inputs; readonly env: Inputs }): string {
  let length = text.length
  return text.replace(
    /\$\{\{\s*(inputs|env)\.([\w-]+)\s*\}\}/g,
    (all, where: 'inputs' | 'env', name: string) => {
      const value = known[where].get(name)
      if (value === undefined || value.includes('\n')) return all
      length += value.length
      return length > MAX_FILLED ? all : value
    },
  )
}
