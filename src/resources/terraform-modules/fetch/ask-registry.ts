// The module registry protocol, as Trivy speaks it: which versions there are, and where the source of one lies.
import { STATUS_CODES } from 'node:http'
import { describeError, VerifyError } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'
import { connectionErrorOf } from '../../../oci/connection-error.ts'
import { isObject, parseJsonObject } from '../../../oci/json.ts'
import { proxyLoginHint } from '../../../oci/proxy-login.ts'
import { isRemote, type RegistryAddress, splitSource } from '../calls/module-source.ts'
import { findVersion, isReadable } from '../calls/module-version.ts'
import type { ModuleHttp, SmallAnswer } from './fetch-http.ts'
import {
  type AskedRegistry,
  adviseOnRegistry,
  adviseOnStandIn,
  adviseOnStatus,
  MODULES_INPUT,
} from './module-advice.ts'

/** Who is asked, and how. */
export interface RegistryAccess {
  /** `https://registry.terraform.io`, or what the user put in its place. */
  readonly base: URL
  readonly isMirror: boolean
  readonly token: string | undefined
  /** Whose token is sent, with its port where Trivy wants it; undefined: none ever is, for nobody names the host. */
  readonly tokenHost: string | undefined
}

/** What a registry says of a module. */
export type RegistryAnswer =
  | {
      readonly kind: 'found'
      /** undefined: the call names none, and the registry chose. */
      readonly version: string | undefined
      /** A source for go-getter, without its sub-directory, which Trivy drops. */
      readonly location: string
    }
  | Unfound

/** A module that a registry does not have, or of which it does not say. */
export interface Unfound {
  readonly kind: 'absent' | 'unknown'
  readonly reason: string
  /** What to do about it. */
  readonly hint?: string | undefined
  /** Whom the source names gave no answer at all: nothing has been said against what was said before. */
  readonly isUnanswered?: boolean
}

const MAX_JSON_BYTES = 32 << 20
/** The modules with most have some hundreds; comparing them holds the step up. */
const MAX_VERSIONS = 20_000

/** Asks for the source of the highest version that fits. Never throws for what the registry does wrong. */
export async function askRegistry(
  address: RegistryAddress,
  constraint: string,
  access: RegistryAccess,
  http: ModuleHttp,
): Promise<RegistryAnswer> {
  const asked = describeAsked(address, access)
  const { path } = address
  let version: string | Unfound | undefined
  try {
    version =
      constraint === '' ? undefined : await chooseVersion(path, constraint, { ...access, asked }, http)
    const answer =
      typeof version === 'object' ? version : await askLocation(path, version, { ...access, asked }, http)
    return answer.kind === 'absent' ? judgeAbsence(answer, address, access) : answer
  } catch (error) {
    // Whoever has named versions, or has sent us elsewhere, has answered.
    const isUnanswered = version === undefined && connectionErrorOf(error)?.origin === access.base.origin
    return {
      kind: 'unknown',
      reason: describeError(error),
      hint: adviseOnRegistry(error, asked),
      isUnanswered,
    }
  }
}

/**
 * What a stand-in of the user's lacks, or leads to where nothing is, is unknown: a mirror that was not filled, or whose path is
 * wrong, says 404 to everything, and Trivy, which does not know it, asks the registry itself.
 */
export function judgeAbsence<T extends { readonly kind: string; readonly reason: string }>(
  absent: T,
  address: RegistryAddress,
  access: RegistryAccess,
): T | Unfound {
  if (!access.isMirror) return absent
  const { host } = access.base
  const standsIn = `${host} was asked in place of ${address.host} (${MODULES_INPUT}), which may have it`
  const hint = adviseOnStandIn(describeAsked(address, access))
  return { kind: 'unknown', reason: `${absent.reason}; ${standsIn}`, hint }
}

function describeAsked(
  { host }: RegistryAddress,
  { base, isMirror, token, tokenHost }: RegistryAccess,
): AskedRegistry {
  return {
    host: base.host,
    replaced: isMirror ? host : undefined,
    hasToken: token !== undefined,
    tokenName: tokenHost && `TF_TOKEN_${tokenHost.replaceAll('.', '_').replaceAll('-', '__')}`,
  }
}

