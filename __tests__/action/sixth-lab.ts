// The actions with a sixth resource in them: a copy of the sources with one more folder and one more row in the table, run as
// they stand. Nothing else of the copy differs.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileEntries, tarGz } from '../fixtures/archive.ts'
import type { Artifact } from '../fixtures/artifact.ts'
import { digestOf, emptyConfig, MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { FILES } from '../fixtures/spell-lists/check-lists.ts'
import { SPELL_LISTS } from '../fixtures/spell-lists/resource.ts'
import type { ActionName } from './run.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

/** The actions with six resources. */
export interface SixthActions {
  /** To be run in place of the built one. */
  entryOf(action: ActionName): string
  remove(): void
}

/** Copies the sources and adds the resource. */
export function makeSixthActions(): SixthActions {
  const root = mkdtempSync(join(tmpdir(), 'sixth-'))
  cpSync(join(PROJECT, 'src'), join(root, 'src'), { recursive: true })
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction')
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n')
  addFolder(join(root, 'src', 'resources', 'spell-lists'))
  addRow(join(root, 'src', 'resources', 'table.ts'))
  for (const action of ['main', 'warm', 'export', 'mirror']) {
    writeEntry(join(root, 'actions', action), '../../src/main.ts')
  }
  writeEntry(join(root, 'cache-worker'), '../src/cache-worker.ts')
  return {
    entryOf: (action) => join(root, 'actions', action, 'index.js'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Its files, which name their neighbours as from their place in `src/`. */
function addFolder(folder: string): void {
  const origin = join(PROJECT, '__tests__', 'fixtures', 'spell-lists')
  mkdirSync(folder)
  for (const file of readdirSync(origin)) {
    const text = readFileSync(join(origin, file), 'utf8')
    writeFileSync(join(folder, file), text.replaceAll('../../../src/', '../../'))
  }
}

function addRow(table: string): void {
  const text = readFileSync(table, 'utf8')
  const changed = text
    .replace(/(export const RESOURCES: readonly Resource\[\] = \[[^\]]*?),?\n?\]/, '$1, spellLists]')
    .replace(/^import /m, "import { spellLists } from './spell-lists/resource.ts'\nimport ")
  if (changed.split('spellLists').length !== 3) throw new Error('the table has another form')
  writeFileSync(table, changed)
}

function writeEntry(folder: string, target: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.js'), `import '${target}'\n`)
}

/** What its publisher would push. */
export async function buildSpellLists(
  madeAt: Date,
  change: (files: Record<string, string>) => void = () => undefined,
): Promise<Artifact> {
  const files: Record<string, string> = Object.fromEntries(FILES.map((name) => [name, `words of ${name}\n`]))
  files['index.json'] = JSON.stringify({ madeAt: madeAt.toISOString() })
  change(files)
  const layer = await tarGz(fileEntries(files))
  const [layerDigest, configDigest] = [digestOf(layer), digestOf(emptyConfig)]
  const title = { 'org.opencontainers.image.title': 'lists.tar.gz' }
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: configDigest,
        size: emptyConfig.length,
      },
      layers: [
        {
          mediaType: SPELL_LISTS.layerMediaType,
          digest: layerDigest,
          size: layer.length,
          annotations: title,
        },
      ],
    }),
  )
  return {
    repository: SPELL_LISTS.repository,
    tag: '7',
    mediaType: MANIFEST_TYPE,
    manifest,
    manifestDigest: digestOf(manifest),
    layer,
    layerDigest,
    config: emptyConfig,
    configDigest,
    blobs: new Map([
      [layerDigest, layer],
      [configDigest, emptyConfig],
    ]),
  }
}
