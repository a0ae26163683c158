// Where a resource is looked for: the repositories of the user in Trivy's own reading, else those below `registries`. Pure.
import semver from 'semver'
import type { ResourceName } from '../inputs/resource-name.ts'
import type { Inputs } from '../inputs/table.ts'
import { parseReference, type Reference } from '../oci/reference.ts'
import {
  BUILT_IN_BASES,
  isKnownAbsent,
  RESOURCES,
  type Resource,
  UPSTREAM_BASES,
} from '../resources/table.ts'
import type { Setting, TrivySettings } from '../scan/settings.ts'

/** A place in a registry where a resource is looked for. */
export interface RegistryPlace {
  readonly reference: Reference
  /** Upstream itself pushes here: what it calls current is the newest there is. */
  readonly isUpstream: boolean
  /** A mirror, by `registry.mirrors` of trivy.yaml: Trivy adds it by itself. */
  readonly isMirror?: boolean
}

/** The places of one resource, in order. */
export interface Places {
  readonly places: readonly RegistryPlace[]
  /** Whether this step's inputs chose the places, so that Trivy itself should be pointed at them too. */
  readonly placesAreChosen: boolean
}

/** What the places of one resource follow from. */
export interface PlaceFacts {
  readonly inputs: Inputs
  readonly settings: TrivySettings
  /** Schema of a database, or major of the checks bundle. */
  readonly schema: number
  readonly trivyVersion: string
}

const SETTING_OF = {
  'vuln-db': 'dbRepository',
  'java-db': 'javaDbRepository',
  'checks-bundle': 'checksBundleRepository',
} as const satisfies Record<Exclude<ResourceName, 'vex-repo'>, keyof TrivySettings>

/** A resource with a repository setting of its own in Trivy. */
type SettableName = keyof typeof SETTING_OF

/** The places of a VEX repository: below the user's own registries alone: upstream publishes no VEX there, and Trivy never looks for it there. */
export function findVexPlaces(
  { name, repository }: Resource,
  { inputs, schema }: Pick<PlaceFacts, 'inputs' | 'schema'>,
): Places {
  const bases = inputs.registries.filter((base) => !isKnownAbsent(base, name))
  const references = bases.flatMap((base) => tryReference(`${base}/${repository}`, String(schema)) ?? [])
  return { places: references.map((reference) => ({ reference, isUpstream: false })), placesAreChosen: false }
}

/** The name of a VEX repository need not be one that a registry takes. */
function tryReference(text: string, tag: string): Reference | undefined {
  try {
    return parseReference(text, tag)
  } catch {
    // Then it comes from its own server, and from the Actions cache.
    return undefined
  }
}

/** The places for one resource. */
export function findPlaces(name: SettableName, facts: PlaceFacts): Places {
  const { inputs, settings } = facts
  const setting = settings[SETTING_OF[name]]
  const references =
    setting.value.length > 0
      ? setting.value.flatMap((text) => readRepository(name, text, { ...facts, isInput: isInput(setting) }))
      : basesFor(name, inputs).map((base) =>
          parseReference(`${base}/${RESOURCES[name].repository}`, String(facts.schema)),
        )
  const isBuiltIn =
    setting.value.length === 0 && inputs.registries.every((base) => BUILT_IN_BASES.includes(base))
  // What Trivy's own variable or file says, Trivy knows.
  const isTrivys = setting.value.length > 0 && !isInput(setting)
  return {
    places: references.flatMap((reference) => [
      ...mirrorsOf(reference, settings).map((mirror) => ({
        reference: mirror,
        isUpstream: isUpstream(mirror, name, facts.schema),
        isMirror: true,
      })),
      { reference, isUpstream: isUpstream(reference, name, facts.schema) },
    ]),
    placesAreChosen: !isBuiltIn && !isTrivys,
  }
}

function isInput({ origin }: Setting<unknown>): boolean {
  return origin.startsWith('input ')
}

/**
 * One repository, with the tag that Trivy would add to it (trivy-facts §4.1). For databases the schema; Trivy 0.50
 * takes any colon for a tag, that of a port too. For the bundle `latest`, which may be of a major that this Trivy does
 * not read, or missing in a mirror: the right major is asked for first.
 */
function readRepository(
  name: SettableName,
  text: string,
  facts: PlaceFacts & { readonly isInput: boolean },
): Reference[] {
  const right = parseReference(text, String(facts.schema))
  // The text has a tag or digest, or it is an input, whose own rule is the right schema.
  if (facts.isInput || parseReference(text, '').tag !== '') return [right]
  if (name === 'checks-bundle') return [right, parseReference(text, 'latest')]
  const isOldTag = semver.lt(facts.trivyVersion, '0.51.0') && text.includes(':')
  return [isOldTag ? parseReference(text, 'latest') : right]
}

/** A user who names no other base gets an answer from the registry rather than none at all. */
function basesFor(name: ResourceName, { registries }: Inputs): readonly string[] {
  const bases = registries.filter((base) => !isKnownAbsent(base, name))
  return bases.length > 0 ? bases : registries
}

/** The mirrors of a reference's host, under the name that Trivy knows Docker Hub by (trivy-facts §4.4). */
function mirrorsOf(reference: Reference, { mirrors }: TrivySettings): readonly Reference[] {
  const host = reference.registry === 'docker.io' ? 'index.docker.io' : reference.registry
  return (mirrors.get(host) ?? []).map((mirror) => ({
    ...parseReference(`${mirror}/${reference.repository}`),
    tag: reference.tag,
    digest: reference.digest,
  }))
}

/** Only under the tags that upstream moves: an older version or a pinned digest says nothing about what is the newest. */
function isUpstream(reference: Reference, name: ResourceName, schema: number): boolean {
  const { registry, repository, tag, digest } = reference
  return (
    digest === undefined &&
    [String(schema), 'latest'].includes(tag ?? '') &&
    UPSTREAM_BASES.filter((base) => !isKnownAbsent(base, name)).some(
      (base) => `${registry}/${repository}` === `${base}/${RESOURCES[name].repository}`,
    )
  )
}
