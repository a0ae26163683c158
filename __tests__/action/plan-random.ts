// Combinations that nobody thought of: command, scanners, format, package types, VEX, variables, and files by a seed.
import { createHash } from 'node:crypto'
import { type Case, scan } from './plan-case.ts'
import type { Kind } from './plan-targets.ts'

/** `count` different cases; the same seed gives the same. */
export function randomCases({
  seed,
  count,
}: {
  readonly seed: number
  readonly count: number
}): readonly Case[] {
  const random = numbersFrom(seed)
  const cases = new Map<string, Case>()
  while (cases.size < count) {
    const one = randomCase(random)
    cases.set(JSON.stringify(one), one)
  }
  return [...cases.values()]
}

const SCANNERS = ['vuln', 'misconfig', 'secret', 'license']
const FORMATS = ['table', 'json', 'sarif', 'cyclonedx', 'spdx', 'spdx-json', 'github', 'cosign-vuln']
/** Kinds of which nothing has to be said beforehand (see `more` of a case). */
const KINDS: readonly Kind[] = ['plain', 'jar', 'pom', 'both']

/** Flags that a command does not have would end it, and say nothing of needs. */
function randomCase(random: () => number): Case {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const chance = (share: number) => random() < share
  const command = pick(['image', 'rootfs', 'fs', 'repo', 'sbom', 'config'])
  const isConfig = command === 'config'
  const scanners = SCANNERS.filter((name) => chance(0.4) && (command !== 'sbom' || /vuln|license/.test(name)))
  const inputs: Record<string, string> = {}
  if (!isConfig && scanners.length > 0) inputs.scanners = scanners.join(',')
  if (chance(0.5)) inputs.format = isConfig ? pick(['table', 'json', 'sarif']) : pick(FORMATS)
  if (!isConfig && chance(0.3)) inputs['pkg-types'] = pick(['os', 'library', 'os,library'])
  if (command === 'image' && chance(0.3)) inputs['image-config-scanners'] = pick(['misconfig', 'secret'])
  if (!isConfig && chance(0.2)) inputs.vex = pick(['repo', 'vex.json'])
  const environment = chance(0.3) ? pick(variablesFor(command)) : {}
  const kind = pick(KINDS)
  // Nobody knows before the scan whether an image holds a JAR (design D8).
  const mayHoldNone = ['image', 'rootfs'].includes(command) && !['jar', 'both'].includes(kind)
  return scan(command, inputs, { kind: mayHoldNone ? 'both' : kind, environment })
}

function variablesFor(command: string): readonly Readonly<Record<string, string>>[] {
  const all = [
    { TRIVY_SEVERITY: 'HIGH' },
    { TRIVY_EXIT_CODE: '0' },
    { TRIVY_SCANNERS: 'secret' },
    { TRIVY_PKG_TYPES: 'os' },
  ]
  return command === 'config' || command === 'sbom' ? all.slice(0, 2) : all
}

/** Numbers from 0 to 1 that depend on the seed alone. */
function numbersFrom(seed: number): () => number {
  let count = 0
  return () => {
    count += 1
    return createHash('sha256').update(`${seed} ${count}`).digest().readUInt32BE() / 4_294_967_296
  }
}
