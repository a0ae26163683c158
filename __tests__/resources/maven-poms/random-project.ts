// Projects made up by chance from a seed: what nobody would think of to write down.
import { type PomParts, pomFiles, writePom } from '../../fixtures/poms.ts'
import type { PomProject } from './pom-scenes.ts'

const NAMES = 14
const VERSIONS = 3
const SCOPES = ['', '', '', ' compile', ' runtime', ' test', ' provided', ' import', ' ${s}']
const GROUPS = ['org.r', 'org.r.sub']

/** The same project for the same seed. Parents and imports never lead back: Trivy would not come to an end. */
export function makeRandomProject(seed: number): PomProject {
  const chance = startChance(seed)
  const poms: Record<string, PomParts> = {}
  for (let name = 0; name < NAMES; name += 1) {
    for (let version = 1; version <= VERSIONS; version += 1) {
      if (chance.of(8) > 0) poms[`${nameOf(name)}:${version}`] = makeParts(chance, name)
    }
  }
  const modules = ['m1', 'm2', 'm3'].slice(0, chance.of(4))
  const workspace = Object.fromEntries(
    modules.map((name) => {
      const parent = chance.of(4) > 0 ? { parent: 'org.acme:root:${revision}' } : {}
      return [`${name}/pom.xml`, writePom(`:${name}:`, { ...makeParts(chance, 0), ...parent })]
    }),
  )
  const parts = makeParts(chance, 0)
  const properties = { ...parts.properties, revision: '1' }
  workspace['pom.xml'] = writePom('org.acme:root:1', { ...parts, properties, modules })
  return { workspace, central: new Map(pomFiles(poms)) }
}

interface Chance {
  /** A whole number from 0 to `count` − 1. */
  of(count: number): number
}

/** A linear congruential generator (the constants of Numerical Recipes): nothing here needs better. */
function startChance(seed: number): Chance {
  let state = seed >>> 0
  return {
    of(count) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * count)
    },
  }
}

/** Parents and imports come from names behind `index`, dependencies from all. */
function makeParts(chance: Chance, index: number): PomParts {
  const behind = () => nameOf(index + 1 + chance.of(NAMES - index - 1))
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: chance.of(most + 1) }, make)
  const hasBehind = index + 1 < NAMES
  return {
    ...(hasBehind && chance.of(2) === 0 ? { parent: `${behind()}:${1 + chance.of(VERSIONS)}` } : {}),
    properties: Object.fromEntries([
      ...some(4, () => [
        `p${chance.of(5)}`,
        chance.of(3) > 0 ? `${1 + chance.of(3)}` : `\${p${chance.of(5)}}`,
      ]),
      ...some(1, () => ['s', ['test', 'runtime', 'import'][chance.of(3)] ?? '']),
    ]),
    managed: [
      ...some(4, () => makeDependency(chance)).map((entry) => entry.replace(' import', '')),
      ...(hasBehind ? some(2, () => `${behind()}:${makeVersion(chance) || '1'} import`) : []),
    ],
    dependencies: some(4, () => makeDependency(chance)),
    ...(chance.of(3) === 0 ? { license: ['MIT', 'Apache-2.0'][chance.of(2)] ?? '' } : {}),
  }
}

function makeDependency(chance: Chance): string {
  const exclusions = chance.of(5) === 0 ? ` -${chance.of(4) === 0 ? '*:*' : nameOf(chance.of(NAMES))}` : ''
  const optional = chance.of(12) === 0 ? ' ?' : ''
  const scope = SCOPES[chance.of(SCOPES.length)] ?? ''
  return `${nameOf(chance.of(NAMES))}:${makeVersion(chance)}${scope}${optional}${exclusions}`
}

function makeVersion(chance: Chance): string {
  const version = `${1 + chance.of(VERSIONS)}`
  const property = `\${p${chance.of(5)}}`
  const ways = [
    version,
    version,
    '',
    property,
    property,
    `[${version}]`,
    `[${version},)`,
    '${project.version}',
    '${parent.version}',
  ]
  return ways[chance.of(ways.length)] ?? ''
}

function nameOf(index: number): string {
  return `${GROUPS[index % GROUPS.length]}:n${index}`
}
