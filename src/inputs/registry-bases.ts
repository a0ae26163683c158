// Registry bases: those that Trivy knows by itself, which of them upstream pushes to, and what else is taken for one.

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

/** A whole reference: what stands before the repository, its name, and what follows. */
const REFERENCE = /^(?<base>.+)\/(?<repository>[^/:@]+)(?<version>(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?)$/

/**
 * The base of a whole reference, as Trivy's own variables hold it, or the text as it stands. A single word, such as `trivy`, is
 * also what people call a place for all of them: only with a version is it a repository.
 *
 * @param repositories names below a base, as upstream has them
 */
export function baseOf(text: string, repositories: readonly string[]): string {
  const { base = text, repository = '', version = '' } = REFERENCE.exec(text)?.groups ?? {}
  const isWhole = repositories.includes(repository) && (version !== '' || repository.includes('-'))
  return isWhole ? base : text
}

/** A sentence for each whole reference among what an input names as registry bases. */
export function describeCutReferences(
  input: string,
  items: readonly string[],
  repositories: readonly string[],
): string[] {
  return items.flatMap((item) => {
    const base = baseOf(item, repositories)
    return base === item ? [] : [`${input}: ${item} is a whole reference; its registry base is ${base}`]
  })
}
