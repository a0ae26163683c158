// The inputs of Trivy itself, and what they ask for together.
import semver from 'semver'
import { duration } from '../../inputs/durations.ts'
import { both, longest, strictestOf } from '../../inputs/input-limit.ts'
import { parseEach } from '../../inputs/mistakes.ts'
import type { OwnInput } from '../../inputs/own-input.ts'
import { bool, oneOf, optionalDigest, type Parser, quote, withoutComments } from '../../inputs/parsers.ts'
import { InputError } from '../../inputs/read.ts'
import { readOwnInput } from '../../inputs/read-own-input.ts'
import type { Inputs } from '../../inputs/table.ts'
import { isLoopback } from '../../oci/reference.ts'
import { readWanted, type WantedVersion } from './wanted-version.ts'

/** `0.69.4`, or a range such as `<0.71.1`. */
export const versionRanges: Parser<readonly string[]> = (text) => {
  // A range may hold spaces: lines and commas separate. Lists of YAML too, in lines or in brackets.
  const items = withoutComments(text)
    .replace(/^\s*\[([^[\]]*)\]\s*$/, '$1')
    .split(/[\n,]/)
    .map((item) => item.trim().replace(/^-\s+/, ''))
    .map((item) => item.replace(/^(["'])(.*)\1$/, '$2').replace(/^v(?=\d)/, ''))
    .filter((item) => item !== '')
  parseEach(items, checkRange)
  return items
}

function checkRange(range: string): void {
  if (semver.validRange(range) === null)
    throw new Error(`${quote(range)} is no version and no range of versions; write for example <0.71.1`)
  // Of two versions with a space between them none is both.
  if (!semver.intersects(range, range))
    throw new Error(`${quote(range)} is a range that no version is in; write one to a line`)
}

/** Where archives are; with a login in it, which goes to its origin alone. */
const downloadUrl: Parser<DownloadLocation | undefined> = (text) => {
  if (text === '') return undefined
  const url = URL.parse(text)
  if (url === null || !['https:', 'http:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    // A login may stand in it.
    const shown = quote(text.replace(/^([a-z]+:\/\/)?.*@/i, '$1…@'))
    throw new Error(
      `${shown} is not the http(s) URL of a directory; write for example https://mirror.example.com/trivy/v{version}`,
    )
  }
  const { username, password } = url
  const login = `${decode(username)}:${decode(password)}`
  const encoded = Buffer.from(login).toString('base64')
  const hasLogin = username !== '' || password !== ''
  url.username = ''
  url.password = ''
  return {
    // URL writes braces as %7B and %7D.
    url: url.href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
    authorization: hasLogin ? `Basic ${encoded}` : undefined,
    // Without a password the name is a token.
    secrets: hasLogin ? [decode(password === '' ? username : password), encoded] : [],
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A percent sign that was not meant as one.
    return part
  }
}

/** Where archives are. */
export interface DownloadLocation {
  /** With `{version}` where the version goes. */
  readonly url: string
  readonly authorization: string | undefined
  /** What of the login must not be shown. */
  readonly secrets: readonly string[]
}

export const INSTALL: OwnInput<boolean> = { name: 'install-trivy', parse: bool }
const COOLDOWN: OwnInput<number> = { name: 'trivy-cooldown', parse: duration, limit: longest }
const VERIFY: OwnInput<'signature' | 'digest' | 'none'> = {
  name: 'verify-trivy',
  parse: oneOf('signature', 'digest', 'none'),
  limit: strictestOf('none', 'digest', 'signature'),
}
const DIGEST: OwnInput<string | undefined> = { name: 'trivy-digest', parse: optionalDigest }
const DENIED: OwnInput<readonly string[]> = { name: 'deny-trivy', parse: versionRanges, limit: both }
const DOWNLOAD: OwnInput<DownloadLocation | undefined> = {
  name: 'trivy-download-url',
  parse: downloadUrl,
  without: '',
}

/** In the order of action.yml. */
export const TRIVY_INPUTS: readonly OwnInput[] = [INSTALL, COOLDOWN, VERIFY, DIGEST, DENIED, DOWNLOAD]

/** What they ask for. */
export interface TrivyWishes {
  readonly isInstalled: boolean
  readonly wanted: WantedVersion
  readonly cooldownMs: number
  readonly verify: 'signature' | 'digest' | 'none'
  readonly digest: string | undefined
  readonly denied: readonly string[]
  readonly download: DownloadLocation | undefined
}

/** Reads them. */
export function readWishes(inputs: Inputs): TrivyWishes {
  return {
    isInstalled: readOwnInput(inputs, INSTALL),
    wanted: readWanted(inputs.trivyVersion),
    cooldownMs: readOwnInput(inputs, COOLDOWN),
    verify: readOwnInput(inputs, VERIFY),
    digest: readOwnInput(inputs, DIGEST),
    denied: readOwnInput(inputs, DENIED),
    download: readOwnInput(inputs, DOWNLOAD),
  }
}

/**
 * Refuses what cannot be meant.
 *
 * @throws {InputError} naming the inputs
 */
export function checkWishes(wishes: TrivyWishes, insecureHosts: readonly string[]): void {
  const { verify, digest, wanted, isInstalled, download } = wishes
  const problems: string[] = []
  const { protocol, host } = new URL(download?.url ?? 'https://none')
  if (isInstalled && protocol === 'http:' && !isLoopback(host) && !insecureHosts.includes(host))
    problems.push(
      `trivy-download-url: ${quote(host)} is named with http://, where anybody on the way reads the login and writes the answer; write https://, or name it in insecure-registries if that is really meant`,
    )
  if (isInstalled && verify === 'digest' && digest === undefined)
    problems.push('verify-trivy: digest needs the input trivy-digest')
  if (isInstalled && digest !== undefined && wanted.kind === 'range')
    problems.push('trivy-digest is of one version: give the exact one in trivy-version')
  if (problems.length > 0) throw new InputError(problems)
}
