// Downloads over HTTP for modules: answers of registries, and archives; each request tried again, and judged at every hop.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { STATUS_CODES } from 'node:http'
import { VerifyError } from '../../../base/errors.ts'
import type { Clock, Limits } from '../../../base/limits.ts'
import type { Log } from '../../../base/log.ts'
import { writeAll } from '../../../base/write-all.ts'
import { giveUpHost } from '../../../oci/client.ts'
import { proxyLoginHint } from '../../../oci/proxy-login.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { createTries, parseRetryAfter, withTries } from '../../../oci/retry.ts'
import { type Answer, createTransport, readBody, type Transport } from '../../../oci/transport.ts'
import type { Checksum } from './getter.ts'
import type { HostRule } from './host-rule.ts'
import { MODULES_INPUT } from './module-advice.ts'
import { basicOf, splitLogin } from './url-login.ts'

/** What it takes from the run around it. */
export interface HttpNeeds {
  readonly limits: Limits
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Until the time limit of the step. */
  readonly timeLeftMs: () => number
  readonly log: Log
}

/** A request whose answer is small. */
export interface SmallRequest {
  readonly url: URL
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** The answer. `body` is undefined when it is larger than any honest one. */
export interface SmallAnswer {
  readonly status: number
  readonly headers: Answer['headers']
  readonly url: URL
  readonly body: Buffer | undefined
}

/** Speaks HTTP for one run, and counts. */
export interface ModuleHttp {
  /** @throws {RegistryError} when there is no answer, or one that says to come again */
  get(request: SmallRequest): Promise<SmallAnswer>
  /** Into a file. @throws {RegistryError} when the server refuses, {VerifyError} when what it sends is not what was named */
  download(url: URL, file: string, checksum: Checksum | undefined): Promise<void>
  readonly counts: { readonly requests: number; readonly bytes: number }
  readonly hostsContacted: ReadonlySet<string>
}

/** A list of all versions of the largest modules has some MB. */
const MAX_ANSWER_BYTES = 32 << 20
/** A module's archive, packed. */
const MAX_ARCHIVE_BYTES = 512 << 20

/** Trivy's own name says nothing of us. */
const USER_AGENT = 'trivy-offline-cache'

/** Starts without any memory. */
export function openModuleHttp(rule: HostRule, needs: HttpNeeds): ModuleHttp {
  const transport = createTransport({ ...needs, userAgent: USER_AGENT, namedIn: MODULES_INPUT })
  const counts = { requests: 0, bytes: 0 }
  const tries = () => createTries({ ...needs, onGivenUp: (errors) => giveUpHost(transport, errors) })
  const send = (request: SmallRequest): Promise<Answer> => sendTo(transport, rule, request, counts, needs)
  const answers = new Map<string, Promise<SmallAnswer>>()
  const ask = (request: SmallRequest): Promise<SmallAnswer> =>
    withTries(tries(), async () => {
      const answer = await send(request)
      const body = await readBody(answer, MAX_ANSWER_BYTES)
      counts.bytes += body?.length ?? 0
      const { status, headers, url } = answer
      return { status, headers, url, body }
    })
  return {
    counts,
    hostsContacted: transport.hostsContacted,
    // Several constraints of one module ask for the same lists.
    get: (request) => {
      const identity = `${request.token ?? ''}\n${request.url.href}`
      const known = answers.get(identity) ?? ask(request)
      answers.set(identity, known)
      return known
    },
    download: (url, file, checksum) =>
      withTries(tries(), async () => {
        const answer = await send({ url })
        if (answer.status !== 200) {
          await answer.discard()
          throw refusal(answer)
        }
        counts.bytes += await store(answer, file, checksum)
      }),
  }
}

async function sendTo(
  transport: Transport,
  rule: HostRule,
  { url, token, headers = {} }: SmallRequest,
  counts: { requests: number },
  { clock }: HttpNeeds,
): Promise<Answer> {
  counts.requests += 1
  const { url: plain, login } = splitLogin(url)
  const answer = await transport.send({
    method: 'GET',
    url: plain,
    headers: { 'accept-encoding': 'identity', ...headers },
    authorization: token === undefined ? login && basicOf(login) : `Bearer ${token}`,
    socketFor: (hop) => rule.socketFor(hop),
  })
  if (answer.status !== 429 && answer.status < 500) return answer
  await answer.discard()
  throw refusal(answer, parseRetryAfter(answer.headers['retry-after'], clock.now()))
}

function refusal({ status, url }: Pick<Answer, 'status' | 'url'>, retryAfterMs?: number): RegistryError {
  const words = STATUS_CODES[status] ?? ''
  const hint = status === 407 ? proxyLoginHint(url) : undefined
  return new RegistryError(`${url.host}: HTTP ${status} ${words}`.trim(), { status, retryAfterMs, hint })
}

async function store(answer: Answer, file: string, checksum: Checksum | undefined): Promise<number> {
  const hash = createHash(checksum?.algorithm ?? 'sha256')
  const handle = await open(file, 'w', 0o600)
  let size = 0
  try {
    for await (const chunk of answer.chunks()) {
      size += chunk.length
      if (size > MAX_ARCHIVE_BYTES) {
        throw new VerifyError('the archive is too large', {
          wanted: `at most ${MAX_ARCHIVE_BYTES} bytes`,
          found: 'more',
        })
      }
      hash.update(chunk)
      await writeAll(handle, chunk)
    }
  } finally {
    await handle.close()
  }
  const found = hash.digest('hex')
  if (checksum === undefined || checksum.hex === found) return size
  throw new VerifyError(`wrong ${checksum.algorithm}`, { wanted: checksum.hex, found })
}
