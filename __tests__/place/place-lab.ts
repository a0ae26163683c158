// A resource on its way into a cache directory: staged as a run would, and placed as a run would.

import type { Candidate } from '../../src/acquire/candidate.ts'
import { type Inspection, inspectPlaced } from '../../src/acquire/placed.ts'
import { formatReference } from '../../src/oci/reference.ts'
import { commitStaged } from '../../src/place/commit.ts'
import { type StagedFiles, stageArtifact } from '../../src/place/stage.ts'
import type { Provenance } from '../../src/provenance/provenance.ts'
import type { Requirement } from '../../src/resources/artifact-resource.ts'
import type { Seal } from '../../src/verify/seal.ts'
import { artifactOf, NOW, requirementOf } from '../acquire/acquire-lab.ts'
import { type ArtifactOverrides, buildArtifact } from '../fixtures/artifact.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { NAMED } from '../fixtures/provenance.ts'

/** What may differ from a resource that was fetched just now for the latest Trivy. */
export interface PlacedOptions extends ArtifactOverrides {
  readonly requirement?: Requirement | undefined
  readonly trivyVersion?: string | undefined
  readonly confirmedAt?: Date | undefined
}

/** A candidate whose bytes lie staged in the cache directory. */
export type StagedCandidate = Candidate<StagedFiles> & { readonly staged: StagedFiles }

/** Stages a built artifact. */
export async function stageBuilt(
  cacheDir: string,
  name: RegistryResource,
  { requirement = requirementOf(name), trivyVersion = '0.74.0', confirmedAt = NOW, ...built }: PlacedOptions,
): Promise<StagedCandidate> {
  const artifact = artifactOf(await buildArtifact(name, built), { confirmedAt })
  const context = { cacheDir, requirement, label: 'the lab', kept: undefined, now: NOW, trivyVersion }
  const staged = await stageArtifact(artifact, context)
  return {
    measuredAt: staged.measuredAt,
    layerDigest: artifact.layer.digest,
    version: undefined,
    isPinned: false,
    source: 'the lab',
    sourceKind: 'registry',
    provenance: provenanceIn(requirement),
    confirmed: true,
    isUpstreamCurrent: false,
    staged,
  }
}

/** As of the first place that is asked: what another registry gave is not used. */
function provenanceIn({ places: [place] }: Requirement): Provenance {
  if (place === undefined) return NAMED
  const from = formatReference(place.reference)
  return { ...NAMED, from, voucher: from }
}

/** Stages and places a built artifact. */
export async function placeBuilt(
  cacheDir: string,
  name: RegistryResource,
  options: PlacedOptions = {},
): Promise<Seal> {
  const candidate = await stageBuilt(cacheDir, name, options)
  const seal = await commitStaged(cacheDir, options.requirement ?? requirementOf(name), candidate)
  await candidate.staged.discard()
  return seal
}

/** What a run would see in the cache directory. */
export function look(
  cacheDir: string,
  name: RegistryResource,
  {
    requirement = requirementOf(name),
    trivyVersion = '0.74.0',
    full = false,
    now = NOW,
    mustBeSealed = false,
  } = {},
): Promise<Inspection> {
  return inspectPlaced(requirement, { cacheDir, trivyVersion, full, now, mustBeSealed })
}
