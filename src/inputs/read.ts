// Reads all inputs once and reports every mistake in one message.
import { ActionError } from '../base/errors.ts'
import { sayMistakes } from './mistakes.ts'
import { camelCase } from './own-input.ts'
import { composeInputs, type InputResource, type Inputs } from './table.ts'

/** What the user wrote cannot be acted on; lists every mistake. */
export class InputError extends ActionError {
  override name = 'InputError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    // The log has no lines for one message: numbers keep them apart.
    const list = problems.map((problem, index) => `(${index + 1}) ${problem}`)
    const text =
      problems.length === 1
        ? `1 mistake in the inputs: ${problems[0]}`
        : `${problems.length} mistakes in the inputs: ${list.join('; ')}`
    super(text, {
      hint: 'Correct the `with:` block of this step, or the variable or file that is named.',
    })
    this.problems = problems
  }
}

/** Hardly anybody writes nothing on purpose. */
const WHY_EMPTY =
  ' (It is empty, as an expression leaves it that gives nothing: name a value, or leave the input out.)'

/** The inputs that could be parsed; one with a mistake is absent. */
export type ReadableInputs = { readonly [K in keyof Inputs]?: Inputs[K] | undefined }

/**
 * Parses every input of the table and checks those that depend on each other.
 *
 * @param resources whose names and own inputs are in the table
 * @param getText gives an input's text, with the default of action.yml (`core.getInput`)
 * @param findMore what else is wrong, by other rules than those of this file, with what could be parsed
 * @throws {InputError} listing all mistakes at once
 */
export function readInputs(
  resources: readonly InputResource[],
  getText: (name: string) => string,
  findMore: (inputs: ReadableInputs) => readonly string[] = () => [],
): Inputs {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, parse] of Object.entries<(text: string) => unknown>(composeInputs(resources))) {
    try {
      values[camelCase(name)] = parse(getText(name).trim())
    } catch (error) {
      const why = getText(name).trim() === '' ? WHY_EMPTY : ''
      problems.push(...sayMistakes(error).map((mistake) => `${name}: ${mistake}${why}`))
    }
  }
  const readable = values as ReadableInputs
  problems.push(...findContradictions(readable, resources), ...findMore(readable))
  if (problems.length > 0) throw new InputError(problems)
  return values as Inputs
}

function findContradictions(
  { offline, confirm, resources, bundle, bundleDigest }: ReadableInputs,
  table: readonly InputResource[],
): string[] {
  const problems: string[] = []
  if (bundleDigest !== undefined && bundle === undefined) {
    problems.push('bundle-digest: there is no bundle; name its path with the input bundle')
  }
  if (offline === true && confirm === 'always') {
    problems.push('confirm: always asks a registry, and offline: true forbids it')
  }
  const isNothingLeft =
    resources?.kind === 'list'
      ? resources.names.length === 0
      : resources?.included.length === 0 &&
        table.every(({ name, isAskedFor }) => isAskedFor !== undefined || resources.excluded.includes(name))
  if (isNothingLeft) problems.push('resources: every resource is left out')
  return problems
}
