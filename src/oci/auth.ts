// What to show a registry, and what to do when it says no: a token, a login, or neither. Each goes only where it belongs.
import type { Log } from '../base/log.ts'
import { type Challenge, parseChallenges } from './challenge.ts'
import { basicCredentials, type Credentials, type Login } from './credentials.ts'
import { type AskDoor, createDoors } from './door.ts'
import { followLink } from './hop.ts'
import { RegistryError } from './registry-error.ts'
import { keyOf, type Target } from './target.ts'
import { fetchToken, type Token } from './token.ts'
import { namesAnother, scopeOf } from './token-scope.ts'
import type { Answer, Transport } from './transport.ts'
import { createTriedLogins, type LoginRefusal, type TriedLogins } from './tried-logins.ts'

/** What is shown with a request. */
export interface Proof {
  /** Value of `Authorization`. */
  readonly authorization: string | undefined
  /** The login behind it. */
  readonly login: Login | undefined
  /** Made for this very request: making it again would not help. */
  readonly isFresh: boolean
}

/** What to show with each request to a registry. */
export interface Auth {
  /** What is known to work for the target, or nothing. */
  current(target: Target): Proof
  /** What to show after `answer` refused `shown`, or may have hidden something; `undefined` when there is nothing else to try. */
  afterRefusal(target: Target, shown: Proof, answer: Answer): Promise<Proof | undefined>
  /** A request that showed this was not refused. */
  noteAccepted(shown: Proof): void
  /** What to tell the user whose request stayed refused. */
  describeLogin(target: Target): Promise<string>
}

/** What proving who we are needs; the same for all of a run. */
export interface AuthOptions {
  readonly transport: Transport
  readonly credentials: Credentials
  /** Names us in the OAuth2 grant. */
  readonly clientId: string
  readonly now: () => number
  readonly log: Log
  readonly maskSecret: (secret: string) => void
}

type LastingProof = Proof & { readonly untilMs: number }

interface State extends AuthOptions {
  /** By target. */
  readonly proofs: Map<string, LastingProof>
  readonly logins: TriedLogins
  /** Targets for which a token for what the challenge named did not suffice. */
  readonly misled: Set<string>
  readonly askDoor: AskDoor
}

const NOTHING: Proof = { authorization: undefined, login: undefined, isFresh: false }

/** Remembers tokens per origin and repository, and refused logins, for one run. */
export function createAuth(options: AuthOptions): Auth {
  const state: State = {
    ...options,
    proofs: new Map(),
    logins: createTriedLogins(options.credentials, options.log),
    misled: new Set(),
    askDoor: createDoors(options.transport),
  }
  return {
    current(target) {
      const proof = state.proofs.get(keyOf(target))
      return proof && proof.untilMs > options.now() ? { ...proof, isFresh: false } : NOTHING
    },
    afterRefusal: (target, shown, answer) => answerRefusal(state, { target, shown, answer }),
    noteAccepted({ login }) {
      if (login !== undefined) state.logins.noteAccepted(login)
    },
    describeLogin: (target) => state.logins.describe(target),
  }
}

async function answerRefusal(
  state: State,
  { target, shown, answer }: { target: Target; shown: Proof; answer: Answer },
): Promise<Proof | undefined> {
  // Only the registry itself may ask for something: a host that it redirected to is answered with nothing.
  if (!answer.isOwnOrigin) return undefined
  if (answer.status === 403 && shown.login) {
    refuseLogin(state, target, { login: shown.login, status: 403, isInvalid: false })
    // A 403 names no challenge; the answer to a request without a login does.
    return NOTHING
  }
  const challenge = answer.status === 401 ? answer.headers['www-authenticate'] : undefined
  if (challenge === undefined) return proveAtDoor(state, target, { shown, answer })
  if (shown.isFresh) {
    if (isMisled(state, target, challenge)) {
      state.misled.add(keyOf(target))
      return keepProof(state, target, challenge)
    }
    // A token that was just given to nobody in particular does not suffice.
    if (!shown.login && !(await state.logins.closeTarget(target))) return undefined
    // Without a login nobody may push, and one that may not push need not be wrong.
    if (target.access === 'pull,push') return undefined
    // A token that the realm gave for this login, and that does not suffice, says nothing about the login elsewhere.
    const isInvalid = shown.authorization?.startsWith('Basic ') === true
    if (shown.login) refuseLogin(state, target, { login: shown.login, status: 401, isInvalid })
  }
  return keepProof(state, target, challenge)
}

