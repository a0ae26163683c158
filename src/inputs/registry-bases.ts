// The registry bases that Trivy knows by itself, and which of them upstream pushes to.

/**
 * Registry bases to which upstream itself pushes. What one of these calls current is what upstream
 * has; mirror.gcr.io is only a pull-through copy, which may lag.
 */
export const UPSTREAM_BASES: readonly string[] = [
  'ghcr.io/aquasecurity',
  'public.ecr.aws/aquasecurity',
  'docker.io/aquasec',
]

/** The default of the input `registries`, which Trivy knows by itself. A test ties the two. */
export const BUILT_IN_BASES: readonly string[] = ['mirror.gcr.io/aquasec', ...UPSTREAM_BASES]

/**
 * Whether the input `registries` names others than the public ones. Only those stand before what Trivy's own variables and
 * file say, and only those does Trivy have to be told.
 */
export function namesOthers(registries: readonly string[]): boolean {
  return registries.some((base) => !BUILT_IN_BASES.includes(base))
}
