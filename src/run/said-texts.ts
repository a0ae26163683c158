// What is said of each input of an action: by the step, by the file on the runner, or by nobody.
import { BUILT_IN_TEXTS } from '../inputs/built-in-texts.ts'
import { type EntryName, fixedTexts } from '../inputs/entry-inputs.ts'
import { readHandedOver, type SaidText } from '../inputs/said.ts'
import { describeUnknownInputs } from '../inputs/unknown-inputs.ts'
import { RESOURCES } from '../resources/table.ts'
import { sayInput } from '../runner-config/say-inputs.ts'
import type { Dependencies } from './planned-run.ts'

/** An action by the name of its directory in `dist/`. */
export type ActionName = keyof typeof BUILT_IN_TEXTS

/** The one input whose default is an expression: the job's token. */
const EXPRESSION = 'token'

/** Whoever may say something. */
type InputSayers = Pick<Dependencies, 'host' | 'config' | 'builtIn'>

/** Speaks for an action in a run. */
export function sayInputsOf(
  action: ActionName,
  { host, config, builtIn = BUILT_IN_TEXTS[action] }: InputSayers,
): (name: string) => SaidText {
  return (name) =>
    sayInput(name, {
      ...readHandedOver(host.readInput(name), builtIn[name] ?? '', name === EXPRESSION),
      config,
    })
}

/** What this action is given and does not have, for the log. */
export function unknownInputsOf(action: ActionName, environment: NodeJS.ProcessEnv): string[] {
  const page = action === 'main' ? undefined : 'docs/actions.md'
  return describeUnknownInputs(Object.keys(BUILT_IN_TEXTS[action]), environment, page)
}

/** The same as texts alone. */
export function textsOf(action: ActionName, dependencies: InputSayers): (name: string) => string {
  const say = sayInputsOf(action, dependencies)
  return (name) => say(name).text
}

/** Whether nobody said which resources: whoever writes out the very list of the default asks for all of it. */
export function hasDefaultResources(action: ActionName, dependencies: InputSayers): boolean {
  return sayInputsOf(action, dependencies)('resources').by === 'built-in'
}

/** What the action has, else what stands in for it; everything of the step lies in its own directory. */
export function sayEntryInputs(
  action: EntryName,
  workDirectory: string,
  dependencies: Dependencies,
): (name: string) => SaidText {
  const say = sayInputsOf(action, dependencies)
  const fixed: Readonly<Record<string, string>> = { ...fixedTexts(RESOURCES), 'cache-dir': workDirectory }
  return (name) =>
    name in BUILT_IN_TEXTS[action]
      ? say(name)
      : { text: fixed[name] ?? '', by: 'built-in', origin: 'no input of this action' }
}
