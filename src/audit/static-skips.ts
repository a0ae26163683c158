// Skips that are set whether the data is there or not, and how they go. Pure.
import type { Changes } from './changes.ts'
import { SKIP_FLAGS, SKIP_VARIABLES } from './command-uses.ts'
import type { LeftOver, ListView } from './list-view.ts'
import type { Recipe } from './recipe.ts'
import type { EnvBlock, Step } from './workflow.ts'

/** Whether steps that scan have any. */
export function hasSkips({ list, steps }: ListView): boolean {
  const isSkipVariable = (name: string) => SKIP_VARIABLES.includes(name)
  const inFlags = steps.some(({ uses }) =>
    uses.some(
      (use) =>
        use.kind === 'scan' &&
        (SKIP_FLAGS.some((flag) => use.invocation.flags.has(flag)) ||
          [...use.environment.keys()].some(isSkipVariable)),
    ),
  )
  const scans = steps.some((one) => one.scans.length > 0)
  return (
    scans &&
    (inFlags ||
      [...list.env.keys(), ...steps.flatMap(({ step }) => [...step.env.keys()])].some(isSkipVariable))
  )
}

/** Static skips go from the steps and from the job; those of the workflow go with the last job that has them. */
export function removeSkips(
  { list, steps }: ListView,
  recipe: Recipe,
  changes: Changes,
): readonly LeftOver[] {
  const left: LeftOver[] = []
  for (const [index, { step, uses }] of steps.entries()) {
    if (recipe.steps.has(index)) continue
    const lines = step.keys.get('env')
    if (lines !== undefined) left.push(...removeFromEnv({ lines, texts: step.env }, changes))
    if (step.run !== undefined && uses.some(({ kind }) => kind === 'scan')) removeFlags(step, changes)
  }
  const [ofJob] = list.envBlocks.filter(({ lines }) => lines.first >= list.lines.first)
  if (ofJob !== undefined) left.push(...removeFromEnv(ofJob, changes))
  return left
}

/** Takes the skips out of a block; the block goes with its last entry. */
export function removeFromEnv({ lines, texts }: EnvBlock, changes: Changes): readonly LeftOver[] {
  const skips = [...texts].filter(([name]) => SKIP_VARIABLES.includes(name))
  if (skips.length === 0) return []
  const inline = skips.find(([, said]) => said.lines.first === lines.first)
  if (inline !== undefined && skips.length < texts.size)
    return [{ line: lines.first, why: `${inline[0]} stands on one line with other variables` }]
  if (skips.length === texts.size) changes.remove(lines)
  else for (const [, said] of skips) changes.remove(said.lines)
  return []
}

/** Static flags, and variables before a command, where a line holds them as words of their own. */
function removeFlags(step: Step, changes: Changes): void {
  const lines = step.keys.get('run') ?? step.lines
  const flags = new RegExp(`\\s(${SKIP_FLAGS.join('|')})(=\\w+)?(?=\\s|$)`, 'g')
  const variables = new RegExp(`(^|\\s)(?:${SKIP_VARIABLES.join('|')})=\\w*\\s+(?=\\S)`, 'g')
  for (let at = lines.first; at <= lines.last; at += 1) {
    const text = changes.lineAt(at)
    if (text === undefined || text.trimStart().startsWith('#')) continue
    const without = text.replace(flags, '').replace(variables, '$1')
    if (without === text) continue
    if (/^\s*\\$/.test(without)) changes.remove({ first: at, last: at })
    // A last line of its own would leave the one before it open.
    else if (without.trim() !== '') changes.replace(at, without)
  }
}
