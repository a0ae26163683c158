// A forward proxy in this process: tunnels by CONNECT, and leads the host names of tests to loopback ports.
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

export interface ForwardProxy {
  /** For `HTTPS_PROXY` and `HTTP_PROXY`. */
  readonly url: string
  /** The `host:port` of every CONNECT, in order. */
  readonly connects: string[]
  close(): Promise<void>
}

export interface ForwardProxyOptions {
  /** `host:port` as clients name it → `127.0.0.1:port` where it really is. */
  readonly map?: Readonly<Record<string, string>>
  /** Login that clients must show, else 407. */
  readonly login?: { username: string; password: string }
}

/** Starts a proxy on 127.0.0.1; a host that is neither mapped nor on 127.0.0.1 is answered with 502, never looked up. */
export async function startForwardProxy(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const connects: string[] = []
  const sockets = new Set<Duplex>()
  const server = http.createServer((_, response) => response.writeHead(405).end())
  server.on('connection', (socket) => track(sockets, socket))
  server.on('connect', (request, client: Duplex) => {
    const wanted = request.url ?? ''
    connects.push(wanted)
    client.on('error', () => client.destroy())
    const status = refusalStatus(options, request.headers['proxy-authorization'])
    const target = options.map?.[wanted] ?? (wanted.startsWith('127.0.0.1:') ? wanted : undefined)
    if (status !== undefined) return void client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`)
    if (target === undefined) return void client.end('HTTP/1.1 502 Unknown Host\r\n\r\n')
    tunnel(client, target, sockets)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connects,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function refusalStatus(options: ForwardProxyOptions, authorization: string | undefined): number | undefined {
  if (!options.login) return undefined
  const { username, password } = options.login
  const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  return authorization === wanted ? undefined : 407
}

function tunnel(client: Duplex, target: string, sockets: Set<Duplex>): void {
  const upstream = net.connect(Number(target.split(':')[1]), '127.0.0.1')
  track(sockets, upstream)
  upstream.on('connect', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  upstream.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
  upstream.on('close', () => client.destroy())
  client.on('close', () => upstream.destroy())
}

function track(sockets: Set<Duplex>, socket: Duplex): void {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
}
