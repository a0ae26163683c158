// Who said the text of an input. The runner fills in the defaults of action.yml before a step sees its inputs: there they
// begin with a space, which hardly anybody writes, so that what a workflow says can be told from what nobody said.
import type { Inputs } from './table.ts'

/** Who decided: the step's `with:` (or a flag), the file on the runner, a limit in it, the action itself. */
export type SaidBy = 'step' | 'file' | 'limit' | 'built-in'

/** The text of an input, and where it comes from in words for people. */
export interface SaidText {
  readonly text: string
  readonly by: SaidBy
  /** `input max-age`; `input max-age, set in /etc/trivy-offline-cache/config.yaml`; `default`. */
  readonly origin: string
}

/** Every input by its name. */
export type SaidInputs = ReadonlyMap<string, SaidText>

/** What the runner hands over of an input. */
export interface HandedOver {
  /** What the step said; undefined: nothing. */
  readonly step: string | undefined
  /** What holds where nobody says anything. */
  readonly builtIn: string
}

/**
 * Tells what a step said from a default that the runner filled in. A default can be an expression, such as the job's token:
 * then only the runner knows its text. Another text behind
 * a space is what a step said, by an expression that gave the space. A space alone is nothing said where no runner filled anything in: as the program and
 * the hook have it. An empty text says nothing of an input whose default is empty; where that is not, it
 * is what somebody wrote, and may be a mistake.
 *
 * @param raw as the runner hands it over, untrimmed
 * @param builtIn the default as this action knows it
 * @param isExpression whether the default is one
 */
export function readHandedOver(raw: string, builtIn: string, isExpression = false): HandedOver {
  const text = raw.trim()
  const isFilledIn = raw.startsWith(' ') && (text === '' || text === builtIn || isExpression)
  if (isFilledIn) return { step: undefined, builtIn: text || builtIn }
  return { step: text === '' && builtIn === '' ? undefined : text, builtIn }
}

/** The origins of inputs for whoever names them. */
export function originOf(said: SaidInputs): (name: string) => string | undefined {
  return (name) => said.get(name)?.origin
}

/** Inputs as data, and who said each. */
export interface ReadInputs {
  readonly inputs: Inputs
  readonly said: SaidInputs
}

/** Values of inputs that hold secrets as a whole, or can. */
const UNTOLD: readonly string[] = ['token', 'vex-repositories']

/** The text as a record that many read may hold it: without logins. */
export function tellText(name: string, text: string): string {
  if (UNTOLD.includes(name) && text !== '') return '…'
  return text.replace(/\/\/[^/@\s]*@/g, '//…@')
}
