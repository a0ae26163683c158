// The shape of src/, kept by a test: who may import whom, no drawer for leftovers, no file too long to read.
import { globSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// From the bottom up. A folder (or single file) imports from itself and from what stands above it in this list.
const LAYERS: readonly (readonly string[])[] = [
  ['base'],
  ['oci'],
  ['inputs'],
  ['resources/table.ts'],
  ['scan'],
  ['resources/artifact-resource.ts'],
  ['verify'],
  ['store'],
  ['cache'],
  ['acquire'],
  ['place'],
  ['resources'],
  ['plan'],
  ['carry'],
  ['resources/contract.ts'],
  ['report'],
  ['run'],
  ['main.ts', 'cache-worker.ts'],
]

// What the move into rooms has not reached yet: each resource is still in pieces. To be empty before anything is added.
const MISPLACED = new Set<string>([
  'acquire/acquire.ts imports resources/table.ts',
  'acquire/acquisition.ts imports plan/plan.ts',
  'acquire/actions-cache-source.ts imports plan/plan.ts',
  'acquire/bundle-raw.ts imports resources/table.ts',
  'acquire/bundle-source.ts imports plan/plan.ts',
  'acquire/placed.ts imports plan/plan.ts',
  'acquire/placed.ts imports resources/table.ts',
  'acquire/placed.ts imports resources/vex-repo/vex-repository.ts',
  'acquire/registry-source.ts imports plan/places.ts',
  'acquire/runner-store-source.ts imports plan/plan.ts',
  'acquire/unused.ts imports plan/plan.ts',
  'cache/keep.ts imports acquire/kept-copy.ts',
  'cache/tidy-cache.ts imports acquire/progress.ts',
  'carry/gather.ts imports run/outcome.ts',
  'carry/gather.ts imports run/provide.ts',
  'carry/gather.ts imports run/sources.ts',
  'place/commit.ts imports plan/plan.ts',
  'place/commit.ts imports resources/table.ts',
  'place/metadata.ts imports resources/vex-repo/vex-repository.ts',
  'place/stage-stored.ts imports plan/plan.ts',
  'place/stage-stored.ts imports resources/table.ts',
  'place/stage.ts imports plan/plan.ts',
  'place/stage.ts imports resources/table.ts',
  'place/stage.ts imports resources/vex-repo/vex-repository.ts',
  'report/environment.ts imports run/outcome.ts',
  'report/outputs.ts imports run/outcome.ts',
  'report/plan-report.ts imports run/keeping.ts',
  'report/report.ts imports run/outcome.ts',
  'report/trivy-command.ts imports run/outcome.ts',
  'report/verdict.ts imports run/outcome.ts',
  'resources/java-db/need-java-db.ts imports plan/decision.ts',
  'resources/maven-poms/carried-poms.ts imports carry/carried.ts',
  'resources/maven-poms/need-poms.ts imports plan/decision.ts',
  'resources/maven-poms/poms-report.ts imports report/verdict.ts',
  'resources/vex-repo/vex-sources.ts imports plan/plan.ts',
  'scan/setting-repositories.ts imports resources/table.ts',
  'scan/trivy-version.ts imports resources/table.ts',
  'store/add.ts imports plan/plan.ts',
  'store/entry.ts imports plan/plan.ts',
  'store/store.ts imports plan/plan.ts',
  'store/verify-entry.ts imports plan/plan.ts',
  'verify/contents.ts imports resources/java-db/sqlite.ts',
  'verify/contents.ts imports resources/table.ts',
  'verify/contents.ts imports resources/vex-repo/vex-repository.ts',
  'verify/contents.ts imports resources/vuln-db/bbolt.ts',
  'verify/freshness.ts imports resources/table.ts',
  'verify/layer.ts imports resources/table.ts',
  'verify/seal.ts imports resources/table.ts',
])

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
    ['a later folder, for its side effects', 'log.ts', "import './oci/client.ts'"],
    ['a neighbour in the same layer', 'verdict.ts', "import { decide } from './environment.ts'"],
    ['another entry', 'main.ts', "import { run } from './cache-worker.ts'"],
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

  it(`hold at most ${MAX_CODE_LINES} lines of code`, () => {
    expect(
      sources.filter(({ text }) => codeLines(text).length > MAX_CODE_LINES).map(({ path }) => path),
    ).toEqual([])
  })

  it('count neither comments nor empty lines as code', () => {
    expect(codeLines('// why\n\n/**\n * what\n */\nconst a = 1 // one\n  run(a)\n')).toEqual([
      'const a = 1 // one',
      '  run(a)',
    ])
  })
})

function layerOf(path: string): number {
  // A file that is named is where it is named, the rest of its folder where the folder is.
  const named = LAYERS.findIndex((layer) => layer.includes(path))
  if (named !== -1) return named
  const [unit = ''] = path.split('/')
  return LAYERS.findIndex((layer) => layer.includes(unit))
}

function findForbiddenImports(path: string, text: string): string[] {
  const code = codeLines(text).join('\n')
  const specifiers = [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  )
  return specifiers
    .map((specifier) => posix.join(posix.dirname(path), specifier))
    .filter((target) => !mayImport(path, target))
    .map((target) => `${path} imports ${target}`)
}

function mayImport(path: string, target: string): boolean {
  const [unit, targetUnit] = [path.split('/')[0], target.split('/')[0]]
  if (layerOf(target) === -1) return false
  return unit === targetUnit || layerOf(target) < layerOf(path) || MISPLACED.has(`${path} imports ${target}`)
}

function isDrawer(path: string): boolean {
  return path.split('/').some((part) => /^(helpers?|misc|common|(.*-)?utils?)(\.ts)?$/.test(part))
}

// Good enough for formatted sources: no line of code here begins with a star or two slashes.
function codeLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/\*|\*)/.test(line))
}
