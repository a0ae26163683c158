// Trivy itself, side by side with the ways in which people get it: the archive of a release, and the whole image.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inputVariables } from '../../__tests__/action/run.ts'
import { startRegistry } from '../../__tests__/fakes/registry.ts'
import { startWebServer } from '../../__tests__/fakes/web-server.ts'
import { fileEntries, tarGz } from '../../__tests__/fixtures/archive.ts'
import { buildTrivyImage, officialLayers } from '../../__tests__/fixtures/trivy-image.ts'
import { ACTION } from './job.ts'
import { type Measurement, measure, median } from './measure.ts'

/** The base system and packages of the official image, 0.76.0: what a fetch of the whole image downloads besides. */
const BASE_BYTES = 12 << 20

/** Needs a real `trivy` on PATH, whose bytes are served; `curl`, `tar`, and, for the whole image, `skopeo`. */
export async function benchTrivy(root: string, rounds: number): Promise<void> {
  const real = execFileSync('sh', ['-c', 'command -v trivy'], { encoding: 'utf8' }).trim()
  const program = readFileSync(real)
  const base = Buffer.concat(
    Array.from({ length: BASE_BYTES / 32 }, (_, at) => createHash('sha256').update(String(at)).digest()),
  )
  const [registry, web] = await Promise.all([startRegistry(), startWebServer()])
  const image = await buildTrivyImage({
    programs: { 'linux/amd64': program },
    layers: [[{ kind: 'file', name: 'usr/lib/base', content: base }], ...officialLayers(program).slice(1)],
  })
  for (const { bytes, mediaType } of image.children)
    registry.put('aquasecurity/trivy', undefined, { manifest: bytes, mediaType, blobs: image.blobs })
  registry.put('aquasecurity/trivy', image.version, {
    manifest: image.index.bytes,
    mediaType: image.index.mediaType,
  })
  const archive = await tarGz(fileEntries({ LICENSE: 'x', trivy: program, 'contrib/html.tpl': 'x' }))
  web.pages.set('/trivy.tar.gz', { body: archive })
  const inputs = {
    resources: 'trivy',
    registries: `${registry.host}/aquasecurity`,
    'trivy-version': image.version,
    'verify-trivy': 'digest',
    'trivy-digest': image.index.digest,
  }
  const run = (name: string, command: readonly [string, ...string[]], tools: string) => ({
    name,
    command,
    tools,
  })
  const contestants = (directory: string) => [
    run('bare node', [process.execPath, '-e', ''], directory),
    run('this action, from a registry', [process.execPath, ACTION], join(directory, 'cold')),
    run('this action, from the tool cache', [process.execPath, ACTION], join(root, 'warm')),
    run(
      'curl of the archive, tar xzf',
      [
        'sh',
        '-c',
        `curl -sSo ${directory}/a.tar.gz ${web.url}/trivy.tar.gz && tar xzf ${directory}/a.tar.gz -C ${directory}`,
      ],
      directory,
    ),
    run(
      'skopeo copy of the whole image',
      [
        'skopeo',
        '--insecure-policy',
        'copy',
        '-q',
        '--src-tls-verify=false',
        `docker://${registry.host}/aquasecurity/trivy:${image.version}`,
        `dir:${directory}/image`,
      ],
      directory,
    ),
  ]
  const runs = new Map<string, Measurement[]>()
  try {
    for (let round = -1; round < rounds; round += 1) {
      const directory = mkdtempSync(join(root, 'round-'))
      for (const { name, command, tools } of contestants(directory)) {
        const before = registry.requests.length
        const measured = await measure(command, environmentOf(inputs, tools))
        // The first round fills the tool cache.
        if (round >= 0) runs.set(name, [...(runs.get(name) ?? []), measured])
        if (round === 0) console.log(`${name}: ${registry.requests.length - before} requests to the registry`)
      }
      rmSync(directory, { recursive: true })
    }
  } finally {
    await Promise.all([registry.close(), web.close()])
  }
  report(runs)
  // What of that is Trivy's own: the rest is what every step of this action costs.
  const log = execFileSync(process.execPath, [ACTION], {
    env: environmentOf(inputs, join(root, 'warm')),
    encoding: 'utf8',
  })
  console.log(`the closing line of the last: ${/^Trivy .*tool cache.*$/m.exec(log)?.[0] ?? 'none'}`)
}

function environmentOf(inputs: Record<string, string>, tools: string): NodeJS.ProcessEnv {
  const temp = join(tools, 'temp')
  mkdirSync(temp, { recursive: true })
  return {
    PATH: process.env.PATH,
    HOME: temp,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: tools,
    GITHUB_WORKSPACE: temp,
    ...inputVariables(inputs),
  }
}

function report(runs: ReadonlyMap<string, readonly Measurement[]>): void {
  const times = (name: string) => (runs.get(name) ?? []).map(({ ms }) => ms)
  for (const [name, all] of runs) {
    const ms = all.map((each) => each.ms)
    console.log(`${name}: median ${Math.round(median(ms))} ms, best ${Math.round(Math.min(...ms))} ms`)
  }
  const node = times('bare node')
  const above = (name: string) => times(name).map((ms, round) => ms - (node[round] ?? 0))
  const ratio = (name: string) => {
    const other = times(name)
    return median(above('this action, from a registry').map((ms, round) => ms / (other[round] ?? 1)))
  }
  console.log(
    `cold, above bare node, against the archive: ${ratio('curl of the archive, tar xzf').toFixed(2)}; target at most 1.1`,
  )
  console.log(
    `cold, above bare node, against the whole image: ${ratio('skopeo copy of the whole image').toFixed(2)}`,
  )
  console.log(
    `from the tool cache, above bare node: median ${Math.round(median(above('this action, from the tool cache')))} ms`,
  )
}
