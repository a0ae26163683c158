// Who says each input: the step, else the file on the runner, else the action itself. Pure.
import type { SaidText } from '../inputs/said.ts'
import type { RunnerConfig } from './runner-config.ts'

/** What each says. */
export interface Sayers {
  /** undefined: the step says nothing of it. */
  readonly step: string | undefined
  readonly config: RunnerConfig | undefined
  readonly builtIn: string
}

/** The text of an input that a step, or a user of the program, can say. */
export function sayInput(name: string, { step, config, builtIn }: Sayers): SaidText {
  if (step !== undefined) return { text: step, by: 'step', origin: `input ${name}` }
  const text = config?.defaults.get(name)
  if (config !== undefined && text !== undefined) {
    return { text, by: 'file', origin: `input ${name}, set in ${config.file}` }
  }
  return { text: builtIn, by: 'built-in', origin: 'default' }
}
