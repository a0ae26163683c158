// What all keys of one requirement have in common, in the Actions cache and in the runner store. Pure.
import { formatReference } from '../oci/reference.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { hashSources, type StemParts } from './cache-key.ts'

/** What all keys of a requirement have in common. */
export function stemOf(requirement: Requirement, keyPrefix: string): StemParts {
  return {
    prefix: keyPrefix,
    resource: requirement.resource.name,
    schema: requirement.schema,
    sourcesHash: hashPlaces(requirement),
  }
}

/**
 * Tells apart what comes from other places: a registry of somebody's own may have other data under the same name. What its
 * own server publishes has that as its first source, and two of one server have two names.
 */
export function hashPlaces({ places, resource: { publisher } }: Requirement): string {
  const references = places.map((place) => formatReference(place.reference))
  return hashSources(publisher === undefined ? references : [...references, publisher.key])
}
