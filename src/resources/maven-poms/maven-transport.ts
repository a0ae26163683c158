// HTTP to Maven repositories: the transport of the registries under our own name, the proxies of settings.xml, and a rule
// for whom strangers name.

import type { Clock, Limits } from '../../base/limits.ts'
import type { Log } from '../../base/log.ts'
import type { SocketOptions } from '../../oci/exchange.ts'
import { createTransport, type Transport } from '../../oci/transport.ts'
import { createProxyAgents } from './proxy-agent.ts'
import type { KnownRepositories } from './repository-facts.ts'
import type { MavenProxy } from './settings.ts'
import { createStrangerRule } from './stranger-rule.ts'

/** What it takes from the run around it. */
export interface TransportNeeds {
  readonly limits: Limits
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
}

/** A transport, and how each hop is reached. */
export interface MavenTransport {
  readonly transport: Transport
  /** For a request to a URL that the user listed, or that only a POM names; the function throws to refuse a hop. */
  socketFor(isListed: boolean): (url: URL) => SocketOptions
}

/** Maven Central asks tools to say who they are; Trivy's own name is what it limits (trivy-facts §6.8). */
const USER_AGENT = 'trivy-offline-cache'

/** Starts without any memory: one transport is one run. */
export function openMavenTransport(
  facts: KnownRepositories,
  proxies: readonly MavenProxy[],
  needs: TransportNeeds,
): MavenTransport {
  const judgeStranger = createStrangerRule(facts.listedOrigins)
  const agentFor = createProxyAgents(proxies)
  const throughProxy = (url: URL): SocketOptions => {
    const agent = agentFor(url)
    return agent === undefined ? {} : { agent }
  }
  return {
    transport: createTransport({ ...needs, userAgent: USER_AGENT }),
    socketFor: (isListed) => (url) => ({ ...(isListed ? {} : judgeStranger(url)), ...throughProxy(url) }),
  }
}
