// What to show a registry, and what to do when it says no: a token, a login, or neither. Each goes only where it belongs.
import type { Log } from '../base/log.ts'
import { type Challenge, parseChallenges } from './challenge.ts'
import { adviseCloud } from './cloud-advice.ts'
import { basicCredentials, type Credentials, type Login } from './credentials.ts'
import { followLink } from './hop.ts'
import { RegistryError } from './registry-error.ts'
import { fetchToken, type Token } from './token.ts'
import type { Answer, Transport } from './transport.ts'

/** One repository at the origin that serves it. */
export interface Target {
  readonly registry: string
  readonly repository: string
  readonly origin: string
  /** What the token is to allow; default `pull`. */
  readonly access?: 'pull' | 'pull,push'
}

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
  /** What to show after `answer` refused `shown`; `undefined` when there is nothing else to try. */
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
  /** Origins of logins, with the target behind them where only that was refused. */
  readonly refused: Set<string>
  /** Targets that would not answer without a login. */
  readonly closed: Set<string>
  /** Origins of logins that were good for something. */
  readonly accepted: Set<string>
}

const NOTHING: Proof = { authorization: undefined, login: undefined, isFresh: false }

/** Remembers tokens per origin and repository, and refused logins, for one run. */
export function createAuth(options: AuthOptions): Auth {
  const state: State = {
    ...options,
    proofs: new Map(),
    refused: new Set(),
    closed: new Set(),
    accepted: new Set(),
  }
  return {
    current(target) {
      const proof = state.proofs.get(keyOf(target))
      return proof && proof.untilMs > options.now() ? { ...proof, isFresh: false } : NOTHING
    },
    afterRefusal: (target, shown, answer) => answerRefusal(state, { target, shown, answer }),
    noteAccepted({ login }) {
      if (login !== undefined) state.accepted.add(login.origin)
    },
    describeLogin: (target) => describeLogin(state, target),
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
  if (answer.status !== 401) return undefined
  if (shown.isFresh) {
    // A token that was just given to nobody in particular does not suffice.
    if (!shown.login && !(await closeTarget(state, target))) return undefined
    // Without a login nobody may push, and one that may not push need not be wrong.
    if (target.access === 'pull,push') return undefined
    // A token that the realm gave for this login, and that does not suffice, says nothing about the login elsewhere.
    const isInvalid = shown.authorization?.startsWith('Basic ') === true
    if (shown.login) refuseLogin(state, target, { login: shown.login, status: 401, isInvalid })
  }
  const proof = await makeProof(state, target, answer)
  if (proof) state.proofs.set(keyOf(target), proof)
  return proof
}

async function makeProof(state: State, target: Target, answer: Answer): Promise<LastingProof | undefined> {
  const challenges = parseChallenges(answer.headers['www-authenticate'])
  const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm)
  if (bearer) return makeBearerProof(state, target, bearer)
  const login = await findUsableLogin(state, target)
  if (login?.kind !== 'password' || !challenges.some(({ scheme }) => scheme === 'basic')) return undefined
  return makeLasting(`Basic ${basicCredentials(login)}`, login)
}

async function makeBearerProof(state: State, target: Target, challenge: Challenge): Promise<LastingProof> {
  const login = await findUsableLogin(state, target)
  if (login?.kind === 'registry-token') return makeLasting(`Bearer ${login.token}`, login)
  try {
    const { value, expiresInMs } = await obtainToken(state, target, { challenge, login })
    return { ...makeLasting(`Bearer ${value}`, login), untilMs: state.now() + expiresInMs }
  } catch (error) {
    const status = error instanceof RegistryError ? error.status : undefined
    if (status !== 401 && status !== 403) throw error
    if (!login) {
      if (!(await closeTarget(state, target))) throw error
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
    scope: scopeOf(target, scope),
    login,
    clientId: state.clientId,
    nowMs: state.now(),
    loginHint: await describeLogin(state, target),
  })
  state.maskSecret(token.value)
  return token
}

// A challenge to reading does not know yet that the same repository will be written.
function scopeOf({ repository, access = 'pull' }: Target, challenged: string | undefined): string {
  const isEnough = access === 'pull' || challenged?.includes('push') === true
  return challenged !== undefined && isEnough ? challenged : `repository:${repository}:${access}`
}

async function findUsableLogin(state: State, target: Target): Promise<Login | undefined> {
  const { registry, repository } = target
  const first = await state.credentials.findAll(registry, repository)
  const last = state.closed.has(keyOf(target)) ? state.credentials.findLast(registry, repository) : []
  return [...first, ...last].find((login) => !isRefused(state, target, login))
}

function isRefused(state: State, target: Target, { origin }: Login): boolean {
  return state.refused.has(origin) || state.refused.has(`${origin} ${keyOf(target)}`)
}

/** Notes that nobody is answered there without a login; whether there is one that was kept for that. */
async function closeTarget(state: State, target: Target): Promise<boolean> {
  if (state.closed.has(keyOf(target))) return false
  state.closed.add(keyOf(target))
  return (await findUsableLogin(state, target)) !== undefined
}

interface LoginRefusal {
  readonly login: Login
  readonly status: number
  /** Whether it is no good at all; else it may not do this, and may yet be good for the next repository. */
  readonly isInvalid: boolean
}

function refuseLogin(state: State, target: Target, { login, status, isInvalid }: LoginRefusal): void {
  state.proofs.delete(keyOf(target))
  const key = isInvalid ? login.origin : `${login.origin} ${keyOf(target)}`
  // Downloads that run side by side are refused side by side; one warning is enough.
  if (state.refused.has(key)) return
  state.refused.add(key)
  const who = isInvalid ? target.registry : `${target.registry}/${target.repository}`
  state.log.warning(
    `${who} refused ${login.origin} (HTTP ${status}); asking without a login. Log in anew before this step.`,
  )
}

const LOG_IN = 'before this step, for example with docker/login-action'

async function describeLogin(state: State, target: Target): Promise<string> {
  const { findAll, findLast, places, problems } = state.credentials
  const { registry, repository } = target
  const [login] = [...(await findAll(registry, repository)), ...findLast(registry, repository)]
  if (!login) {
    const where = places.join(' or ') || 'the Docker configuration'
    const whom = target.access === 'pull,push' ? ' as somebody who has the right to push' : ''
    const why = problems.length === 0 ? '' : ` (${[...new Set(problems)].join('; ')})`
    return `No login for ${registry} was found in ${where}${why}: log in${whom} ${LOG_IN}.${adviseCloud(registry)}`
  }
  const sentence = `${login.origin} ${await describeFate(state, target, login)}`
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

async function describeFate(state: State, target: Target, login: Login): Promise<string> {
  if (target.access === 'pull,push') {
    return state.accepted.has(login.origin)
      ? 'is good for reading, and was refused for pushing: give it the right to push, or log in as somebody who has it.'
      : `was refused for pushing: give it the right to push, or, if it is wrong, log in anew ${LOG_IN}.`
  }
  const isUsable = (await findUsableLogin(state, target)) !== undefined
  const fate = isUsable ? 'did not suffice' : 'was refused, and so was asking without a login'
  return `${fate}: log in anew ${LOG_IN}.`
}

function keyOf({ origin, repository, access }: Target): string {
  return `${origin}/${repository}${access === 'pull,push' ? ' push' : ''}`
}
