// The shape of src/, kept by a test: who may import whom, no drawer for leftovers, no file too long to read.
import { globSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { RESOURCES } from '../src/resources/table.ts'

// From the bottom up. A unit (folder, single file, or folder in `resources/`) imports from itself and from what stands above it.
const LAYERS: readonly (readonly string[])[] = [
  ['base'],
  ['provenance'],
  ['oci'],
  ['inputs'],
  ['scan'],
  ['runner-config'],
  // What the layers that fetch, check, and place know of a resource.
  ['resources/artifact-resource.ts'],
  ['verify'],
  ['bundle'],
  ['cache'],
  ['store'],
  ['acquire'],
  ['place'],
  ['carry'],
  ['resources/contract'],
  ['resources/need-words.ts', 'resources/closure-outcome.ts'],
  ['plan'],
  ['report'],
  // Pieces that resources share.
  ['resources/metadata'],
  ['resources/database', 'resources/published'],
  // Each resource: one folder, which knows no other.
  RESOURCES.map(({ name }) => `resources/${name}`),
  ['resources/table.ts'],
  ['audit'],
  ['run'],
  ['main.ts', 'cache-worker.ts', 'hcl-worker.ts'],
]

/** Of which no name may be said outside of its folder and the table, in any of the spellings of code. */
const ROOMS: readonly { readonly folder: string; readonly words: RegExp }[] = RESOURCES.filter(
  // The resource Trivy has the name of what everything here is for: in words the two cannot be told apart.
  ({ name }) => name !== 'trivy',
).map(({ name }) => {
  const parts = name.split('-')
  const pascal = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1)
  const spellings = [name, pascal, camel, parts.join('_').toUpperCase()].join('|')
  return { folder: `resources/${name}/`, words: new RegExp(`(?<![\\w-])(${spellings})(?![\\w-])`) }
})

const MAX_FILES_AT_TOP = 6
const MAX_CODE_LINES = 200

const root = fileURLToPath(new URL('../src/', import.meta.url))
const sources = globSync('**/*.ts', { cwd: root }).map((file) => ({
  path: file.split(sep).join('/'),
  text: readFileSync(join(root, file), 'utf8'),
}))

describe('the layers of src/', () => {
  it('have a place for every file', () => {
    expect(sources.map(({ path }) => path).filter((path) => layerOf(path) === -1)).toEqual([])
  })

  it('import only from layers above them in the list', () => {
    expect(sources.flatMap(({ path, text }) => findForbiddenImports(path, text))).toEqual([])
  })

  it.each([
    ['a later folder', 'oci/client.ts', "import { plan } from '../plan/plan.ts'"],
    [
      'a later folder, for its types',
      'oci/client.ts',
      "import type { Attempt } from '../acquire/attempt.ts'",
    ],
    ['a later folder, over several lines', 'oci/client.ts', "import {\n  plan,\n} from '../plan/plan.ts'"],
    ['a later folder, when it runs', 'verify/seal.ts', "const { run } = await import('../pipeline.ts')"],
    ['a later folder, by re-export', 'inputs/read.ts', "export { plan } from '../plan/plan.ts'"],
    ['a later folder, for its side effects', 'base/log.ts', "import '../oci/client.ts'"],
    ['another entry', 'main.ts', "import { run } from './cache-worker.ts'"],
    ['another resource', 'resources/java-db/java-db.ts', "import { VULN_DB } from '../vuln-db/vuln-db.ts'"],
    [
      'a resource, from a lower layer',
      'place/stage.ts',
      "import { JAVA_DB } from '../resources/java-db/java-db.ts'",
    ],
    ['the table, from a resource', 'resources/java-db/java-db.ts', "import { RESOURCES } from '../table.ts'"],
    ['outside of src/', 'main.ts', "import { build } from '../scripts/build.ts'"],
    ['a folder without a place', 'main.ts', "import { pad } from './utils/pad.ts'"],
  ])('refuse an import from %s', (_, path, text) => {
    expect(findForbiddenImports(path, text)).toHaveLength(1)
  })

  it.each([
    ['an earlier folder', 'verify/stream.ts', "import { parseDigest } from '../oci/digest.ts'"],
    ['its own folder', 'oci/client.ts', "import { parseReference } from './reference.ts'"],
    ['a package', 'oci/client.ts', "import { HttpClient } from '@actions/http-client'"],
    ['nothing but a comment', 'oci/client.ts', "// such as import '../plan/plan.ts'"],
  ])('allow an import from %s', (_, path, text) => {
    expect(findForbiddenImports(path, text)).toEqual([])
  })
})

