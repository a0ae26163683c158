// Prints what the tests of this run were judged by: every version of Trivy, and every other program with its version.
import { spawnSync } from 'node:child_process'
import { stdout } from 'node:process'
import { listTrivyVersions } from '../../__tests__/trivy-versions.ts'

/** Program, and the arguments by which it tells its version. */
const PEERS: readonly (readonly [string, ...string[]])[] = [
  ['act', '--version'],
  ['docker-registry', '--version'],
  ['registry', '--version'],
  ['crane', 'version'],
  ['oras', 'version'],
  ['regctl', 'version'],
  ['skopeo', '--version'],
  ['zot', '--version'],
  ['olareg', 'version'],
  ['nginx', '-v'],
  ['squid', '-v'],
  ['openssl', 'version'],
]

stdout.write(`Trivy: ${listTrivyVersions().join(', ')}\n`)
for (const [program, ...args] of PEERS) stdout.write(`${program}: ${versionOf(program, args)}\n`)

function versionOf(program: string, args: readonly string[]): string {
  const run = spawnSync(program, args, { encoding: 'utf8' })
  if (run.error !== undefined) return 'not here'
  const [line = ''] = `${run.stdout}\n${run.stderr}`.split('\n').filter((one) => /\d+\.\d+/.test(one))
  return line.trim() || 'here, and does not say its version'
}
