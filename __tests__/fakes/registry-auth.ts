// Who may read from the fake registry: Basic, or bearer tokens from a token service that one or several registries trust.
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './registry-faults.ts'

export interface BasicAuth {
  readonly kind: 'basic'
  readonly username: string
  readonly password: string
}

export interface TokenAuth {
  readonly kind: 'token'
  /** Whether a token for pulling is given without a login. */
  readonly anonymousPull: boolean
  readonly users?: Readonly<Record<string, string>>
  /** Refresh tokens accepted by the OAuth2 grant. */
  readonly identityTokens?: readonly string[]
  readonly tokenSeconds?: number
  /** The realm named in the challenge; default: `/token` of this registry. */
  readonly realm?: string
  /** Field name of the token in the answer. */
  readonly field?: 'token' | 'access_token'
  /** Repositories that are forbidden (403) whatever token is shown. */
  readonly forbids?: RegExp
  /** Shared by a registry and another server that issues its tokens. */
  readonly issued?: IssuedTokens
  readonly now?: () => number
}

export type RegistryAuth = BasicAuth | TokenAuth

/** Tokens that are out: the scope each is good for and until when (ms since the epoch). */
export type IssuedTokens = Map<string, { scope: string; untilMs: number }>

const ownTokens = new WeakMap<TokenAuth, IssuedTokens>()

function issuedBy(auth: TokenAuth): IssuedTokens {
  if (auth.issued) return auth.issued
  const tokens = ownTokens.get(auth) ?? new Map()
  ownTokens.set(auth, tokens)
  return tokens
}

/** The 401 for a request whose authorization does not suffice, `undefined` when it does. */
export function refuseUnauthorized(
  auth: RegistryAuth,
  call: { origin: string; path: string; headers: IncomingHttpHeaders; method?: string },
): Answer | undefined {
  const { authorization } = call.headers
  if (auth.kind === 'basic') {
    if (authorization === basicHeader(auth.username, auth.password)) return undefined
    return unauthorized('Basic realm="fake registry"')
  }
  const repository = /^\/v2\/(.+?)\/(?:manifests|blobs)\//.exec(call.path)?.[1]
  const isPush = call.method !== undefined && !['GET', 'HEAD'].includes(call.method)
  const scope = repository === undefined ? '' : `repository:${repository}:${isPush ? 'pull,push' : 'pull'}`
  const token = issuedBy(auth).get(authorization?.replace(/^Bearer /, '') ?? '')
  const isCurrent = token !== undefined && token.untilMs > (auth.now ?? Date.now)()
  if (isCurrent && auth.forbids?.test(repository ?? '')) return FORBIDDEN
  const isEnough = token?.scope === scope || token?.scope === scope.replace(/pull$/, 'pull,push')
  if (isCurrent && (scope === '' || isEnough)) return undefined
  const realm = auth.realm ?? `${call.origin}/token`
  const error = authorization === undefined ? '' : ',error="invalid_token"'
  return unauthorized(`Bearer realm="${realm}",service="fake"${scope && `,scope="${scope}"`}${error}`)
}

/** The token service: GET with an optional Basic login, or POST with a refresh token. */
export function serveToken(
  auth: TokenAuth,
  url: URL,
  call: { method: string; headers: IncomingHttpHeaders; body: string },
): Answer {
  const form = call.method === 'POST' ? new URLSearchParams(call.body) : url.searchParams
  const { authorization } = call.headers
  const isKnownUser = Object.entries(auth.users ?? {}).some(([u, p]) => authorization === basicHeader(u, p))
  const isKnownToken = (auth.identityTokens ?? []).includes(form.get('refresh_token') ?? '')
  const isAnonymous = call.method === 'GET' && authorization === undefined
  if (!isKnownUser && !isKnownToken && !(isAnonymous && auth.anonymousPull)) {
    return unauthorized('Basic realm="fake token service"')
  }
  const value = `fake-token-${randomUUID()}`
  const seconds = auth.tokenSeconds ?? 300
  const untilMs = (auth.now ?? Date.now)() + seconds * 1000
  issuedBy(auth).set(value, { scope: form.get('scope') ?? '', untilMs })
  const body = Buffer.from(JSON.stringify({ [auth.field ?? 'token']: value, expires_in: seconds }))
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}

/** The value of `Authorization` for this login. */
export function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

const FORBIDDEN: Answer = {
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"errors":[{"code":"DENIED","message":"requested access is denied","detail":null}]}'),
}

function unauthorized(challenge: string): Answer {
  const body = Buffer.from(
    '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}',
  )
  return { status: 401, headers: { 'www-authenticate': challenge, 'content-type': 'application/json' }, body }
}
