// The way of git to the network: a proxy on this machine that lets it reach whom the rule allows, at the very address that
// was judged, redirects and submodules included, and no more bytes than a module is worth.
import { randomUUID } from 'node:crypto'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { describeError } from '../../../base/errors.ts'
import type { HostRule } from './host-rule.ts'

/** A running gate. */
export interface GitGate {
  /** Variables that lead git through it. */
  readonly environment: Readonly<Record<string, string>>
  /** Why a connection was last refused; undefined: none was. */
  readonly refusal: string | undefined
  readonly bytes: number
  close(): Promise<void>
}

/** Largest repositories of modules have some hundred MB with all of their history. */
const MAX_BYTES = 2 ** 31

/** Longest time without a connection. */
const CONNECT_MS = 10_000

/** Opens the gate on a port of this machine that only its password opens. */
export async function openGitGate(rule: HostRule): Promise<GitGate> {
  const password = randomUUID()
  const state = { refusal: undefined as string | undefined, bytes: 0 }
  const sockets = new Set<Duplex>()
  const isOurs = ({ headers }: IncomingMessage) =>
    headers['proxy-authorization'] === `Basic ${Buffer.from(`git:${password}`).toString('base64')}`
  const count = (from: Duplex) => {
    sockets.add(from)
    from.once('close', () => sockets.delete(from))
    from.on('data', (chunk: Buffer) => {
      state.bytes += chunk.length
      if (state.bytes <= MAX_BYTES) return
      state.refusal = `git took more than ${MAX_BYTES >> 20} MiB`
      for (const socket of sockets) socket.destroy()
    })
  }
  const server = createServer((request, response) => {
    if (!isOurs(request)) return void response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end()
    forward(request, response)
  })
  const forward = (request: IncomingMessage, response: ServerResponse) => {
    const url = URL.parse(request.url ?? '')
    if (url?.protocol !== 'http:') return void response.writeHead(400).end()
    try {
      const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers
      const onward = httpRequest(
        url,
        { method: request.method, headers, lookup: rule.lookupFor(url) },
        (answer) => {
          count(answer as unknown as Duplex)
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(response)
        },
      )
      onward.once('error', (error) => refuse(error, () => response.writeHead(502).end()))
      request.pipe(onward)
    } catch (error) {
      refuse(error, () => response.writeHead(403).end())
    }
  }
  const refuse = (error: unknown, answer: () => void) => {
    state.refusal = describeError(error)
    answer()
  }
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    // The server forgets a socket that it has handed over.
    sockets.add(client)
    client.once('close', () => sockets.delete(client)).on('error', () => undefined)
    // git asks without its login first, and comes back on a new connection only when it is told that this one ends.
    const end = (status: string, header = '') =>
      client.end(`HTTP/1.1 ${status}\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`, () =>
        client.destroy(),
      )
    if (!isOurs(request)) {
      end('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic\r\n')
      return
    }
    const url = URL.parse(`https://${request.url}`)
    const fail = (error: unknown) => refuse(error, () => end('403 Forbidden'))
    if (url === null) return fail(new Error('not a host'))
    try {
      const host = url.hostname.replace(/^\[|\]$/g, '')
      const onward = connect({ host, port: Number(url.port || 443), lookup: rule.lookupFor(url) })
      onward.setTimeout(CONNECT_MS, () => onward.destroy(new Error(`${url.host}: no connection`)))
      onward.once('error', fail)
      onward.once('connect', () => {
        onward.setTimeout(0)
        // From here on the bytes are theirs: nothing of ours may come between them.
        onward.off('error', fail).on('error', () => client.destroy())
        client.write('HTTP/1.1 200 Connection established\r\n\r\n')
        count(onward)
        onward.pipe(client).pipe(onward)
      })
      client.once('close', () => onward.destroy())
    } catch (error) {
      fail(error)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy = `http://git:${password}@127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    // Both spellings: curl reads http_proxy in lower case only. Nothing goes around it.
    environment: {
      http_proxy: proxy,
      https_proxy: proxy,
      HTTPS_PROXY: proxy,
      all_proxy: proxy,
      no_proxy: '',
      NO_PROXY: '',
    },
    get refusal() {
      return state.refusal
    },
    get bytes() {
      return state.bytes
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
