// Downloads by HTTP over the transport of the registries: bounded, tried again, asked with a condition, and refused in words that help.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { STATUS_CODES } from 'node:http'
import { VerifyError } from '../base/errors.ts'
import { cannotWrite, type UnfinishedFile } from '../base/local-failure.ts'
import { clean } from '../base/log.ts'
import { writeAll } from '../base/write-all.ts'
import { isObject } from './json.ts'
import { proxyLoginHint } from './proxy-login.ts'
import { withoutQueries } from './refusal.ts'
import { RegistryError } from './registry-error.ts'
import { parseRetryAfter, type Tries, withTries } from './retry.ts'
import { adviseOnForbidden, adviseOnLimit, sayQuota } from './status-advice.ts'
import { type Answer, readBody, showUrl, type Transport } from './transport.ts'

/** What downloading needs; the same for all of a run. */
export interface FetchContext {
  readonly transport: Transport
  readonly newTries: () => Tries
  readonly now: () => Date
}

/** One file to download. */
export interface FileRequest {
  readonly url: URL
  /** What it is, as an error begins. */
  readonly what: string
  /** Value of `Authorization`, for the origin of `url` alone. */
  readonly authorization: string | undefined
  readonly accept?: string | undefined
  /** Whose answer named `url`; absent: the user did. */
  readonly ledFrom?: URL | undefined
  /** The ETag of what is there already. */
  readonly etag?: string | undefined
  readonly checksum?: { readonly algorithm: string; readonly hex: string } | undefined
  readonly maxBytes: number
  /** What to do about 401 and 403, and about 404 where nothing else is said about that. */
  readonly loginHint: string
  readonly absentHint?: string | undefined
  /** What else to do about 429; default: what spares the server. */
  readonly insteadOfAsking?: string | undefined
}

/** What came: nothing new, or a file with the ETag of its server. */
export type Downloaded =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly etag: string | undefined }

/**
 * Downloads into `file`.
 *
 * @throws {RegistryError} when the server refuses or breaks off, {VerifyError} when what it sends is too large or another,
 *   {LocalError} when this machine cannot take it
 */
export function download(context: FetchContext, request: FileRequest, file: string): Promise<Downloaded> {
  return withTries(context.newTries(), () => downloadOnce(context, request, file))
}

async function downloadOnce(context: FetchContext, request: FileRequest, file: string): Promise<Downloaded> {
  const { url, authorization, accept = '*/*', etag, ledFrom } = request
  const condition = etag === undefined ? {} : { 'if-none-match': etag }
  const headers = { accept, 'accept-encoding': 'identity', ...condition }
  const answer = await context.transport.send({ method: 'GET', url, headers, authorization, ledFrom })
  if (answer.status === 304 && etag !== undefined) {
    await answer.discard()
    return { kind: 'unchanged' }
  }
  if (answer.status !== 200) throw await describeHttpRefusal(answer, request, context.now())
  await store(answer, request, file)
  return { kind: 'changed', etag: usableEtag(answer.headers.etag) }
}

async function store(answer: Answer, request: FileRequest, file: string): Promise<void> {
  const { what, maxBytes, checksum } = request
  const hash = createHash(checksum?.algorithm ?? 'sha256')
  const handle = await open(file, 'w', 0o600).catch((cause: unknown) => rethrow(what, cause))
  let sizeBytes = 0
  try {
    for await (const chunk of answer.chunks()) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes) {
        throw new VerifyError(`${what} is too large`, {
          wanted: `at most ${maxBytes} bytes`,
          found: 'more',
        })
      }
      hash.update(chunk)
      await writeAll(handle, chunk).catch((cause: unknown) =>
        rethrow(what, cause, {
          name: 'it',
          sizeBytes: lengthOf(answer),
          writtenBytes: sizeBytes - chunk.length,
        }),
      )
    }
  } finally {
    await handle.close().catch((cause: unknown) => rethrow(what, cause))
  }
  const found = hash.digest('hex')
  if (checksum !== undefined && found !== checksum.hex) {
    throw new VerifyError(`${what}: wrong ${checksum.algorithm}`, { wanted: checksum.hex, found })
  }
}

