// Decides which resources to make available, why, from where, and how old they may be. Pure.
import type { ResourceName } from '../inputs/resource-name.ts'
import type { Inputs } from '../inputs/table.ts'
import { parseReference, type Reference } from '../oci/reference.ts'
import { BUILT_IN_BASES, isKnownAbsent, RESOURCES, type Resource, UPSTREAM_BASES } from './resources.ts'
import { checksMajor, type TrivyVersion } from './trivy-version.ts'

/** A place in a registry where a resource is looked for. */
export interface RegistryPlace {
  readonly reference: Reference
  /** Upstream itself pushes here: what it calls current is the newest there is. */
  readonly isUpstream: boolean
}

/** One resource to make available. */
export interface Requirement {
  readonly resource: Resource
  /** One sentence: what decided that it is needed. */
  readonly reason: string
  /** Schema of a database, or major of the checks bundle; also its default tag. */
  readonly schema: number
  readonly places: readonly RegistryPlace[]
  /** Whether the user chose the places, so that Trivy itself should be pointed at them too. */
  readonly placesAreChosen: boolean
  /** Manifest digests, when every place is pinned by one: then only these are wanted, whatever their age. */
  readonly pinnedDigests: readonly string[]
  readonly maxAgeMs: number
  readonly staleIfErrorMs: number
}

/** What the plan says of a resource that it leaves out. */
export interface Omission {
  readonly resource: Resource
  readonly reason: string
  readonly places: readonly RegistryPlace[]
  readonly placesAreChosen: boolean
}

/** The whole decision. */
export interface Plan {
  readonly trivy: TrivyVersion
  readonly requirements: readonly Requirement[]
  readonly omissions: readonly Omission[]
}

/** The plan for these inputs and this Trivy. */
export function decidePlan(inputs: Inputs, trivy: TrivyVersion): Plan {
  const requirements: Requirement[] = []
  const omissions: Omission[] = []
  for (const resource of Object.values(RESOURCES)) {
    const schema = schemaOf(resource, trivy)
    const chosen = chosenPlaces(resource.name, inputs, schema)
    if (!inputs.resources.includes(resource.name)) {
      omissions.push({ resource, reason: 'the input resources leaves it out', ...chosen })
      continue
    }
    requirements.push({
      resource,
      reason: 'the input resources names it',
      schema,
      ...chosen,
      pinnedDigests: pinsOf(chosen.places),
      maxAgeMs: inputs.maxAge[resource.name] ?? resource.maxAgeMs,
      staleIfErrorMs: inputs.staleIfError[resource.name] ?? resource.staleIfErrorMs,
    })
  }
  return { trivy, requirements, omissions }
}

function pinsOf(places: readonly RegistryPlace[]): readonly string[] {
  const digests = places.flatMap(({ reference }) => reference.digest ?? [])
  return digests.length === places.length ? digests : []
}

function schemaOf(resource: Resource, trivy: TrivyVersion): number {
  return resource.format.kind === 'checks' ? checksMajor(trivy.version) : resource.format.metadataVersion
}

const OWN_INPUT = {
  'vuln-db': 'dbRepository',
  'java-db': 'javaDbRepository',
  'checks-bundle': 'checksBundleRepository',
} as const satisfies Record<ResourceName, keyof Inputs>

function chosenPlaces(
  name: ResourceName,
  inputs: Inputs,
  schema: number,
): { places: readonly RegistryPlace[]; placesAreChosen: boolean } {
  const own = inputs[OWN_INPUT[name]]
  const texts =
    own.length > 0 ? own : basesFor(name, inputs).map((base) => `${base}/${RESOURCES[name].repository}`)
  const places = texts.map((text) => {
    // Trivy adds the schema to a reference without a tag (trivy-facts §4.1); `latest` would be another major one day.
    const reference = parseReference(text, String(schema))
    return { reference, isUpstream: isUpstream(reference, name, schema) }
  })
  const isBuiltIn = own.length === 0 && inputs.registries.every((base) => BUILT_IN_BASES.includes(base))
  return { places, placesAreChosen: !isBuiltIn }
}

/** A user who names no other base gets an answer from the registry rather than none at all. */
function basesFor(name: ResourceName, { registries }: Inputs): readonly string[] {
  const bases = registries.filter((base) => !isKnownAbsent(base, name))
  return bases.length > 0 ? bases : registries
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
