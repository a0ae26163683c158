// VEX repositories of two real shapes, beside Trivy's own update of them: rancher's, where every document is named, and a feed
// of 20,000 files of which some are. Processor time too: on a shared machine it says more than the clock.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { startRegistry } from '../../__tests__/fakes/registry.ts'
import { startWebServer } from '../../__tests__/fakes/web-server.ts'
import { fileEntries, tarGz } from '../../__tests__/fixtures/archive.ts'
import { MANIFEST_TYPE } from '../../__tests__/fixtures/manifest.ts'
import { buildVexManifest } from '../../__tests__/fixtures/vex.ts'
import { EMPTY_CONFIG } from '../../src/oci/single-layer.ts'
import { describeVexArtifact } from '../../src/resources/vex-repo/artifact.ts'
import { ACTION, actionEnvironment } from './job.ts'
import { median } from './measure.ts'

/** A repository: how many files it has, how many its index names, and how many statements a document has. */
interface Shape {
  readonly name: string
  readonly files: number
  readonly named: number
  readonly statements: number
}

const SHAPES: readonly Shape[] = [
  // rancher/vexhub, November 2026: 1,118 documents, 183 MB in 3.9 MB.
  { name: 'rancher-size', files: 1118, named: 1118, statements: 290 },
  { name: 'feed', files: 20_000, named: 1300, statements: 12 },
]

/** What one run took. */
interface Cost {
  readonly ms: number
  /** Of the process and its children. */
  readonly cpuMs: number
}

/** Prints times and ratios for both shapes; says so where there is no `trivy` on PATH. */
export async function benchVex(root: string, rounds: number): Promise<void> {
  const hasTrivy = spawnSync('trivy', ['--version']).status === 0
  if (!hasTrivy) console.log('trivy is not here: no comparison with its own update')
  for (const shape of SHAPES) await benchShape(shape, { root, rounds, hasTrivy })
}

async function benchShape(
  shape: Shape,
  { root, rounds, hasTrivy }: { readonly root: string; readonly rounds: number; readonly hasTrivy: boolean },
): Promise<void> {
  const [web, registry] = await Promise.all([startWebServer(), startRegistry()])
  try {
    const files = writeRepository(shape)
    const manifest = buildVexManifest([`${web.url}/archive.tar.gz//top`])
    const archive = await tarGz(fileEntries(below('top', files)))
    web.pages.set('/.well-known/vex-repository.json', { body: manifest })
    web.pages.set('/archive.tar.gz', { body: archive })
    // As somebody packs it by hand: with all that the repository has.
    const layer = await tarGz(fileEntries({ 'vex-repository.json': manifest, ...below('0.1', files) }))
    const fetched = describeVexArtifact(
      { digest: digestOf(layer), size: layer.length },
      { repository: 'trivy-vex/hub', version: undefined },
    )
    const blobs = new Map([layer, EMPTY_CONFIG].map((bytes) => [digestOf(bytes), bytes]))
    registry.put('base/trivy-vex/hub', '0.1', { manifest: fetched.bytes, mediaType: MANIFEST_TYPE, blobs })
    const act = (directory: string, registries: string) => () => {
      const inputs = {
        resources: 'vex-repo',
        'vex-repositories': `hub=${web.url}`,
        store: 'never',
        registries,
      }
      const all = { ...inputs, 'trivy-version': '0.76.0' }
      return cost([process.execPath, ACTION], actionEnvironment(directory, all, {}))
    }
    const fresh = join(root, `fresh-${shape.name}`)
    await act(fresh, 'ghcr.io/aquasecurity')()
    const ways = (directory: string): readonly (readonly [string, () => Promise<Cost>])[] => [
      ['bare node', () => cost([process.execPath, '-e', '0'], process.env)],
      ['action, from its server', act(join(directory, 'server'), 'ghcr.io/aquasecurity')],
      ['action, from a registry', act(join(directory, 'registry'), `${registry.host}/base`)],
      ['action, fresh', act(fresh, 'ghcr.io/aquasecurity')],
      ...(hasTrivy ? [['trivy vex repo download', () => update(directory, web.url)] as const] : []),
    ]
    const runs = await runRounds(ways, { root, rounds })
    const bytes = Object.values(files).reduce((sum, text) => sum + text.length, 0)
    print(shape, `${Math.round(bytes / 1e6)} MB in ${(archive.length / 1e6).toFixed(1)} MB`, runs)
  } finally {
    await Promise.all([web.close(), registry.close()])
  }
}

