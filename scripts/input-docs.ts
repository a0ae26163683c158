// docs/inputs.md from action.yml: one step with every input, tables by theme, and the outputs. Pure: text in, text out.
import { parse } from 'yaml'
import { codeCell, proseCell, type Row, renderTable, replaceBetween } from './markdown-table.ts'

type Fields = Record<string, unknown>

/** A theme, and the input of action.yml at which it begins: it holds all from there to where the next one begins. */
const THEMES: readonly (readonly [title: string, from: string])[] = [
  ['What is provided', 'resources'],
  ['What the later steps do', 'scan-type'],
  ['Where the data goes', 'cache-dir'],
  ['Where the data comes from', 'registries'],
  ['Trivy itself', 'install-trivy'],
  ['Connections', 'insecure-registries'],
  ['Across a gap', 'bundle'],
  ['How old data may be, and what happens without', 'max-age'],
  ['What is kept for later jobs, and what is believed', 'save'],
  ['The step itself', 'export-env'],
]

/** The page as it should be, given the page as it is and the text of action.yml. */
export function renderInputPage(page: string, actionYaml: string): string {
  const metadata: unknown = parse(actionYaml)
  const outputs = renderTable(['Output', 'Meaning'], outputRows(metadata))
  const step = renderStep(metadata)
  return replaceBetween(
    replaceBetween(replaceBetween(page, 'step', step), 'inputs', renderThemes(metadata)),
    'outputs',
    outputs,
  )
}

/** The page of the other actions, with the tables of each between markers of its name. */
export function renderEntryTables(
  page: string,
  entries: readonly { readonly entry: string; readonly action: string }[],
): string {
  return entries.reduce((text, { entry, action }) => {
    const metadata: unknown = parse(action)
    const inputs = renderTable(['Input', 'Default', 'Meaning'], inputRows(metadata))
    const outputs = renderTable(['Output', 'Meaning'], outputRows(metadata))
    return replaceBetween(replaceBetween(text, `${entry}-inputs`, inputs), `${entry}-outputs`, outputs)
  }, page)
}

/** A row for each of the `inputs` in an action's metadata: name, default, meaning; in the order of the file. */
export function inputRows(metadata: unknown): Row[] {
  return namedEntries(metadata, 'inputs').map(([name, input]) => [
    codeCell(name),
    // The space at its beginning is for the action alone.
    codeCell(String(input.default ?? '').trim()),
    proseCell(readDescription(name, input)),
  ])
}

/** A row for each of the `outputs` in an action's metadata: name, meaning; in the order of the file. */
export function outputRows(metadata: unknown): Row[] {
  return namedEntries(metadata, 'outputs').map(([name, output]) => [
    codeCell(name),
    proseCell(readDescription(name, output)),
  ])
}

function renderThemes(metadata: unknown): string {
  const rows = inputRows(metadata)
  const starts = THEMES.map(([title, from]) => {
    const at = rows.findIndex(([name]) => name === codeCell(from))
    if (at === -1) throw new Error(`action.yml has no input ${from}, at which "${title}" begins`)
    return at
  })
  const heads = ['Input', 'Default', 'Meaning']
  return THEMES.map(
    ([title], theme) =>
      `### ${title}\n\n${renderTable(heads, rows.slice(starts[theme], starts[theme + 1] ?? rows.length))}`,
  ).join('\n')
}

/** A step that names every input with its default, and says above each what it is. */
function renderStep(metadata: unknown): string {
  const lines = namedEntries(metadata, 'inputs').flatMap(([name, input]) => [
    ...wrap(firstSentence(readDescription(name, input)), 104).map((line) => `          # ${line}`),
    ...renderValue(name, String(input.default ?? '')).map((line) => `          ${line}`),
  ])
  const head = [
    ...['on: push', 'permissions: { contents: read }', 'jobs:', '  scan:', '    runs-on: ubuntu-24.04'],
    ...['    steps:', '      - uses: org/trivy-offline-cache@v1', '        with:'],
  ]
  return `\`\`\`yaml\n${[...head, ...lines].join('\n')}\n\`\`\`\n`
}

function renderValue(name: string, value: string): string[] {
  const lines = value.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > 1) return [`${name}: |`, ...lines.map((line) => `  ${line.trim()}`)]
  return [`${name}: ${value === '' ? "''" : value.trim()}`]
}

/** Up to the first full stop that ends a sentence; one that stands in code or in a number does not. */
function firstSentence(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return /^(?:`[^`]*`|[^`])*?\.(?= |$)/.exec(line)?.[0] ?? line
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines.splice(-1, 1, `${last} ${word}`)
    else lines.push(word)
  }
  return lines
}

function namedEntries(metadata: unknown, section: string): [string, Fields][] {
  const entries = isFields(metadata) ? metadata[section] : undefined
  if (!isFields(entries)) throw new Error(`action.yml has no map of ${section}`)
  return Object.entries(entries).map(([name, fields]) => {
    if (!isFields(fields)) throw new Error(`action.yml: ${section}.${name} is not a map`)
    return [name, fields]
  })
}

function readDescription(name: string, { description }: Fields): string {
  if (typeof description !== 'string') throw new Error(`action.yml: ${name} has no description`)
  return description
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
