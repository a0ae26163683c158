// Builds dist/: tsc strips the types (ncc cannot drive TypeScript 7), ncc then bundles each entry with its licences.
// Unminified and without source maps, so that dist/ can be reviewed (minified, a fresh job took no less time); the same input
// gives the same bytes on every system.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { execPath, exit, stderr } from 'node:process'
import { fileURLToPath } from 'node:url'
import { writeBundledLibraries } from './bundled-libraries.ts'
import { renderLicenses } from './licenses.ts'
import { toAscii } from './to-ascii.ts'
import { withoutEmulatorKey } from './without-keys.ts'

// What becomes a bundle: `src/<entry>.ts` to `dist/<entry>/index.js`.
const ENTRIES = ['main', 'cache-worker', 'hcl-worker']
// Files of packages that a bundle reads beside itself.
const BESIDE: Readonly<Record<string, string>> = {
  'hcl-worker': 'node_modules/@cdktn/hcl2json/main.wasm.gz',
}
// A library that most runs do without: a file of its own in the bundle's directory, which loads it at once when it needs it.
const APART: Readonly<Record<string, { readonly library: string; readonly file: string }>> = {
  main: { library: 'node_modules/yaml/dist/index.js', file: 'yaml.cjs' },
}
// What is the bundle `main` under another name: actions, the program, the hook: see src/main.ts.
const ALIASES = ['warm', 'export', 'mirror', 'check', 'cli', 'hook']

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUTPUT = 'build/dist'
const TSC = 'node_modules/typescript/bin/tsc'
const NCC = 'node_modules/@vercel/ncc/dist/ncc/cli.js'

function build(): void {
  const missing = ENTRIES.filter((entry) => !existsSync(join(ROOT, 'src', `${entry}.ts`)))
  if (missing.length > 0)
    throw new Error(`no source for: ${missing.map((entry) => `src/${entry}.ts`).join(', ')}`)
  // From nothing: ncc leaves the chunks of earlier builds behind.
  rmSync(join(ROOT, 'build'), { recursive: true, force: true })
  runTool(TSC, ['-p', 'tsconfig.build.json'])
  writeBundledLibraries(ROOT)
  for (const entry of ENTRIES) bundle(entry)
  for (const alias of ALIASES) writeAlias(alias)
  writeVersion()
  writeSums()
  // A build that fails leaves the last good one.
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
  renameSync(join(ROOT, OUTPUT), join(ROOT, 'dist'))
}

function bundle(entry: string): void {
  const stats = join('build', `${entry}.stats.json`)
  // --no-cache: a bundle depends on nothing but the sources and the lock file.
  runTool(NCC, ['build', `build/${entry}.js`, '-o', `${OUTPUT}/${entry}`, '--no-cache', '--stats-out', stats])
  refuseAssets(entry)
  const apart = bundleApart(entry)
  const modules = [stats, ...apart].map((file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')))
  writeFileSync(join(ROOT, OUTPUT, entry, 'licenses.txt'), renderLicenses({ modules }))
  rewriteSources(entry)
  const beside = BESIDE[entry]
  if (beside !== undefined) copyFileSync(join(ROOT, beside), join(ROOT, OUTPUT, entry, basename(beside)))
}

// Gives the statistics of what lies apart.
function bundleApart(entry: string): string[] {
  const { library, file } = APART[entry] ?? {}
  if (library === undefined || file === undefined) return []
  const stats = join('build', `${file}.stats.json`)
  runTool(NCC, ['build', library, '-o', `build/${file}`, '--no-cache', '--stats-out', stats])
  copyFileSync(join(ROOT, 'build', file, 'index.js'), join(ROOT, OUTPUT, entry, file))
  return [stats]
}

// One other character than ASCII, and Node holds and reads a file at two bytes for each: 2 MB and 3 ms of every job.
function rewriteSources(entry: string): void {
  const directory = join(ROOT, OUTPUT, entry)
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.js') || file.endsWith('.cjs'))) {
    const text = readFileSync(join(directory, name), 'utf8')
    writeFileSync(join(directory, name), withoutEmulatorKey(toAscii(text)))
  }
}

// The directory's name tells the bundle which action it is.
function writeAlias(alias: string): void {
  const directory = join(ROOT, OUTPUT, alias)
  mkdirSync(directory)
  writeFileSync(join(directory, 'index.js'), "import '../main/index.js'\n")
  writeFileSync(join(directory, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`)
}

// The module type that Node looks for there, where src/base/yaml.ts finds its library, and what the evidence of a run calls its
// version.
function writeVersion(): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const imports = { '#yaml': `./${APART.main?.file}` }
  const facts = { type: 'module', version, imports }
  writeFileSync(join(ROOT, OUTPUT, 'main', 'package.json'), `${JSON.stringify(facts)}\n`)
}

// What `sha256sum --check` reads; its own digest is that of the whole build.
function writeSums(): void {
  const files = readdirSync(join(ROOT, OUTPUT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(ROOT, OUTPUT), join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
  const lines = files.map((file) => {
    const digest = createHash('sha256').update(readFileSync(join(ROOT, OUTPUT, file)))
    return `${digest.digest('hex')}  ${file}\n`
  })
  writeFileSync(join(ROOT, OUTPUT, 'SHA256SUMS'), lines.join(''))
}

// ncc takes `new URL('./file', import.meta.url)` for an asset to copy, and points the bundle at a copy that does not work.
function refuseAssets(entry: string): void {
  const known = /^((\d+\.)?index\.js|package\.json|licenses\.txt)$/
  const assets = readdirSync(join(ROOT, OUTPUT, entry)).filter((file) => !known.test(file))
  if (assets.length > 0) {
    throw new Error(
      `dist/${entry} has ${assets.join(', ')}: build paths with dirname(fileURLToPath(import.meta.url))`,
    )
  }
}

// The tools are JavaScript: run by this very Node, without a shell, they behave alike on every system.
function runTool(script: string, args: readonly string[]): void {
  const { status, signal, error } = spawnSync(execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  if (error !== undefined) throw new Error(`${script} could not be started`, { cause: error })
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status ?? signal}`)
}

try {
  build()
} catch (error) {
  stderr.write(`build: ${error instanceof Error ? error.message : String(error)}\n`)
  exit(1)
}
