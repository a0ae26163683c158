// Which login belongs to a repository: found where `docker login` and its friends leave it, and nowhere else.
import { dirname } from 'node:path'
import { clean, type Log } from '../base/log.ts'
import { askCredentialHelper } from './credential-helper.ts'
import {
  type AuthEntry,
  type DockerConfig,
  dockerConfigPath,
  podmanConfigPath,
  readDockerConfig,
} from './docker-config.ts'

/** A login; `origin` says where it was found, in words for people, and is one and the same for one and the same login. */
export type Login =
  | {
      readonly kind: 'password'
      readonly username: string
      readonly password: string
      readonly origin: string
    }
  /** Exchanged for a token by the OAuth2 refresh grant. */
  | { readonly kind: 'identity-token'; readonly token: string; readonly origin: string }
  /** Already a bearer token for the registry. */
  | { readonly kind: 'registry-token'; readonly token: string; readonly origin: string }

/** Logins that somebody gave for certain repositories, besides those that Docker's tools leave: in the order in which they are tried. */
export interface GivenLogins {
  /** For a repository of a registry (as users name it); none where they do not belong. */
  readonly first: readonly Login[]
  /** Tried only where asking without a login was refused. */
  readonly last: readonly Login[]
}

/** Where to look, and whom to tell. */
export interface CredentialOptions {
  /** What else there is for a repository. */
  readonly givenFor?: ((registry: string, repository: string) => GivenLogins) | undefined
  readonly environment: NodeJS.ProcessEnv
  readonly log: Log
  readonly signal: AbortSignal
  readonly maskSecret: (secret: string) => void
}

/** The logins of this machine. */
export interface Credentials {
  /** What Docker's tools left for a repository of a registry (as users name it). Asks each file and helper once. */
  find(registry: string, repository: string): Promise<Login | undefined>
  /** That, and what was given besides, in the order in which it is tried: what names its registry goes first. */
  findAll(registry: string, repository: string): Promise<readonly Login[]>
  /** Those for which it must be certain that nothing else will do. */
  findLast(registry: string, repository: string): readonly Login[]
  /** The files that were or would be read, for hints. */
  readonly places: readonly string[]
  /** What went wrong with helpers, for hints: a registry that needs no login need not know. */
  readonly problems: readonly string[]
}

/** Reads nothing yet: most runs need no login at all. */
export function createCredentials(options: CredentialOptions): Credentials {
  const { environment, log } = options
  const paths = [dockerConfigPath(environment), podmanConfigPath(environment)].filter(
    (path) => path !== undefined,
  )
  const configs = new Map<string, Promise<DockerConfig | undefined>>()
  const answers = new Map<string, Promise<Login | undefined>>()

  const problems: string[] = []
  const noteProblem = (problem: string) => {
    problems.push(problem)
    log.info(`${problem}; asking without a login`)
  }
  const ask: AskHelper = (name, registry, config) =>
    remember(answers, `${name} ${registry}`, () =>
      askHelper({ name, registry, config }, { ...options, noteProblem }),
    )

  async function find(registry: string, repository: string): Promise<Login | undefined> {
    for (const path of paths) {
      const config = await remember(configs, path, () => readDockerConfig(path, log))
      const login = config && (await findInConfig(config, { registry, repository }, ask))
      if (!login) continue
      maskLogin(login, options.maskSecret)
      return login
    }
    return undefined
  }

  const given = (registry: string, repository: string): GivenLogins =>
    options.givenFor?.(registry, repository) ?? NONE_GIVEN
  const found = new Map<string, Promise<Login | undefined>>()
  const findOnce = (registry: string, repository: string) =>
    remember(found, `${registry}/${repository}`, () => find(registry, repository))
  async function findAll(registry: string, repository: string): Promise<readonly Login[]> {
    const own = await findOnce(registry, repository)
    const { first } = given(registry, repository)
    for (const login of first) maskLogin(login, options.maskSecret)
    return own === undefined ? first : [own, ...first]
  }

  return {
    places: paths,
    problems,
    find: findOnce,
    findAll,
    findLast: (registry, repository) => {
      const { last } = given(registry, repository)
      for (const login of last) maskLogin(login, options.maskSecret)
      return last
    },
  }
}

