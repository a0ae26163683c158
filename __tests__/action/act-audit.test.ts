// What `audit --fix` makes of workflows, on a runner that is not GitHub's: the patched workflow runs as it stands, our step
// gets the data from a registry, and what scans finds it. Trivy, Docker, and actions of others are played by scripts that say
// what they are given; at the end Trivy itself scans.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type AuditedRepository, applyPatch, auditOne } from '../audit/audit-lab.ts'
import { readShape, writeShape } from '../audit/shapes.ts'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { writeTargets } from '../fixtures/targets.ts'
import { describeWithPeers, itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { type ActRun, runFiles } from './act-lab.ts'

/**
 * Programs that write down how they were called, and what they would find: beside themselves, for act may lose the last lines
 * of a step.
 */
const TRIVY = `#!/bin/sh
[ "$1" = --version ] && echo 'Version: 0.74.0' && exit 0
directory=\${TRIVY_CACHE_DIR:-$HOME/.cache/trivy}
previous=
for word; do
  [ "$previous" = --cache-dir ] && directory=$word
  previous=$word
done
{
  echo "trivy was run: $*"
  for file in db/trivy.db java-db/trivy-java.db policy/metadata.json; do
    [ ! -e "$directory/$file" ] || echo "trivy finds $file"
  done
  env | sed -n 's/^\\(TRIVY_SKIP_[A-Z_]*\\)=/trivy sees \\1 /p'
} >> "\${0%/*}/calls"
`
const DOCKER = '#!/bin/sh\necho "docker was run: $*" >> "${0%/*}/calls"\n'

/** Trivy itself, whose output stands there too. */
const REAL_TRIVY = (real: string) => `#!/bin/sh
[ "$1" = --version ] && exec ${real} --version
exec ${real} "$@" >> "\${0%/*}/calls" 2>&1
`

/** What stands for trivy-action: since v0.35.0 it runs \`TRIVY_CMD\`; before, it looks in a directory of its own alone. */
const trivyAction = (obeys: boolean) => `
name: theirs
description: What trivy-action does.
inputs:
  scan-type: { description: -, default: image }
runs:
  using: composite
  steps:
    - shell: bash
      env:
        TRIVY_CACHE_DIR: \${{ github.workspace }}/.cache/trivy
        SCAN_TYPE: \${{ inputs.scan-type }}
      run: |
        ${obeys ? '"${TRIVY_CMD:-trivy}"' : 'trivy'} "$SCAN_TYPE" .
`
const RETRY_ACTION = `
name: retry
description: Runs a command.
inputs:
  command: { description: -, required: true }
runs:
  using: composite
  steps:
    - shell: bash
      env: { COMMAND: '\${{ inputs.command }}' }
      run: bash -c "$COMMAND"
`

/** Where Trivy looks for each. */
const FILES: Readonly<Record<string, string>> = {
  'vuln-db': 'db/trivy.db',
  'java-db': 'java-db/trivy-java.db',
  'checks-bundle': 'policy/metadata.json',
}

async function startUpstream(): Promise<FakeRegistry> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  for (const resource of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
    const artifact = await buildArtifact(resource)
    registry.put(`aquasecurity/${artifact.repository}`, artifact.tag, artifact)
    // That of older versions, which some workflows name.
    if (resource === 'checks-bundle') registry.put(`aquasecurity/${artifact.repository}`, '1', artifact)
  }
  return registry
}

interface Patched extends ActRun {
  /** What the programs wrote down. */
  readonly calls: string
  readonly before: AuditedRepository
}