describe('the imports of src/', () => {
  it('go in no circle', () => {
    expect(findCircles(sources)).toEqual([])
  })

  it('go in no circle between the rooms of a resource, either', () => {
    expect(findCircles(asRooms(sources))).toEqual([])
  })

  it('would be caught between rooms', () => {
    const files = [
      { path: 'resources/one/local/place.ts', text: "import { fetch } from '../network/fetch.ts'" },
      { path: 'resources/one/network/fetch.ts', text: "import { path } from '../local/path.ts'" },
      { path: 'resources/one/local/path.ts', text: '' },
      { path: 'resources/one/resource.ts', text: "import { place } from './local/place.ts'" },
    ]
    expect(findCircles(files)).toEqual([])
    expect(findCircles(asRooms(files))).toEqual([
      'resources/one/local → resources/one/network → resources/one/local',
    ])
  })

  it('would be caught if they did', () => {
    const files = [
      { path: 'a/one.ts', text: "import type { Two } from './two.ts'" },
      { path: 'a/two.ts', text: "import { three } from '../b/three.ts'" },
      { path: 'b/three.ts', text: "import { one } from '../a/one.ts'" },
      { path: 'b/four.ts', text: "import { one } from '../a/one.ts'" },
    ]
    expect(findCircles(files)).toEqual(['a/one.ts → a/two.ts → b/three.ts → a/one.ts'])
  })
})

describe('a resource', () => {
  it('is named in its folder and in the table, and nowhere else', () => {
    expect(sources.flatMap(({ path, text }) => findNames(path, text))).toEqual([])
  })

  it.each([
    ['its name', 'plan/plan.ts', "if (resource.name === 'java-db') return"],
    ['its type', 'report/report.ts', 'function tell(outcome: MavenPoms): string {'],
    ['its constants', 'store/add.ts', 'addEntry(VULN_DB)'],
    ['a folder of another', 'resources/vuln-db/bbolt.ts', "const other = 'java-db'"],
    ['an input by another name', 'run/prepare.ts', 'inputs.checksBundle'],
  ])('is found elsewhere by %s', (_, path, text) => {
    expect(findNames(path, text)).toHaveLength(1)
  })

  it.each([
    ['its folder', 'resources/java-db/need-java-db.ts', "name: 'java-db'"],
    ['the table', 'resources/table.ts', 'export const RESOURCES = [javaDb]'],
    ['a comment', 'plan/plan.ts', '// such as java-db'],
    ['a longer word', 'scan/settings.ts', "'TRIVY_SKIP_JAVA_DB_UPDATE', 'java-db-like'"],
  ])('may be named in %s', (_, path, text) => {
    expect(findNames(path, text)).toEqual([])
  })
})

describe('docs/architecture.md', () => {
  const docs = new URL('../docs/', import.meta.url)
  const page = readFileSync(new URL('architecture.md', docs), 'utf8')

  it('has a paragraph for each folder', () => {
    const folders = [...new Set(sources.map(({ path }) => path.split('/')[0] ?? ''))]
    const paragraphs = folders
      .filter((folder) => !folder.endsWith('.ts'))
      .map((folder) => `**\`${folder}/\`**`)
    expect(paragraphs.filter((paragraph) => !page.includes(paragraph))).toEqual([])
  })

  it('says what each folder touches', () => {
    const written = [...page.matchAll(/^\| `([\w/-]+)\/` \| ([a-z, ]+) \|$/gm)].map(([, folder, what]) => [
      folder,
      what,
    ])
    expect(Object.fromEntries(written)).toEqual(touchedBy(sources))
  })

  it.each([
    ["import { rm } from 'node:fs/promises'", { 'oci/blobs': 'disk' }],
    ["import { request } from 'node:https'", { 'oci/blobs': 'network' }],
    ["import { spawn } from 'node:child_process'", { 'oci/blobs': 'processes' }],
    [
      "import { spawn } from 'node:child_process'\nimport { rm } from 'node:fs'",
      { 'oci/blobs': 'disk, processes' },
    ],
    ["import type { Stats } from 'node:fs'", {}],
  ])('would be told of %s', (text, touched) => {
    expect(touchedBy([{ path: 'oci/blobs/one.ts', text }])).toEqual(touched)
  })

  it('names each entry at the top', () => {
    const entries = sources.map(({ path }) => path).filter((path) => !path.includes('/'))
    expect(entries.filter((entry) => !page.includes(`\`${entry}\``))).toEqual([])
  })

  it('links each decision, and no other', () => {
    const linked = [...page.matchAll(/\(decisions\/([a-z0-9-]+\.md)\)/g)].map(([, file]) => file)
    const written = globSync('*.md', { cwd: fileURLToPath(new URL('decisions/', docs)) })
    expect(linked.sort()).toEqual(written.sort())
  })

  it.each(globSync('*.md', { cwd: fileURLToPath(new URL('decisions/', docs)) }))(
    'tells context, decision, and why: %s',
    (file) => {
      const text = readFileSync(new URL(`decisions/${file}`, docs), 'utf8')
      expect(text.match(/^\*\*\w+\.\*\*/gm)?.slice(0, 3)).toEqual([
        '**Context.**',
        '**Decision.**',
        '**Why.**',
      ])
    },
  )
})

