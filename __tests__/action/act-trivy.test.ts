// The example that installs Trivy, on a runner that is not GitHub's, with the built action, from a private registry that has
// no signature: trivy-action's part is played by an action that sets what it sets and runs what it runs.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { writeTargets } from '../fixtures/targets.ts'
import { buildTrivyImage } from '../fixtures/trivy-image.ts'
import { itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { runExample } from './act-lab.ts'
import { publishImage } from './trivy-install-lab.ts'

/** As trivy-action does since v0.35.0: a cache directory of its own, and `$TRIVY_CMD`. */
const THEIR_ACTION = `
name: theirs
description: What trivy-action does.
inputs:
  scan-type: { description: -, default: image }
  scanners: { description: -, default: '' }
  exit-code: { description: -, default: '0' }
  cache: { description: -, default: 'true' }
  skip-setup-trivy: { description: -, default: 'false' }
runs:
  using: composite
  steps:
    - if: inputs.skip-setup-trivy != 'true'
      shell: bash
      run: exit 1
    - shell: bash
      env:
        TRIVY_CACHE_DIR: \${{ github.workspace }}/.cache/trivy
      run: |
        found=0
        "\${TRIVY_CMD:-trivy}" \${{ inputs.scan-type }} --scanners \${{ inputs.scanners }} --exit-code 7 --quiet . || found=$?
        echo "their exit code: $found"
`

itWithPeers(
  ['act', 'git', 'trivy'],
  'install-trivy.yml gets Trivy and its data from one registry, and scans by template and as trivy-action does',
  async () => {
    const registry = await startRegistry()
    onTestFinished(() => registry.close())
    for (const resource of ['vuln-db', 'checks-bundle'] as const) {
      const { repository, tag, manifest, blobs } = await buildArtifact(resource)
      registry.put(`aquasecurity/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
    }
    const real = execFileSync('sh', ['-c', 'command -v trivy'], { encoding: 'utf8' }).trim()
    const version = '0.76.0'
    const image = await buildTrivyImage({ version, programs: { 'linux/amd64': readFileSync(real) } })
    publishImage(registry, image)
    const inputs = [
      `trivy-version: ${version}`,
      `registries: ${registry.host}/aquasecurity`,
      'verify-trivy: digest',
      `trivy-digest: ${image.index.digest}`,
    ]
    const tools = makeDirectory('tools')
    const { isGood, log } = await runExample('install-trivy.yml', {
      event: 'pull_request',
      changes: {
        'trivy-version: 0.76.x': inputs.join('\n          '),
        'aquasecurity/trivy-action@ed142fd0673e97e23eac54620cfb913e5ce36c25': './theirs',
      },
      fill: (checkout) => {
        writeFile(checkout, 'theirs/action.yml', THEIR_ACTION)
        writeTargets(join(checkout, 'targets'))
      },
      flags: ['--env', `RUNNER_TOOL_CACHE=${tools}`],
      // No Trivy on the machine but the one that the step brings.
      under: ['env', `PATH=${withoutTrivy(real)}`],
    })
    expect(isGood, log).toBe(true)
    expect(log).toMatch(/Trivy +127\.0\.0\.1:\d+\/aquasecurity\/trivy:0\.76\.0/)
    expect(log).toContain('their exit code: 7')
    expect(log).toContain('vuln-db built')
  },
)

function withoutTrivy(real: string): string {
  const directories = (process.env.PATH ?? '').split(':')
  return directories.filter((directory) => directory !== join(real, '..')).join(':')
}
