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
  ['regsync', 'version'],
  ['skopeo', '--version'],
  ['zot', '--version'],
  ['olareg', 'version'],
  ['nginx', '-v'],
  ['squid', '-v'],
  ['tinyproxy', '-v'],
  ['zstd', '--version'],
  ['openssl', 'version'],
]

/** A line that tells the version of what a program was built with, or of what it speaks. */
const IS_OF_OTHERS = /GoVer|Platform|"distribution-spec"/

stdout.write(`Trivy: ${listTrivyVersions().join(', ')}\n`)
for (const [program, ...args] of PEERS) stdout.write(`${program}: ${versionOf(program, args)}\n`)

function versionOf(program: string, args: readonly string[]): string {
  const run = spawnSync(program, args, { encoding: 'utf8' })
  if (run.error !== undefined) return 'not here'
  const lines = `${run.stdout}\n${run.stderr}`.split('\n').filter((line) => !IS_OF_OTHERS.test(line))
  const version = lines.flatMap((line) => /\bv?\d+\.\d+(\.\d+)*[^\s,]*/.exec(line)?.[0] ?? [])[0]
  return version ?? 'here, and does not say its version'
}
