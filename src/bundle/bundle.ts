// Opens what was carried across, in whatever form: layouts, what docker reads, archives of `oras pull`, a cache directory; each
// in a directory or in a tar, compressed or not.
import { basename, dirname, join } from 'node:path'
import { ActionError, describeError, VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { LAYOUT } from '../oci/layout.ts'
import { directoryFiles, filesBelow, type LayoutFiles } from '../oci/layout-files.ts'
import { type CarriedArchive, listDockerLayers, openArchive } from './archives.ts'
import { type Form, findForms, lacksMarker } from './forms.ts'
import { type BundleEntry, openLayout, openTransport } from './layouts.ts'
import { FORMS, locateBundle } from './locate.ts'
import { openTar } from './open-tar.ts'

/** A bundle whose indexes were read; its blobs are not. */
export interface Bundle {
  readonly entries: readonly BundleEntry[]
  /** Every image layout as it lies there, for whoever looks for more than artifacts of one layer. */
  readonly layouts: readonly LayoutFiles[]
  /** Layers without a manifest. */
  readonly archives: readonly CarriedArchive[]
  /** Where a cache directory may be: the names of files, and how they are read. */
  readonly places: readonly BundlePlace[]
  /** The digest that the user gave, and that matched. */
  readonly anchor: string | undefined
  /** What was not looked into, and why. */
  readonly passedOver: readonly string[]
}

/** A directory or archive as it lies there. */
export interface BundlePlace {
  readonly files: LayoutFiles
  readonly names: readonly string[]
}

/** What the input names, and how messages do. */
export interface BundleInput {
  readonly path: string
  /** `sha256:` and 64 hex digits of the bundle's `index.json`. */
  readonly digest: string | undefined
  /** The names under which upstream publishes archives, each of another resource. */
  readonly rawArchives: readonly string[]
}

/** Tars and archives that are looked into, each of which may have to be read: people carry one for each artifact, or fewer. */
const MAX_LOOKED_INTO = 200

/** How far down anything may lie: what `skopeo sync --scoped` makes of a long name, in a directory of its own. */
const LOOK_DEPTH = 7

/**
 * Opens a bundle.
 *
 * @throws {ActionError} when there is nothing that could be one, {VerifyError} when it is not what it claims to be
 */
export async function openBundle({ path: named, digest, rawArchives }: BundleInput): Promise<Bundle> {
  const { path, isDirectory } = locateBundle(named)
  if (!isDirectory && rawArchives.includes(basename(path))) {
    const archives = [await openArchive(directoryFiles(dirname(path)), basename(path))]
    return refuseAnchor({ ...NOTHING, archives }, digest)
  }
  const files = isDirectory ? directoryFiles(path) : await openTar(path)
  const place: Found = { files, ...(await look(files, rawArchives)) }
  const layouts = place.forms.filter(({ kind }) => kind === 'layout')
  if (digest !== undefined && layouts.length > 0) return openAnchored(files, layouts, digest)
  const tars = isDirectory ? await openTars(path, place, rawArchives) : { found: [], passedOver: [] }
  const bundle = await openForms([place, ...tars.found], clean(path, 300))
  const layoutTar = tars.found.find(({ forms }) => forms.some(({ kind }) => kind === 'layout'))
  return refuseAnchor(
    { ...bundle, passedOver: [...tars.passedOver, ...bundle.passedOver] },
    digest,
    layoutTar && join(clean(named, 300), clean(layoutTar.name, 100)),
  )
}

const NOTHING: Bundle = {
  entries: [],
  layouts: [],
  archives: [],
  places: [],
  anchor: undefined,
  passedOver: [],
}

async function look(
  files: LayoutFiles,
  rawArchives: readonly string[],
): Promise<Pick<Found, 'names' | 'forms'>> {
  const names = await files.list('', LOOK_DEPTH)
  return { names, forms: findForms(names, rawArchives) }
}

/** One for each artifact, in a directory: what a tool writes that makes one file of each. */
async function openTars(
  path: string,
  { names }: Found,
  rawArchives: readonly string[],
): Promise<{ readonly found: readonly FoundTar[]; readonly passedOver: readonly string[] }> {
  const tars = names.filter((name) => isTarName(name) && !rawArchives.includes(basename(name)))
  const found: FoundTar[] = []
  const passedOver: string[] = []
  for (const name of tars.slice(0, MAX_LOOKED_INTO)) {
    try {
      const files = await openTar(join(path, name))
      found.push({ name, files, ...(await look(files, rawArchives)) })
    } catch (error) {
      // It need not be ours, and nobody said that it was; a copy that was cut off looks the same.
      passedOver.push(describeError(error))
    }
  }
  return { found, passedOver: [...passedOver, ...sayMore(tars.length, 'tars')] }
}

/** What is beyond the bound. */
function sayMore(count: number, what: string): string[] {
  const more = count - MAX_LOOKED_INTO
  return more > 0 ? [`${more} more ${what} than the ${MAX_LOOKED_INTO} that are looked into`] : []
}

function isTarName(name: string): boolean {
  return !name.includes('/') && /\.(tar|tar\.gz|tgz|tar\.zst|tzst|oci)$/i.test(name)
}

/** The one layout that the digest is of; whatever else lies beside it, the digest says nothing of. */
async function openAnchored(files: LayoutFiles, layouts: readonly Form[], digest: string): Promise<Bundle> {
  let mismatch: unknown
  for (const layout of layouts) {
    if (layout.kind !== 'layout') continue
    try {
      const { entries, passedOver } = await openLayout(files, layout.under, { digest })
      return { ...NOTHING, entries, layouts: [filesBelow(files, layout.under)], anchor: digest, passedOver }
    } catch (error) {
      mismatch ??= error
    }
  }
  throw explainMismatch(mismatch, digest)
}

/** Layouts and archives up to which it is looked for what each of them lacks: in a tar each look goes through all names. */
const MAX_EXPLAINED = 100

interface Found extends BundlePlace {
  readonly forms: readonly Form[]
}

interface FoundTar extends Found {
  readonly name: string
}

async function openForms(places: readonly Found[], where: string): Promise<Bundle> {
  const entries: BundleEntry[] = []
  const layouts: LayoutFiles[] = []
  const archives: CarriedArchive[] = []
  const passedOver: string[] = []
  const failures: unknown[] = []
  const forms = places.flatMap(({ files, forms }) => forms.map((form) => ({ files, form })))
  const isOneOfMany = forms.length > MAX_EXPLAINED
  for (const { files, form } of forms) {
    try {
      const opened = await openForm(files, form, isOneOfMany)
      entries.push(...opened.entries)
      if (form.kind === 'layout') layouts.push(filesBelow(files, form.under))
      archives.push(...opened.archives)
      passedOver.push(...opened.passedOver)
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      failures.push(error)
      passedOver.push(describeError(error))
    }
  }
  // Beside good ones, one that is damaged is passed over; alone it is what went wrong.
  if (entries.length + layouts.length + archives.length === 0 && failures.length > 0) throw failures[0]
  if (places.every(({ names }) => names.length === 0)) {
    throw new ActionError(`${where} holds no bundle`, { hint: FORMS })
  }
  if (entries.length + layouts.length + archives.length === 0) refuseUnmarked(places, where)
  const looked = archives.slice(0, MAX_LOOKED_INTO)
  passedOver.push(...sayMore(archives.length, 'archives'))
  return { entries, layouts, archives: looked, places, anchor: undefined, passedOver }
}

function refuseUnmarked(places: readonly Found[], where: string): void {
  if (!places.some(({ names }) => lacksMarker(names))) return
  throw new VerifyError(
    `${where} has ${LAYOUT.index} and ${LAYOUT.blobs}, and lacks the file ${LAYOUT.marker} of an OCI image layout`,
    {
      hint: 'Copy the whole directory: the step that brings it leaves a file out.',
    },
  )
}

async function openForm(
  files: LayoutFiles,
  form: Form,
  isOneOfMany: boolean,
): Promise<Pick<Bundle, 'entries' | 'archives' | 'passedOver'>> {
  if (form.kind === 'layout') return { ...NOTHING, ...(await openLayout(files, form.under, { isOneOfMany })) }
  if (form.kind === 'transport') return { ...NOTHING, ...(await openTransport(files, form.under)) }
  const archives =
    form.kind === 'docker' ? await listDockerLayers(files, form.under) : [await openArchive(files, form.name)]
  return { ...NOTHING, archives }
}

/** A digest that cannot be checked must not look as if it had been. @param layoutTar a file in the directory that it may be of */
function refuseAnchor(bundle: Bundle, digest: string | undefined, layoutTar?: string): Bundle {
  if (digest === undefined) return bundle
  if (layoutTar !== undefined) {
    throw new ActionError(`the input bundle-digest does not apply to a directory that holds ${layoutTar}`, {
      hint: `It is the digest of one bundle: name the file in the input bundle (${layoutTar}).`,
    })
  }
  throw new ActionError('the input bundle-digest does not apply here: there is no OCI image layout', {
    hint: "It is the digest of a layout's index.json: leave the input out, or carry a bundle of the export action.",
  })
}

function explainMismatch(error: unknown, digest: string): unknown {
  if (!(error instanceof VerifyError) || error.wanted !== digest) return error
  return new VerifyError(error.message, {
    hint: `This is not the bundle whose digest the export action printed (of its ${LAYOUT.index}): carry it again, or correct the input bundle-digest.`,
    cause: error.cause,
  })
}
