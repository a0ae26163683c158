// A release archive: for systems that the image is not built for, and for places that serve archives and no images.
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ActionError, VerifyError } from '../../base/errors.ts'
import { download, type FetchContext, type FileRequest } from '../../oci/download.ts'
import { isObject, parseJsonObject } from '../../oci/json.ts'
import { RegistryError } from '../../oci/registry-error.ts'
import { type ExtractedFile, extract } from '../../place/extract.ts'
import { unzip } from '../../place/unzip.ts'
import { archiveName, binaryName, formatPlatform, type Platform } from './platform.ts'
import { FORMAT_BYTES, readPlatform } from './program-format.ts'
import type { FoundSignature } from './signature/verify-signature.ts'
import { type VerifyPolicy, type Voucher, vouchForFile } from './vouch.ts'

/** Where upstream publishes them. */
export const RELEASES_URL = 'https://github.com/aquasecurity/trivy/releases/download/v{version}'

/** Several times what upstream has: 60 MB packed, 190 MB unpacked. */
const MAX_ARCHIVE_BYTES = 1 << 29
const MAX_UNPACKED_BYTES = 2 ** 31
const MAX_CHECKSUMS_BYTES = 256 * 1024
const MAX_SIGNATURE_BYTES = 1 << 20

/** What is downloaded, and from where. */
export interface WantedArchive {
  readonly version: string
  readonly platform: Platform
  readonly policy: VerifyPolicy
  /** With `{version}` where the version goes. */
  readonly location: { readonly url: string; readonly authorization: string | undefined }
  /** Empty, for what is downloaded. */
  readonly downloads: string
  /** Empty, for what is unpacked. */
  readonly directory: string
  readonly signal: AbortSignal
}

/** A program that was unpacked. */
export interface ArchivedProgram {
  readonly voucher: Voucher
  /** Of the archive. */
  readonly digest: string
  /** In hex, of the program. */
  readonly sha256: string
  readonly hasTemplates: boolean
  readonly sizeBytes: number
}

/**
 * Downloads an archive, checks it against the list of checksums beside it and by the policy, and unpacks it.
 *
 * @throws {RegistryError} when the server refuses, {VerifyError} when something is not right, {LocalError} for this machine
 */
export async function installArchive(wanted: WantedArchive, context: FetchContext): Promise<ArchivedProgram> {
  const { version, platform, downloads, directory, policy, signal } = wanted
  const name = archiveName(version, platform)
  if (name === undefined) {
    throw new ActionError(`there is no Trivy for ${formatPlatform(platform)}`, {
      hint: 'Install Trivy by another way, and leave out install-trivy.',
    })
  }
  await mkdir(downloads, { recursive: true })
  const fetchFile = (file: string, maxBytes: number) => fetchTo(join(downloads, file), file, maxBytes)
  const hex = await readChecksum(await fetchFile(`trivy_${version}_checksums.txt`, MAX_CHECKSUMS_BYTES), name)
  const signaturePath =
    policy.kind === 'signature'
      ? await absentIfUnknown(fetchFile(`${name}.sigstore.json`, MAX_SIGNATURE_BYTES))
      : undefined
  const path = join(downloads, name)
  const what = `Trivy ${version}: ${name}`
  await download(
    context,
    { ...requestFor(name, MAX_ARCHIVE_BYTES), checksum: { algorithm: 'sha256', hex } },
    path,
  )
  const signature = signaturePath === undefined ? undefined : await readSignature(signaturePath, path, what)
  const digest = `sha256:${hex}`
  const voucher = await vouchForFile({ digest, signature, what }, version, policy)
  const files = await unpack(path, directory, platform, signal)
  const binary = binaryName(platform)
  const sha256 = files.find((file) => file.path === binary)?.sha256
  if (sha256 === undefined) throw new VerifyError(`${what} holds no ${binary}`)
  await refuseOtherPlatform(join(directory, binary), platform, what)
  if (platform.os !== 'windows') await chmod(join(directory, binary), 0o755)
  const { size } = await stat(path)
  const hasTemplates = files.some((file) => file.path.startsWith('contrib/'))
  return { voucher, digest, sha256, hasTemplates, sizeBytes: size }

  async function fetchTo(target: string, file: string, maxBytes: number): Promise<string> {
    await download(context, requestFor(file, maxBytes), target)
    return target
  }

  function requestFor(file: string, maxBytes: number): FileRequest {
    const { url, authorization } = wanted.location
    return {
      url: new URL(`${url.replaceAll('{version}', version).replace(/\/+$/, '')}/${file}`),
      what: file,
      authorization,
      maxBytes,
      loginHint:
        authorization === undefined
          ? `No login was sent to ${new URL(url).host}: where it wants one, write it into the input trivy-download-url, from a secret, as https://user:password@host/path.`
          : `${new URL(url).host} refused the login in the input trivy-download-url: check it, and what it may read.`,
      absentHint: `Check the input trivy-download-url, and that ${version} was copied there (the input trivy-version): the archive, the file with checksums, and the signature lie below it under the names of the release.`,
      insteadOfAsking:
        'so that jobs do not ask it, copy the release to a server of yours and name that in the input trivy-download-url, or mirror the image of Trivy to a registry',
    }
  }
}

