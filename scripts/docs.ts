// Brings what is generated up to date: the actions beside the main one, the versions in the README, tables of docs/, the
// built-in texts of inputs, the schema of the file on the runner, and the dashboard. `--check` changes nothing, and fails when something is not.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv, exit, stderr } from 'node:process'
import { fileURLToPath } from 'node:url'
import { RESOURCES } from '../src/resources/table.ts'
import { REUSABLE, renderAnywhere } from './anywhere-workflows.ts'
import { renderBuiltInTexts } from './built-in-texts.ts'
import { renderConfigSchema } from './config-schema.ts'
import { renderDashboard } from './dashboard.ts'
import { ENTRY_NAMES, renderEntryAction } from './entry-actions.ts'
import { renderEntryTables, renderInputPage } from './input-docs.ts'
import { renderMirrorTags } from './mirror-tables.ts'
import { renderNetwork } from './network-tables.ts'
import { updatePictures } from './pictures.ts'
import { renderReadme } from './readme.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

function updateAll(isCheck: boolean): void {
  const action = read('action.yml')
  for (const entry of ENTRY_NAMES) update(`${entry}/action.yml`, renderEntryAction(entry, action), isCheck)
  update('README.md', renderReadme(read('README.md'), read('.ci/trivy-versions')), isCheck)
  update('docs/inputs.md', renderInputPage(read('docs/inputs.md'), action), isCheck)
  const entries = ENTRY_NAMES.map((entry) => ({ entry, action: renderEntryAction(entry, action) }))
  const texts = Object.fromEntries(entries.map((one) => [one.entry, one.action]))
  update('src/inputs/built-in-texts.ts', renderBuiltInTexts({ main: action, ...texts }), isCheck)
  const all = [action, ...entries.map((one) => one.action)]
  update('docs/config.schema.json', renderConfigSchema(all), isCheck)
  update('docs/fleet/dashboard.json', renderDashboard(), isCheck)
  const actions = renderMirrorTags(renderEntryTables(read('docs/actions.md'), entries), RESOURCES)
  update('docs/actions.md', actions, isCheck)
  for (const name of REUSABLE) {
    const text = renderAnywhere(name, read(`.github/workflows/${name}.yml`))
    update(`.github/workflows/${name}-anywhere.yml`, text, isCheck)
  }
  update('docs/network.md', renderNetwork(read('docs/network.md')), isCheck)
}

function update(name: string, wanted: string, isCheck: boolean): void {
  if (read(name) === wanted) return
  if (isCheck) throw new Error(`${name} is out of date; write it again with \`npm run docs\``)
  const path = join(ROOT, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, wanted)
}

function read(name: string): string {
  try {
    return readFileSync(join(ROOT, name), 'utf8')
  } catch {
    // It is to be written for the first time; what needs a text to fill in says so.
    return ''
  }
}

try {
  updateAll(argv.includes('--check'))
  updatePictures(argv.includes('--check'))
} catch (error) {
  stderr.write(`docs: ${error instanceof Error ? error.message : String(error)}\n`)
  exit(1)
}
