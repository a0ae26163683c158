// Where a resource that upstream publishes is looked for: the repositories of the user in Trivy's own reading, else those below
// `registries`. Pure.
import semver from 'semver'
import { UPSTREAM_BASES } from '../../inputs/registry-bases.ts'
import type { Inputs } from '../../inputs/table.ts'
import { parseReference, type Reference } from '../../oci/reference.ts'
import { sharedSettings } from '../../scan/decide-scans.ts'
import type { RepositoryRow } from '../../scan/setting-repositories.ts'
import type { RepositorySetting, TrivySettings } from '../../scan/settings.ts'
import type { ArtifactResource, Places } from '../artifact-resource.ts'
import type { PlanFacts } from '../contract/known-facts.ts'

/** What the places of one artifact follow from. */
export interface PlaceFacts {
  readonly resource: ArtifactResource
  /** How the user tells where it is. */
  readonly repository: RepositoryRow
  /** Schema of a database, major of the checks bundle. */
  readonly schema: number
  /** Whether Trivy adds the tag `latest` to a repository without one, in every version. */
  readonly isLatestByDefault: boolean
}

/** The places for one artifact. */
export function findPlaces(wanted: PlaceFacts, { inputs, scans, trivy }: PlanFacts): Places {
  const { resource, schema } = wanted
  const { repositories, mirrors } = sharedSettings(scans)
  const setting = repositories.get(wanted.repository.input.name)
  if (setting === undefined) throw new Error(`${wanted.repository.input.name}: no row of the table`)
  const readRepository = (text: string) => readReferences(text, setting, trivy.version, wanted)
  const references =
    setting.value.length > 0
      ? setting.value.flatMap(readRepository)
      : basesFor(resource, inputs).map((base) =>
          parseReference(`${base}/${resource.repository}`, String(schema)),
        )
  const namedIn = setting.value.length > 0 ? setting.origin.replace(/^input /, 'the input ') : undefined
  return {
    places: references.flatMap((reference) => [
      ...mirrorsOf(reference, mirrors).map((mirror) => ({
        reference: mirror,
        namedIn: 'registry.mirrors of trivy.yaml',
        isUpstream: isUpstream(mirror, wanted),
        isMirror: true,
      })),
      { reference, namedIn, isUpstream: isUpstream(reference, wanted) },
    ]),
    placesAreChosen: setting.saidBy === 'input',
  }
}

/**
 * One repository, with the tag that Trivy would add to it. For databases the schema; Trivy 0.50 takes any colon for a tag,
 * that of a port too. For the checks bundle `latest`, which may be of a major that this Trivy does not read, or missing in a
 * mirror: the right major is asked for first.
 */
function readReferences(
  text: string,
  setting: RepositorySetting,
  trivyVersion: string,
  { schema, isLatestByDefault }: PlaceFacts,
): Reference[] {
  const right = parseReference(text, String(schema))
  // The text has a tag or digest, or it is an input, whose own rule is the right schema.
  if (setting.saidBy === 'input' || parseReference(text, '').tag !== '') return [right]
  if (isLatestByDefault) return [right, parseReference(text, 'latest')]
  const isOldTag = semver.lt(trivyVersion, '0.51.0') && text.includes(':')
  return [isOldTag ? parseReference(text, 'latest') : right]
}

/** A user who names no other base gets an answer from the registry rather than none at all. */
function basesFor({ notPublishedAt }: ArtifactResource, { registries }: Inputs): readonly string[] {
  const bases = registries.filter((base) => !notPublishedAt.includes(base))
  return bases.length > 0 ? bases : registries
}

/** The mirrors of a reference's host, under the name that Trivy knows Docker Hub by. */
function mirrorsOf(reference: Reference, mirrors: TrivySettings['mirrors']): readonly Reference[] {
  const host = reference.registry === 'docker.io' ? 'index.docker.io' : reference.registry
  return (mirrors.get(host) ?? []).map((mirror) => ({
    ...parseReference(`${mirror}/${reference.repository}`),
    tag: reference.tag,
    digest: reference.digest,
  }))
}

/** Only under the tags that upstream moves: an older version or a pinned digest says nothing about what is the newest. */
function isUpstream(reference: Reference, { resource, schema }: PlaceFacts): boolean {
  const { registry, repository, tag, digest } = reference
  return (
    digest === undefined &&
    [String(schema), 'latest'].includes(tag ?? '') &&
    UPSTREAM_BASES.filter((base) => !resource.notPublishedAt.includes(base)).some(
      (base) => `${registry}/${repository}` === `${base}/${resource.repository}`,
    )
  )
}