describe('what is renamed or removed', () => {
  it('waits for whoever has it open: it goes through base/file-moves.ts', () => {
    expect(sources.flatMap(({ path, text }) => findBareMoves(path, text))).toEqual([])
  })

  it.each([
    "import { mkdir, rename } from 'node:fs/promises'",
    "import {\n  existsSync,\n  rmSync,\n} from 'node:fs'",
    "import { promises, unlink } from 'node:fs'",
  ])('is caught where it would not: %s', (text) => {
    expect(findBareMoves('place/commit.ts', text)).toHaveLength(1)
  })
})

describe('the files of src/', () => {
  it('have names that say what is inside', () => {
    expect(sources.map(({ path }) => path).filter(isDrawer)).toEqual([])
  })

  it.each(['utils/pad.ts', 'oci/util.ts', 'oci/http-utils.ts', 'helpers.ts'])(
    'may not be a drawer: %s',
    (path) => {
      expect(isDrawer(path)).toBe(true)
    },
  )

  it('are not named by the name of another and an ending that says nothing', () => {
    expect(findEmptyEndings(sources.map(({ path }) => path))).toEqual([])
  })

  it('would be caught by such a name', () => {
    const paths = [
      'carry-out.ts',
      'carry/gather.ts',
      'run/plan.ts',
      'run/plan-run.ts',
      'oci/blob.ts',
      'oci/blob-sink.ts',
    ]
    expect(findEmptyEndings(paths)).toEqual(['carry-out.ts', 'run/plan-run.ts'])
  })

  it('that call themselves pure touch no disk, process, network, or clock', () => {
    expect(sources.flatMap(({ path, text }) => findEffects(path, text))).toEqual([])
    expect(sources.filter(({ text }) => PURE.test(text)).length).toBeGreaterThan(10)
  })

  it.each([
    ['the disk', "import { lstatSync } from 'node:fs'"],
    ['the disk, later', "const { lstat } = await import('node:fs/promises')"],
    ['a program', "import { spawn } from 'node:child_process'"],
    ['the runner', "import * as core from '@actions/core'"],
    ['the environment', 'const home = process.env.HOME'],
    ['the clock', 'const now = Date.now()'],
  ])('would be caught if one touched %s', (_, line) => {
    expect(findEffects('plan/one.ts', `// What is decided.\n// Pure.\n${line}\n`)).toHaveLength(1)
    expect(findEffects('plan/one.ts', `// What is done.\n${line}\n`)).toEqual([])
  })

  it('refer in comments to pages that are there', () => {
    const pages = globSync('**/*.md', { cwd: fileURLToPath(new URL('../docs/', import.meta.url)) })
    const there = new Set(pages.map((page) => `docs/${page.split(sep).join('/')}`))
    const named = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bdocs\/[\w/-]+\.md\b/g)].map(([page]) => ({ path, page })),
    )
    expect(named.filter(({ page }) => !there.has(page))).toEqual([])
    expect(named).not.toEqual([])
  })

  it(`lie in rooms: at most ${MAX_FILES_AT_TOP} are at the top`, () => {
    expect(sources.filter(({ path }) => !path.includes('/')).length).toBeLessThanOrEqual(MAX_FILES_AT_TOP)
  })

  it(`hold at most ${MAX_CODE_LINES} lines of code`, () => {
    expect(
      sources
        // A row for each input: made, and not written.
        .filter(({ path }) => path !== 'inputs/built-in-texts.ts')
        .filter(({ text }) => codeLines(text).length > MAX_CODE_LINES)
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('count neither comments nor empty lines as code', () => {
    expect(codeLines('// why\n\n/**\n * what\n */\nconst a = 1 // one\n  run(a)\n')).toEqual([
      'const a = 1 // one',
      '  run(a)',
    ])
  })
})

/** A header that promises no effect. */
const PURE = /^(\/\/.*\n)*\/\/ ?(.*[ .])?Pure\.( |$)/m
const EFFECTS =
  /['"](node:(fs|child_process|net|tls|https?|dns|os)|@actions\/)|\bprocess\.(env|cwd|platform)\b|\bDate\.now\(|new Date\(\)/

function findEffects(path: string, text: string): string[] {
  if (!PURE.test(text.slice(0, text.search(/^(?!\/\/)/m)))) return []
  return codeLines(text)
    .filter((line) => EFFECTS.test(line))
    .map((line) => `${path}: ${line.trim()}`)
}

/** Imports of what renames and removes, outside of the one file that waits. */
function findBareMoves(path: string, text: string): string[] {
  if (path === 'base/file-moves.ts') return []
  const imports = [...text.matchAll(/import \{([^}]*)\} from 'node:fs(?:\/promises)?'/g)]
  const names = imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))
  return names
    .filter((name) => /^(rename|rm|rmdir|unlink)(Sync)?\b/.test(name))
    .map((name) => `${path} imports ${name}`)
}

