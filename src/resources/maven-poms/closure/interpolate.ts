// `${name}` in a POM, as Trivy evaluates it (pkg/dependency/parser/java/pom/var.go), but bounded: a POM is hostile input.
import { ActionError } from '../../../base/errors.ts'

/** Where a name is looked up: a map of properties, or several in a row. */
export interface Lookup {
  get(name: string): string | undefined
}

/** The variables of the environment that a POM may name; what it asks for in vain is reported by whoever gives this. */
export type ReadVariable = (name: string) => string | undefined

// Go's \S leaves out only these.
const PLACEHOLDER = /\$\{([^\t\n\f\r ]+?)\}/g

/** Properties that one text may lead to: real chains have a handful. A loop that Trivy does not see ends here too. */
const MAX_STEPS = 2000

/** Longest text on the way; coordinates have some fifty characters. */
const MAX_CHARACTERS = 10_000

/**
 * The text with its placeholders replaced, trimmed; unknown names and loops are empty, as in Trivy.
 * Throws `ActionError` when the properties grow without end.
 */
export function evaluate(text: string, properties: Lookup, readVariable: ReadVariable): string {
  if (!text.includes('${')) return text.trim()
  return expand(text, [], { properties, readVariable, steps: 0, depth: 0 })
}

/** Everything in `${…}` that a text has. */
export function placeholdersIn(text: string): readonly string[] {
  return text.includes('${') ? [...text.matchAll(PLACEHOLDER)].map(([placeholder]) => placeholder) : []
}

/** Whether the whole text is one placeholder. */
export function isProperty(text: string): boolean {
  return text.startsWith('${') && text.endsWith('}')
}

interface Expansion {
  readonly properties: Lookup
  readonly readVariable: ReadVariable
  steps: number
  depth: number
}

function expand(text: string, seen: readonly string[], expansion: Expansion): string {
  let result = text
  let path = seen
  for (const [placeholder, name = ''] of text.matchAll(PLACEHOLDER)) {
    count(expansion, result)
    let value = ''
    if (name.startsWith('env.')) {
      value = expansion.readVariable(name.slice('env.'.length)) ?? ''
    } else {
      const found = expansion.properties.get(name)
      if (found !== undefined) {
        if (path.includes(found)) return ''
        value = expandDeeper(found, [...path, found], expansion)
        // Trivy forgets the path here, so that a name may stand twice in a text.
        path = []
      }
    }
    result = result.replaceAll(placeholder, () => value)
  }
  return result.trim()
}

function expandDeeper(text: string, path: readonly string[], expansion: Expansion): string {
  expansion.depth += 1
  const value = expand(text, path, expansion)
  expansion.depth -= 1
  return value
}

function count(expansion: Expansion, text: string): void {
  expansion.steps += 1
  // Each level of depth is a step too, so that the stack is bounded with them.
  if (expansion.steps > MAX_STEPS || expansion.depth > MAX_STEPS / 4 || text.length > MAX_CHARACTERS) {
    throw new ActionError('POM: its properties refer to each other without end')
  }
}
