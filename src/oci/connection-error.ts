// No HTTP answer at all: what Node says about it, sorted into what we and the user can do.
import { hasCode } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { proxyLoginHint, proxyVariable } from './proxy-login.ts'
import { RegistryError } from './registry-error.ts'

/** Where most registries are named, in words. */
export const REGISTRIES_INPUT = 'the input registries'

/** `broken` was lost before its answer, `silent` stood but never answered, `timeout` and the others never stood. */
export type ConnectionProblem =
  | 'dns'
  | 'refused'
  | 'network'
  | 'timeout'
  | 'silent'
  | 'proxy'
  | 'not-tls'
  | 'tls'
  | 'certificate'
  | 'broken'

/** What advice needs to know of a host. */
export interface NamedHost {
  /** Where the user named it, in words; default: the registries. */
  readonly namedIn?: string | undefined
  /** What else to do where it cannot be reached; default: to name another there. */
  readonly instead?: string | undefined
}

/** A host that gave no answer. It is temporary, except that a certificate does not become trusted by waiting. */
export class ConnectionError extends RegistryError {
  override name = 'ConnectionError'
  override readonly isWhole = true
  readonly origin: string
  readonly problem: ConnectionProblem
  /** The message without the host, and without what Node says about it. */
  readonly reason: string

  constructor(
    url: URL,
    problem: ConnectionProblem,
    options: { readonly detail: string; readonly cause?: unknown } & NamedHost,
  ) {
    const detail = SELF_EXPLAINING.includes(problem) ? '' : ` (${clean(withoutAdvice(options.detail), 200)})`
    super(`${url.host}: ${TITLES[problem]}${detail}`, {
      temporary: problem !== 'certificate' && problem !== 'not-tls',
      hint: problem === 'certificate' ? certificateHint(url, options.cause) : adviseOn(problem, url, options),
      cause: options.cause,
    })
    this.origin = url.origin
    this.problem = problem
    this.reason = TITLES[problem]
  }
}

/** The failure that this is, or that it reminds of: of a host that has failed, the transport says that it is not asked again. */
export function connectionErrorOf(error: unknown): ConnectionError | undefined {
  if (error instanceof ConnectionError) return error
  return error instanceof RegistryError && error.cause instanceof ConnectionError ? error.cause : undefined
}

// Node adds which of its command-line options might help; nobody can give one to a runner's Node.
function withoutAdvice(detail: string): string {
  return detail.replace(/; if the root CA is installed locally,.*$/, '')
}

const TITLES: Readonly<Record<ConnectionProblem, string>> = {
  dns: 'host name not found',
  refused: 'connection refused',
  network: 'not reachable',
  timeout: 'no connection',
  silent: 'no answer',
  proxy: 'the proxy did not connect',
  'not-tls': 'does not speak TLS',
  tls: 'TLS handshake failed',
  certificate: 'certificate not trusted',
  broken: 'connection lost',
}

/** Where Node's words would add nothing; they stay in the cause. */
const SELF_EXPLAINING: readonly ConnectionProblem[] = ['dns', 'refused', 'not-tls']

/** Whether the tunnel says that the proxy wants a login. */
export function isProxyLogin(words: string): boolean {
  return /\bstatusCode=407\b/.test(words)
}

/** What it says where the proxy itself was not reached. */
const NO_PROXY_THERE = /\bcause=(?:connect|getaddrinfo) /

function adviseOn(
  problem: ConnectionProblem,
  url: URL,
  {
    detail,
    namedIn = REGISTRIES_INPUT,
    instead = `name another in ${namedIn}`,
  }: { detail: string } & NamedHost,
): string | undefined {
  const { host } = url
  switch (problem) {
    case 'dns':
      return `Check the name ${host} in ${namedIn}, and the DNS of the runner; where a proxy resolves names, set HTTPS_PROXY.`
    case 'proxy':
      if (isProxyLogin(detail)) return proxyLoginHint(url)
      if (NO_PROXY_THERE.test(detail))
        return `The proxy itself is out of reach: check its address in ${proxyVariable(url)}.`
      return `Check HTTPS_PROXY, HTTP_PROXY, and NO_PROXY, and whether the proxy allows ${host}.`
    case 'not-tls':
      return `Name ${host} in the input insecure-registries if it really serves plain HTTP.`
    case 'refused':
    case 'network':
    case 'timeout':
      return `Check that this runner may reach ${host} (firewall, HTTPS_PROXY), or ${instead}.`
    case 'silent':
      return `${adviseOnSilence(host)}, or ${instead}.`
    default:
      return undefined
  }
}

/** Begins the advice on a connection that stood, over which no answer came. */
export function adviseOnSilence(host: string): string {
  return `A firewall or proxy on the way to ${host} may hold its answer back (HTTPS_PROXY, NO_PROXY); if none does, run it again when ${host} answers`
}

/** What ails a certificate is not always that nobody knows its authority. */
function certificateHint({ host }: URL, cause: unknown): string {
  if (hasCode(cause, 'CERT_HAS_EXPIRED')) {
    return 'Whoever runs this host must renew its certificate; if it is still good, check the clock of the runner.'
  }
  if (hasCode(cause, 'CERT_NOT_YET_VALID')) return 'Check the clock of the runner.'
  if (hasCode(cause, 'ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH')) {
    return 'Name the host as its certificate does, or have a certificate made for the name that is used.'
  }
  return `If ${host} or a proxy uses a private CA, give its certificate in the input ca-file (ca-certificate of the reusable workflows).`
}

const CODES: readonly (readonly [ConnectionProblem, readonly string[]])[] = [
  ['dns', ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']],
  ['refused', ['ECONNREFUSED']],
  [
    'network',
    ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EHOSTDOWN', 'ENETDOWN', 'ETIMEDOUT'],
  ],
]

// OpenSSL's X509_V_ERR_* names as Node gives them (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
const CERTIFICATE_CODES =
  /^(?:CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_|ERROR_IN_CERT_)/

/** What that means for whatever Trivy asks itself besides this action (Go's crypto/x509 reads the variable). */
export const TRIVY_TRUSTS = 'Trivy, where it asks itself, must trust it too: SSL_CERT_FILE.'

/** Whether it is the authority alone that nobody knows here. */
export function isUnknownAuthority(error: unknown): boolean {
  return hasCode(
    error,
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  )
}

// What OpenSSL says when the peer's first bytes are no TLS record. An alert ("alert protocol version") is one.
const NOT_TLS = /:(?:wrong version number|packet length too long|http request|unknown protocol):/

/** Sorts what `http.request` and the proxy tunnel throw. */
export function classifyConnectionError(error: unknown): ConnectionProblem {
  const message = error instanceof Error ? error.message : ''
  const code = String((error as { code?: unknown } | undefined)?.code ?? '')
  if (message.startsWith('tunneling socket could not be established')) return 'proxy'
  // http-client's own words for a socket timeout; ours is set for the time before the connection stands.
  if (message.startsWith('Request timeout')) return 'timeout'
  const known = CODES.find(([, codes]) => hasCode(error, ...codes))
  if (known) return known[0]
  if (CERTIFICATE_CODES.test(code)) return 'certificate'
  if (NOT_TLS.test(message)) return 'not-tls'
  return code === 'EPROTO' || /^ERR_(?:SSL|TLS)_/.test(code) ? 'tls' : 'broken'
}