async function runRounds(
  ways: (directory: string) => readonly (readonly [string, () => Promise<Cost>])[],
  { root, rounds }: { readonly root: string; readonly rounds: number },
): Promise<ReadonlyMap<string, readonly Cost[]>> {
  const runs = new Map<string, Cost[]>()
  for (let round = 0; round < rounds; round += 1) {
    const directory = mkdtempSync(join(root, 'vex-'))
    const all = ways(directory)
    // Another one begins in every round.
    for (const turn of all.keys()) {
      const [name, run] = all[(round + turn) % all.length] ?? []
      if (name !== undefined && run !== undefined) runs.set(name, [...(runs.get(name) ?? []), await run()])
    }
    rmSync(directory, { recursive: true, force: true })
    spawnSync('sync')
  }
  return runs
}

function update(directory: string, url: string): Promise<Cost> {
  mkdirSync(join(directory, '.trivy', 'vex'), { recursive: true })
  const list = `repositories:\n  - {name: hub, url: "${url}", enabled: true}\n`
  writeFileSync(join(directory, '.trivy', 'vex', 'repository.yaml'), list)
  const command = ['trivy', 'vex', 'repo', 'download', '-q', '--cache-dir', join(directory, 'trivy')] as const
  return cost(command, { PATH: process.env.PATH, HOME: directory, TRIVY_SKIP_VERSION_CHECK: 'true' })
}

/** The shell says what its children took. Not sh: it drops the inputs, whose names are none that it knows. */
async function cost(command: readonly string[], env: NodeJS.ProcessEnv): Promise<Cost> {
  const startedAt = performance.now()
  const child = spawn('bash', ['-c', '"$@" >&2; code=$?; times; exit $code', 'bash', ...command], { env })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}:\n${stderr}`)
  const [, children = ''] = stdout.split('\n')
  const cpuMs = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  )
  return { ms: performance.now() - startedAt, cpuMs }
}

function print(
  { name, files, named }: Shape,
  size: string,
  runs: ReadonlyMap<string, readonly Cost[]>,
): void {
  const load = loadavg()[0]?.toFixed(0)
  console.log(`\nVEX repository, ${name}: ${files} files, ${named} of them named, ${size}; load ${load}\n`)
  const trivy = runs.get('trivy vex repo download') ?? []
  for (const [way, costs] of runs) {
    const [ms, cpuMs] = [median(costs.map((one) => one.ms)), median(costs.map((one) => one.cpuMs))]
    const ratio = (key: keyof Cost) => {
      const ratios = costs.map((one, round) => one[key] / (trivy[round]?.[key] ?? Number.NaN))
      return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`
    }
    const beside = trivy.length === 0 ? '' : `   : Trivy ${ratio('ms')}, processor ${ratio('cpuMs')}`
    console.log(
      `${way.padEnd(26)} ${String(Math.round(ms)).padStart(6)} ms, processor ${Math.round(cpuMs)} ms${beside}`,
    )
  }
}

function below(top: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${top}/${path}`, text]))
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** An index, and documents as govulncheck's are turned into them: the same few lines for each vulnerability and version. */
function writeRepository({ files, named, statements }: Shape): Record<string, string> {
  const paths = Array.from(
    { length: files },
    (_, at) => `pkg/golang/example.test/module-${at}/scan.openvex.json`,
  )
  // What is named lies among the others.
  const packages = Array.from({ length: named }, (_, at) => Math.floor((at * files) / named)).map((at) => ({
    id: `pkg:golang/example.test/module-${at}`,
    location: paths[at],
  }))
  return {
    'index.json': JSON.stringify({ updated_at: '2026-11-20T00:00:00Z', packages }, undefined, 2),
    ...Object.fromEntries(paths.map((path, at) => [path, writeDocument(at, statements)])),
  }
}

function writeDocument(module: number, statements: number): string {
  const list = Array.from({ length: statements }, (_, at) => ({
    vulnerability: { name: `CVE-2026-${1000 + at}`, aliases: [`GO-2026-${2000 + at}`] },
    products: [
      {
        '@id': `pkg:golang/example.test/module-${module}@v1.${at % 30}.${module % 10}`,
        subcomponents: [{ '@id': `pkg:golang/stdlib@v1.2${at % 7}.${at % 5}` }],
      },
    ],
    status: 'not_affected',
    justification: 'vulnerable_code_not_present',
    impact_statement: 'The vulnerable function is in no path that this module calls',
    timestamp: '2026-06-19T00:00:00Z',
  }))
  const head = { '@context': 'https://openvex.dev/ns/v0.2.0', author: 'Example', version: 1 }
  return JSON.stringify({ ...head, statements: list }, undefined, 2)
}
