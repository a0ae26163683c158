// Fetching a bearer token from the realm that a challenge named (https://distribution.github.io/distribution/spec/auth/token/).
import { basicCredentials, type Login } from './credentials.ts'
import { isObject } from './json.ts'
import { describeRefusal } from './refusal.ts'
import { RegistryError } from './registry-error.ts'
import { readBody, type Transport, type TransportRequest } from './transport.ts'

/** Which token to ask for, where, and as whom. */
export interface TokenRequest {
  readonly realm: URL
  /** The origin whose challenge named it. */
  readonly ledFrom: URL
  readonly service: string | undefined
  readonly scope: string
  /** A password or identity token; without one the token is anonymous. */
  readonly login: Login | undefined
  /** Names us in the OAuth2 grant. */
  readonly clientId: string
  readonly nowMs: number
  readonly loginHint: string
}

/** A bearer token, and how long it is good. */
export interface Token {
  readonly value: string
  readonly expiresInMs: number
}

/** What the specification says when the server does not. */
const DEFAULT_LIFETIME_SECONDS = 60
/** Tokens of large installations have some kB. */
const MAX_TOKEN_ANSWER_BYTES = 1024 * 1024

/** Asks for a token. Throws RegistryError with the realm's status when it refuses. */
export async function fetchToken(transport: Transport, request: TokenRequest): Promise<Token> {
  const grant =
    request.login?.kind === 'identity-token'
      ? refreshGrant(request, request.login.token)
      : tokenQuery(request)
  const answer = await transport.send({ ...grant, ledFrom: request.ledFrom })
  const what = `token for ${request.scope}`
  if (answer.status !== 200) throw await describeRefusal(answer, { what, ...request })
  const body = await readBody(answer, MAX_TOKEN_ANSWER_BYTES)
  return parseToken(body?.toString() ?? '', `${what} from ${answer.url.host}`)
}

function tokenQuery({ realm, service, scope, login }: TokenRequest): TransportRequest {
  const url = new URL(realm)
  if (service !== undefined) url.searchParams.set('service', service)
  url.searchParams.set('scope', scope)
  const authorization = login?.kind === 'password' ? `Basic ${basicCredentials(login)}` : undefined
  return { method: 'GET', url, headers: { accept: 'application/json' }, authorization }
}

function refreshGrant(request: TokenRequest, refreshToken: string): TransportRequest {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: request.clientId,
    scope: request.scope,
    refresh_token: refreshToken,
  })
  if (request.service !== undefined) form.set('service', request.service)
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', url: request.realm, headers, body: form.toString() }
}

function parseToken(text: string, what: string): Token {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's message would quote the token.
  }
  const fields = isObject(value) ? value : {}
  // Servers may write both, and one of them empty; where they differ the specification lets us choose, and this is Trivy's choice.
  const token = [fields.access_token, fields.token].find((text) => typeof text === 'string' && text !== '')
  // Only what a header can hold: it goes into one.
  if (typeof token !== 'string' || !/^[!-~]+$/.test(token)) {
    throw new RegistryError(`${what}: the answer holds no token`, { temporary: false })
  }
  const { expires_in: seconds } = fields
  const isLifetime = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0
  return { value: token, expiresInMs: 1000 * (isLifetime ? seconds : DEFAULT_LIFETIME_SECONDS) }
}
