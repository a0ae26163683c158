// The VEX repositories that a user names: the lines of the input, or the text of a repository.yaml as Trivy reads it.
import type { Document } from 'yaml'
import { describeError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import { explainWindowsName } from '../../base/windows-names.ts'
import { loadYaml } from '../../base/yaml.ts'
import { joinPairs } from '../../inputs/pairs.ts'
import { type Parser, quote } from '../../inputs/parsers.ts'

/** How a repository knows its readers. */
export type VexLogin =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }

/** One repository, in the order of precedence. */
export interface VexRepository {
  readonly name: string
  /** Without a login, which is in {@link login}. */
  readonly url: URL
  readonly login: VexLogin
  /** Its certificate is not checked. */
  readonly insecure: boolean
}

/** What Trivy writes when nobody has named one (Trivy's `pkg/vex/repo/manager.go`). */
export const VEX_HUB: VexRepository = {
  name: 'default',
  url: new URL('https://github.com/aquasecurity/vexhub'),
  login: { kind: 'none' },
  insecure: false,
}

/** A list has a handful; each costs requests. */
const MAX_REPOSITORIES = 50
/** Aliases that the document may resolve to, against documents that unfold to gigabytes. */
const MAX_ALIASES = 100

/** Lines `name=url`, or the text of a repository.yaml; absent when empty. */
export const vexRepositories: Parser<readonly VexRepository[] | undefined> = (text) => {
  if (text === '') return undefined
  const isFile = /^\s*repositories\s*:/m.test(text)
  // The list of such a file alone.
  const isItems = /^\s*-\s+(name|url|enabled|token|username)\s*:/.test(text)
  const repositories = isFile
    ? parseRepositoryFile(text)
    : isItems
      ? parseRepositoryFile(`repositories:\n${text}`)
      : parseLines(joinPairs(text))
  if (repositories.length === 0) throw new Error('names no repository that is enabled')
  return repositories
}

/**
 * The enabled repositories of a repository.yaml, in order.
 *
 * @throws {Error} with a sentence on what Trivy, or this action, could not use
 */
export function parseRepositoryFile(text: string): readonly VexRepository[] {
  // Every scalar as it is written: a password of digits keeps its zeros, as in Go's reader.
  const document = loadYaml().parseDocument(text, {
    schema: 'failsafe',
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
  })
  const [error] = document.errors
  if (error !== undefined) throw new Error(`not YAML: ${error.code}`)
  if (document.contents === null) throw new Error('it is empty, and Trivy ends on an empty list')
  const root = toRecord(readYaml(document))
  const list = root?.repositories
  if (list === undefined || list === '' || isNull(list)) return []
  if (!Array.isArray(list)) throw new Error('repositories is not a list')
  if (list.length > MAX_REPOSITORIES) throw new Error(`has more than ${MAX_REPOSITORIES} repositories`)
  const enabled = list.flatMap((item, index) => {
    const fields = toRecord(item)
    if (fields === undefined) throw new Error(`repository ${index + 1} is not a map`)
    // Left out, it is disabled.
    return parseSwitch(fields.enabled, 'enabled') ? [readRepository(fields, index)] : []
  })
  return refuseClashes(enabled)
}

/** The list as a repository.yaml, without logins: what is provided needs none, and a file for all to read must hold none. */
export function formatRepositoryFile(repositories: readonly VexRepository[]): string {
  const items = repositories.map(
    ({ name, url, insecure }) =>
      `  - name: ${JSON.stringify(name)}\n    url: ${JSON.stringify(showVexUrl(url))}\n    enabled: true\n${insecure ? '    insecure: true\n' : ''}`,
  )
  return `repositories:\n${items.join('')}`
}

/** The address as Trivy's own file has it: no slash behind a bare host or at the end. */
export function showVexUrl(url: URL): string {
  return url.href.replace(/\/$/, '')
}

/** Every secret of a list, for the masks of the log. */
export function secretsOf(repositories: readonly VexRepository[]): readonly string[] {
  return repositories.flatMap(({ login }) =>
    login.kind === 'basic' ? [login.password] : login.kind === 'bearer' ? [login.token] : [],
  )
}

