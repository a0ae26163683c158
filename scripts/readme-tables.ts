// The README's tables of inputs and outputs, made from action.yml. Pure: text in, text out.
import { parse } from 'yaml'
import { codeCell, proseCell, type Row, renderTable, replaceBetween } from './markdown-table.ts'

type Fields = Record<string, unknown>

/** The README as it should be, given the README as it is and the text of action.yml. */
export function renderReadme(readme: string, actionYaml: string): string {
  const metadata: unknown = parse(actionYaml)
  const inputs = renderTable(['Input', 'Default', 'Meaning'], inputRows(metadata))
  const outputs = renderTable(['Output', 'Meaning'], outputRows(metadata))
  return replaceBetween(replaceBetween(readme, 'inputs', inputs), 'outputs', outputs)
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
    codeCell(String(input.default ?? '')),
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
