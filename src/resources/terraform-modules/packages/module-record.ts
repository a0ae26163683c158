// The record of what was provided: which source and constraint led to which files, and when that was last confirmed. It is
// kept and carried beside the modules, and read as if an enemy had written it.
import { VerifyError } from '../../../base/errors.ts'
import { isDigest } from '../../../oci/digest.ts'
import { isObject, parseJsonObject, readList, unexpected } from '../../../oci/json.ts'
import type { BlobIdentity } from '../../../oci/layout.ts'
import { showSource } from '../calls/module-source.ts'
import type { WantedPackage } from '../calls/wanted-package.ts'

/** How a package was found. */
export interface Origin {
  /** Of a registry. */
  readonly version?: string | undefined
  /** The source that go-getter was given, without a login. */
  readonly location: string
  /** Of a git repository. */
  readonly commit?: string | undefined
}

/** One package of modules. */
export interface KeptPackage {
  /** Name of its directory in Trivy's module cache: MD5 of source and constraint, in hex. */
  readonly key: string
  readonly source: string
  readonly version: string
  /** undefined: there is none, and `reason` says who said so. */
  readonly layer: BlobIdentity | undefined
  readonly origin: Origin | undefined
  readonly reason: string | undefined
  /** Nothing can lead it elsewhere: an exact version, a commit, a checksum. */
  readonly isFixed: boolean
  readonly confirmedAt: Date
}

/** Whether it is what this call wants: the key alone is one for several calls, for it has their parts with nothing sure between. */
export function isOfCall(
  kept: Pick<KeptPackage, 'source' | 'version'>,
  wanted: Pick<WantedPackage, 'source' | 'version'>,
): boolean {
  return kept.source === showSource(wanted.source) && kept.version === wanted.version
}

/** By key. */
export type ModuleRecord = ReadonlyMap<string, KeptPackage>

const SCHEMA = 1
/** A package takes some 500 bytes. */
export const MAX_RECORD_BYTES = 4 << 20

/** The record as JSON; the same packages give the same bytes. */
export function encodeRecord(packages: Iterable<KeptPackage>): Buffer {
  const rows = [...packages]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, source, version, layer, origin, reason, isFixed, confirmedAt }) => ({
      key,
      source,
      ...(version === '' ? {} : { version }),
      ...(layer === undefined ? {} : { layer: { digest: layer.digest, size: layer.size } }),
      ...(origin === undefined ? {} : { origin: inOrder(origin) }),
      ...(reason === undefined ? {} : { reason }),
      fixed: isFixed,
      confirmedAt: confirmedAt.toISOString(),
    }))
  return Buffer.from(`${JSON.stringify({ schema: SCHEMA, packages: rows }, undefined, 1)}\n`)
}

/** The same members in the same order, wherever they come from: the same packages are the same bytes. */
function inOrder({ location, version, commit }: Origin): Origin {
  return {
    location,
    ...(version === undefined ? {} : { version }),
    ...(commit === undefined ? {} : { commit }),
  }
}

/** Reads it. @throws {VerifyError} for anything that {@link encodeRecord} does not write */
export function parseRecord(bytes: Buffer): ModuleRecord {
  const what = 'record of Terraform modules'
  const { schema, packages } = parseJsonObject(bytes, what, MAX_RECORD_BYTES)
  if (schema !== SCHEMA) throw unexpected(`${what}: schema`, String(SCHEMA), schema)
  const rows = readList(packages, `${what}: packages`).map((row) => parsePackage(row))
  return new Map(rows.map((row) => [row.key, row]))
}

function parsePackage(row: unknown): KeptPackage {
  const bad = (wanted: string) => new VerifyError('record of Terraform modules', { wanted, found: 'another' })
  if (!isObject(row)) throw bad('objects')
  const { key, source, version = '', layer, origin, reason, fixed, confirmedAt } = row
  if (typeof key !== 'string' || !/^[0-9a-f]{32}$/.test(key)) throw bad('a key of 32 hex digits')
  if (typeof source !== 'string' || typeof version !== 'string') throw bad('a source and a version')
  const time = new Date(typeof confirmedAt === 'string' ? confirmedAt : Number.NaN)
  return {
    key,
    source,
    version,
    layer: layer === undefined ? undefined : parseLayer(layer, bad),
    origin: origin === undefined ? undefined : parseOrigin(origin, bad),
    reason: typeof reason === 'string' ? reason : undefined,
    isFixed: fixed === true,
    // Of unknown age is as old as can be.
    confirmedAt: Number.isNaN(time.getTime()) ? new Date(0) : time,
  }
}

function parseLayer(layer: unknown, bad: (wanted: string) => VerifyError): BlobIdentity {
  if (!isObject(layer)) throw bad('a layer')
  const { digest, size } = layer
  if (typeof digest !== 'string' || !isDigest(digest) || !Number.isSafeInteger(size) || Number(size) < 0) {
    throw bad('a digest and a size')
  }
  return { digest, size: Number(size) }
}

function parseOrigin(origin: unknown, bad: (wanted: string) => VerifyError): Origin {
  if (!isObject(origin) || typeof origin.location !== 'string') throw bad('an origin')
  const { version, location, commit } = origin
  return inOrder({
    location,
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof commit === 'string' ? { commit } : {}),
  })
}