/** It goes into a header again; what is longer than any real one is not kept. */
function usableEtag(etag: string | undefined): string | undefined {
  return etag !== undefined && /^(W\/)?"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : undefined
}

/** The start of an error's body is enough for what it says. */
const MAX_ERROR_BYTES = 64 * 1024

/** Who refused, in which words, when it may be tried again, and what to do. */
async function describeHttpRefusal(answer: Answer, request: FileRequest, now: Date): Promise<RegistryError> {
  const { status, headers, url } = answer
  const waitMs = readWait(answer, now)
  const isLimit = waitMs !== undefined && headers['x-ratelimit-remaining'] === '0'
  const parts = [`HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim()]
  const words = await readWords(answer)
  if (words !== undefined) parts.push(words)
  if (isLimit) parts.push(`the rate limit resets ${sayWhen(waitMs, now)}`)
  else if (waitMs !== undefined) parts.push(`asks to wait ${Math.ceil(waitMs / 1000)} s`)
  const quota = status === 429 ? sayQuota(headers) : undefined
  if (quota !== undefined) parts.push(quota)
  const from = answer.isOwnOrigin ? showUrl(url) : `${showUrl(url)}, where a redirect led`
  return new RegistryError(`${request.what}: ${parts.join(', ')} (from ${from})`, {
    status,
    temporary: status >= 500 || status === 429 || status === 408 || isLimit,
    retryAfterMs: waitMs,
    hint: isLimit ? LIMIT_HINT : adviseOn(status, { url, waitMs, request }),
  })
}

interface RefusedRequest {
  /** Of whoever refused. */
  readonly url: URL
  readonly waitMs: number | undefined
  readonly request: FileRequest
}

function adviseOn(status: number, { url, waitMs, request }: RefusedRequest): string | undefined {
  switch (status) {
    case 401:
      return request.loginHint
    case 403:
      return `${request.loginHint} ${adviseOnForbidden(url.host)} Some stores say so of a file that is missing, too.`
    case 404:
      return request.absentHint ?? request.loginHint
    case 407:
      return proxyLoginHint(url)
    case 429:
      return `${adviseOnLimit(url.host, waitMs)}; ${request.insteadOfAsking ?? 'so that no scan asks it, keep the data with the action warm'}.`
    default:
      return undefined
  }
}

const LIMIT_HINT =
  'Give a token with the input token: GitHub limits requests without one to 60 an hour and address.'

/** GitHub names the second in which its limit resets, and may ask for a pause beside it. */
function readWait({ headers }: Answer, now: Date): number | undefined {
  const asked = parseRetryAfter(headers['retry-after'], now.getTime())
  if (asked !== undefined) return asked
  const reset = headers['x-ratelimit-reset']
  if (headers['x-ratelimit-remaining'] !== '0' || typeof reset !== 'string' || !/^\d{1,11}$/.test(reset)) {
    return undefined
  }
  return Math.max(0, Number(reset) * 1000 - now.getTime())
}

function sayWhen(waitMs: number, now: Date): string {
  const at = new Date(now.getTime() + waitMs).toISOString().replace(/\.\d+Z$/, 'Z')
  return `at ${at}, in ${Math.ceil(waitMs / 60_000)} min`
}

async function readWords(answer: Answer): Promise<string | undefined> {
  try {
    const body = await readBody(answer, MAX_ERROR_BYTES)
    const value: unknown = JSON.parse(body?.toString() ?? '')
    return isObject(value) && typeof value.message === 'string'
      ? clean(withoutQueries(value.message), 150)
      : undefined
  } catch (error) {
    // No JSON, or broken off: the status says what there is to say. Only a cancelled run ends here.
    if (error instanceof SyntaxError || error instanceof RegistryError) return undefined
    throw error
  }
}

/** As the server says, where it does. */
function lengthOf({ headers }: Answer): number | undefined {
  const length = headers['content-length']
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined
}

/** Whoever sent it is not to blame. */
function rethrow(what: string, cause: unknown, file?: UnfinishedFile): never {
  throw cannotWrite(what, cause, file)
}
