// Fetches one VEX repository from where it is published: its manifest, then its archive from the first location that has a good one.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ActionError, describeError, hintOf, LocalError, VerifyError } from '../../base/errors.ts'
import { remove } from '../../base/file-moves.ts'
import { blameLocal } from '../../base/local-failure.ts'
import { withHalfOfTheTime } from '../../base/patience.ts'
import { followLink } from '../../oci/hop.ts'
import { WebPageError } from '../../oci/json.ts'
import { isLoopback } from '../../oci/reference.ts'
import type { UnpackedFile } from '../artifact-resource.ts'
import { downloadArchive, requestFor, type VexFetchContext } from './ask.ts'
import { fetchManifest, type KnownCopy, noteValidator, type Run } from './fetch-manifest.ts'
import { parseVexLocation, showLocation, type VexLocation } from './location.ts'
import { unpackArchive } from './unpack-repository.ts'
import { VEX_SPEC_VERSION } from './vex-files.ts'
import type { VexRepository } from './vex-list.ts'
import { readVexLocations, VEX_MANIFEST, vexPageHint } from './vex-manifest.ts'
import { readVexIndex } from './vex-repository.ts'

/** What came of it. */
export type FetchedRepository =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed'
      /** Holds the manifest, and the archive's files in `0.1`. */
      readonly directory: string
      readonly files: readonly UnpackedFile[]
      /** When its index was written, in its own words. */
      readonly updatedAt: string | undefined
      readonly validators: Readonly<Record<string, string>>
    }

/**
 * Fetches `repository` into `directory`, which is empty.
 *
 * @throws {ActionError} that names every location and what was wrong there
 */
export async function fetchVexRepository(
  repository: VexRepository,
  options: {
    readonly context: VexFetchContext
    readonly known: KnownCopy | undefined
    readonly directory: string
  },
): Promise<FetchedRepository> {
  const run: Run = { repository, ...options, validators: {} }
  refusePlainHttp(run)
  const manifest = await fetchManifest(run)
  const locations = readLocations(manifest, run.context.namedIn)
  const known = run.known?.manifest.equals(manifest) === true ? run.known : undefined
  const errors: unknown[] = []
  for (const [index, text] of locations.entries()) {
    const fetch = () => fetchLocation(run, { text, manifest, etag: known?.validators[text] })
    const isLast = index === locations.length - 1
    try {
      return await (isLast ? fetch() : withHalfOfTheTime(tookTooLong(text), fetch))
    } catch (thrown) {
      run.context.signal.throwIfAborted()
      const error = blameLocal(thrown)
      if (error instanceof LocalError) throw error
      if (locations.length > 1) run.context.log.info(describeError(error))
      errors.push(error)
    }
  }
  throw summarize(errors)
}

function readLocations(manifest: Buffer, namedIn: string): readonly string[] {
  try {
    return readVexLocations(manifest)
  } catch (error) {
    throw error instanceof WebPageError ? error.advising(vexPageHint(namedIn)) : error
  }
}

/** As long as it is, nothing else would be tried. */
function tookTooLong(location: string): ActionError {
  return new ActionError(`archive ${showLocation(location)}: took more than its share of the time limit`)
}

/** One error for all locations; bytes that are not what they claim to be weigh more than an outage. */
function summarize(errors: readonly unknown[]): unknown {
  if (errors.length === 1) return errors[0]
  const message = errors.map((error) => describeError(error)).join('; ')
  const refused = errors.find((error) => error instanceof VerifyError)
  const hint = errors.map(hintOf).find((text) => text !== undefined)
  return refused === undefined
    ? new ActionError(message, { hint })
    : new VerifyError(message, hint === undefined ? {} : { hint })
}

function refusePlainHttp({ repository, context }: Run): void {
  const { url, insecure } = repository
  if (url.protocol === 'https:' || insecure || isLoopback(url.host) || context.plainHttp.includes(url.host))
    return
  throw new ActionError(`${url.host}: plain HTTP is not used`, {
    hint: `Name ${url.host} in the input insecure-registries, or set insecure: true for the repository, if that is really meant.`,
  })
}

async function fetchLocation(
  run: Run,
  {
    text,
    manifest,
    etag,
  }: { readonly text: string; readonly manifest: Buffer; readonly etag: string | undefined },
): Promise<FetchedRepository> {
  const { repository, context, directory } = run
  const location = parseVexLocation(text)
  // What a manifest names is as foreign as a redirect.
  const url = followLink(repository.url, location.url.href)
  const file = join(directory, 'archive')
  const what = `archive ${showLocation(text)}`
  const ledFrom = repository.url
  const request = { ...requestFor(run, url, what), etag, checksum: location.checksum, ledFrom }
  const { downloaded, isFromApi } = await downloadArchive(run, request, file)
  if (downloaded.kind === 'unchanged') return { kind: 'unchanged' }
  const tree = join(directory, 'tree')
  await remove(tree)
  const into = join(tree, VEX_SPEC_VERSION)
  await mkdir(into, { recursive: true })
  const inside = isFromApi ? { format: 'tar.gz' as const, directory: topOf(location) } : location
  const unpacked = await unpackArchive({ file, into, ...context }, inside)
  await writeFile(join(tree, VEX_MANIFEST), manifest)
  // Its documents are checked where they are placed.
  const { updatedAt } = readVexIndex(tree)
  // Only now: of a bad archive that did not change nothing follows for the good one of another location.
  noteValidator(run, text, downloaded)
  const files = unpacked.map(({ path, sha256 }) => ({ path: `${VEX_SPEC_VERSION}/${path}`, sha256 }))
  files.push({ path: VEX_MANIFEST, sha256: createHash('sha256').update(manifest).digest('hex') })
  return { kind: 'changed', directory: tree, files, updatedAt, validators: run.validators }
}

/** The API calls the archive's one directory by owner, name, and commit; the page by name and branch. */
function topOf({ directory }: VexLocation): readonly string[] {
  return directory.length === 0 ? [] : ['*', ...directory.slice(1)]
}
