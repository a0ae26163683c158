// The reusable workflows once more, for runners that do not know `$/`: there the action is named by its repository and major.
// Pure: text in, text out.

/** The reusable workflows that are made. */
export const REUSABLE = ['warm-cache', 'mirror'] as const

/** What stands in for the commit of the workflow itself. */
const OURS = 'org/trivy-offline-cache'
const MAJOR = 'v1'

/**
 * The form for any runner, given the one for GitHub's own.
 *
 * @throws {Error} where the workflow does not name exactly one action by `$/`, or does not say who needs which form
 */
export function renderAnywhere(name: string, workflow: string): string {
  const [before, after, ...more] = workflow.split('uses: $/')
  const [, action] = /^(\w+)\n/.exec(after ?? '') ?? []
  const start = before?.indexOf('\nname: ') ?? -1
  if (before === undefined || after === undefined || action === undefined || more.length > 0 || start < 0) {
    throw new Error(`${name}.yml: one step must use an action by $/, and a name must follow the comment`)
  }
  const head = [
    `# ${name}.yml for every runner: act, Gitea, Forgejo, GHES, and runners before 2.336, which do not know \`$/\`. Made from it by`,
    `# \`npm run docs\`. The action in it is that of ${MAJOR}, whichever commit of this workflow is called; where it has to be a`,
    '# certain one, call the action itself: see examples/ghes.yml.',
  ]
  const text = `${before.slice(start + 1)}uses: ${OURS}/${action}@${MAJOR}${after.slice(action.length)}`
  return `${head.join('\n')}\n${text}`
}
