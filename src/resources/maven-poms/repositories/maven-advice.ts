// What helps when a Maven repository cannot be reached, or refuses: in the words of settings.xml and of this action's inputs.
import { ConnectionError, type ConnectionProblem } from '../../../oci/connection-error.ts'
import type { Candidate } from './candidates.ts'
import type { MavenProxy } from './maven-settings.ts'

/** Nothing stood at the other end, or nothing let us through. */
const UNREACHED: readonly ConnectionProblem[] = ['refused', 'network', 'timeout']

/** What to do about a connection that failed; undefined: nothing but waiting is known to help. */
export function adviseOnConnection(
  error: unknown,
  url: URL,
  proxies: readonly MavenProxy[],
): string | undefined {
  if (!(error instanceof ConnectionError)) return undefined
  const scheme = url.protocol.replace(':', '')
  switch (error.problem) {
    case 'certificate':
      return 'If the repository or a proxy uses a private CA, give its certificate in the input ca-file.'
    case 'proxy':
      return `Look at ${describeProxies(proxies, 'the proxy')}, and whether it allows ${url.host}.`
    case 'not-tls':
      return `${url.host} speaks plain HTTP: name it by http:// if it is yours.`
    default:
      // Trivy, like Maven, takes a proxy for the URLs of its protocol only.
      if (proxies.length > 0 && proxies.every(({ protocol }) => protocol !== scheme)) {
        return `${describeProxies(proxies, 'The proxy')} is for ${proxies[0]?.protocol}:// alone, and ${url.host} is asked over ${scheme}: add a <proxy> with <protocol>${scheme}</protocol>, or set HTTPS_PROXY.`
      }
      if (error.problem === 'dns') {
        return 'Check the name of the repository in settings.xml or the input maven-repository, and the DNS of the runner.'
      }
      return UNREACHED.includes(error.problem)
        ? `Check that this runner may reach ${url.host} (firewall, HTTPS_PROXY), or name a mirror in settings.xml or the input maven-repository.`
        : undefined
  }
}

function describeProxies(proxies: readonly MavenProxy[], otherwise: string): string {
  const [first] = proxies
  return first === undefined
    ? `${otherwise} in HTTPS_PROXY and NO_PROXY`
    : `The proxy ${first.host}:${first.port} in settings.xml`
}

/** Why a login did not help, and what would. */
export function explainRefusal({ isListed, isLoginWithheld, loginProblem, id }: Candidate): {
  readonly why: string
  readonly hint?: string
} {
  if (isLoginWithheld)
    return { why: 'the login is not sent over plain HTTP; see the input insecure-registries' }
  if (!isListed) return { why: 'only a POM names it, so no login is sent to it' }
  if (loginProblem === 'encrypted') {
    return {
      why: `the password of the server ${id} in settings.xml is encrypted by Maven, which nobody else can read`,
      hint: `Give the server ${id} in settings.xml a plain password by a variable, \${env.NAME}: Trivy reads no encrypted ones.`,
    }
  }
  if (loginProblem === 'headers') {
    return {
      why: `the login of the server ${id} in settings.xml is an HTTP header, which Trivy does not send`,
      hint: `Give the server ${id} in settings.xml a username and a password instead of <httpHeaders>; GitLab takes its tokens as such too.`,
    }
  }
  return {
    why: 'look at its login in settings.xml',
    hint: `Look at the login of the server ${id} in settings.xml, and what it may read.`,
  }
}