function readYaml(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw new Error(`not YAML: ${clean(describeError(error), 100)}`)
  }
}

function parseLines(text: string): readonly VexRepository[] {
  const lines = text.split(/[\n,]/).map((line) => line.trim())
  const repositories = lines.filter(Boolean).map((line, index) => {
    const equals = line.indexOf('=')
    if (equals === -1) {
      throw new Error(`line ${index + 1} is not of the form name=url; write for example hub=${VEX_HUB.url}`)
    }
    return readRepository({ name: line.slice(0, equals).trim(), url: line.slice(equals + 1).trim() }, index)
  })
  return refuseClashes(repositories)
}

type Fields = Readonly<Record<string, unknown>>

function readRepository(fields: Fields, index: number): VexRepository {
  const name = readText(fields, 'name') ?? ''
  refuseName(name, index)
  const text = readText(fields, 'url') ?? ''
  const url = URL.parse(text)
  // The text may hold a password: it is not repeated.
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new Error(`the url of ${quote(name)} is not an http(s) address without ? and #`)
  }
  const login = readLogin(fields, url)
  url.username = ''
  url.password = ''
  return { name, url, login, insecure: parseSwitch(fields.insecure, 'insecure') }
}

/** A token wins, as in Trivy's `pkg/downloader/download.go`; a login in the address is one too. */
function readLogin(fields: Fields, url: URL): VexLogin {
  const token = readText(fields, 'token')
  if (token !== undefined) return { kind: 'bearer', token }
  const username = readText(fields, 'username') ?? decode(url.username)
  const password = readText(fields, 'password') ?? decode(url.password)
  return username === '' && password === '' ? { kind: 'none' } : { kind: 'basic', username, password }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % is meant as it stands.
    return text
  }
}

/** It names a directory below the cache directory: Trivy joins the two. */
function refuseName(name: string, index: number, platform = process.platform): void {
  const flaw = platform === 'win32' ? explainWindowsName(name) : undefined
  const isName =
    name.length <= 100 &&
    name
      .split('/')
      .every((part) => /^[^\\:\p{Cc}\p{Cf}]+$/u.test(part) && part.trim() === part && !/^\.+$/.test(part))
  if (isName && flaw !== undefined) {
    throw new Error(
      `the name of repository ${index + 1}, ${quote(clean(name, 50))}, is that of a directory: ${flaw}`,
    )
  }
  if (!isName || name.endsWith('.previous')) {
    throw new Error(
      `the name of repository ${index + 1}, ${quote(clean(name, 50))}, is not a plain relative path`,
    )
  }
}

/** Two in one directory would overwrite each other; some file systems know no case. */
function refuseClashes(repositories: readonly VexRepository[]): readonly VexRepository[] {
  const paths = repositories.map(({ name }) => `${name.toLowerCase()}/`)
  for (const [index, path] of paths.entries()) {
    const other = paths.findIndex((longer, at) => at !== index && longer.startsWith(path))
    if (other !== -1) {
      const names = [repositories[index], repositories[other]].map((one) => quote(clean(one?.name ?? '', 50)))
      throw new Error(`the repositories ${names.join(' and ')} would share a directory`)
    }
  }
  return repositories
}

function readText(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === '' || isNull(value)) return undefined
  if (typeof value !== 'string') throw new Error(`${name} of a repository is not text`)
  return value
}

/** The words that Go's YAML reader takes for a bool. */
function parseSwitch(value: unknown, name: string): boolean {
  if (value === undefined || isNull(value)) return false
  const word = typeof value === 'string' ? value : ''
  if (/^(true|True|TRUE|yes|Yes|YES|on|On|ON|y|Y)$/.test(word)) return true
  if (/^(false|False|FALSE|no|No|NO|off|Off|OFF|n|N|)$/.test(word)) return false
  throw new Error(`${name} of a repository is not true or false`)
}

function isNull(value: unknown): boolean {
  return value === null || ['~', 'null', 'Null', 'NULL'].some((word) => word === value)
}

function toRecord(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.fromEntries(Object.entries(value))
}