interface Access extends RegistryAccess {
  readonly asked: AskedRegistry
}

async function chooseVersion(
  path: string,
  constraint: string,
  access: Access,
  http: ModuleHttp,
): Promise<string | Unfound> {
  if (!isReadable(constraint)) return { kind: 'unknown', reason: 'its constraint is longer than is read' }
  const answer = await http.get({ url: urlOf(access, `${path}/versions`), token: access.token })
  if (answer.status !== 200) return refuse(answer, access)
  const versions = readVersions(answer)
  const found = findVersion(constraint, versions)
  if (found !== undefined) return found
  const shown = clean(constraint, 100)
  return { kind: 'absent', reason: `none of the registry's ${versions.length} versions fits "${shown}"` }
}

/** @throws {VerifyError} when it is no such list */
function readVersions(answer: SmallAnswer): readonly string[] {
  const { modules } = parseJsonObject(
    answer.body ?? Buffer.alloc(0),
    `list of versions of ${answer.url.host}`,
    MAX_JSON_BYTES,
  )
  const [only, ...others] = Array.isArray(modules) ? modules : []
  if (!isObject(only) || others.length > 0 || !Array.isArray(only.versions)) {
    throw new VerifyError('list of versions', { wanted: 'one module', found: 'something else' })
  }
  if (only.versions.length > MAX_VERSIONS) {
    const found = String(only.versions.length)
    throw new VerifyError('list of versions', { wanted: `at most ${MAX_VERSIONS}`, found })
  }
  return only.versions.flatMap((row: unknown) =>
    isObject(row) && typeof row.version === 'string' ? row.version : [],
  )
}

async function askLocation(
  path: string,
  version: string | undefined,
  access: Access,
  http: ModuleHttp,
): Promise<RegistryAnswer> {
  const url = urlOf(access, `${path}${version === undefined ? '' : `/${version}`}/download`)
  const headers = version === undefined ? {} : { 'x-terraform-version': version }
  const answer = await http.get({ url, token: access.token, headers })
  const location = readLocation(answer)
  if (location === undefined) return refuse(answer, access)
  // The protocol allows it, Trivy does not follow it; of a mirror only we are told.
  const isRelative = /^\.{0,2}\//.test(location)
  const absolute = isRelative && access.isMirror ? new URL(location, answer.url).href : location
  const { pkg } = splitSource(absolute)
  const isOfMirror = access.isMirror && URL.parse(pkg)?.origin === access.base.origin
  if (isRemote(pkg) || isOfMirror) return { kind: 'found', version, location: pkg }
  const shown = clean(location.replace(/\/\/[^/@]*@/, '//…@').split('?')[0] ?? '', 80)
  return { kind: 'absent', reason: `the registry leads to ${shown}, where Trivy does not go` }
}

/** 204 with a header, or 200 with a body, as OpenTofu's registry has it. */
function readLocation({ status, headers, body, url }: SmallAnswer): string | undefined {
  const header = headers['x-terraform-get']
  if (status === 204) return typeof header === 'string' && header !== '' ? header : undefined
  if (status !== 200) return undefined
  const { location } = parseJsonObject(
    body ?? Buffer.alloc(0),
    `address of the source at ${url.host}`,
    MAX_JSON_BYTES,
  )
  return typeof location === 'string' && location !== '' ? location : undefined
}

function urlOf({ base }: RegistryAccess, path: string): URL {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return new URL(`${base.href.replace(/\/+$/, '')}/v1/modules/${encoded}`)
}

/** That it has no such module is an answer; that we may not see it is none. */
function refuse({ status, url }: SmallAnswer, { asked }: Access): Unfound {
  if (status === 404 || status === 410) return { kind: 'absent', reason: `${url.host} has no such module` }
  const words = `${url.host}: HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim()
  if (status < 400) return { kind: 'absent', reason: `${words}, and it names no source` }
  const hint = status === 407 ? proxyLoginHint(url) : adviseOnStatus(status, asked)
  return { kind: 'unknown', reason: words, hint }
}
