// Who asks for which login, where it leads to, and what each host must see of it: the rule of design decision D12 as a table.
import type { RegistryOptions } from '../../fakes/registry.ts'
import { basicHeader, type TokenAuth } from '../../fakes/registry-auth.ts'

/** What a host was shown with a request. */
export type Shown = 'nothing' | 'the login' | 'a token' | 'the registry token'

/** One scene. */
export interface Scene {
  readonly name: string
  /** By `name:port`. */
  readonly hosts: Readonly<Record<string, Omit<RegistryOptions, 'tls'>>>
  /** Hosts of the input `registries`, in order. */
  readonly sources?: readonly string[]
  readonly dockerConfig: object
  /** Where the registry's blobs are; made from the path at which every host has them. */
  readonly redirect?: (path: string) => string
  /** Whether only the first request for a blob is led elsewhere. */
  readonly redirectsOnce?: boolean
  /** By host, request by request. A host that is not named must not be asked at all. */
  readonly shown: Readonly<Record<string, readonly Shown[]>>
  /** The attempt that failed; without it the data is had. */
  readonly fails?: RegExp
  readonly warns?: RegExp
}

/** Part of a URL that lets everybody in. */
export const SIGNATURE = 'signature-of-the-storage'
/** The name of a credential helper that knows the login. */
export const HELPER = 'scene'
const USERNAME = 'robot'
const IDENTITY_TOKEN = 'identity-token-of-robot'
const REGISTRY_TOKEN = 'registry-token-of-robot'

/** What must never be seen. */
export const secrets = {
  password: 'pass-word/of:robot',
  header: basicHeader(USERNAME, 'pass-word/of:robot'),
  username: USERNAME,
  identityToken: IDENTITY_TOKEN,
  registryToken: REGISTRY_TOKEN,
} as const

const REGISTRY = 'registry.test:443'
const REALM = 'realm.test:443'
const STORAGE = 'storage.test:443'

const basic = { kind: 'basic', username: USERNAME, password: secrets.password } as const
const dockerConfig = { auths: { 'registry.test': { auth: secrets.header.replace('Basic ', '') } } }
const signed = (origin: string) => (path: string) => `${origin}${path}?X-Signature=${SIGNATURE}`

/** A registry and the realm that it names; both know the same tokens. */
function withRealm(more: Partial<TokenAuth> = {}): Scene['hosts'] {
  const auth: TokenAuth = {
    kind: 'token',
    anonymousPull: false,
    users: { [USERNAME]: secrets.password },
    realm: 'https://realm.test/token',
    issued: new Map(),
    ...more,
  }
  return { [REGISTRY]: { auth }, [REALM]: { auth } }
}

