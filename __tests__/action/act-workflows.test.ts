// The reusable workflows on a runner that is not GitHub's, called as the examples call them. `act` does not know `$/`, so it
// runs copies with `./`; everything else is as it stands.
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { startUpstream, step } from './carry-lab.ts'
import { PASSWORD, startRegistry, USER } from './distribution-lab.ts'

const PROJECT = join(import.meta.dirname, '..', '..')
const execute = promisify(execFile)

itWithPeers(
  ['act', 'git', 'tar', 'zstd'],
  'nightly-warm.yml keeps everything, and says so in its outputs',
  async () => {
    const upstream = await startUpstream()
    const log = await callWorkflow('nightly-warm.yml', 'schedule', {
      'warm-cache.yml@v1': `warm-cache.yml\n    with:\n      registries: ${upstream.base}\n      trivy-version: 0.74.0`,
    })
    expect(log).toMatch(/kept=vuln-db,java-db,checks-bundle/)
    expect(log.match(/Actions cache: saved offline-cache-/g)).toHaveLength(3)
  },
)

itWithPeers(
  ['act', 'git', 'docker-registry', 'htpasswd'],
  'private-registry.yml mirrors with a login',
  async () => {
    const upstream = await startUpstream()
    const htpasswd = execFileSync('htpasswd', ['-nbB', USER, PASSWORD], { encoding: 'utf8' })
    const registry = await startRegistry({ htpasswd })
    const to = `${registry.host}/trivy`
    const log = await callWorkflow(
      'private-registry.yml',
      'schedule',
      {
        'to: registry.example.com/trivy': `to: ${to}\n      resources: vuln-db, java-db, checks-bundle\n      registries: ${upstream.base}\n      trivy-version: 0.74.0`,
      },
      ['--secret', `REGISTRY_USERNAME=${USER}`, '--secret', `REGISTRY_PASSWORD=${PASSWORD}`],
    )
    expect(log).toContain(`${to}/trivy-db:2: published`)
    expect(log).not.toContain(PASSWORD)
    const anonymous = await step('main', { registries: to })
    expect(anonymous.exitCode).toBe(1)
  },
)

/** Runs the copy of an example, with these texts exchanged, and gives the log. */
async function callWorkflow(
  example: string,
  event: string,
  changes: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<string> {
  const home = makeDirectory('act-workflows')
  const checkout = join(home, 'checkout')
  const local = (text: string) =>
    text
      .replaceAll('org/trivy-offline-cache/.github/', './.github/')
      .replaceAll('mirror.yml@v1', 'mirror.yml')
      .replaceAll('$/', './')
      // The workspace is filled by hand: act would fetch actions/checkout from GitHub.
      .replace(/^ {4}steps:\n(?= {6}- name: Check out)/m, '    steps:\n      - run: cp -r "$CHECKOUT"/. .\n')
  for (const name of ['warm-cache.yml', 'mirror.yml']) {
    const text = readFileSync(join(PROJECT, '.github', 'workflows', name), 'utf8')
    writeFile(checkout, `.github/workflows/${name}`, local(text))
  }
  let caller = readFileSync(join(PROJECT, 'examples', example), 'utf8')
  for (const [from, to] of Object.entries(changes)) {
    expect(caller).toContain(from)
    caller = caller.replace(from, to)
  }
  writeFile(checkout, '.github/workflows/caller.yml', local(caller))
  for (const path of ['dist', 'warm', 'mirror'])
    cpSync(join(PROJECT, path), join(checkout, path), { recursive: true })
  // Without this file act asks which images to use.
  writeFile(home, '.config/act/actrc', '')
  const environment = { PATH: process.env.PATH, HOME: home }
  const git = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  await execute('git', ['init', '--quiet', '--initial-branch=main', checkout], { env: environment })
  const commit = [...git, 'commit', '--quiet', '--allow-empty', '--message=test']
  await execute('git', commit, { cwd: checkout, env: environment })
  const args = [
    ...[event, '--workflows', '.github/workflows/caller.yml'],
    ...['--platform', 'ubuntu-24.04=-self-hosted', '--pull=false'],
    ...['--cache-server-addr', '127.0.0.1', '--cache-server-path', join(home, 'cache')],
    ...['--action-cache-path', join(home, 'actions')],
    ...['--env', 'ACTIONS_RUNTIME_TOKEN=any', '--env', `CHECKOUT=${checkout}`],
    ...options,
  ]
  try {
    const { stdout, stderr } = await execute('act', args, { cwd: checkout, env: environment })
    return stdout + stderr
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`act failed:\n${stdout}${stderr}`)
  }
}
