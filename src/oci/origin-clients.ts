// The clients of @actions/http-client: one for each origin, because the library remembers one agent whatever the scheme and the
// proxy of the next URL are.
import type { Agent } from 'node:http'
import type { HttpClient } from '@actions/http-client'
import { isExemptFromProxy } from './proxy-exemption.ts'

/** What requests to one origin go through. */
export interface OriginClient {
  readonly client: HttpClient
  /** Past a proxy from which the library would not exempt this origin. */
  readonly agent: Agent | undefined
}

export interface OriginClientOptions {
  readonly userAgent: string
  /** Origins whose certificate the user told us not to check. */
  readonly uncheckedOrigins?: ReadonlySet<string> | undefined
}

/** Longest timer that Node knows: our deadlines rule, not the library's. */
const NO_SOCKET_TIMEOUT_MS = 2 ** 31 - 1

/** Gives a function that finds the client for a URL, and makes it when it is the first of its origin. */
export function createOriginClients(options: OriginClientOptions): (url: URL) => Promise<OriginClient> {
  const clients = new Map<string, Promise<OriginClient>>()
  return (url) => {
    const known = clients.get(url.origin)
    if (known !== undefined) return known
    const client = createClient(url, options)
    clients.set(url.origin, client)
    return client
  }
}

/** The library is loaded with the first request: most jobs make none. */
async function createClient(
  url: URL,
  { userAgent, uncheckedOrigins }: OriginClientOptions,
): Promise<OriginClient> {
  const { HttpClient, getProxyUrl } = await import('@actions/http-client')
  const isUnchecked = uncheckedOrigins?.has(url.origin) === true
  const client = new HttpClient(userAgent, [], {
    ignoreSslError: isUnchecked,
    allowRedirects: false,
    allowRetries: false,
    keepAlive: true,
    socketTimeout: NO_SOCKET_TIMEOUT_MS,
  })
  const goesPast = getProxyUrl(url.href) !== '' && isExemptFromProxy(url, process.env)
  return { client, agent: goesPast ? await createDirectAgent(url, isUnchecked) : undefined }
}

async function createDirectAgent(url: URL, isUnchecked: boolean): Promise<Agent> {
  if (url.protocol === 'http:') return new (await import('node:http')).Agent({ keepAlive: true })
  return new (await import('node:https')).Agent({ keepAlive: true, rejectUnauthorized: !isUnchecked })
}
