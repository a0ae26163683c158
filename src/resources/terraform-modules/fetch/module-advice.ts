// What helps when a module registry, a git server, or whoever has an archive cannot be reached or refuses: in the words of this
// action's inputs and of Terraform. Pure.
import { hintOf } from '../../../base/errors.ts'
import {
  adviseOnSilence,
  type ConnectionError,
  connectionErrorOf,
  isUnknownAuthority,
  TRIVY_TRUSTS,
} from '../../../oci/connection-error.ts'
import { WebPageError } from '../../../oci/json.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { adviseOnLimit } from '../../../oci/status-advice.ts'

/** Where the user names module registries, in words. */
export const MODULES_INPUT = 'the input terraform-registry'

const OR_INSTALL = 'run terraform init before this step, whose modules Trivy takes'

/** A module registry that was asked. */
export interface AskedRegistry {
  readonly host: string
  /** Of the registry in whose place it stands by the input; undefined: it is that registry. */
  readonly replaced: string | undefined
  /** A token was sent. */
  readonly hasToken: boolean
  /** The variable that takes one; undefined: none is ever sent there. */
  readonly tokenName: string | undefined
}

/** What to do about an error on the way to a registry's answer. */
export function adviseOnRegistry(error: unknown, asked: AskedRegistry): string | undefined {
  const { host, replaced } = asked
  if (error instanceof WebPageError) return adviseOnPage(asked)
  const others =
    replaced === undefined ? `put a mirror in its place with ${MODULES_INPUT}` : withoutMirror(asked)
  const failure = connectionErrorOf(error)
  if (failure !== undefined) return adviseOnConnection(failure, host, { asked, others })
  if (!(error instanceof RegistryError)) return hintOf(error)
  if (error.status === 429) return `${adviseOnLimit(host, error.retryAfterMs)}, or ${others}.`
  return error.hint ?? (error.status === undefined ? undefined : waitFor(host, others))
}

/** What to do about an answer of a registry that leads nowhere; undefined: its status says nothing. */
export function adviseOnStatus(status: number, asked: AskedRegistry): string | undefined {
  if (status !== 401 && status !== 403) return undefined
  const { host, hasToken, tokenName, replaced } = asked
  if (hasToken) {
    return `${host} refuses the token that it is given (${tokenName}, or Terraform's own files): check that it is still good, and may read this module.`
  }
  return tokenName === undefined
    ? `No token is sent to a registry that the source does not name: a proxy or firewall may be in the way of ${host}, or write ${host} into the source.`
    : `Put a token that may read this module${replaced === undefined ? '' : ` at ${host}`} into ${tokenName}, from a secret.`
}

/** What to do where a stand-in lacks something: that proves nothing of the registry itself. */
export function adviseOnStandIn({ host, replaced }: AskedRegistry): string {
  return `Check the address of ${host} in ${MODULES_INPUT}, to which /v1/modules/… is added, and the source in the configuration, and that the module was copied there; Trivy knows nothing of that input, and asks ${replaced} itself.`
}

/** What to do about an error on the way to an archive, or to a page that names a source. */
export function adviseOnFile(error: unknown): string | undefined {
  const failure = connectionErrorOf(error)
  if (failure !== undefined) {
    const { host } = new URL(failure.origin)
    return adviseOnConnection(failure, host, { asked: undefined, others: OR_INSTALL })
  }
  const hint = hintOf(error)
  return hint ?? (error instanceof RegistryError ? adviseOnFileStatus(error.status) : undefined)
}

/** What to do about an answer that is no archive and no page. */
export function adviseOnFileStatus(status: number | undefined): string | undefined {
  if (status === undefined) return undefined
  return status === 401 || status === 403
    ? `Whoever has it wants a login, which this step does not give: ${OR_INSTALL}.`
    : `Run it again when the server answers, or ${OR_INSTALL}.`
}

/** What git, or the gate before it, says, and what helps. */
const GIT_ADVICE: readonly (readonly [words: RegExp, advice: (host: string) => string])[] = [
  [
    /could not read (Username|Password)|terminal prompts disabled|Authentication failed|Access denied|error: 40[13]\b/i,
    (host) =>
      `Give git a login for ${host} before this step, for example by git config --global url."https://oauth2:TOKEN@${host}/".insteadOf "https://${host}/" with a token from a secret.`,
  ],
  [
    /Permission denied|Host key verification failed/i,
    (host) => `Give ssh a key for ${host} and the host's own key (known_hosts) before this step.`,
  ],
  [/is not asked: only a module's source/, () => `If it is yours, list it in ${MODULES_INPUT}.`],
  [
    /Could not resolve host|ENOTFOUND|EAI_AGAIN/i,
    (host) => `Check the name ${host} in the source, and the DNS of the runner.`,
  ],
  [
    /certificate|SSL/i,
    (host) => `If ${host} or a proxy uses a private CA, give its certificate in the input ca-file.`,
  ],
  [
    /Failed to connect|Couldn't connect|Connection (refused|timed out|reset)|unreachable|CONNECT tunnel|no connection|E(CONNREFUSED|TIMEDOUT|(HOST|NET)UNREACH)/i,
    (host) => `Check that git on this runner may reach ${host} (firewall, HTTPS_PROXY), or ${OR_INSTALL}.`,
  ],
]

/** What to do about a failure that git told in these words. */
export function adviseOnGit(words: string, { host }: URL): string {
  const found = GIT_ADVICE.find(([pattern]) => pattern.test(words))
  return found?.[1](host) ?? `Run it again when ${host} answers, or ${OR_INSTALL}.`
}

function adviseOnConnection(
  error: ConnectionError,
  host: string,
  { asked, others }: { readonly asked: AskedRegistry | undefined; readonly others: string },
): string | undefined {
  const namedIn = asked?.replaced === undefined ? 'the source' : MODULES_INPUT
  switch (error.problem) {
    case 'dns':
      return `Check the name ${host} in ${namedIn}, and the DNS of the runner; where a proxy resolves names, set HTTPS_PROXY.`
    case 'refused':
    case 'network':
    case 'timeout':
      return `Check that this runner may reach ${host} (firewall, HTTPS_PROXY), or ${others}.`
    case 'not-tls':
      return asked?.replaced === undefined
        ? `${host} speaks plain HTTP, and the source says https: check its port.`
        : `${host} speaks plain HTTP: write its address with http:// in ${MODULES_INPUT} if it is yours.`
    case 'silent':
      return `${adviseOnSilence(host)}, or ${others}.`
    case 'broken':
    case 'tls':
      return waitFor(host, others)
    case 'certificate':
      return isUnknownAuthority(error.cause) ? `${error.hint} ${TRIVY_TRUSTS}` : error.hint
    default:
      return error.hint
  }
}

function adviseOnPage({ host, replaced }: AskedRegistry): string {
  const where = replaced === undefined ? '' : ` the address of ${host} in ${MODULES_INPUT},`
  return `A login page or a proxy may have answered instead of the module registry: check${where} its login, and the proxy settings.`
}

function waitFor(host: string, others: string): string {
  return `Run it again when ${host} answers, or ${others}.`
}

function withoutMirror({ replaced }: AskedRegistry): string {
  return `take it out of ${MODULES_INPUT} where ${replaced} itself can be reached`
}
