// The step that takes the place of a recipe, as lines of a workflow. Pure.

/** What it says. */
export interface OurStep {
  /** `org/trivy-offline-cache@v1`. */
  readonly uses: string
  /** Column of its dash, from 0. */
  readonly indent: number
  readonly id?: string | undefined
  readonly condition?: string | undefined
  /** Inputs in the order in which they are written. */
  readonly inputs: readonly (readonly [name: string, text: string])[]
}

/** Its lines, without line ends. */
export function writeOurStep({ uses, indent, id, condition, inputs }: OurStep): readonly string[] {
  const keys = [
    `uses: ${uses}`,
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(condition === undefined ? [] : [`if: ${writeScalar(condition)}`]),
    ...(inputs.length === 0
      ? []
      : ['with:', ...inputs.map(([name, text]) => `  ${name}: ${writeScalar(text)}`)]),
  ]
  return keys.map((line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}`)
}

/** A text as a scalar on one line that YAML reads as this text. */
function writeScalar(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ').trim()
  const isWord = /^[A-Za-z./~]/.test(line) && !/^(true|false|yes|no|on|off|null|y|n|~)$/i.test(line)
  const isVersion = /^\d+\.\d+\.\d+$/.test(line)
  const isPlain = isWord || isVersion || line.startsWith('${{')
  return isPlain && !/: | #|:$/.test(line) ? line : `'${line.replaceAll("'", "''")}'`
}
