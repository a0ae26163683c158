// A set of Maven POMs as what is packed or pushed: below the digest of its inputs, and below a tag of its project that moves.
import { VerifyError } from '../../base/errors.ts'
import type { CarriedArtifact } from '../../carry/carried.ts'
import type { Descriptor, Manifest } from '../../oci/manifest.ts'
import { POM_LAYER_TYPE, POMS_CONFIRMED_AT, POMS_INPUT, type PomArtifact } from './pom-artifact.ts'
import { type PomProject, pomTags } from './pom-project.ts'
import { POMS_TITLE } from './poms-outcome.ts'

/**
 * Describes the set of this run.
 *
 * @param maxAgeMs how long its readers believe what is confirmed in it: half of that, and it is confirmed anew
 */
export function describeCarriedPoms(
  artifact: PomArtifact,
  project: PomProject,
  maxAgeMs: number,
): CarriedArtifact {
  const { fetched, config, layer: bytes } = artifact
  const layer = layerOf(fetched.manifest)
  const tags = pomTags(project)
  return {
    name: 'maven-poms',
    title: POMS_TITLE,
    repository: 'trivy-poms',
    tag: tags.project,
    fixedTag: tags.input,
    schema: '2',
    fetched,
    layer,
    async *openBlob(blob, start) {
      yield (blob.digest === layer.digest ? bytes : config).subarray(start)
    },
    measuredAt: confirmedAt(fetched.manifest) ?? new Date(0),
    hasOwnAge: false,
    version: undefined,
    isPinned: false,
    origin: undefined,
    trivyVersions: '*',
    selectLayer: layerOf,
    // Of other inputs neither is the newer one.
    timeOf: (manifest) =>
      inputOf(manifest) === inputOf(fetched.manifest) ? confirmedAt(manifest) : undefined,
    renewAfterMs: maxAgeMs / 2,
  }
}

function inputOf({ annotations }: Manifest): string | undefined {
  return annotations[POMS_INPUT]
}

function confirmedAt({ annotations }: Manifest): Date | undefined {
  const confirmed = new Date(annotations[POMS_CONFIRMED_AT] ?? '')
  return Number.isNaN(confirmed.getTime()) ? undefined : confirmed
}

function layerOf({ layers }: Manifest): Descriptor {
  const [layer, ...others] = layers
  if (layer !== undefined && others.length === 0 && layer.mediaType === POM_LAYER_TYPE) return layer
  throw new VerifyError('POM set', {
    wanted: `one layer of type ${POM_LAYER_TYPE}`,
    found: 'another artifact',
  })
}