/**
 * Some registries hide from whoever shows no login that there is anything (404, 403), or do not say how to log in (401), but
 * for their door, where clients of the specification's first days, and Trivy, begin. Asked where there is a login to show.
 */
async function proveAtDoor(
  state: State,
  target: Target,
  { shown, answer }: { shown: Proof; answer: Answer },
): Promise<Proof | undefined> {
  if (![401, 403, 404].includes(answer.status) || shown.authorization !== undefined) return undefined
  if ((await state.logins.findUsable(target)) === undefined) return undefined
  const challenge = await state.askDoor(target.origin)
  return challenge === undefined ? undefined : keepProof(state, target, challenge)
}

/** Whether what was just shown was a token for another repository, which the challenge had named: once for each target. */
function isMisled(state: State, target: Target, challenge: string): boolean {
  const scope = findBearer(challenge)?.parameters.scope
  return !state.misled.has(keyOf(target)) && namesAnother(target, scope)
}

async function keepProof(state: State, target: Target, challenge: string): Promise<Proof | undefined> {
  const proof = await makeProof(state, target, challenge)
  if (proof) state.proofs.set(keyOf(target), proof)
  return proof
}

async function makeProof(state: State, target: Target, text: string): Promise<LastingProof | undefined> {
  const challenges = parseChallenges(text)
  const bearer = findBearer(text)
  if (bearer) return makeBearerProof(state, target, bearer)
  const login = await state.logins.findUsable(target)
  if (login?.kind !== 'password' || !challenges.some(({ scheme }) => scheme === 'basic')) return undefined
  return makeLasting(`Basic ${basicCredentials(login)}`, login)
}

function findBearer(text: string): Challenge | undefined {
  return parseChallenges(text).find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm)
}

async function makeBearerProof(state: State, target: Target, challenge: Challenge): Promise<LastingProof> {
  const login = await state.logins.findUsable(target)
  if (login?.kind === 'registry-token') return makeLasting(`Bearer ${login.token}`, login)
  try {
    const { value, expiresInMs } = await obtainToken(state, target, { challenge, login })
    return { ...makeLasting(`Bearer ${value}`, login), untilMs: state.now() + expiresInMs }
  } catch (error) {
    const status = error instanceof RegistryError ? error.status : undefined
    if (status !== 401 && status !== 403) throw error
    if (!login) {
      if (!(await state.logins.closeTarget(target))) throw error
      return makeBearerProof(state, target, challenge)
    }
    refuseLogin(state, target, { login, status, isInvalid: status === 401 })
    return makeBearerProof(state, target, challenge)
  }
}

function makeLasting(authorization: string, login: Login | undefined): LastingProof {
  return { authorization, login, isFresh: true, untilMs: Number.POSITIVE_INFINITY }
}

async function obtainToken(
  state: State,
  target: Target,
  { challenge, login }: { challenge: Challenge; login: Login | undefined },
): Promise<Token> {
  const { realm, service, scope } = challenge.parameters
  const token = await fetchToken(state.transport, {
    // It may be another host: this origin named it, and that is the rule for logins. It must not leave https.
    realm: followLink(new URL(target.origin), realm),
    ledFrom: new URL(target.origin),
    service,
    scope: scopeOf(target, state.misled.has(keyOf(target)) ? undefined : scope),
    login,
    clientId: state.clientId,
    nowMs: state.now(),
    loginHint: await state.logins.describe(target),
  })
  state.maskSecret(token.value)
  return token
}

function refuseLogin(state: State, target: Target, refusal: LoginRefusal): void {
  state.proofs.delete(keyOf(target))
  state.logins.refuse(target, refusal)
}
