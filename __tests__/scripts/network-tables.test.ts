// The hosts that are told are those of every base that is asked, and the page is what the tables give.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENTRY_NAMES, renderEntryAction } from '../../scripts/entry-actions.ts'
import { renderEntryTables } from '../../scripts/input-docs.ts'
import { renderNetwork } from '../../scripts/network-tables.ts'
import { BUILT_IN_BASES } from '../../src/inputs/registry-bases.ts'
import { actionYaml } from '../action-metadata.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')

it('docs/network.md is up to date', () => {
  expect(renderNetwork(read('network.md'))).toBe(read('network.md'))
})

it('docs/actions.md is up to date', () => {
  const entries = ENTRY_NAMES.map((entry) => ({ entry, action: renderEntryAction(entry, actionYaml) }))
  expect(renderEntryTables(read('actions.md'), entries)).toBe(read('actions.md'))
})

it.each(BUILT_IN_BASES)('tells the hosts behind %s for everything that is asked there', (base) => {
  for (const { repository, notPublishedAt } of Object.values(ARTIFACTS)) {
    const line = read('network.md')
      .split('\n')
      .find((row) => row.includes(`${base}/${repository}`))
    expect(line === undefined).toBe(notPublishedAt.includes(base))
  }
})
