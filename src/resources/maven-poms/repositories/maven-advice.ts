// What helps when a Maven repository cannot be reached, or refuses: in the words of settings.xml and of this action's inputs.
import {
  adviseOnSilence,
  type ConnectionProblem,
  connectionErrorOf,
  isProxyLogin,
  isUnknownAuthority,
  TRIVY_TRUSTS,
} from '../../../oci/connection-error.ts'
import { proxyLoginHint } from '../../../oci/proxy-login.ts'
import { adviseOnForbidden, adviseOnLimit } from '../../../oci/status-advice.ts'
import { type Candidate, CENTRAL, repositoryKey } from './candidates.ts'
import { isEncrypted, type LoginProblem, type MavenProxy } from './maven-settings.ts'
import type { ClosedOrigin } from './origin-gate.ts'
import { findProxy } from './proxy-agent.ts'
import type { Unasked } from './stand-in.ts'

/** Nothing stood at the other end, or nothing let us through. */
const UNREACHED: readonly ConnectionProblem[] = ['refused', 'network', 'timeout']

/** What to do about a connection that failed; undefined: nothing but waiting is known to help. */
export function adviseOnConnection(
  thrown: unknown,
  asked: { readonly url: URL; readonly namedIn: Candidate['namedIn'] },
  proxies: readonly MavenProxy[],
): string | undefined {
  const error = connectionErrorOf(thrown)
  if (error === undefined) return undefined
  // It may be somebody to whom whoever was asked has sent us on.
  const url = new URL(error.origin)
  const namedIn = url.origin === asked.url.origin ? asked.namedIn : `what ${asked.url.host} answers`
  const scheme = url.protocol.replace(':', '')
  switch (error.problem) {
    case 'certificate':
      return isUnknownAuthority(error.cause) ? `${error.hint} ${TRIVY_TRUSTS}` : error.hint
    case 'proxy':
      if (isProxyLogin(error.message)) return adviseOnProxyLogin(url, proxies)
      return `Look at ${nameProxy(findProxy(url, proxies))}, and whether it allows ${url.host}.`
    case 'not-tls':
      return `${url.host} speaks plain HTTP: name it by http:// if it is yours.`
    default:
      // Trivy, like Maven, takes a proxy for the URLs of its protocol only.
      if (proxies.length > 0 && proxies.every(({ protocol }) => protocol !== scheme)) {
        const [{ host, port, protocol } = NO_PROXY] = proxies
        const isFor = protocol === '' ? 'has no <protocol>' : `is for ${protocol}:// alone`
        return `The proxy ${host}:${port} in settings.xml ${isFor}, and ${url.host} is asked over ${scheme}: add a <proxy> with <protocol>${scheme}</protocol>, or set HTTPS_PROXY.`
      }
      if (error.problem === 'dns') {
        const name = namedIn === undefined ? '' : `the name ${url.host} in ${namedIn}, and `
        return `Check ${name}the DNS of the runner; where a proxy resolves names, set HTTPS_PROXY.`
      }
      if (error.problem === 'silent') return `${adviseOnSilence(url.host)}: ${ONLY_MISSING}.`
      return UNREACHED.includes(error.problem)
        ? `Check that this runner may reach ${url.host} (firewall, HTTPS_PROXY), or name another in settings.xml or the input maven-repository.`
        : waitFor(url)
  }
}

/** What to do about an answer 407. */
export function adviseOnProxyLogin(url: URL, proxies: readonly MavenProxy[]): string {
  const own = findProxy(url, proxies)
  if (own === undefined) return proxyLoginHint(url)
  const name = `The proxy ${own.host}:${own.port}`
  if (isEncrypted(own.password)) {
    return `The password of ${nameProxy(own)} is encrypted by Maven, which nobody else can read: give it a plain one by a variable, \${env.NAME}.`
  }
  return own.username === ''
    ? `${name} wants a login: write it into its <username> and <password> in settings.xml.`
    : `${name} refused the login in its <username> and <password> in settings.xml: check it.`
}

/** What to do about a repository that is not asked any more: it limits requests, or has failed too often. */
export function adviseOnClosed({ limit }: ClosedOrigin, url: URL): string {
  return limit === undefined
    ? waitFor(url)
    : `${adviseOnLimit(url.host, limit.retryAfterMs)}, when ${ONLY_MISSING}, or name another in settings.xml or the input maven-repository.`
}

const ONLY_MISSING = 'only what is missing is asked for'

/** What to do about what passes. */
export function waitFor({ host }: URL): string {
  return `Run it again when ${host} answers: ${ONLY_MISSING}.`
}

/** What something is that is no whole POM, and what to do. */
export function explainContents(
  bytes: Buffer,
  host: string,
): { readonly reason: string; readonly hint: string } {
  const isPage = /<!doctype\s+html|<html[\s/>]/i.test(bytes.subarray(0, 1000).toString('latin1'))
  if (isPage) {
    return {
      reason: 'what it sent is a web page',
      hint: `A login page or a proxy may have answered instead of ${host}: check its address in settings.xml or the input maven-repository, its login, and the proxy settings.`,
    }
  }
  return {
    reason: bytes.length === 0 ? 'what it sent is empty' : 'what it sent is no POM, or not all of one',
    hint: `Look at that file in the repository at ${host}: its copy may be damaged, or a proxy or firewall may have answered in its place.`,
  }
}