const TOUCHES = {
  disk: /\b(from |import\()'node:fs/,
  network: /\b(from |import\()'(node:(net|tls|https?|dns)\b|@actions\/http-client)|\bcreateTransport\(/,
  processes: /\b(from |import\()'node:child_process/,
}

/** What each folder imports that has effects, as the page tells it. */
function touchedBy(
  files: readonly { readonly path: string; readonly text: string }[],
): Record<string, string> {
  const folders = Map.groupBy(files, ({ path }) => posix.dirname(path))
  const touched = [...folders].map(([folder, inside]) => {
    const lines = inside
      .flatMap(({ text }) => codeLines(text))
      .filter((line) => !line.startsWith('import type '))
    const what = Object.entries(TOUCHES).filter(([, effect]) => lines.some((line) => effect.test(line)))
    return [folder, what.map(([name]) => name).join(', ')] as const
  })
  return Object.fromEntries(touched.filter(([folder, what]) => folder !== '.' && what !== ''))
}

function unitOf(path: string): string {
  const [folder = '', part = ''] = path.split('/')
  return folder === 'resources' ? `${folder}/${part}` : folder
}

function layerOf(path: string): number {
  return LAYERS.findIndex((layer) => layer.includes(unitOf(path)))
}

function findForbiddenImports(path: string, text: string): string[] {
  return importsOf(path, text)
    .filter((target) => !mayImport(path, target))
    .map((target) => `${path} imports ${target}`)
}

function importsOf(path: string, text: string): string[] {
  const code = codeLines(text).join('\n')
  const specifiers = [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  )
  return specifiers.map((specifier) => posix.join(posix.dirname(path), specifier))
}

function mayImport(path: string, target: string): boolean {
  if (layerOf(target) === -1) return false
  return unitOf(path) === unitOf(target) || layerOf(target) < layerOf(path)
}

/** Each circle once, from the file that was met first; imports of types count. */
function findCircles(files: readonly { readonly path: string; readonly text: string }[]): string[] {
  const imports = new Map(files.map(({ path, text }) => [path, importsOf(path, text)]))
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path)
    if (start !== -1) circles.push([...way.slice(start), path].join(' → '))
    if (start !== -1 || done.has(path)) return
    for (const target of imports.get(path) ?? []) visit(target, [...way, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return circles
}

/** Folders of `resources/` as if each were one file: what lies in one may import what it likes of the same. */
function asRooms(files: readonly { readonly path: string; readonly text: string }[]) {
  const rooms = Map.groupBy(
    files.filter(({ path }) => /^resources\/.+\//.test(path)),
    ({ path }) => posix.dirname(path),
  )
  return [...rooms].map(([room, inside]) => {
    const targets = inside
      .flatMap(({ path, text }) => importsOf(path, text))
      .map((target) => posix.dirname(target))
    const others = [...new Set(targets)].filter((target) => target !== room && rooms.has(target))
    return { path: room, text: others.map((other) => `import '${relativeTo(room, other)}'`).join('\n') }
  })
}

function relativeTo(room: string, other: string): string {
  return `./${posix.relative(posix.dirname(room), other)}`
}

function findNames(path: string, text: string): string[] {
  // The list itself, and the defaults, which are those of action.yml.
  if (path === 'resources/table.ts' || path === 'inputs/built-in-texts.ts') return []
  return ROOMS.filter(({ folder }) => !path.startsWith(folder)).flatMap(({ words }) =>
    codeLines(text)
      .filter((line) => words.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
}

function isDrawer(path: string): boolean {
  return path.split('/').some((part) => /^(helpers?|misc|common|(.*-)?utils?)(\.ts)?$/.test(part))
}

/** What a file is, said by such a word, is in the name of its neighbour already. */
const EMPTY_ENDING = /^(.+)-(all|base|core|impl|in|main|more|new|on|other|out|run|up|\d+)$/

function findEmptyEndings(paths: readonly string[]): string[] {
  const nameOf = (path: string) => posix.basename(path, '.ts')
  const taken = new Set(paths.flatMap((path) => [nameOf(path), ...posix.dirname(path).split('/')]))
  return paths.filter((path) => taken.has(EMPTY_ENDING.exec(nameOf(path))?.[1] ?? ''))
}

// Good enough for formatted sources: no line of code here begins with a star or two slashes.
function codeLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/\*|\*)/.test(line))
}
