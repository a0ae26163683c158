// Maven POMs as a resource of the table: a closure that is followed while it is fetched.
import { join } from 'node:path'
import { HOUR_MS } from '../../base/units.ts'
import type { OwnInput } from '../../inputs/own-input.ts'
import { bool } from '../../inputs/parsers.ts'
import { readOwnInput } from '../../inputs/read-own-input.ts'
import { BUILT_IN_BASES } from '../../inputs/registry-bases.ts'
import type { OwnOutcome } from '../contract/own-outcome.ts'
import type { Resource } from '../contract/resource.ts'
import type { ProvideOwnContext } from '../contract/run-context.ts'
import { needOfPoms, POM_CLUES, pomsIn, WITH_POMS } from './need-poms.ts'
import { decideOfflineScan } from './offline-scan.ts'
import type { PomsRequirement } from './poms-context.ts'
import { exportPoms, writeContainerSettings } from './poms-exports.ts'
import { POMS_TITLE } from './poms-outcome.ts'
import { COUNTS_OUTPUT, tellPoms } from './poms-report.ts'
import { mavenRepositories, type NamedRepository } from './repositories/named-repositories.ts'
import { decideMavenMirrors } from './repositories/trivy-mirrors.ts'
import { POMS, POMS_REPOSITORY } from './sets/names.ts'

/** Default of `max-age` for what can change among POMs: snapshots, and what no repository has. A nightly run covers the day. */
const MAX_AGE_MS = 30 * HOUR_MS

const REPOSITORIES: OwnInput<readonly NamedRepository[]> = {
  name: 'maven-repository',
  parse: mavenRepositories,
}
const KEEP_PRIVATE: OwnInput<boolean> = { name: 'keep-private-poms', parse: bool, without: 'false' }

/** What trivy.yaml says of Maven repositories. */
interface PomsFacts {
  readonly mavenMirrors: ReadonlyMap<string, readonly string[]>
}

/** See the contract. */
export const mavenPoms: Resource<PomsFacts> = {
  name: POMS,
  title: POMS_TITLE,
  inputs: [REPOSITORIES, KEEP_PRIVATE],
  maxAgeMs: MAX_AGE_MS,
  walksFor: WITH_POMS,
  looksFor: POM_CLUES,
  mirrored: {
    repository: POMS_REPOSITORY,
    movingTags: ['project-<16 hex digits>'],
    fixedTags: ['<64 hex digits>'],
  },
  hosts: ['repo.maven.apache.org'],
  gather: (context) => ({ mavenMirrors: decideMavenMirrors(context) }),
  need: needOfPoms,
  provide,
  finish: writeContainerSettings,
  exports: exportPoms,
  outputs: [COUNTS_OUTPUT],
}

async function provide(context: ProvideOwnContext, own: PomsFacts): Promise<OwnOutcome | undefined> {
  const wanted = describeWanted(context, own)
  if (wanted === undefined) return undefined
  const { describeCarriedPoms, providePoms } = await import('./following.ts')
  const { outcome, set } = await providePoms(wanted, context)
  const carried =
    context.away === undefined || set === undefined
      ? []
      : [describeCarriedPoms(set, outcome, wanted.maxAgeMs)]
  return tellPoms(outcome, carried, {
    offlineScan: decideOfflineScan(context.seen, outcome.isReady, outcome.otherwise),
    environment: context.environment,
    trivyVersion: wanted.trivyVersion,
  })
}

/** Undefined when nobody looked for a pom.xml. */
function describeWanted(context: ProvideOwnContext, own: PomsFacts): PomsRequirement | undefined {
  const { facts, away, workspace, guardsWhatOutlives } = context
  const { inputs, trivy } = facts
  if (facts.workspace === undefined) return undefined
  return {
    root: facts.workspace.root,
    poms: pomsIn(facts.workspace),
    maxAgeMs: inputs.maxAge[POMS] ?? MAX_AGE_MS,
    // Upstream publishes none.
    registries: inputs.registries.filter((base) => !BUILT_IN_BASES.includes(base)),
    placeIn: away === undefined ? undefined : [join(away, 'm2')],
    workspace,
    trivyVersion: trivy.version,
    keepsPrivate: readOwnInput(inputs, KEEP_PRIVATE),
    mavenRepositories: readOwnInput(inputs, REPOSITORIES),
    mavenMirrors: own.mavenMirrors,
    insecureHosts: inputs.insecureRegistries,
    guardsLocalRepository: guardsWhatOutlives,
  }
}
