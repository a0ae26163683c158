// The proxies of settings.xml, which Node does not know: an agent that opens its sockets through one of them.
import http, { type Agent, type RequestOptions } from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import { clean } from '../../../base/log.ts'
import type { MavenProxy } from './maven-settings.ts'

/** Longest time for a proxy to open a tunnel. */
const TUNNEL_MS = 10_000

/** Finds the agent for a URL; undefined where no proxy of settings.xml is for it, and the environment decides. */
export function createProxyAgents(proxies: readonly MavenProxy[]): (url: URL) => Agent | undefined {
  const agents = new Map<string, Agent>()
  return (url) => {
    const proxy = findProxy(url, proxies)
    if (proxy === undefined) return undefined
    const key = `${url.protocol}//${proxy.host}:${proxy.port}`
    const agent = agents.get(key) ?? createAgent(proxy, url.protocol === 'https:')
    agents.set(key, agent)
    return agent
  }
}

/** The first active one for the scheme whose `nonProxyHosts` do not name the host. */
export function findProxy(url: URL, proxies: readonly MavenProxy[]): MavenProxy | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return proxies.find(
    ({ protocol, nonProxyHosts }) =>
      `${protocol}:` === url.protocol && !nonProxyHosts.some((pattern) => matches(pattern, host)),
  )
}

function matches(pattern: string, host: string): boolean {
  const parts = pattern
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[^\w-]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(host)
}

function createAgent(proxy: MavenProxy, isSecure: boolean): Agent {
  const agent = isSecure ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true })
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    openTunnel(proxy, options).then(
      // TLS is spoken with the repository, inside of the tunnel.
      (socket) =>
        callback?.(null, isSecure ? asDuplex(connect({ ...options, socket } as RequestOptions)) : socket),
      (error: unknown) => callback?.(error instanceof Error ? error : new Error(String(error)), NO_SOCKET),
    )
    return undefined
  }
  return agent
}

// The type wants a socket even beside an error, where nobody looks at it.
const NO_SOCKET = undefined as unknown as Duplex

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536
}

function asDuplex(socket: Duplex | null | undefined): Duplex {
  if (socket === null || socket === undefined) throw new Error('no socket for TLS')
  return socket
}

/** A `CONNECT` (RFC 9110, 9.3.6); the words of a failure are those by which the transport knows a proxy's. */
function openTunnel(proxy: MavenProxy, { host, port }: RequestOptions): Promise<Duplex> {
  const target = `${String(host).includes(':') ? `[${host}]` : host}:${port}`
  const login =
    proxy.username === ''
      ? {}
      : {
          'proxy-authorization': `Basic ${Buffer.from(`${proxy.username}:${proxy.password}`).toString('base64')}`,
        }
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`tunneling socket could not be established, ${why}`))
    // Node would ask this machine, and throw for a port that is none.
    if (proxy.host === '') return fail('it has no <host>')
    if (proxy.port !== '' && !isPort(proxy.port)) return fail(`its <port> is ${clean(proxy.port, 50)}`)
    const request = http.request({
      host: proxy.host,
      port: proxy.port === '' ? 8080 : proxy.port,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...login },
      agent: false,
      timeout: TUNNEL_MS,
    })
    request.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) resolve(socket)
      else {
        socket.destroy()
        fail(`statusCode=${statusCode}`)
      }
    })
    request.once('timeout', () => request.destroy(new Error('no answer')))
    request.once('error', ({ message }) => fail(`cause=${message}`))
    request.end()
  })
}
