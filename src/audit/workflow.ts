// A workflow or a composite action as what matters of it here: lists of steps, with the lines on which everything stands. Pure.
import type { Node } from 'yaml'
import { type Entry, type Lines, parseYamlFile, type YamlFile } from './yaml-file.ts'

/** A text, and where it stands. */
export interface Said {
  readonly text: string
  readonly lines: Lines
}

/** Texts by name: of `with:` or `env:`. */
export type SaidTexts = ReadonlyMap<string, Said>

/** One step. */
export interface Step {
  readonly name: string | undefined
  readonly id: string | undefined
  readonly uses: Said | undefined
  readonly run: Said | undefined
  readonly shell: string | undefined
  readonly condition: string | undefined
  readonly with: SaidTexts
  readonly env: SaidTexts
  /** From its dash on. */
  readonly lines: Lines
  /** Where its dash stands, in columns from 0; undefined: it is not written as a list item on lines of its own. */
  readonly indent: number | undefined
  /** Its keys, such as `env`, with the lines of their values. */
  readonly keys: ReadonlyMap<string, Lines>
}

/** One block `env:`. */
export interface EnvBlock {
  /** Of the key and all entries. */
  readonly lines: Lines
  readonly texts: SaidTexts
}

/** Steps that run one after the other: a job, or a composite action. */
export interface StepList {
  readonly kind: 'job' | 'composite'
  /** The job's name in the file; of an action the name that it gives itself. */
  readonly name: string
  readonly steps: readonly Step[]
  readonly lines: Lines
  /** Of the workflow and the job together. */
  readonly env: SaidTexts
  /** The blocks `env:` of the job and of the workflow, each with its own entries. */
  readonly envBlocks: readonly EnvBlock[]
  /** The image of its container. */
  readonly container: Said | undefined
  /** A job that is another workflow. */
  readonly uses: Said | undefined
  readonly with: SaidTexts
}

/** One file. */
export interface WorkflowFile {
  /** Relative to the repository, with `/`. */
  readonly path: string
  readonly text: string
  readonly lists: readonly StepList[]
  /** Of what calls it: defaults of its inputs, by name; undefined: nobody can call it. */
  readonly inputs: ReadonlyMap<string, string> | undefined
}

/** Steps and jobs that one file may have: GitHub's own bound is 1,000 for a job, and 256 for a matrix of them. */
const MAX_STEPS = 5_000

/**
 * Reads a file.
 *
 * @throws {Error} saying why it cannot be read
 */
export function parseWorkflow(path: string, text: string): WorkflowFile {
  const file = parseYamlFile(text)
  const top = byKey(file, file.root)
  const runs = byKey(file, top.get('runs')?.value)
  const lists = runs.size > 0 ? readAction(file, top, runs) : readJobs(file, top)
  if (lists.reduce((count, { steps }) => count + steps.length, lists.length) > MAX_STEPS)
    throw new Error(`more than ${MAX_STEPS} jobs and steps`)
  return { path, text, lists, inputs: readInputs(file, top) }
}

function byKey(file: YamlFile, node: Node | undefined): ReadonlyMap<string, Entry> {
  return new Map(file.entriesOf(node).map((entry) => [entry.key, entry]))
}

function readAction(
  file: YamlFile,
  top: ReadonlyMap<string, Entry>,
  runs: ReadonlyMap<string, Entry>,
): readonly StepList[] {
  const steps = runs.get('steps')
  if (steps === undefined) return []
  const name = file.textOf(top.get('name')?.value) ?? ''
  const none = { env: new Map(), envBlocks: [], with: new Map(), container: undefined, uses: undefined }
  return [{ kind: 'composite', name, steps: readSteps(file, steps.value), lines: steps.lines, ...none }]
}

function readJobs(file: YamlFile, top: ReadonlyMap<string, Entry>): readonly StepList[] {
  const ofWorkflow = readEnv(file, top.get('env'))
  return file.entriesOf(top.get('jobs')?.value).map(({ key, value, lines }) => {
    const job = byKey(file, value)
    const envBlocks = [...readEnv(file, job.get('env')), ...ofWorkflow]
    return {
      kind: 'job',
      name: key,
      lines,
      steps: readSteps(file, job.get('steps')?.value),
      env: new Map(envBlocks.toReversed().flatMap(({ texts }) => [...texts])),
      envBlocks,
      container: readContainer(file, job.get('container')),
      uses: readSaid(file, job.get('uses')),
      with: readTexts(file, job.get('with')?.value),
    }
  })
}

function readEnv(file: YamlFile, entry: Entry | undefined): readonly EnvBlock[] {
  return entry === undefined ? [] : [{ lines: entry.lines, texts: readTexts(file, entry.value) }]
}

/** An image by its name, or as one of several keys. */
function readContainer(file: YamlFile, entry: Entry | undefined): Said | undefined {
  return readSaid(file, entry) ?? readSaid(file, byKey(file, entry?.value).get('image'))
}

/** `on.workflow_call.inputs` of a workflow, `inputs` of an action. */
function readInputs(
  file: YamlFile,
  top: ReadonlyMap<string, Entry>,
): ReadonlyMap<string, string> | undefined {
  const call = byKey(file, top.get('on')?.value).get('workflow_call')
  const isAction = top.has('runs')
  if (call === undefined && !isAction) return undefined
  const inputs = isAction ? top.get('inputs')?.value : byKey(file, call?.value).get('inputs')?.value
  return new Map(
    file.entriesOf(inputs).map(({ key, value }) => {
      const said = byKey(file, value).get('default')
      return [key, file.textOf(said?.value) ?? '']
    }),
  )
}

function readSteps(file: YamlFile, node: Node | undefined): readonly Step[] {
  return file.itemsOf(node).map((item) => readStep(file, item))
}

function readStep(file: YamlFile, item: Node): Step {
  const keys = byKey(file, item)
  const text = (key: string) => file.textOf(keys.get(key)?.value)
  return {
    name: text('name'),
    id: text('id'),
    uses: readSaid(file, keys.get('uses')),
    run: readSaid(file, keys.get('run')),
    shell: text('shell'),
    condition: text('if'),
    with: readTexts(file, keys.get('with')?.value),
    env: readTexts(file, keys.get('env')?.value),
    lines: file.linesOf(item),
    indent: indentOf(file, item),
    keys: new Map([...keys].map(([key, { lines }]) => [key, lines])),
  }
}

/** Only of what stands behind a dash with nothing before it, in block style: an anchor, or brackets, may mean more. */
function indentOf({ text }: YamlFile, item: Node): number | undefined {
  const start = item.range?.[0] ?? 0
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const isBlock = 'items' in item && !('flow' in item && item.flow === true)
  return isBlock && /^ *- +$/.test(before) ? before.indexOf('-') : undefined
}

function readTexts(file: YamlFile, node: Node | undefined): SaidTexts {
  return new Map(
    file.entriesOf(node).flatMap(({ key, value, lines }) => {
      const text = file.textOf(value)
      return text === undefined ? [] : [[key, { text, lines }] as const]
    }),
  )
}

function readSaid(file: YamlFile, entry: Entry | undefined): Said | undefined {
  const text = file.textOf(entry?.value)
  return entry === undefined || text === undefined ? undefined : { text, lines: entry.lines }
}
