// A bundle as a source: carried across by somebody, verified like anything else, and vouched for by its digest if one is given.
import { ActionError, VerifyError } from '../base/errors.ts'
import { clean, type Log } from '../base/log.ts'
import { type Age, ageOfEntry, ageOfFile, ageOfRecord } from '../bundle/age.ts'
import { BUNDLE_ANNOTATIONS, claimedAge } from '../bundle/annotations.ts'
import type { CarriedArchive } from '../bundle/archives.ts'
import type { Bundle } from '../bundle/bundle.ts'
import type { PlacedFiles } from '../bundle/cache-directory.ts'
import { fits, inOrder, isNameOf, isOfResource, schemaOf } from '../bundle/choose.ts'
import type { BundleEntry } from '../bundle/layouts.ts'
import type { Repacked } from '../bundle/repack.ts'
import { describeSingleLayer, EMPTY_CONFIG } from '../oci/single-layer.ts'
import { type Provenance, parseProvenanceText, UNKNOWN } from '../provenance/provenance.ts'
import { isVouchedFor } from '../provenance/rule.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { selectLayer, versionOf, withoutVersion } from '../verify/layer.ts'
import { refuseUnreadable, sayNameless } from './bundle-lacks.ts'
import type { BundleOpener } from './bundle-opener.ts'
import { readConfigOf } from './kept-copy.ts'
import type { Artifact, Offer, Source } from './source.ts'

/** Copies of one resource that are read until one is good, best first: each may be read whole, and tools carry one or a few. */
const MAX_READ = 16

/** What a bundle source needs. */
export interface BundleSourceOptions {
  readonly open: BundleOpener
  readonly requirement: Requirement
  readonly now: () => Date
  readonly log: Log
}

/** The source for one resource. */
export function bundleSource({ open, requirement, now, log }: BundleSourceOptions): Source {
  return {
    kind: 'bundle',
    label: 'bundle',
    isUpstream: false,
    async *offers(): AsyncGenerator<Offer> {
      const bundle = await open()
      const all = [
        ...offersOfEntries(bundle, requirement, now),
        ...(await offersOfArchives(bundle, requirement, now)),
        ...(await offersOfPlaced(bundle, requirement, now)),
      ]
      const found = all.slice(0, MAX_READ)
      const more = all.length - found.length
      if (more > 0)
        log.info(`bundle: ${more} more copies of ${requirement.resource.title} are not looked into`)
      if (found.length === 0) {
        refuseUnreadable(bundle, requirement)
        sayNameless(bundle, requirement, log)
      }
      // What nobody vouches for tells its age only when it is read: then all are, and the newest is kept.
      const isOpen =
        requirement.resource.age === 'data' && found.some(({ promisedAt }) => promisedAt === undefined)
      const hasRivals = isOpen && found.length > 1
      for (const offer of found) yield hasRivals ? { ...offer, promisedAt: undefined, hasRivals } : offer
    },
    explainAbsence: () => `it holds no ${requirement.resource.title}`,
  }
}

function offersOfEntries(bundle: Bundle, requirement: Requirement, now: () => Date): Offer[] {
  const { resource, pinnedDigests } = requirement
  const isPinned = pinnedDigests.length > 0
  const ofResource = bundle.entries.filter((entry) => isOfResource(entry, requirement))
  const fitting = inOrder(
    ofResource.filter((entry) => fits(entry, requirement)),
    requirement,
  )
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
  return fitting.map((entry) => {
    const provenance = provenanceOfEntry(entry, bundle.anchor)
    const { openBlob } = entry
    // As of what lies in the Actions cache, its version counts where somebody vouches for it.
    const fetched = isVouchedFor(provenance) ? entry.fetched : withoutVersion(entry.fetched)
    return {
      digestPrefix: fetched.manifest.layers[0]?.digest ?? '',
      promisedAt: isPinned ? undefined : claimedAge(entry),
      name: tellAge(ageOfEntry(entry, now()), requirement),
      version: versionOf(fetched.manifest),
      isPinned,
      load: async () =>
        loadEntry({ fetched, openBlob }, requirement, { age: ageOfEntry(entry, now()), provenance }),
    }
  })
}

