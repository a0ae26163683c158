// Makes src/inputs/built-in-texts.ts from the metadata of the actions: what stands for an input where no runner fills it in.
import { parse } from 'yaml'

/** An expression is the runner's to fill in. */
const EXPRESSION = /^\$\{\{/

/** The source file, given the metadata of each action by its name. */
export function renderBuiltInTexts(actions: Readonly<Record<string, string>>): string {
  const blocks = Object.entries(actions).map(
    ([name, yaml]) => `  ${name}: {\n${renderRows(yaml).join('')}  },\n`,
  )
  return `// Made by \`npm run docs\` from the actions' metadata: defaults, for whatever runs without a runner that fills them in.

/** The built-in text of every input, by action. */
export const BUILT_IN_TEXTS = {
${blocks.join('')}} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>
`
}

function renderRows(yaml: string): string[] {
  const { inputs } = parse(yaml) as { inputs: Record<string, { default?: string }> }
  return Object.entries(inputs).map(([name, input]) => {
    const text = (input.default ?? '').trim()
    const row = `    ${quote(name, /^[a-z]+$/)}: ${quote(EXPRESSION.test(text) ? '' : text)},\n`
    // As the formatter breaks it.
    return row.length <= MAX_ROW ? row : row.replace(': ', ':\n      ')
  })
}

/** Columns of a line, and its end. */
const MAX_ROW = 111

/** No quotes around a key that needs none. */
function quote(text: string, bare?: RegExp): string {
  return bare?.test(text) === true ? text : `'${text.replaceAll("'", "\\'")}'`
}
