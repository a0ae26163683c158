// One request to a registry, with all that it takes: the right scheme, a login if it asks for one, and an error that explains.
import type { Auth } from './auth.ts'
import { ConnectionError, REGISTRIES_INPUT } from './connection-error.ts'
import type { BodyToSend } from './exchange.ts'
import { apiHost, isLoopback, type Reference } from './reference.ts'
import { describeRefusal, type Refusal } from './refusal.ts'
import { RegistryError } from './registry-error.ts'
import type { Target } from './target.ts'
import type { Answer, Transport } from './transport.ts'

/** What to do about a refusal; undefined leaves it to the usual hints. */
export type RefusalHint = (refusal: RefusedRequest) => string | undefined

/** A refusal, and whose. */
export interface RefusedRequest extends Refusal {
  /** `host/name` in the registry. */
  readonly repository: string
  /** Where the user named it, in words. */
  readonly namedIn: string
}

/** One request for something of a repository. */
export interface RegistryRequest {
  readonly ref: Reference
  /** What is asked for, as an error begins. */
  readonly what: string
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH'
  /** Below the repository: `manifests/2`. */
  readonly path: string
  /** Where the registry said to send this instead; a login goes there only if it is the registry's own origin. */
  readonly location?: URL | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body?: BodyToSend | undefined
  /** Part of a push: is nothing without a login, and asks for the right to write at once unless `access` says otherwise. */
  readonly isPush?: boolean | undefined
  readonly access?: Target['access'] | undefined
  /** What to do about a refusal, where the caller knows better than what reading says. */
  readonly hint?: RefusalHint | undefined
  /** Answers that are the caller's business; all others become a RegistryError. */
  readonly accepts: (answer: Answer) => boolean
}

/** Sends a request once (with what its authorization takes); trying again is the caller's business. */
export type SendToRegistry = (request: RegistryRequest) => Promise<Answer>

/** What sending needs; the same for all of a run. */
export interface RequesterOptions {
  readonly transport: Transport
  readonly auth: Auth
  /** Registries that the user allowed to be plain HTTP. */
  readonly plainHttp: readonly string[]
  readonly now: () => number
  /** Why a registry may not be asked at all; undefined: it may. */
  readonly refuse?: ((ref: Reference) => string | undefined) | undefined
  /** Where the user named the registries, in words for advice, where a reference does not say. */
  readonly namedIn?: string | undefined
}

/** Nothing, a login's token, nothing again after a 403, an anonymous token, and the same for each further login: no honest registry needs more. */
const MAX_REFUSALS = 8

/** Remembers which registries speak plain HTTP, for one run. */
export function createRequester(options: RequesterOptions): SendToRegistry {
  const schemes = new Map<string, 'https' | 'http'>()

  async function send(request: RegistryRequest): Promise<Answer> {
    const { registry } = request.ref
    const reason = options.refuse?.(request.ref)
    if (reason !== undefined) throw new RegistryError(`${request.what}: ${reason}`, { temporary: false })
    const scheme = schemes.get(registry) ?? 'https'
    try {
      const answer = await sendAuthorized(request, scheme, options)
      schemes.set(registry, scheme)
      return answer
    } catch (error) {
      // What spoke TLS once must go on doing so.
      const maySwitch = schemes.get(registry) !== 'https' && mayBePlain(registry, options.plainHttp)
      if (!maySwitch || !speaksNoTls(error, registry)) throw error
      schemes.set(registry, 'http')
      return send(request)
    }
  }

  return send
}

async function sendAuthorized(
  request: RegistryRequest,
  scheme: 'https' | 'http',
  { transport, auth, now, namedIn }: RequesterOptions,
): Promise<Answer> {
  const { ref, method, headers, body } = request
  const origin = `${scheme}://${apiHost(ref.registry)}`
  const access = request.access ?? (request.isPush === true ? 'pull,push' : 'pull')
  const target: Target = { registry: ref.registry, repository: ref.repository, origin, access }
  const url = request.location ?? new URL(`${origin}/v2/${ref.repository}/${request.path}`)
  const isOwn = url.origin === origin
  let shown = auth.current(target)
  for (let refusals = 0; ; refusals++) {
    const authorization = isOwn ? shown.authorization : undefined
    const ledFrom = request.location === undefined ? undefined : new URL(origin)
    const address = { url, ledFrom, namedIn: ref.namedIn }
    const sent = await transport.send({ ...address, method, headers, body, authorization })
    const answer = isOwn ? sent : { ...sent, isOwnOrigin: false }
    if (isOwn && answer.status < 500 && ![401, 403].includes(answer.status)) auth.noteAccepted(shown)
    // Without a login nobody may push: that this login may not is the end.
    const mayNotPush = answer.status === 403 && request.isPush === true && shown.authorization !== undefined
    const next =
      refusals === MAX_REFUSALS || mayNotPush ? undefined : await auth.afterRefusal(target, shown, answer)
    if (!next) {
      if (request.accepts(answer)) return answer
      const loginHint = await auth.describeLogin(target)
      const asked = {
        repository: `${ref.registry}/${ref.repository}`,
        namedIn: ref.namedIn ?? namedIn ?? REGISTRIES_INPUT,
      }
      throw await describeRefusal(answer, {
        what: request.what,
        loginHint,
        nowMs: now(),
        hint: (refusal) => request.hint?.({ ...refusal, ...asked }),
        namedIn: asked.namedIn,
      })
    }
    await answer.discard()
    shown = next
  }
}

function mayBePlain(registry: string, plainHttp: readonly string[]): boolean {
  return isLoopback(registry) || plainHttp.includes(registry)
}

// A TLS failure of any other kind, above all a certificate, never leads to plain HTTP: somebody may be in between.
// Without a port, plain HTTP is another port than the one that refused.
function speaksNoTls(error: unknown, registry: string): boolean {
  if (!(error instanceof ConnectionError) || error.origin !== new URL(`https://${registry}`).origin)
    return false
  if (error.problem === 'not-tls') return true
  return error.problem === 'refused' && !/:\d+$/.test(registry)
}