function loadEntry(
  { fetched, openBlob }: Pick<BundleEntry, 'fetched' | 'openBlob'>,
  requirement: Requirement,
  { age, provenance }: { readonly age: Age; readonly provenance: Provenance },
): Artifact {
  const layer = selectLayer(fetched.manifest, requirement)
  const { config } = fetched.manifest
  return {
    fetched,
    layer,
    confirmedAt: age.at,
    statedAt: age.statedAt,
    confirmed: isVouchedFor(provenance),
    provenance,
    openLayer: () => openBlob(layer),
    readConfig: () => readConfigOf(openBlob(config), config),
  }
}

/** A digest vouches for what its exporter was sure of; what he was not stays so on the other side of the gap. */
function provenanceOfEntry({ annotations }: BundleEntry, anchor: string | undefined): Provenance {
  const carried = parseProvenanceText(annotations[BUNDLE_ANNOTATIONS.provenance])
  const isVouched = anchor !== undefined && (carried === undefined || isVouchedFor(carried))
  return {
    ...(carried ?? UNKNOWN),
    giver: 'bundle',
    transport: 'file',
    vouched: isVouched ? 'digest' : 'nobody',
    voucher: isVouched ? anchor : '',
  }
}

async function offersOfArchives(bundle: Bundle, requirement: Requirement, now: () => Date): Promise<Offer[]> {
  const offers: Offer[] = []
  for (const archive of bundle.archives) {
    if (!(await isArchiveOf(archive, requirement))) continue
    offers.push(offerOfLoose(archive, requirement, ageOfFile(archive.times, now())))
  }
  return offers
}

/** By its name; a database also by what is in it, for nothing else holds a file of that name. */
async function isArchiveOf(archive: CarriedArchive, { resource }: Requirement): Promise<boolean> {
  if (archive.names.some((name) => name === resource.rawArchive || isNameOf(name, resource))) return true
  const { placement } = resource
  return placement.kind === 'files' && (await archive.listFirst()).includes(placement.provenFile)
}

async function offersOfPlaced(bundle: Bundle, requirement: Requirement, now: () => Date): Promise<Offer[]> {
  const { findPlaced } = await import('../bundle/cache-directory.ts')
  const offers: Offer[] = []
  for (const { files, names } of bundle.places) {
    const placed = await findPlaced(files, names, requirement.resource)
    if (placed === undefined) continue
    offers.push(offerOfLoose(placed, requirement, ageOfRecord(placed.recordedAt, placed.times, now())))
  }
  return offers
}

/** What lies there without a manifest, given one again; nobody vouches for it. */
function offerOfLoose(loose: CarriedArchive | PlacedFiles, requirement: Requirement, age: Age): Offer {
  const what =
    'under' in loose ? `the directory ${clean(loose.under, 100)}` : clean(loose.names[0] ?? '', 100)
  return {
    // Known only when it was read.
    digestPrefix: ' ',
    promisedAt: undefined,
    name: [`from ${what}`, tellAge(age, requirement)].filter((text) => text !== undefined).join(', '),
    version: undefined,
    isPinned: false,
    load: async () => {
      if (requirement.pinnedDigests.length > 0) {
        throw new ActionError(`${what} has no manifest that could be the pinned one`)
      }
      return describeLoose(await loose.read(), requirement, { age, what })
    },
  }
}

function describeLoose(
  { digest, size, open }: Repacked,
  { resource }: Requirement,
  { age, what }: { readonly age: Age; readonly what: string },
): Artifact {
  const title = resource.rawArchive ?? `${resource.id}.tar.gz`
  const fetched = describeSingleLayer({
    artifactType: 'application/vnd.aquasec.trivy.config.v1+json',
    layer: { mediaType: resource.layerMediaType, digest, size },
    title,
    annotations: {},
    what,
  })
  const [layer] = fetched.manifest.layers
  if (layer === undefined) throw new VerifyError(`${what}: no layer`)
  return {
    fetched,
    layer,
    confirmedAt: age.at,
    statedAt: age.statedAt,
    confirmed: false,
    openLayer: open,
    readConfig: async () => EMPTY_CONFIG,
  }
}

/** What tells an age that the data does not tell by itself. */
function tellAge({ evidence }: Age, { resource }: Requirement): string | undefined {
  return resource.age === 'data' || evidence === '' ? undefined : evidence
}

function describeSchema(schema: string, { resource }: Requirement): string {
  return `${resource.schemaWord} ${schema}`
}
