// Whether a tree holds checks that Trivy would load, and its metadata as Trivy reads and writes it.
import { readFileSync } from 'node:fs'
import semver from 'semver'
import { VerifyError } from '../../base/errors.ts'
import { type Below, listBelow } from '../../base/list-below.ts'
import { clean } from '../../base/log.ts'
import { hasMajorInBundleMetadata, needsBundleManifest } from '../../scan/trivy-version.ts'
import type { ContentsContext } from '../artifact-resource.ts'
import {
  type Fields,
  instantOf,
  METADATA_FILE,
  parseFields,
  readMetadata,
  rethrowMissing,
  rewriteMetadata,
  writeMetadata,
} from '../metadata/metadata-file.ts'

/** Directory of the checks bundle beside its metadata. */
export const BUNDLE_CONTENT = 'content'

/**
 * Checks that a tree really holds checks: an empty directory would silently switch all checks off.
 *
 * @param content the `content` directory
 * @throws {VerifyError} when it holds no check that Trivy would load, or a file on which Trivy would end
 */
export async function checkBundle(content: string, context: ContentsContext): Promise<void> {
  const files = listChecks(content).filter(({ entry }) => entry.isFile())
  const names = files.map(({ path }) => path)
  if (!names.some(isLoadedCheck)) throw new VerifyError('no check is among the checks')
  if (needsBundleManifest(context.trivyVersion) && !names.includes('.manifest')) {
    throw new VerifyError(
      `the checks lack a .manifest, without which Trivy ${context.trivyVersion} ignores them`,
    )
  }
}

/**
 * Reads the package of each file that Trivy would load. Libraries alone find nothing, without a word, and one file without a
 * package ends the scan (run with Trivy 0.76.0); whether the rest of a file compiles is not looked at.
 *
 * @param content the `content` directory
 * @returns the first parts of the packages of checks, each once
 * @throws {VerifyError} when no file is a check, or one is no Rego
 */
export async function checkPackages(content: string): Promise<readonly string[]> {
  const namespaces = new Set<string>()
  for (const { path, entry } of listChecks(content)) {
    if (entry.isDirectory() || !isLoadedCheck(path)) continue
    // A pipe would be waited for, by Trivy too.
    if (!entry.isFile()) throw new VerifyError(`${clean(path, 150)} among the checks is not a regular file`)
    const name = findPackage(readFileSync(`${content}/${path}`, 'utf8'))
    if (name === undefined) {
      throw new VerifyError(`${clean(path, 150)} among the checks has no package, on which Trivy ends`)
    }
    if (name !== 'lib') namespaces.add(name)
  }
  if (namespaces.size === 0) throw new VerifyError('the checks are libraries only, without any check')
  return [...namespaces]
}

/** What Trivy evaluates of a bundle without being told (`pkg/iac/rego`; run with 0.76.0). */
const EVALUATED = ['builtin', 'defsec', 'appshield']

/**
 * What the user should know of checks that a scan passes over in silence: they are in a namespace of their own.
 *
 * @param namespaces the first parts of their packages
 * @returns a warning; undefined: Trivy evaluates some of them
 */
export function tellUnevaluated(namespaces: readonly string[]): string | undefined {
  if (namespaces.some((name) => EVALUATED.includes(name))) return undefined
  const named = namespaces.filter((name) => name !== '').slice(0, 5)
  return `Checks: Trivy evaluates none of these checks unless it is told their namespaces, and a scan finds nothing with them: set TRIVY_CHECK_NAMESPACES to ${named.join(',') || 'theirs'} for it`
}

function listChecks(content: string): readonly Below[] {
  try {
    return listBelow(content)
  } catch (error) {
    return rethrowMissing('the directory of checks')(error)
  }
}

/** The first part of a module's package, with which it must begin, comments aside (Rego's grammar). */
function findPackage(text: string): string | undefined {
  const line = text.split('\n').find((one) => !/^\s*(#|$)/.test(one.replace(/^\uFEFF/, '')))
  if (line === undefined) return undefined
  // The name may stand on a line of its own; such a module is taken for a check.
  const [, name] = /^\uFEFF?\s*package\b\s*(\w*)/.exec(line) ?? []
  return name
}

/** Trivy loads *.rego, but neither tests, nor dot-files, nor what is optional. */
function isLoadedCheck(path: string): boolean {
  const isCheck = /(^|\/)[^./][^/]*\.rego$/.test(path) && !path.endsWith('_test.rego')
  return isCheck && !/(^|\/)advanced\/optional\//.test(path)
}

/**
 * When Trivy has noted that it downloaded or confirmed the bundle.
 *
 * @throws {VerifyError} when its note is of another major
 */
export async function readDownloadedAt(
  directory: string,
  { title, schema, trivyVersion }: { readonly title: string; readonly schema: number } & ContentsContext,
): Promise<Date> {
  const fields = parseFields(await readMetadata(directory), METADATA_FILE)
  const major = fields.get('majorversion')
  const isOtherMajor = fields.get('custombuild') !== true && major !== schema
  if (hasMajorInBundleMetadata(trivyVersion) && isOtherMajor) {
    throw new VerifyError(`${title}: wrong major in the cache directory`, {
      wanted: String(schema),
      found: String(major ?? 'none'),
    })
  }
  return instantOf(fields.get('downloadedat'))
}

/** What the metadata of a checks bundle says besides the time. */
export interface BundleOrigin {
  readonly manifestDigest: string
  /** Annotation `org.opencontainers.image.version`. */
  readonly version: string | undefined
  readonly trivyVersion: string
}

/**
 * Writes a checks bundle's metadata as the given Trivy expects it (Trivy's `pkg/policy/policy.go`):
 * without a version annotation Trivy calls it a custom build, and never checks its major.
 */
export async function writeBundleMetadata(
  directory: string,
  origin: BundleOrigin,
  downloadedAt: Date,
): Promise<void> {
  const major = semver.parse(origin.version)?.major
  const version = major === undefined ? { MajorVersion: 0, CustomBuild: true } : { MajorVersion: major }
  const metadata = {
    Digest: origin.manifestDigest,
    DownloadedAt: downloadedAt.toISOString(),
    ...(hasMajorInBundleMetadata(origin.trivyVersion) ? version : {}),
  }
  await writeMetadata(directory, metadata)
}

/**
 * Notes that the placed bundle was confirmed now: Trivy rewrites `DownloadedAt` in that case, nothing else.
 *
 * @param staging where the new file waits: a stray one beside the old would make the placed bundle another than was sealed
 */
export async function renewBundleMetadata(
  directory: string,
  downloadedAt: Date,
  staging = directory,
): Promise<void> {
  const change = (metadata: Fields): Fields => ({ ...metadata, DownloadedAt: downloadedAt.toISOString() })
  await rewriteMetadata(directory, change, staging)
}
