// One VEX repository as the pipe sees it: a tree in our own media type, that its own server publishes.
import { createHash } from 'node:crypto'
import { VerifyError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import { HOUR_MS, MEBIBYTE } from '../../base/units.ts'
import { BUNDLE_ANNOTATIONS } from '../../bundle/annotations.ts'
import { BUILT_IN_BASES } from '../../inputs/registry-bases.ts'
import { isLoopback } from '../../oci/reference.ts'
import type { TrivyVersion } from '../../scan/trivy-version.ts'
import type { ArtifactResource } from '../artifact-resource.ts'
import { vexContents } from './vex-contents.ts'
import { VEX_CACHE_METADATA, VEX_SPEC_VERSION } from './vex-files.ts'
import { showVexUrl, VEX_HUB, type VexRepository } from './vex-list.ts'

/** Media type of the layer of a VEX repository: ours, for upstream publishes none as an artifact (docs/vex.md). */
export const VEX_LAYER_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.layer.v1.tar+gzip'

/** Default of `max-age`: a nightly run covers the day. */
export const VEX_MAX_AGE_MS = 30 * HOUR_MS

/** Age alone never makes it a failure. */
export const VEX_STALE_IF_ERROR_MS = Number.POSITIVE_INFINITY

/** The settings of all of them together. */
export const VEX_SETTINGS = {
  skipVariable: 'TRIVY_SKIP_VEX_REPO_UPDATE',
  skipFlag: '--skip-vex-repo-update',
  repositoryVariable: undefined,
  takesList: false,
} as const

/** Characters of an id: with the dash and digest a file name that every system takes. */
const MAX_SLUG_CHARACTERS = 40

/**
 * What one VEX repository is.
 *
 * @param trivy the one that scans; absent: any
 */
export function describeVexRepository(repository: VexRepository, trivy?: TrivyVersion): ArtifactResource {
  const { name } = repository
  const title = `VEX repository ${clean(name, 60)}`
  const url = showVexUrl(repository.url)
  const isVexHub = name === VEX_HUB.name && url === showVexUrl(VEX_HUB.url)
  const isPlain = vexTransport(repository) === 'plain'
  const reader = trivy?.origin === 'latest-known' ? undefined : trivy?.version
  return {
    name: 'vex-repo',
    id: idOfVexRepository(name),
    title,
    label: { inPlan: title, inCommand: `vex-repo ${clean(name, 50)}` },
    repository: `trivy-vex/${name.toLowerCase()}`,
    directory: `vex/repositories/${name}`,
    layerMediaType: VEX_LAYER_TYPE,
    sharesLayerType: true,
    maxLayerBytes: 512 * MEBIBYTE,
    maxExtractedBytes: 2048 * MEBIBYTE,
    age: 'confirmation',
    maxAgeMs: VEX_MAX_AGE_MS,
    staleIfErrorMs: VEX_STALE_IF_ERROR_MS,
    schemaWord: 'schema',
    notPublishedAt: BUILT_IN_BASES,
    origin: url,
    checkManifest: ({ annotations }) => {
      const found = annotations[BUNDLE_ANNOTATIONS.origin]
      // Where nobody named an address, what somebody carries as the default stands in for VEX Hub.
      if (found !== undefined && found !== url && !isVexHub)
        throw new VerifyError(`${title} of another address`, {
          wanted: url,
          found: clean(found, 200),
          hint: 'Name the repository by the address that whoever exported or mirrored it named, or under another name.',
        })
    },
    publisher: { label: url, key: `${name} ${url}${isPlain ? ' unchecked' : ''}`, isPlain },
    placement: { kind: 'tree', provenFile: VEX_SPEC_VERSION, metadataFile: VEX_CACHE_METADATA },
    contents: vexContents(title, reader),
    // Confirmed says that nobody has newer; how old it is by itself says the day of its index.
    describeVersion: (version) => {
      const day = /^\d{4}-\d\d-\d\d/.exec(version)?.[0]
      return day === undefined ? undefined : `index of ${day}`
    },
    trivyVersions: () => '>=0.50.0',
    settings: () => VEX_SETTINGS,
    evidence: { repository: { name: clean(name, 100), url } },
  }
}

/** Over what its server is spoken to. */
export function vexTransport({ url, insecure }: VexRepository): 'tls' | 'plain' | 'loopback' {
  if (isLoopback(url.host)) return 'loopback'
  return insecure || url.protocol === 'http:' ? 'plain' : 'tls'
}

/** A plain file name, and another for every name of a repository. */
export function idOfVexRepository(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_CHARACTERS)
  return `vex-repo-${slug}-${digest}`
}
