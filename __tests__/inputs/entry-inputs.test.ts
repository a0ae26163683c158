// The inputs of the three other actions: each has what the table wants, or a text that stands in for it.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ENTRY_NAMES, renderEntryAction } from '../../scripts/entry-actions.ts'
import { type EntryName, entryTables, fixedTexts, readEntryInputs } from '../../src/inputs/entry-inputs.ts'
import { InputError, readInputs } from '../../src/inputs/read.ts'
import { composeInputs } from '../../src/inputs/table.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { actionYaml } from '../action-metadata.ts'

const ROOT = new URL('../../', import.meta.url)
const metadataOf = (entry: EntryName) =>
  parse(readFileSync(new URL(`${entry}/action.yml`, ROOT), 'utf8')) as {
    inputs: Record<string, { default?: string; description: string }>
    runs: { main: string }
  }

/** Where to write what is missing. */
const WHERE_WITHOUT =
  'give its text to TEXTS_WITHOUT in src/inputs/table.ts (a resource: `without` in its folder), or share it in scripts/entry-actions.ts'

describe.each(ENTRY_NAMES)('the action %s', (entry) => {
  const { inputs, runs } = metadataOf(entry)
  const own = Object.keys(entryTables[entry])

  it('is what its generator makes of action.yml', () => {
    expect(readFileSync(new URL(`${entry}/action.yml`, ROOT), 'utf8')).toBe(
      renderEntryAction(entry, actionYaml),
    )
    expect(runs.main).toBe(`../dist/${entry}/index.js`)
  })

  it('has inputs of its own and of the table, and no others', () => {
    const names = Object.keys(inputs)
    expect(names.slice(0, own.length)).toEqual(own)
    expect(names.slice(own.length).filter((name) => !(name in composeInputs(RESOURCES)))).toEqual([])
  })

  it('finds every other input of the table among the fixed texts, and they agree', () => {
    const textOf = (name: string) => inputs[name]?.default ?? fixedTexts(RESOURCES)[name]
    const missing = Object.keys(composeInputs(RESOURCES)).filter((name) => textOf(name) === undefined)
    expect(missing.map((name) => `${name}: ${WHERE_WITHOUT}`)).toEqual([])
    expect(() => readInputs(RESOURCES, (name) => textOf(name) ?? '')).not.toThrow()
  })

  it('says what each input means', () => {
    for (const { description } of Object.values(inputs)) expect(description).toMatch(/^\S.*\.$/s)
  })
})

describe('readEntryInputs', () => {
  it('reads what an action has', () => {
    const texts: Record<string, string> = { to: 'registry.example.com/trivy/', 'as-image': 'true' }
    expect(readEntryInputs('mirror', (name) => texts[name] ?? '')).toEqual({
      to: 'registry.example.com/trivy',
      'as-image': true,
      platforms: [],
    })
  })

  it.each([
    ['', 'to: is empty'],
    ['a.example/x, b.example/y', 'to: names more than one registry base'],
    [
      'https://registry.example.com/trivy',
      'to: registry base "https://registry.example.com/trivy": it is a URL',
    ],
  ])('reports a mirror to "%s" with all other mistakes', (to, message) => {
    const read = () => readEntryInputs('mirror', (name) => (name === 'to' ? to : 'yes'))
    expect(read).toThrow(InputError)
    expect(read).toThrow(message)
    expect(read).toThrow('as-image: "yes" is not a boolean')
  })
})
