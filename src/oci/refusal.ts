// An answer that is no success becomes an error that helps: what was asked, who refused, in which words, and what to do.
import { clean } from '../base/log.ts'
import { REGISTRIES_INPUT } from './connection-error.ts'
import { isObject, pageHint } from './json.ts'
import { proxyLoginHint } from './proxy-login.ts'
import { isTemporary, RegistryError } from './registry-error.ts'
import { parseRetryAfter } from './retry.ts'
import { addedPart, adviseOnForbidden, adviseOnLimit, sayQuota } from './status-advice.ts'
import type { Answer } from './transport.ts'

/** What the error shall say besides the answer. */
export interface RefusalContext {
  /** What was asked for, as the message begins: `manifest of ghcr.io/a/b:2`. */
  readonly what: string
  /** What to say about 401 and 403 from the host that was asked. */
  readonly loginHint: string
  readonly nowMs: number
  /** What to do about it; undefined leaves it to the usual hints. */
  readonly hint?: ((refusal: Refusal) => string | undefined) | undefined
  /** Where the user named whom was asked, in words; default: the registries. */
  readonly namedIn?: string | undefined
}

/** What is known of a refusal. */
export interface Refusal {
  readonly status: number
  /** The registry's own. */
  readonly words: string
  /** What it asked to wait. */
  readonly retryAfterMs: number | undefined
}

/** Enough for every error body of the distribution specification, and for seeing that it is a web page. */
const MAX_BODY_BYTES = 64 * 1024

/** Reads the answer's body (capped) and describes the refusal. */
export async function describeRefusal(answer: Answer, context: RefusalContext): Promise<RegistryError> {
  const { status, headers, url } = answer
  const body = await readStart(answer)
  const errors = parseErrors(body)
  const codes = errors.flatMap(({ code }) => (code === undefined ? [] : [code]))
  const isPage = isWebPage(headers['content-type'], body)
  const retryAfterMs = parseRetryAfter(headers['retry-after'], context.nowMs)
  // Loaded here: the module alone costs a job that asks nobody as much as all the rest of its start-up.
  const { STATUS_CODES } = await import('node:http')
  const parts = [`HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim()]
  if (isPage) parts.push('with a web page')
  else if (errors.length > 0) parts.push(clean(errors.map(showError).join('; '), 200))
  const quota = status === 429 ? sayQuota(headers) : undefined
  if (quota !== undefined) parts.push(quota)
  if (retryAfterMs !== undefined) parts.push(`asks to wait ${Math.ceil(retryAfterMs / 1000)} s`)
  const from = answer.isOwnOrigin ? url.host : `${url.host}, where a redirect led`
  const words = errors.map(showError).join('; ')
  return new RegistryError(`${context.what}: ${parts.join(', ')} (from ${from})`, {
    status,
    codes,
    temporary: mayPass(status) || isTemporary(status, codes),
    retryAfterMs,
    hint:
      context.hint?.({ status, words, retryAfterMs }) ??
      hintFor(answer, { isPage, retryAfterMs, ...context }),
  })
}

// A server that fails may recover; one that cannot (RFC 9110, 15.6: not implemented, HTTP version) or has no room (RFC 4918) does not by waiting.
function mayPass(status: number): boolean {
  return status >= 500 && ![501, 505, 507].includes(status)
}

interface HintFacts {
  readonly isPage: boolean
  readonly retryAfterMs: number | undefined
  readonly loginHint: string
  readonly namedIn?: string | undefined
}

function hintFor(
  answer: Answer,
  { isPage, retryAfterMs, loginHint, namedIn = REGISTRIES_INPUT }: HintFacts,
): string | undefined {
  const { status, isOwnOrigin, headers } = answer
  if (status === 407) return proxyLoginHint(answer.url)
  // nginx and Apache say in a web page what they ask for in a header: a login, and no other page does.
  const isAskedFor = status === 401 && headers['www-authenticate'] !== undefined
  if (isOwnOrigin && (isAskedFor || (!isPage && status === 401))) return loginHint
  if (isOwnOrigin && !isPage && status === 403) return `${loginHint} ${adviseOnForbidden(answer.url.host)}`
  if (status === 429) {
    return `${adviseOnLimit('The registry', retryAfterMs)}; so that no scan asks it, keep the data with the action warm, log in to it before this step, or name a mirror in ${namedIn}.`
  }
  if (isPage && [502, 503, 504].includes(status)) {
    return 'The gateway in front of the registry answers, and the registry behind it does not: look there.'
  }
  if (isPage) return pageHint(namedIn)
  if (status === 401 || status === 403) {
    return 'The storage behind the registry refused: a proxy or firewall may be in the way.'
  }
  return status === 404 ? absentHint(answer.url, namedIn) : undefined
}

/** The input of the registries takes bases; whatever else names one takes a whole reference. */
function absentHint({ pathname }: URL, namedIn: string): string {
  const [, repository = 'trivy-db', tag] =
    /^\/v2\/(.+)\/(?:manifests\/([^/:]+)$|(?:manifests|blobs|tags)\/)/.exec(pathname) ?? []
  const isFilled = tag === undefined ? 'was filled' : `has the tag ${clean(tag, 60)}`
  const part = addedPart(repository)
  const how = part === 'trivy' ? ' (the action mirror brings it with install-trivy: true)' : ''
  const check =
    namedIn === REGISTRIES_INPUT
      ? `Check the path in ${namedIn}, to which /${clean(part, 60)} is added, and that a mirror there ${isFilled}${how}`
      : `Check the name and tag in ${namedIn}`
  return `${check}; many registries answer 404 as well when a login is missing.`
}

interface ReportedError {
  readonly code: string | undefined
  readonly message: string | undefined
}

// https://specs.opencontainers.org/distribution-spec/#error-codes; token servers often write one `details` or `message`.
function parseErrors(body: string): readonly ReportedError[] {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    // Not JSON: the status says what there is to say.
    return []
  }
  if (!isObject(value)) return []
  const list = Array.isArray(value.errors) ? value.errors.slice(0, 5) : [value]
  return list.filter(isObject).flatMap((error) => {
    const code = asText(error.code)
    const said = asText(error.message) ?? asText(error.details) ?? asText(error.error_description)
    // The reason itself is there in some (olareg), an object of many things in others.
    const detail = asText(error.detail)
    const message = detail === undefined || detail === said ? said : `${said ?? ''}: ${detail}`
    return code === undefined && message === undefined ? [] : [{ code: code && clean(code, 50), message }]
  })
}

/** Storage may repeat the address that it was asked at, whose query may be a signature. */
function showError({ code, message }: ReportedError): string {
  return withoutQueries([code, message].filter((text) => text !== undefined).join(': '))
}

/** A text of a server, without the queries of addresses in it. */
export function withoutQueries(text: string): string {
  return text.replace(/\?[^\s"'?]*=[^\s"']*/g, '?…')
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function isWebPage(contentType: string | undefined, body: string): boolean {
  return /^\s*<(?:!doctype|html)/i.test(body) || (/^text\/html\b/i.test(contentType ?? '') && body !== '')
}

async function readStart(answer: Answer): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of answer.smallBody()) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > MAX_BODY_BYTES) break
    }
  } catch (error) {
    // The status was there before the body broke, and it is what matters; only a cancelled run ends here.
    if (!(error instanceof RegistryError)) throw error
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString()
}