/** Scenes in which the registry or its realm asks. */
const asked: readonly Scene[] = [
  {
    name: 'goes to the realm that its registry named, whose token goes to the registry alone',
    hosts: { ...withRealm(), [STORAGE]: {} },
    dockerConfig,
    redirect: signed('https://storage.test'),
    shown: {
      [REGISTRY]: ['nothing', 'a token', 'a token'],
      [REALM]: ['the login'],
      [STORAGE]: ['nothing'],
    },
  },
  {
    name: 'does not go to a realm over plain HTTP',
    hosts: withRealm({ realm: 'http://realm.test/token' }),
    dockerConfig,
    shown: { [REGISTRY]: ['nothing'] },
    fails: /registry\.test leads to realm\.test over plain HTTP: not followed/,
  },
  {
    name: 'that is stale is left out where the public is let in, with a warning',
    hosts: withRealm({ users: {}, anonymousPull: true }),
    dockerConfig,
    shown: { [REGISTRY]: ['nothing', 'a token', 'a token'], [REALM]: ['the login', 'nothing'] },
    warns: /registry\.test refused the login for registry\.test in .*; asking without a login\. Log in anew/,
  },
  {
    name: 'that is stale, where nobody else is let in, is named in the error',
    hosts: withRealm({ users: {} }),
    dockerConfig,
    shown: { [REGISTRY]: ['nothing'], [REALM]: ['the login', 'nothing'] },
    fails: /HTTP 401 Unauthorized/,
    warns: /registry\.test refused the login/,
  },
  {
    name: 'by identity token goes to the realm alone',
    hosts: withRealm({ users: {}, identityTokens: [IDENTITY_TOKEN] }),
    dockerConfig: { auths: { 'registry.test': { identitytoken: IDENTITY_TOKEN } } },
    // It is in the body of the request, not in its header.
    shown: { [REGISTRY]: ['nothing', 'a token', 'a token'], [REALM]: ['nothing'] },
  },
  {
    name: 'by registry token goes to the registry alone',
    hosts: withRealm({ issued: new Map([[REGISTRY_TOKEN, tokenForPull()]]) }),
    dockerConfig: { auths: { 'registry.test': { registrytoken: REGISTRY_TOKEN } } },
    shown: { [REGISTRY]: ['nothing', 'the registry token', 'the registry token'] },
  },
  {
    name: 'of a credential helper goes where one in a file would go',
    hosts: { [REGISTRY]: { auth: basic } },
    dockerConfig: { credHelpers: { 'registry.test': HELPER } },
    shown: { [REGISTRY]: ['nothing', 'the login', 'the login'] },
  },
  {
    name: 'for one registry is not shown to another',
    hosts: { 'other.test:443': { auth: basic }, [REGISTRY]: { auth: basic } },
    sources: ['other.test', 'registry.test'],
    dockerConfig,
    shown: { 'other.test:443': ['nothing'], [REGISTRY]: ['nothing', 'the login', 'the login'] },
  },
  {
    name: 'for one registry is not shown to another port of it',
    hosts: { 'registry.test:8443': { auth: basic } },
    sources: ['registry.test:8443'],
    dockerConfig,
    shown: { 'registry.test:8443': ['nothing'] },
    fails: /HTTP 401 Unauthorized/,
  },
]

/** Scenes in which the registry leads elsewhere. */
const led: readonly Scene[] = [
  {
    name: 'is not shown to the storage that its registry leads to',
    hosts: { [REGISTRY]: { auth: basic }, [STORAGE]: {} },
    dockerConfig,
    redirect: signed('https://storage.test'),
    shown: { [REGISTRY]: ['nothing', 'the login', 'the login'], [STORAGE]: ['nothing'] },
  },
  {
    name: 'is not shown to the storage even where that asks for it',
    hosts: { [REGISTRY]: { auth: basic }, [STORAGE]: { auth: basic } },
    dockerConfig,
    redirect: signed('https://storage.test'),
    shown: { [REGISTRY]: ['nothing', 'the login', 'the login'], [STORAGE]: ['nothing'] },
    fails: /HTTP 401 Unauthorized.* \(from storage\.test, where a redirect led\)/,
  },
  {
    name: 'is not shown to another port of its registry',
    hosts: { [REGISTRY]: { auth: basic }, 'registry.test:8443': {} },
    dockerConfig,
    redirect: signed('https://registry.test:8443'),
    shown: { [REGISTRY]: ['nothing', 'the login', 'the login'], 'registry.test:8443': ['nothing'] },
  },
  {
    name: 'does not go where a redirect leaves TLS',
    hosts: { [REGISTRY]: { auth: basic }, 'registry.test:80': {}, 'storage.test:80': {} },
    dockerConfig,
    redirect: signed('http://registry.test'),
    shown: { [REGISTRY]: ['nothing', 'the login', 'the login'] },
    fails: /registry\.test leads to registry\.test over plain HTTP: not followed/,
  },
  {
    name: 'goes along where a relative redirect stays at its registry',
    hosts: { [REGISTRY]: { auth: basic } },
    dockerConfig,
    redirect: (path) => `../../..${path.replace('/v2/mirror', '/mirror')}?again=1`,
    redirectsOnce: true,
    shown: { [REGISTRY]: ['nothing', 'the login', 'the login', 'the login'] },
  },
]

/** All scenes. */
export const scenes: readonly Scene[] = [...asked, ...led]

function tokenForPull() {
  return { scope: 'repository:mirror/trivy-db:pull', untilMs: Number.POSITIVE_INFINITY }
}
