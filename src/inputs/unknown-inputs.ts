// Inputs that a step gives and this action does not have: GitHub's runner says so without a hint, others say nothing. Pure.
import { nearestWord } from './trivy-words.ts'

/** Inputs of trivy-action that people give to this step. */
const OF_TRIVY_ACTION: readonly string[] = [
  ...['image-ref', 'input', 'exit-code', 'severity', 'ignore-unfixed', 'vuln-type', 'output', 'template'],
  ...['cache', 'skip-dirs', 'skip-files', 'hide-progress', 'list-all-pkgs', 'trivyignores', 'ignore-policy'],
  ...['artifact-type', 'limit-severities-for-sarif', 'docker-host', 'skip-setup-trivy', 'github-pat'],
]

/**
 * A sentence for each, with what was probably meant.
 *
 * @param known inputs of this action
 * @param environment in which a runner gives inputs as `INPUT_<NAME>`
 * @param page where this action's inputs are described
 */
export function describeUnknownInputs(
  known: readonly string[],
  environment: NodeJS.ProcessEnv,
  page = 'docs/inputs.md',
): string[] {
  const words = Object.fromEntries(known.map((name) => [name, name]))
  return Object.entries(environment).flatMap(([variable, text]) => {
    const name = /^INPUT_(.+)$/.exec(variable)?.[1]?.toLowerCase()
    if (name === undefined || known.includes(name) || (text ?? '').trim() === '') return []
    return `this action has no input ${name}, so it does nothing: ${adviseOn(name, words) ?? `take it out, or look it up in ${page}`}`
  })
}

function adviseOn(name: string, words: Readonly<Record<string, string>>): string | undefined {
  const dashed = name.replaceAll('_', '-')
  if (OF_TRIVY_ACTION.includes(dashed)) return 'it is one of trivy-action, so give it to that step'
  const nearest = nearestWord(words, dashed) ?? pluralOf(words, dashed)
  return nearest === undefined ? undefined : `do you mean ${nearest}?`
}

/** `registry` is meant for `registries`: too many letters apart to be a slip. */
function pluralOf(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return [name.replace(/y$/, 'ies'), `${name}s`].find((plural) => plural in words)
}
