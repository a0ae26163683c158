// The names of what Trivy fetches, after the flags of `trivy clean`; one word per idea in inputs, log, and outputs.

/** Every resource this action can make available, in the order in which it handles them. */
export const RESOURCE_NAMES = ['vuln-db', 'java-db', 'checks-bundle'] as const

/** The name of a resource. */
export type ResourceName = (typeof RESOURCE_NAMES)[number]
