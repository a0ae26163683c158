// A token service that the real registry trusts: signed tokens for pull and push, by login or anonymously for pull.
import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { basicHeader } from './registry-auth.ts'

export interface TokenServerOptions {
  /** The certificate that the registry has as its root bundle, and its key. */
  readonly cert: string
  readonly key: string
  readonly users: Readonly<Record<string, string>>
  readonly anonymousPull: boolean
}

export interface TokenServer {
  readonly realm: string
  readonly service: string
  readonly issuer: string
  /** Authorization header of every request, in order. */
  readonly authorizations: (string | undefined)[]
  close(): Promise<void>
}

const SERVICE = 'test-registry'
const ISSUER = 'test-issuer'

/** Starts the service; the format of its tokens is that of https://distribution.github.io/distribution/spec/auth/jwt/. */
export async function startTokenServer(options: TokenServerOptions): Promise<TokenServer> {
  const authorizations: (string | undefined)[] = []
  const server = http.createServer((request, response) => {
    const { authorization } = request.headers
    authorizations.push(authorization)
    const isUser = Object.entries(options.users).some(
      ([user, pass]) => authorization === basicHeader(user, pass),
    )
    if (!isUser && (authorization !== undefined || !options.anonymousPull)) {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"details":"incorrect login"}')
      return
    }
    const scopes = new URL(request.url ?? '', 'http://token').searchParams.getAll('scope')
    const token = signToken(
      options,
      scopes.map((scope) => grant(scope, isUser)),
    )
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ token, expires_in: 300 }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    realm: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    service: SERVICE,
    issuer: ISSUER,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Grant {
  readonly type: string
  readonly name: string
  readonly actions: readonly string[]
}

function grant(scope: string, isUser: boolean): Grant {
  const [type = '', name = '', actions = ''] = scope.split(':')
  return { type, name, actions: actions.split(',').filter((action) => isUser || action === 'pull') }
}

function signToken({ cert, key }: TokenServerOptions, access: readonly Grant[]): string {
  const seconds = Math.floor(Date.now() / 1000)
  const header = { typ: 'JWT', alg: 'ES256', x5c: [new X509Certificate(cert).raw.toString('base64')] }
  const times = { exp: seconds + 300, nbf: seconds - 10, iat: seconds }
  const claims = { iss: ISSUER, sub: 'test', aud: SERVICE, ...times, jti: randomUUID(), access }
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${encode(header)}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(text), {
    key: createPrivateKey(key),
    dsaEncoding: 'ieee-p1363',
  })
  return `${text}.${signature.toString('base64url')}`
}
