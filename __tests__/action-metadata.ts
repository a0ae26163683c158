// action.yml as the runner reads it: names, descriptions, and defaults of inputs and outputs.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** An input or output with its prose; outputs have no default. */
export interface Described {
  readonly name: string
  readonly description: string
  readonly default: string | undefined
}

/** The text of action.yml. */
export const actionYaml = readFileSync(new URL('../action.yml', import.meta.url), 'utf8')

const metadata = parse(actionYaml) as Record<'inputs' | 'outputs', Record<string, Partial<Described>>>

/** All inputs, in the order of the file. */
export const actionInputs = describeSection('inputs')
/** All outputs, in the order of the file. */
export const actionOutputs = describeSection('outputs')

/** The default of an input as the action gets it: `core.getInput` trims. */
export function defaultOf(name: string): string {
  const text = actionInputs.find((input) => input.name === name)?.default
  if (typeof text !== 'string') throw new Error(`action.yml gives ${name} no default text`)
  return text.trim()
}

/** Everything between backticks in a description. */
export function quotedIn(description: string): string[] {
  return [...description.matchAll(/`([^`]+)`/g)].map(([, quoted = '']) => quoted)
}

function describeSection(section: 'inputs' | 'outputs'): Described[] {
  return Object.entries(metadata[section]).map(([name, fields]) => ({
    name,
    description: fields.description ?? '',
    default: fields.default,
  }))
}
