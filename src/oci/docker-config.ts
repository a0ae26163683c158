// The files in which docker, podman, and their login tools keep logins: read as foreign data, and never quoted.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../base/errors.ts'
import { clean, type Log } from '../base/log.ts'
import { isObject } from './json.ts'

/** A login entry of `auths`; all fields are as the file has them. */
export interface AuthEntry {
  readonly auth: string | undefined
  readonly username: string | undefined
  readonly password: string | undefined
  readonly identityToken: string | undefined
  readonly registryToken: string | undefined
}

/** What one configuration file says about logins. */
export interface DockerConfig {
  readonly path: string
  /** By `host` or `host/path`, as `normalizeKey` spells them. */
  readonly auths: ReadonlyMap<string, AuthEntry>
  /** Names of credential helpers by host. */
  readonly helpers: ReadonlyMap<string, string>
  /** Name of the helper for all hosts. */
  readonly store: string | undefined
}

/** Real ones have a few kB; a login tool would choke on more as well. */
const MAX_CONFIG_BYTES = 1024 * 1024

/** Docker's own file: `$DOCKER_CONFIG/config.json`, else `~/.docker/config.json` (https://docs.docker.com/reference/cli/docker/#configuration-files). */
export function dockerConfigPath(environment: NodeJS.ProcessEnv): string | undefined {
  if (environment.DOCKER_CONFIG) return join(environment.DOCKER_CONFIG, 'config.json')
  const home = process.platform === 'win32' ? environment.USERPROFILE : environment.HOME
  return home ? join(home, '.docker', 'config.json') : undefined
}

/** Podman's file: `$REGISTRY_AUTH_FILE`, else `$XDG_RUNTIME_DIR/containers/auth.json` (containers-auth.json(5)). */
export function podmanConfigPath(environment: NodeJS.ProcessEnv): string | undefined {
  if (environment.REGISTRY_AUTH_FILE) return environment.REGISTRY_AUTH_FILE
  return environment.XDG_RUNTIME_DIR
    ? join(environment.XDG_RUNTIME_DIR, 'containers', 'auth.json')
    : undefined
}

/** Reads a file; absent is `undefined`, and a broken one is a warning with its name, for a scan of public data needs no login. */
export async function readDockerConfig(path: string, log: Log): Promise<DockerConfig | undefined> {
  const problem = (text: string) => {
    log.warning(`${clean(path, 500)}: ${text}; going on without its logins.`)
    return undefined
  }
  let text: string
  try {
    const facts = await stat(path)
    // A pipe would be waited for.
    if (!facts.isFile() && !facts.isDirectory()) return problem('not a file')
    const { size } = facts
    if (size > MAX_CONFIG_BYTES) return problem(`too large (${size} bytes)`)
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    return problem(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  }
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? parseConfig(path, value) : problem('not a Docker configuration')
  } catch {
    // The parser's message quotes the file, which holds passwords.
    return problem('not valid JSON')
  }
}

function parseConfig(path: string, value: Readonly<Record<string, unknown>>): DockerConfig {
  const auths = entriesOf(value.auths).flatMap(([key, entry]): [string, AuthEntry][] =>
    isObject(entry) ? [[normalizeKey(key), parseEntry(entry)]] : [],
  )
  const helpers = entriesOf(value.credHelpers).flatMap(([key, name]): [string, string][] =>
    typeof name === 'string' && name !== '' ? [[normalizeKey(key), name]] : [],
  )
  const store = asText(value.credsStore)
  return { path, auths: new Map(auths), helpers: new Map(helpers), store }
}

function parseEntry(entry: Readonly<Record<string, unknown>>): AuthEntry {
  return {
    auth: asText(entry.auth),
    username: asText(entry.username),
    password: asText(entry.password),
    identityToken: asText(entry.identitytoken),
    registryToken: asText(entry.registrytoken),
  }
}

/**
 * One spelling for the ways in which tools write a registry: `https://host/v1/` is `host`, Docker Hub's many are `docker.io`.
 * A path that is more than the API's version (podman's namespaces) stays.
 */
export function normalizeKey(key: string): string {
  const [host = '', ...path] = key
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '')
    .split('/')
  const name = DOCKER_HUB_NAMES.includes(host) ? 'docker.io' : host.toLowerCase()
  const isVersion = path.length === 1 && /^v[12]$/.test(path[0] ?? '')
  return path.length === 0 || isVersion ? name : [name, ...path].join('/')
}

const DOCKER_HUB_NAMES = ['index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : []
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