/** Why what a stand-in lacks is not known to be absent, and what to do. */
export function explainStandIn(
  { url }: Candidate,
  { url: unasked, namedIn, readsMirrors }: Unasked,
): {
  readonly reason: string
  readonly hint: string
} {
  const { host } = new URL(url)
  const isCentral = repositoryKey(unasked) === repositoryKey(CENTRAL.url)
  const other = isCentral ? 'Maven Central' : new URL(unasked).host
  const check = `Check the name in the POM, the path of ${host} in ${namedIn}, and that ${host} has all that ${other} has`
  return {
    reason: `${host}, asked in place of ${other} (${namedIn}), does not have it, but ${other} may`,
    hint: readsMirrors
      ? `${check}; if it has, name it as a <mirror> of central in settings.xml instead, which Trivy asks too: what it lacks then counts as absent.`
      : `${check}; Trivy before 0.71 reads no <mirrors>, and asks ${other} itself.`,
  }
}

const NO_PROXY: Pick<MavenProxy, 'host' | 'port' | 'protocol'> = { host: '', port: '', protocol: '' }

function nameProxy(proxy: MavenProxy | undefined): string {
  return proxy === undefined
    ? 'the proxy in HTTPS_PROXY and NO_PROXY'
    : `the proxy ${proxy.host || '(without a <host>)'}:${proxy.port} in settings.xml`
}

/** What to do where a login has a variable in it that has no value. */
function adviseOnVariable(variable: string, { id }: Pick<Candidate, 'id'>): string {
  const name = /^\$\{env\.([^}]+)\}$/.exec(variable)?.[1]
  return name === undefined
    ? `The login of the server ${id} in settings.xml names ${variable}, which Trivy does not know: write \${env.NAME} instead, with a variable of the job.`
    : `Set ${name}, from a secret, for this step too: the login of the server ${id} in settings.xml names it.`
}

/** What allows a repository that only a POM names. */
export const LIST_IT = 'If it is yours, list it as id=URL in the input maven-repository.'

/**
 * Why a login did not help, and what would.
 *
 * @param status 401 or 403; 404 or 410 where a login that there is was not sent
 */
export function explainRefusal(
  candidate: Candidate,
  status: number,
): {
  readonly why?: string
  readonly hint?: string
} {
  const { isListed, isLoginWithheld, loginProblem, id, key, url, authorization } = candidate
  const { host } = new URL(url)
  const forbidden = status === 403 ? ` ${adviseOnForbidden(host)}` : ''
  if (isLoginWithheld) {
    return {
      why: 'the login is not sent over plain HTTP',
      hint: `Ask ${host} over https, or name it in the input insecure-registries if everybody on the way may read its login.`,
    }
  }
  if (!isListed || loginProblem === 'unlisted')
    return { why: 'only a POM names it, so no login is sent to it', hint: LIST_IT }
  if (loginProblem !== undefined) return explainLogin(loginProblem, id)
  if (authorization !== undefined) {
    return {
      hint: `The login for ${host} was refused${ofServer(id)}: check it, and what it may read.${forbidden}`,
    }
  }
  if (key === repositoryKey(CENTRAL.url)) {
    return {
      hint: 'Maven Central takes no login: a proxy or firewall may be in the way, or it blocks this address. Name a mirror in settings.xml or the input maven-repository.',
    }
  }
  return {
    hint:
      id === ''
        ? `No login is known for ${host}: write it as id=URL in the input maven-repository, and put a <server> with that id into settings.xml.${forbidden}`
        : `No login is known for ${host}: put a <server> with the id ${id}, a <username>, and a <password> into settings.xml.${forbidden}`,
  }
}

/** Why a server of settings.xml, which is there, gives no login. */
function explainLogin(
  problem: Exclude<LoginProblem, 'unlisted'>,
  id: string,
): { readonly why: string; readonly hint: string } {
  const server = `the server ${id} in settings.xml`
  const plain = `Give ${server} a <username> and a <password>`
  switch (problem) {
    case 'encrypted':
      return {
        why: `the password of ${server} is encrypted by Maven, which nobody else can read`,
        hint: `Give ${server} a plain password by a variable, \${env.NAME}: Trivy reads no encrypted ones.`,
      }
    case 'headers':
      return {
        why: `the login of ${server} is an HTTP header, which Trivy does not send`,
        hint: `Give ${server} a username and a password instead of <httpHeaders>; GitLab takes its tokens as such too.`,
      }
    case 'key':
      return { why: `${server} has a key, which is for ssh`, hint: `${plain} instead of the <privateKey>.` }
    case 'half':
      return {
        why: `${server} has a <username> or a <password> alone`,
        hint: `${plain}: Trivy sends no half of a login. Where only a token is wanted, any name will mostly do.`,
      }
    default:
      return {
        why: `the login of ${server} names ${problem}, which has no value for this step`,
        hint: adviseOnVariable(problem, { id }),
      }
  }
}

function ofServer(id: string): string {
  return id === '' ? '' : ` (the server ${id} in settings.xml, or in its URL)`
}