const NONE_GIVEN: GivenLogins = { first: [], last: [] }

type AskHelper = (name: string, registry: string, config: DockerConfig) => Promise<Login | undefined>

// Docker's order, but a login that stands in the file comes before the helper for all hosts, which may not work on a runner.
async function findInConfig(
  config: DockerConfig,
  { registry, repository }: { registry: string; repository: string },
  ask: AskHelper,
): Promise<Login | undefined> {
  const helper = config.helpers.get(registry)
  if (helper !== undefined) return ask(helper, registry, config)
  // The longest namespace wins (containers-auth.json(5)): host/a/b, host/a, host.
  const parts = [registry, ...repository.split('/')]
  for (let length = parts.length; length > 0; length--) {
    const key = parts.slice(0, length).join('/')
    const entry = config.auths.get(key)
    const login = entry && asLogin(entry, `the login for ${key} in ${clean(config.path, 300)}`)
    if (login) return login
  }
  return config.store === undefined ? undefined : ask(config.store, registry, config)
}

function asLogin(entry: AuthEntry, origin: string): Login | undefined {
  if (entry.identityToken !== undefined) return { kind: 'identity-token', token: entry.identityToken, origin }
  // Only what a header can hold: it goes into one as it is.
  if (entry.registryToken !== undefined && /^[!-~]+$/.test(entry.registryToken))
    return { kind: 'registry-token', token: entry.registryToken, origin }
  const { username, password } = entry.auth === undefined ? entry : decodeAuth(entry.auth)
  if (username === undefined || password === undefined || username + password === '') return undefined
  return { kind: 'password', username, password, origin }
}

// `user:password` in Base64, which Docker may pad with NUL bytes; the password may hold colons.
function decodeAuth(auth: string): { username?: string; password?: string } {
  const text = Buffer.from(auth, 'base64').toString().replace(/\0+$/, '')
  const colon = text.indexOf(':')
  return colon === -1 ? {} : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

async function askHelper(
  { name, registry, config }: { name: string; registry: string; config: DockerConfig },
  options: CredentialOptions & { readonly noteProblem: (problem: string) => void },
): Promise<Login | undefined> {
  const program = `docker-credential-${clean(name, 50)}`
  const origin = `the login for ${registry} from ${program}`
  // Docker Hub's entry has kept the address of its first API.
  const serverUrl = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
  const { environment, signal } = options
  try {
    const answer = await askCredentialHelper({
      name,
      serverUrl,
      environment,
      signal,
      directory: dirname(config.path),
    })
    if (!answer) return undefined
    if (answer.username === '<token>') return { kind: 'identity-token', token: answer.secret, origin }
    return { kind: 'password', username: answer.username, password: answer.secret, origin }
  } catch (error) {
    signal.throwIfAborted()
    const problem = error instanceof Error ? error.message : 'failed'
    options.noteProblem(`${program} (named in ${clean(config.path, 300)}): ${problem}`)
    return undefined
  }
}

function maskLogin(login: Login, maskSecret: (secret: string) => void): void {
  // The encoded form is what would show up in a dump of headers.
  const secrets = login.kind === 'password' ? [login.password, basicCredentials(login)] : [login.token]
  for (const secret of secrets) if (secret !== '') maskSecret(secret)
}

/** The part of a Basic `Authorization` that carries the login (RFC 7617). */
export function basicCredentials({ username, password }: { username: string; password: string }): string {
  return Buffer.from(`${username}:${password}`).toString('base64')
}

function remember<T>(memory: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = memory.get(key) ?? make()
  memory.set(key, made)
  return made
}
