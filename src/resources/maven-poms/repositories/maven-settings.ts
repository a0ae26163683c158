// What a settings.xml says about where POMs come from and go, read and merged as Trivy does.
import type { RemoteRepository } from '../closure/pom-source.ts'
import { findAll, parseXml, textOf, type XmlElement } from '../closure/xml.ts'

/** A login, by the id of a repository or mirror. Both texts are secrets. */
export interface Server {
  readonly id: string
  readonly username: string
  readonly password: string
  readonly problem: LoginProblem | undefined
}

/**
 * Why a server of settings.xml gives no login that Trivy could send: a variable, as it is written, has no value for this step;
 * Maven has encrypted the password; Maven's transport sends `<httpHeaders>`, and Trivy none; there is a key in the place of a
 * password, which is for ssh; one of the two texts is missing; only a POM names the repository that has its id.
 */
export type LoginProblem = 'encrypted' | 'headers' | 'key' | 'half' | 'unlisted' | Variable

/** `${env.NAME}`, or `${name}`, which only Maven knows. */
export type Variable = `\${${string}`

/** Maven writes what it has encrypted in braces (https://maven.apache.org/guides/mini/guide-encryption.html). */
export function isEncrypted(password: string): boolean {
  return /(?:^|[^\\])\{[^}]+\}/.test(password)
}

/** A repository that stands for others. */
export interface Mirror {
  readonly id: string
  readonly url: string
  /** The parts of `mirrorOf`, trimmed, none empty. */
  readonly patterns: readonly string[]
  /** Maven's own word for: do not ask at all. */
  readonly isBlocked: boolean
}

/** An HTTP proxy of settings.xml. */
export interface MavenProxy {
  readonly id: string
  /** Scheme of the URLs that it is for. */
  readonly protocol: string
  readonly host: string
  readonly port: string
  readonly username: string
  readonly password: string
  readonly nonProxyHosts: readonly string[]
}

/** One settings.xml, or two of them merged. */
export interface MavenSettings {
  /** Empty: the default, `.m2/repository` in the home directory. */
  readonly localRepository: string
  readonly servers: readonly Server[]
  readonly profiles: readonly Profile[]
  readonly activeProfiles: readonly string[]
  readonly proxies: readonly MavenProxy[]
  readonly mirrors: readonly Mirror[]
}

/** A profile as far as it names repositories. */
interface Profile {
  readonly id: string
  readonly isActiveByDefault: boolean
  readonly repositories: readonly RemoteRepository[]
}

/** Gives the value of a variable, for one of two uses: a login, or anything else. */
export type SettingsVariable = (name: string, use: 'login' | 'text') => string

/** The text of `localRepository` as it is written. */
export function writtenLocalRepository(bytes: Buffer): string {
  return textOf(parseXml(bytes), 'localRepository').trim()
}

/** What a job without any settings.xml has. */
export const NO_SETTINGS: MavenSettings = {
  localRepository: '',
  servers: [],
  profiles: [],
  activeProfiles: [],
  proxies: [],
  mirrors: [],
}

/** Reads the text at the end of a path of elements, its variables replaced. */
type ReadText = (element: XmlElement, ...path: string[]) => string

/** Reads a settings.xml. Throws ActionError when it is not well-formed: Trivy then ignores it too. */
export function parseSettings(bytes: Buffer, variable: SettingsVariable): MavenSettings {
  const root = parseXml(bytes)
  const read: ReadText = (element, ...path) => expand(textOf(element, ...path), 'text', variable)
  const readLogin: ReadText = (element, ...path) => expand(textOf(element, ...path), 'login', variable)
  const readAddress: ReadText = (element, ...path) => expandAddress(textOf(element, ...path), variable)
  return {
    localRepository: read(root, 'localRepository'),
    servers: findAll(root, 'servers', 'server').map((server) => readServer(server, read, readLogin)),
    profiles: findAll(root, 'profiles', 'profile').map((profile) => readProfile(profile, read, readAddress)),
    activeProfiles: findAll(root, 'activeProfiles', 'activeProfile').map((profile) => read(profile)),
    proxies: findAll(root, 'proxies', 'proxy')
      .filter((proxy) => ['', 'true'].includes(read(proxy, 'active')))
      .map((proxy) => readProxy(proxy, read, readLogin)),
    mirrors: findAll(root, 'mirrors', 'mirror').map((mirror) => ({
      id: read(mirror, 'id'),
      url: readAddress(mirror, 'url'),
      patterns: splitTexts(read(mirror, 'mirrorOf'), ','),
      isBlocked: read(mirror, 'blocked') === 'true',
    })),
  }
}

