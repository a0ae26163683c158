// Decides which resources to make available, why, from where, and how old they may be. Pure.
import type { ResourceName } from '../inputs/resource-name.ts'
import type { Inputs } from '../inputs/table.ts'
import { parseReference, type Reference } from '../oci/reference.ts'
import { isKnownAbsent, RESOURCES, type Resource, UPSTREAM_BASES } from './resources.ts'
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
  const { repository } = RESOURCES[name]
  const texts =
    own.length > 0
      ? own
      : inputs.registries.filter((base) => !isKnownAbsent(base, name)).map((base) => `${base}/${repository}`)
  const places = texts.map((text) => ({
    // Trivy adds the schema to a reference without a tag (trivy-facts §4.1); `latest` would be another major one day.
    reference: parseReference(text, String(schema)),
    isUpstream: UPSTREAM_BASES.some((base) => text.startsWith(`${base}/${repository}`)),
  }))
  const isBuiltIn = own.length === 0 && inputs.registries.every((base) => BUILT_IN_BASES.includes(base))
  return { places, placesAreChosen: !isBuiltIn }
}

/** Trivy knows the public registries by itself; only others are worth exporting. */
const BUILT_IN_BASES: readonly string[] = ['mirror.gcr.io/aquasec', ...UPSTREAM_BASES]
