// A set of Maven POMs as what is packed or pushed: below the digest of its inputs, and below a tag of its project that moves.
import type { CarriedArtifact } from '../../carry/carried.ts'
import type { Manifest } from '../../oci/manifest.ts'
import { POMS_TITLE } from './poms-outcome.ts'
import { POMS, POMS_REPOSITORY, SET_VERSION } from './sets/names.ts'
import { confirmedAtOf, POMS_INPUT, type PomArtifact, pomLayerOf } from './sets/pom-artifact.ts'
import { type PomProject, pomTags } from './sets/pom-project.ts'

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
  const layer = pomLayerOf(fetched.manifest)
  const tags = pomTags(project)
  return {
    name: POMS,
    title: POMS_TITLE,
    repository: POMS_REPOSITORY,
    tag: tags.project,
    fixedTag: tags.input,
    schema: String(SET_VERSION),
    fetched,
    layer,
    async *openBlob(blob, start) {
      yield (blob.digest === layer.digest ? bytes : config).subarray(start)
    },
    measuredAt: confirmedAtOf(fetched.manifest) ?? new Date(0),
    hasOwnAge: false,
    version: undefined,
    isPinned: false,
    origin: undefined,
    trivyVersions: '*',
    selectLayer: pomLayerOf,
    // Of other inputs neither is the newer one.
    timeOf: (manifest) =>
      inputOf(manifest) === inputOf(fetched.manifest) ? confirmedAtOf(manifest) : undefined,
    renewAfterMs: maxAgeMs / 2,
  }
}

function inputOf({ annotations }: Manifest): string | undefined {
  return annotations[POMS_INPUT]
}
