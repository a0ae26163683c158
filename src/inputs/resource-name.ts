// The names of what Trivy fetches, after the flags of `trivy clean`; one word per idea in inputs, log, and outputs.

/** Every resource that is made of artifacts of registries, in the order in which it handles them. */
export const RESOURCE_NAMES = ['vuln-db', 'java-db', 'checks-bundle', 'vex-repo'] as const

/** The name of such a resource. */
export type ResourceName = (typeof RESOURCE_NAMES)[number]

/** Every resource that this action can make available. */
export const PROVIDED_NAMES = [...RESOURCE_NAMES, 'maven-poms'] as const

/** The name of a resource that this action can make available. */
export type ProvidedName = (typeof PROVIDED_NAMES)[number]

/** Everything that a scan may fetch, and the plan speaks of: all of it can be made available. */
export const PLANNED_NAMES = PROVIDED_NAMES

/** The name of anything that a scan may fetch. */
export type PlannedName = (typeof PLANNED_NAMES)[number]
