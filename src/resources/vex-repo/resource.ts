// VEX repositories as a resource of the table: each is an artifact of its own, published by its own server.
import { clean } from '../../base/log.ts'
import type { OwnInput } from '../../inputs/own-input.ts'
import { InputError } from '../../inputs/read.ts'
import { readOwnInput } from '../../inputs/read-own-input.ts'
import { parseReference, type Reference } from '../../oci/reference.ts'
import type { ArtifactResource, Places } from '../artifact-resource.ts'
import type { GatherContext, PlanFacts } from '../contract/known-facts.ts'
import type { Resource } from '../contract/resource.ts'
import { asksForRepositories, needOfVex } from './need-vex.ts'
import { CACHE_HOME, writeRepositoryFiles } from './repository-files.ts'
import { describeVexRepository, VEX_MAX_AGE_MS, VEX_STALE_IF_ERROR_MS } from './vex-artifact.ts'
import { secretsOf, showVexUrl, type VexRepository, vexRepositories } from './vex-list.ts'
import { DEFAULT_ORIGIN, readVexRepositories, type VexRepositories } from './vex-repositories.ts'
import { createVexSources } from './vex-sources.ts'

/** The version of the VEX repository specification that Trivy reads; also the tag. */
const VEX_SPEC = 0.1

const NAME = 'vex-repo'

const LIST: OwnInput<readonly VexRepository[] | undefined> = {
  name: 'vex-repositories',
  parse: vexRepositories,
  without: '',
}

/** See the contract. */
export const vexRepo: Resource<VexRepositories> = {
  name: NAME,
  title: 'VEX repositories',
  inputs: [LIST],
  maxAgeMs: VEX_MAX_AGE_MS,
  staleIfErrorMs: VEX_STALE_IF_ERROR_MS,
  mirrored: {
    repository: 'trivy-vex/<name>',
    movingTags: [String(VEX_SPEC)],
    fixedTags: [`${VEX_SPEC}-<date>t<time>`],
  },
  hosts: ['github.com', 'codeload.github.com'],
  gather: readList,
  secretsOf: ({ repositories }) => secretsOf(repositories),
  isNamed: ({ origin }) => origin !== DEFAULT_ORIGIN,
  need: needOfVex,
  // What is left out is not named: Trivy has no setting that we could point at a repository.
  artifacts: (facts, { repositories }, isProvided) =>
    (isProvided ? repositories : []).map((repository) => {
      const resource = describeVexRepository(repository, facts.trivy)
      return { resource, schema: VEX_SPEC, ...findPlaces(resource, facts) }
    }),
  openPublishers: createVexSources,
  finish({ isReady, environment, cacheDir, log }, { file, jobHome, repositories }) {
    // Only beside repositories that are all there: Trivy would look for each one that the list names.
    if (isReady !== true) return
    const runnerTemp = environment.RUNNER_TEMP || undefined
    writeRepositoryFiles(repositories, { file, jobHome, cacheDir, runnerTemp }, log)
  },
  exports({ isReady, containerCacheDir }, { jobHome }) {
    if (isReady !== true) return {}
    return {
      hostVariables: jobHome === undefined ? {} : { XDG_DATA_HOME: jobHome.directory },
      // The list of VEX repositories is looked for in a home; under which user the container runs is not known.
      docker: { mounts: [], variables: { XDG_DATA_HOME: `${containerCacheDir}/${CACHE_HOME}` } },
    }
  },
  planRecord: ({ repositories }) => ({
    repositories: repositories.map(({ name, url }) => ({ name: clean(name, 100), url: showVexUrl(url) })),
  }),
}

/** What is wrong with a list that nobody reads is nobody's mistake. */
function readList({ inputs, scans, environment }: GatherContext): VexRepositories {
  const vex = readVexRepositories(readOwnInput(inputs, LIST), environment)
  const { resources } = inputs
  const isRead =
    scans.some(asksForRepositories) || (resources.kind === 'list' && resources.names.includes(NAME))
  if (vex.problem !== undefined && isRead) throw new InputError([vex.problem])
  return vex
}

/** Below the user's own registries alone: upstream publishes no VEX there, and Trivy never looks for it there. */
function findPlaces({ repository, notPublishedAt }: ArtifactResource, { inputs }: PlanFacts): Places {
  const bases = inputs.registries.filter((base) => !notPublishedAt.includes(base))
  const references = bases.flatMap((base) => tryReference(`${base}/${repository}`) ?? [])
  return { places: references.map((reference) => ({ reference, isUpstream: false })), placesAreChosen: false }
}

/** The name of a VEX repository need not be one that a registry takes. */
function tryReference(text: string): Reference | undefined {
  try {
    return parseReference(text, String(VEX_SPEC))
  } catch {
    // Then it comes from its own server, and from the Actions cache.
    return undefined
  }
}