/** Patches a shape, and runs it. */
async function runPatched(shape: string, { withTrivy }: { readonly withTrivy: boolean }): Promise<Patched> {
  const root = writeShape(makeDirectory('shape'), shape)
  const before = await auditOne(root)
  expect(before.patch).not.toBe('')
  applyPatch(root, before.patch)
  const paths = [...readShape(shape).keys()]
  const files = new Map(paths.map((path) => [path, exchange(readFileSync(join(root, path), 'utf8'))]))
  const entry = paths.find((path) => path.endsWith('/caller.yml')) ?? paths[0] ?? ''
  const text = [...files.values()].join('\n')
  const registry = await startUpstream()
  const programs = makeDirectory('programs')
  writeFile(programs, 'docker', DOCKER, 0o755)
  const real = withTrivy
    ? execFileSync('sh', ['-c', 'command -v trivy'], { encoding: 'utf8' }).trim()
    : undefined
  writeFile(programs, 'trivy', real === undefined ? TRIVY : REAL_TRIVY(real), 0o755)
  writeFile(programs, 'calls', '')
  const base = `${registry.host}/aquasecurity`
  const run = await runFiles(files, entry, {
    event: /^on: \[?(\w+)/m.exec(readFileSync(join(root, entry), 'utf8'))?.[1] ?? 'schedule',
    actions: { 'aquasecurity/trivy-action': './theirs', 'nick-fields/retry': './retry' },
    fill: (checkout) => {
      writeFile(checkout, 'theirs/action.yml', trivyAction(/trivy-action@(ed142fd|v0\.35)/.test(text)))
      writeFile(checkout, 'retry/action.yml', RETRY_ACTION)
      writeFile(checkout, 'infra/main.tf', 'locals {}\n')
      writeFile(checkout, 'Makefile', 'all test:\n\ttrue\n')
      writeTargets(join(checkout, 'targets'))
    },
    flags: [
      ...['--env', `TRIVY_DB_REPOSITORY=${base}/trivy-db:2`],
      ...['--env', `TRIVY_JAVA_DB_REPOSITORY=${base}/trivy-java-db:1`],
      ...['--env', `TRIVY_CHECKS_BUNDLE_REPOSITORY=${base}/trivy-checks`],
    ],
    under: ['env', `PATH=${programs}:${process.env.PATH}`],
  })
  return { ...run, calls: readFileSync(join(programs, 'calls'), 'utf8'), before }
}

/** One image of several is enough, and who owns our action does not matter. */
function exchange(text: string): string {
  return text
    .replace('image: [a, b, c]', 'image: [a]')
    .replace('platform/trivy-offline-cache', 'org/trivy-offline-cache')
}

describeWithPeers(['act', 'git', 'tar', 'zstd'], 'a workflow that audit has patched', () => {
  it.each([
    ...['anchors', 'cache-by-time-action', 'cache-dir-flag', 'cache-of-the-day', 'composite-restore'],
    ...[
      'composite-whole',
      'configuration',
      'env-of-job',
      'env-of-workflow',
      'fallback-to-cache',
      'github-env',
      'loop-of-retries',
    ],
    ...[
      'matrix',
      'ours-behind',
      'plain-trivy',
      'retry-action',
      'reusable',
      'runs-always',
      'skip-among-others',
    ],
    ...['skip-by-cache-hit', 'two-kinds'],
  ])('runs, and its scans find what they need: %s', async (shape) => {
    const { isGood, log, calls, before } = await runPatched(shape, { withTrivy: false })
    expect(isGood, log).toBe(true)
    expect(calls).toContain('trivy was run: ')
    const known = before.scans.filter(({ isPartlyUnknown }) => !isPartlyUnknown)
    const needed = known.flatMap(({ needs }) => needs.filter(({ need }) => need === 'needed'))
    for (const { resource } of needed) expect(calls).toContain(`trivy finds ${FILES[resource]}`)
    if (needed.some(({ resource }) => resource === 'vuln-db'))
      expect(calls).toContain('trivy sees TRIVY_SKIP_DB_UPDATE true')
  })

  it.each(['docker-run-mount', 'docker-run-skips'])('gives a container the data: %s', async (shape) => {
    const { isGood, log, calls } = await runPatched(shape, { withTrivy: false })
    expect(isGood, log).toBe(true)
    const said = /docker was run: (.*)/.exec(calls)?.[1] ?? ''
    expect(said).toMatch(/^run -v \S+:\/trivy-offline-cache:ro .*-e TRIVY_SKIP_DB_UPDATE=true/)
    expect(said).not.toContain('/root/.cache')
  })

  it.each(['warm-by-oras', 'warm-by-oras-hardened', 'warm-by-trivy'])(
    'fills the Actions cache: %s',
    async (shape) => {
      const { isGood, log } = await runPatched(shape, { withTrivy: false })
      expect(isGood, log).toBe(true)
      expect(log).toMatch(/kept=vuln-db/)
      expect(log).toContain('Actions cache: saved offline-cache-')
    },
  )
})

describe('Trivy itself', () => {
  itWithPeers(
    ['act', 'git', 'trivy'],
    'scans in a patched workflow with what our step provided',
    async () => {
      const { calls } = await runPatched('github-env', { withTrivy: true })
      expect(calls).toContain('CVE-2021-23337')
      expect(calls).not.toContain('Downloading vulnerability DB')
    },
  )
})
