// Reads all inputs once and reports every mistake in one message.
import { ActionError, describeError, hintOf } from '../errors.ts'
import { type InputName, type Inputs, inputTable } from './table.ts'

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
      hint: 'Correct the `with:` block of this step.',
    })
    this.problems = problems
  }
}

/**
 * Parses every input of the table and checks those that depend on each other.
 *
 * @param getText gives an input's text, with the default of action.yml (`core.getInput`)
 * @throws {InputError} listing all mistakes at once
 */
export function readInputs(getText: (name: InputName) => string): Inputs {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, parse] of Object.entries(inputTable)) {
    try {
      values[camelCase(name)] = parse(getText(name as InputName).trim())
    } catch (error) {
      problems.push(`${name}: ${explain(error)}`)
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  const inputs = values as Inputs
  const contradictions = findContradictions(inputs)
  if (contradictions.length > 0) throw new InputError(contradictions)
  return inputs
}

/** What is wrong, with what to do about it where the parser knows more than the sentence that all mistakes share. */
function explain(error: unknown): string {
  const hint = hintOf(error)
  const message = describeError(error).replaceAll('\n', ': ')
  return hint === undefined ? message : `${message} (${hint})`
}

function findContradictions(inputs: Inputs): string[] {
  const problems: string[] = []
  if (inputs.offline && inputs.confirm === 'always') {
    problems.push('confirm: always asks a registry, and offline: true forbids it')
  }
  if (inputs.resources.length === 0) problems.push('resources: every resource is left out')
  return problems
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
