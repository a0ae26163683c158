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
 *
 * @param owner whom alone it speaks to; absent: whoever asks the same places
 */
export function hashPlaces({ places, resource: { publisher } }: Requirement, owner?: string): string {
  const references = places.map(({ reference, isPlain }) =>
    // What came over plain HTTP is not for whoever has not allowed it.
    isPlain === true ? `http ${formatReference(reference)}` : formatReference(reference),
  )
  const others = [publisher?.key, owner].filter((text) => text !== undefined)
  return hashSources([...references, ...others])
}

/** Whom a job asks for it, each as `registry/repository`. */
export function placeNames({ places }: Pick<Requirement, 'places'>): readonly string[] {
  return places.map(({ reference: { registry, repository } }) => `${registry}/${repository}`)
}

/** Whether one of its sources may be spoken to over plain HTTP. */
export function acceptsPlain({ places, resource }: Requirement): boolean {
  return places.some(({ isPlain }) => isPlain === true) || resource.publisher?.isPlain === true
}
