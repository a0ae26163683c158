// A set of Maven POMs as what is packed or pushed: below the digest of its inputs, and below a tag of its project that moves.
import { VerifyError } from '../../base/errors.ts'
import type { CarriedArtifact } from '../../carry/carried.ts'
import { TITLES } from '../table.ts'
import { POM_LAYER_TYPE, POMS_CONFIRMED_AT, type PomArtifact } from './pom-artifact.ts'
import { type PomProject, pomTags } from './pom-project.ts'

/** Describes the set of this run. */
export function describeCarriedPoms(artifact: PomArtifact, project: PomProject): CarriedArtifact {
  const { fetched, config, layer: bytes } = artifact
  const layer = layerOf(fetched.manifest)
  const tags = pomTags(project)
  return {
    name: 'maven-poms',
    title: TITLES['maven-poms'],
    repository: 'trivy-poms',
    tag: tags.project,
    fixedTag: tags.input,
    schema: '1',
    fetched,
    layer,
    async *openBlob(blob, start) {
      yield (blob.digest === layer.digest ? bytes : config).subarray(start)
    },
    measuredAt: new Date(fetched.manifest.annotations[POMS_CONFIRMED_AT] ?? 0),
    hasOwnAge: false,
    version: undefined,
    isPinned: false,
    origin: undefined,
    trivyVersions: '*',
    selectLayer: layerOf,
  }
}

function layerOf({
  layers,
}: PomArtifact['fetched']['manifest']): PomArtifact['fetched']['manifest']['layers'][number] {
  const [layer, ...others] = layers
  if (layer !== undefined && others.length === 0 && layer.mediaType === POM_LAYER_TYPE) return layer
  throw new VerifyError('POM set', {
    wanted: `one layer of type ${POM_LAYER_TYPE}`,
    found: 'another artifact',
  })
}
