// The modules of a run as artifacts that are packed into a bundle or pushed to a registry: the modules first, so that no record
// ever leads to what is not there yet.
import { createReadStream } from 'node:fs'
import type { CarriedArtifact } from '../../carry/carried.ts'
import type { BlobIdentity } from '../../oci/layout.ts'
import type { FetchedManifest } from '../../oci/manifest.ts'
import { EMPTY_CONFIG } from '../../oci/single-layer.ts'
import { type KeepableModules, layersOf } from './keep-modules.ts'
import { MODULES_TITLE } from './modules-outcome.ts'
import { MODULES_REPOSITORY } from './need-modules.ts'
import {
  confirmedAtOf,
  describeModule,
  MODULE_LAYER_TYPE,
  onlyLayer,
  RECORD_LAYER_TYPE,
} from './packages/module-artifacts.ts'
import type { Provided } from './provided.ts'

/** The tag that moves with a project. */
export function projectTag(project: string): string {
  return `project-${project}`
}

/** Describes what a run has gathered. */
export function describeCarriedModules(
  { artifact, packages }: KeepableModules,
  { layers }: Provided,
  { project, maxAgeMs }: { readonly project: string; readonly maxAgeMs: number },
): readonly CarriedArtifact[] {
  const common = {
    name: 'terraform-modules',
    title: MODULES_TITLE,
    repository: MODULES_REPOSITORY,
    schema: '1',
    measuredAt: artifact.confirmedAt,
    hasOwnAge: false,
    version: undefined,
    isPinned: false,
    origin: undefined,
    trivyVersions: '*',
  } as const
  const modules = layersOf(packages).map((layer): CarriedArtifact => {
    const fetched = describeModule(layer)
    return {
      ...common,
      ...describeContent(fetched, MODULE_LAYER_TYPE, () => createReadStream(layers.get(layer.digest) ?? '')),
      tag: `module-${hexOf(layer)}`,
      fixedTag: undefined,
      timeOf: () => undefined,
    }
  })
  const record: CarriedArtifact = {
    ...common,
    ...describeContent(artifact.fetched, RECORD_LAYER_TYPE, async function* () {
      yield artifact.layer
    }),
    tag: projectTag(project),
    fixedTag: `record-${hexOf({ digest: artifact.layerDigest })}`,
    timeOf: confirmedAtOf,
    renewAfterMs: maxAgeMs / 2,
  }
  return [...modules, record]
}

function hexOf({ digest }: Pick<BlobIdentity, 'digest'>): string {
  return digest.replace('sha256:', '').slice(0, 32)
}

function describeContent(
  fetched: FetchedManifest,
  mediaType: string,
  open: () => AsyncIterable<Buffer>,
): Pick<CarriedArtifact, 'fetched' | 'layer' | 'openBlob' | 'selectLayer'> {
  const layer = onlyLayer(fetched.manifest, mediaType)
  return {
    fetched,
    layer,
    async *openBlob(blob, start) {
      let at = 0
      for await (const chunk of blob.digest === layer.digest ? open() : [EMPTY_CONFIG]) {
        const from = Math.max(0, start - at)
        at += chunk.length
        if (from < chunk.length) yield chunk.subarray(from)
      }
    },
    selectLayer: (manifest) => onlyLayer(manifest, mediaType),
  }
}
