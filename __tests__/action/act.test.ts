// A runner that is not GitHub's: `act` runs the action from a checkout, with a cache service of its own.
import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

/** The workspace is filled by hand: act would fetch actions/checkout from GitHub. */
const WORKFLOW = `on: push
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
      - run: cp -r "$CHECKOUT"/. .
      - id: data
        uses: ./
        with:
          resources: vuln-db, java-db, checks-bundle
          registries: \${{ env.BASE }}
          trivy-version: 0.74.0
          save: always
          confirm: never
      - run: echo "hit=$HIT skip=$TRIVY_SKIP_DB_UPDATE in=$TRIVY_CACHE_DIR"
        env:
          HIT: \${{ steps.data.outputs.cache-hit }}
`

itWithPeers(
  ['act', 'git', 'tar', 'zstd'],
  'a second run under act finds in its cache service what the first one saved',
  async () => {
    const registry = await startRegistry()
    onTestFinished(() => registry.close())
    for (const resource of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
      const { repository, tag, manifest, blobs } = await buildArtifact(resource)
      registry.put(`base/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
    }
    const run = await prepareAct({ BASE: `${registry.host}/base` })

    const first = await run()
    expect(first.match(/Actions cache: saved offline-cache-/g)).toHaveLength(3)
    expect(first).toMatch(/\| hit=false skip=true in=\/.*trivy-offline-cache\/cache/)

    registry.requests.length = 0
    const second = await run()
    expect(second.match(/Actions cache: used/g)).toHaveLength(3)
    expect(second).toMatch(/\| hit=true skip=true in=\//)
    expect(registry.requests).toEqual([])
  },
)

/** A function that runs the workflow once, in a workspace of its own, and gives the log. */
async function prepareAct(variables: Readonly<Record<string, string>>): Promise<() => Promise<string>> {
  const home = makeDirectory('act')
  const checkout = join(home, 'checkout')
  writeFile(checkout, '.github/workflows/run.yml', WORKFLOW)
  for (const path of ['action.yml', 'dist'])
    cpSync(join(PROJECT, path), join(checkout, path), { recursive: true })
  // Without this file act asks which images to use.
  writeFile(home, '.config/act/actrc', '')
  const environment = { PATH: process.env.PATH, HOME: home }
  const execute = promisify(execFile)
  const git = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  await execute('git', ['init', '--quiet', '--initial-branch=main', checkout], { env: environment })
  const commit = [...git, 'commit', '--quiet', '--allow-empty', '--message=test']
  await execute('git', commit, { cwd: checkout, env: environment })
  const args = [
    ...['push', '--platform', 'ubuntu-latest=-self-hosted', '--pull=false'],
    ...['--cache-server-addr', '127.0.0.1', '--cache-server-path', join(home, 'cache')],
    ...['--action-cache-path', join(home, 'actions')],
    // act itself gives a token only beside its artifact server, and checks none.
    ...['--env', 'ACTIONS_RUNTIME_TOKEN=any', '--env', `CHECKOUT=${checkout}`],
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ]
  return async () => {
    const { stdout, stderr } = await execute('act', args, { cwd: checkout, env: environment })
    return stdout + stderr
  }
}