/** One release has archives for many platforms, and a signature names no file: any of them could stand under this name. */
async function refuseOtherPlatform(binary: string, platform: Platform, what: string): Promise<void> {
  const file = await open(binary)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FORMAT_BYTES), 0, FORMAT_BYTES, 0)
    const found = readPlatform(buffer.subarray(0, bytesRead))
    if (found === undefined || formatPlatform(found) === formatPlatform(platform)) return
    throw new VerifyError(`${what} holds a program for ${formatPlatform(found)}`, {
      hint: 'Copy the files of the release anew, each under its own name: another archive of it stands in this place.',
    })
  } finally {
    await file.close()
  }
}

/** The SHA-256 of a file in the list that `sha256sum` writes. */
async function readChecksum(path: string, name: string): Promise<string> {
  const text = await readFile(path, 'utf8')
  if (text.trimStart().startsWith('<')) {
    throw new VerifyError('the list of checksums is a web page', {
      hint: 'A login page or a proxy may have answered instead: check the address in the input trivy-download-url, its login, and the proxy settings.',
    })
  }
  const lines = text.split('\n')
  const hex = lines
    .map((line) => /^([0-9a-f]{64}) [ *](\S+)$/.exec(line.trim()))
    .find((match) => match?.[2] === name)?.[1]
  if (hex !== undefined) return hex
  throw new VerifyError(`the list of checksums does not name ${name}`, {
    hint: 'Check the input trivy-version, and that trivy-download-url serves the files of one release.',
  })
}

async function readSignature(path: string, archive: string, what: string): Promise<FoundSignature> {
  const bundle = parseJsonObject(await readFile(path), `${what}: signature`, MAX_SIGNATURE_BYTES)
  const signed: FoundSignature['signed'] = isObject(bundle.dsseEnvelope)
    ? { kind: 'statement' }
    : { kind: 'file', path: archive }
  return { bundle, signed, label: 'the bundle beside the archive' }
}

function unpack(
  path: string,
  directory: string,
  platform: Platform,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[]> {
  const binary = binaryName(platform)
  const target = (member: string) =>
    member === binary || /^contrib\/[\w-][\w.-]*$/.test(member) ? member : undefined
  const rules = { target, maxExtractedBytes: MAX_UNPACKED_BYTES, signal }
  return path.endsWith('.zip')
    ? unzip(path, directory, rules)
    : extract(createReadStream(path, { highWaterMark: 1 << 20 }), directory, rules)
}

/** Absent is a matter of the policy, not of the download. */
async function absentIfUnknown(asked: Promise<string>): Promise<string | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return undefined
    throw error
  }
}
