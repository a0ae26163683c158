// The cache directory that scans name by themselves, which ours has to fill then. Pure.
import type { LeftOver, ListView } from './list-view.ts'
import type { Step } from './workflow.ts'

/** The cache directory that scans name by themselves, as an input of ours; undefined: none. */
export function directoryFor({ steps }: ListView): string | undefined | LeftOver {
  const named = steps.flatMap(({ step, uses }) =>
    uses.flatMap((use) => {
      if (use.kind !== 'scan' || use.by === 'container') return []
      const own =
        use.by === 'trivy'
          ? (use.invocation.texts.get('cache-dir') ?? step.env.get('TRIVY_CACHE_DIR')?.text)
          : undefined
      const ofAction =
        use.by === 'trivy-action' && !obeysTrivyCommand(step) ? actionDirectory(step) : undefined
      const text = own ?? ofAction
      return text === undefined ? [] : [{ line: use.line, text: spellOut(text) }]
    }),
  )
  const [first] = named
  if (first === undefined) return undefined
  if (named.some(({ text }) => text !== first.text))
    return { line: first.line, why: 'the scans name different cache directories' }
  return (
    first.text ?? { line: first.line, why: 'only the shell knows the cache directory that the scan names' }
  )
}

/** Variables of the shell as expressions; undefined where that cannot be done. */
function spellOut(text: string): string | undefined {
  const spelt = text
    .replace(/\$\{?GITHUB_WORKSPACE\}?/g, () => `\${{ github.workspace }}`)
    .replace(/\$\{?RUNNER_TEMP\}?/g, () => `\${{ runner.temp }}`)
    .replace(/^\$\{?HOME\}?(?=\/|$)/, '~')
  return /\$(?!\{\{)|`/.test(spelt) ? undefined : spelt
}

/** Since v0.35.0; before, it scans with a cache directory of its own. */
function obeysTrivyCommand(step: Step): boolean {
  const ref = step.uses?.text.split('@')[1] ?? ''
  const [, minor] = /^v0\.(\d+)\./.exec(ref) ?? []
  return minor !== undefined ? Number(minor) >= 35 : ref === 'ed142fd0673e97e23eac54620cfb913e5ce36c25'
}

function actionDirectory(step: Step): string {
  return step.with.get('cache-dir')?.text ?? `\${{ github.workspace }}/.cache/trivy`
}
