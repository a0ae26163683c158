// What resources have in common that upstream publishes as one artifact, in repositories that Trivy can be pointed at.
import type { OwnInput } from '../../inputs/own-input.ts'
import { referencesLike } from '../../inputs/parsers.ts'
import type { TrivyFlag } from '../../scan/trivy-flags.ts'
import type { TrivyVersion } from '../../scan/trivy-version.ts'
import type { ArtifactResource } from '../artifact-resource.ts'
import type { Resource } from '../contract/resource.ts'
import { findPlaces } from './find-places.ts'

/** What is particular of one. */
export interface PublishedFacts {
  readonly artifact: ArtifactResource
  /** Name of the input that says where it is. */
  readonly input: string
  readonly flag: TrivyFlag
  readonly isLatestByDefault: boolean
  takesList(trivyVersion: string): boolean
  /** All that some version of Trivy reads. */
  readonly schemas: readonly number[]
  schemaFor(trivy: TrivyVersion): number
  readonly need: Resource['need']
  readonly looksFor?: Resource['looksFor']
  readonly overlooked?: NonNullable<Resource['overlooked']>
}

/** The resource that is this one artifact. */
export function describePublished(facts: PublishedFacts): Resource {
  const { artifact, flag, isLatestByDefault, schemaFor } = facts
  const input: OwnInput<readonly string[]> = { name: facts.input, parse: referencesLike(exampleOf(facts)) }
  const repository = { input, flag, takesList: facts.takesList }
  return {
    name: artifact.name,
    title: artifact.title,
    inputs: [input],
    maxAgeMs: artifact.maxAgeMs,
    staleIfErrorMs: artifact.staleIfErrorMs,
    repository,
    published: artifact,
    mirrored: {
      repository: artifact.repository,
      movingTags: facts.schemas.map(String),
      fixedTags: facts.schemas.map((schema) => `${schema}-<date>t<time>`),
    },
    looksFor: facts.looksFor,
    ...(facts.overlooked === undefined ? {} : { overlooked: facts.overlooked }),
    need: facts.need,
    artifacts(plan) {
      const schema = schemaFor(plan.trivy)
      const wanted = { resource: artifact, repository, schema, isLatestByDefault }
      return [{ resource: artifact, schema, ...findPlaces(wanted, plan) }]
    },
  }
}

/** Where upstream has it. Where the tag changes with Trivy, an input without one lets it follow. */
function exampleOf({ artifact, schemas, isLatestByDefault }: PublishedFacts): string {
  const tag = isLatestByDefault ? '' : `:${schemas.at(-1)}`
  return `ghcr.io/aquasecurity/${artifact.repository}${tag}`
}
