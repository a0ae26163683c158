// HTTP to Maven repositories: the transport of the registries under our own name, the proxies of settings.xml, and a rule
// for whom strangers name.

import { type Reach, reachOf, reachOfResolved } from '../../../base/address.ts'
import { type ResolveAll, resolveAll } from '../../../base/guarded-lookup.ts'
import type { Clock, Limits } from '../../../base/limits.ts'
import type { Log } from '../../../base/log.ts'
import type { SocketOptions } from '../../../oci/exchange.ts'
import { createTransport, type Transport } from '../../../oci/transport.ts'
import type { MavenProxy } from './maven-settings.ts'
import { createProxyAgents } from './proxy-agent.ts'
import type { KnownRepositories } from './repository-facts.ts'
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
  /** Of settings.xml: for advice. */
  readonly proxies: readonly MavenProxy[]
  /** Whether a URL leads to an inner host, by its name or by where its name led; loopback is this very machine. */
  isInner(url: URL): boolean
  /** For a request to a URL that the user listed, or that only a POM names; the function throws to refuse a hop. */
  socketFor(isListed: boolean): (url: URL) => SocketOptions
}

/** Maven Central asks tools to say who they are; Trivy's own name is what it limits. */
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
  const innerNames = new Set<string>()
  const resolve: ResolveAll = (hostname, callback) =>
    resolveAll(hostname, (error, addresses) => {
      if (addresses.some(({ address }) => isInnerReach(reachOfResolved(address)))) innerNames.add(hostname)
      callback(error, addresses)
    })
  return {
    proxies,
    isInner: ({ hostname }) => isInnerReach(reachOf(hostname)) || innerNames.has(hostname),
    transport: createTransport({ ...needs, userAgent: USER_AGENT, resolve }),
    socketFor: (isListed) => (url) => ({ ...(isListed ? {} : judgeStranger(url)), ...throughProxy(url) }),
  }
}

function isInnerReach(reach: Reach): boolean {
  return reach !== 'public' && reach !== 'loopback'
}