function readServer(server: XmlElement, read: ReadText, readLogin: ReadText): Server {
  const [username, password] = [readLogin(server, 'username'), readLogin(server, 'password')]
  const find = (): LoginProblem | undefined => {
    if (isEncrypted(password)) return 'encrypted'
    if (username !== '' && password !== '') return undefined
    const [variable] = ['username', 'password'].flatMap((name) =>
      readLogin(server, name) === '' ? (VARIABLE.exec(textOf(server, name)) ?? []) : [],
    )
    if (variable !== undefined) return variable as Variable
    if (hasHeaders(server)) return 'headers'
    if (textOf(server, 'privateKey') !== '') return 'key'
    return username === '' && password === '' ? undefined : 'half'
  }
  return { id: read(server, 'id'), username, password, problem: find() }
}

/** Where Maven 3 and 4 read them, and where its transport before them did. */
function hasHeaders(server: XmlElement): boolean {
  return (
    findAll(server, 'configuration', 'httpHeaders').length > 0 ||
    ['all', 'get'].some(
      (method) => findAll(server, 'configuration', 'httpConfiguration', method, 'headers').length > 0,
    )
  )
}

function readProfile(profile: XmlElement, read: ReadText, readAddress: ReadText): Profile {
  return {
    id: read(profile, 'id'),
    isActiveByDefault: /^(1|t|true)$/i.test(textOf(profile, 'activation', 'activeByDefault').trim()),
    repositories: findAll(profile, 'repositories', 'repository').map((repository) => ({
      id: read(repository, 'id'),
      url: readAddress(repository, 'url'),
      releases: isEnabled(repository, 'releases'),
      snapshots: isEnabled(repository, 'snapshots'),
      declaredIn: 'settings',
    })),
  }
}

function readProxy(proxy: XmlElement, read: ReadText, readLogin: ReadText): MavenProxy {
  return {
    id: read(proxy, 'id'),
    protocol: read(proxy, 'protocol').toLowerCase(),
    host: read(proxy, 'host'),
    port: read(proxy, 'port'),
    username: readLogin(proxy, 'username'),
    password: readLogin(proxy, 'password'),
    nonProxyHosts: splitTexts(read(proxy, 'nonProxyHosts'), '|'),
  }
}

/** The user's settings before the global ones; of the same id the first counts. */
export function mergeSettings(user: MavenSettings, global: MavenSettings): MavenSettings {
  return {
    localRepository: user.localRepository || global.localRepository,
    servers: uniqueById([...user.servers, ...global.servers]),
    profiles: uniqueById([...user.profiles, ...global.profiles]),
    activeProfiles: [...user.activeProfiles, ...global.activeProfiles],
    proxies: uniqueById([...user.proxies, ...global.proxies]),
    mirrors: uniqueById([...user.mirrors, ...global.mirrors]),
  }
}

/** The repositories of active profiles, the last one first, as Maven and Trivy ask them. */
export function repositoriesOf(settings: MavenSettings): readonly RemoteRepository[] {
  const active = settings.profiles.filter(
    ({ id, isActiveByDefault }) => isActiveByDefault || settings.activeProfiles.includes(id),
  )
  return uniqueById(active.flatMap(({ repositories }) => repositories)).reverse()
}

/** `${env.X}` is the only thing that is known here; everything else is empty. */
function expand(text: string, use: 'login' | 'text', variable: SettingsVariable): string {
  const expanded = text.replace(/\$\{([^}\s]+)\}/g, (_, name: string) =>
    name.startsWith('env.') ? variable(name.slice('env.'.length), use) : '',
  )
  return expanded.trim()
}

const VARIABLE = /\$\{[^}\s]+\}/

/** A variable without a value stays as it is written: whom the address names is then not known, and nobody else is meant. */
function expandAddress(text: string, variable: SettingsVariable): string {
  const expanded = text.replace(/\$\{([^}\s]+)\}/g, (written: string, name: string) =>
    name.startsWith('env.') ? variable(name.slice('env.'.length), 'text') || written : '',
  )
  return expanded.trim()
}

function isEnabled(repository: XmlElement, kind: 'releases' | 'snapshots'): boolean {
  return ['', 'true'].includes(textOf(repository, kind, 'enabled').trim())
}

function splitTexts(text: string, separator: string): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function uniqueById<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return all.filter(({ id }, position) => all.findIndex((one) => one.id === id) === position)
}
