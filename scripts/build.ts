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
  const licenses = renderLicenses(JSON.parse(readFileSync(join(ROOT, stats), 'utf8')))
  writeFileSync(join(ROOT, OUTPUT, entry, 'licenses.txt'), licenses)
  refuseAssets(entry)
  rewriteSources(entry)
  const beside = BESIDE[entry]
  if (beside !== undefined) copyFileSync(join(ROOT, beside), join(ROOT, OUTPUT, entry, basename(beside)))
}

// One other character than ASCII, and Node holds and reads a file at two bytes for each: 2 MB and 3 ms of every job.
function rewriteSources(entry: string): void {
  const directory = join(ROOT, OUTPUT, entry)
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.js'))) {
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

// Beside the module type that Node looks for there: what the evidence of a run calls its version.
function writeVersion(): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const facts = { type: 'module', version }
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
