// A bundle as a source: carried across by somebody, verified like anything else, and vouched for by its digest if one is given.
import { basename } from 'node:path'
import { ActionError, VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { type LayoutEntry, openBlobOf } from '../oci/layout.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { selectLayer, versionOf } from '../verify/layer.ts'
import { type BundleInput, type Layout, openBundle, type RawArchives } from './bundle.ts'
import { BUNDLE_ANNOTATIONS, claimedAge } from './bundle-annotations.ts'
import { readRawArchive } from './bundle-raw.ts'
import { readConfigOf } from './kept-copy.ts'
import type { Artifact, Offer, Source } from './source.ts'

/** Opens a bundle once, however many resources are looked for in it. */
export type BundleOpener = () => Promise<Layout | RawArchives>

/** Remembers the bundle, or why there is none. */
export function bundleOpener(input: BundleInput): BundleOpener {
  let opened: Promise<Layout | RawArchives> | undefined
  return () => {
    opened ??= openBundle(input)
    return opened
  }
}

/** The source for one resource. */
export function bundleSource(openOnce: BundleOpener, requirement: Requirement): Source {
  return {
    kind: 'bundle',
    label: 'bundle',
    isUpstream: false,
    async *offers(): AsyncGenerator<Offer> {
      const bundle = await openOnce()
      const offers =
        bundle.kind === 'raw' ? rawOffers(bundle, requirement) : layoutOffers(bundle, requirement)
      yield* offers
    },
  }
}

async function* rawOffers({ paths }: RawArchives, requirement: Requirement): AsyncGenerator<Offer> {
  const { resource, pinnedDigests } = requirement
  const path = paths.find((each) => basename(each) === resource.rawArchive)
  if (path === undefined) return
  if (pinnedDigests.length > 0) {
    throw new ActionError(`${basename(path)} has no manifest that could be the pinned one`)
  }
  const artifact = await readRawArchive(path, resource, basename(path))
  yield {
    digestPrefix: artifact.layer.digest,
    promisedAt: undefined,
    name: basename(path),
    version: undefined,
    isPinned: false,
    load: async () => artifact,
  }
}

function* layoutOffers(bundle: Layout, requirement: Requirement): Generator<Offer> {
  const { resource, pinnedDigests } = requirement
  const isPinned = pinnedDigests.length > 0
  const ofResource = bundle.entries.filter((entry) => isOf(entry, requirement))
  const fitting = ofResource.filter((entry) => fits(entry, requirement))
  const [other] = ofResource
  if (fitting.length === 0 && other !== undefined) {
    throw new VerifyError(`the bundle holds another ${resource.title} than the one that is wanted`, {
      wanted: isPinned ? pinnedDigests.join(' or ') : describeSchema(String(requirement.schema), requirement),
      found: isPinned
        ? other.fetched.digest
        : describeSchema(schemaOf(other, requirement) ?? 'unknown', requirement),
      hint: 'Export the bundle with the input trivy-version (and the registries) that this step has.',
    })
  }
  for (const entry of fitting) {
    yield {
      digestPrefix: entry.fetched.manifest.layers[0]?.digest ?? '',
      promisedAt: isPinned ? undefined : claimedAge(entry),
      name: undefined,
      version: versionOf(entry.fetched.manifest),
      isPinned,
      load: async () => loadEntry(bundle, entry, requirement),
    }
  }
}

function loadEntry(bundle: Layout, entry: LayoutEntry, requirement: Requirement): Artifact {
  const { fetched } = entry
  const layer = selectLayer(fetched.manifest, requirement)
  const { config } = fetched.manifest
  return {
    fetched,
    layer,
    // Of a layout that some other tool wrote nobody knows when it was current.
    confirmedAt: claimedAge(entry) ?? new Date(0),
    confirmed: bundle.isAnchored,
    openLayer: () => openBlobOf(bundle.files, layer),
    readConfig: () => readConfigOf(openBlobOf(bundle.files, config), config),
  }
}

/**
 * By the layer's type, which tells the resources apart in every layout, also in one of skopeo or oras; of several things
 * of one type the index names the repository.
 */
function isOf({ fetched, annotations }: LayoutEntry, { resource }: Requirement): boolean {
  const repository = annotations[BUNDLE_ANNOTATIONS.repository] ?? resource.repository
  return (
    fetched.manifest.layers[0]?.mediaType === resource.layerMediaType && repository === resource.repository
  )
}

function fits(entry: LayoutEntry, requirement: Requirement): boolean {
  const { pinnedDigests, schema } = requirement
  if (pinnedDigests.length > 0) return pinnedDigests.includes(entry.fetched.digest)
  const found = schemaOf(entry, requirement)
  return found === undefined || found === String(schema)
}

/** What the index says, else the manifest by itself; undefined when neither tells. */
function schemaOf({ annotations, fetched }: LayoutEntry, { resource }: Requirement): string | undefined {
  const written = annotations[BUNDLE_ANNOTATIONS.schema] ?? resource.schemaOf?.(fetched.manifest)
  return written === undefined ? undefined : clean(written, 20)
}

function describeSchema(schema: string, { resource }: Requirement): string {
  return `${resource.schemaWord} ${schema}`
}
