// What stands before a real registry: it passes everything on, keeps what was asked, and can answer in its place.
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'

/** A request as the gateway sees it, and the answer that it got once there is one. */
export interface Passed {
  readonly method: string
  readonly url: string
  status: number | undefined
}

/** An answer in the registry's place. */
export interface GatewayAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Gateway {
  /** `127.0.0.1:port` */
  readonly host: string
  readonly passed: Passed[]
  /** Asked before each request is passed on; waited for. An answer takes the registry's place, `reset` breaks the connection. */
  answer:
    | ((
        request: Passed,
      ) => Promise<GatewayAnswer | 'reset' | undefined> | GatewayAnswer | 'reset' | undefined)
    | undefined
  close(): Promise<void>
}

/** Starts a gateway before this host. */
export async function startGateway(host: string): Promise<Gateway> {
  const [hostname, port] = host.split(':')
  const gateway: Omit<Gateway, 'host' | 'close'> = { passed: [], answer: undefined }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    const passed: Passed = { method, url, status: undefined }
    gateway.passed.push(passed)
    const own = await gateway.answer?.(passed)
    if (own === 'reset') return void request.socket.destroy()
    if (own !== undefined) {
      passed.status = own.status
      request.resume()
      response.writeHead(own.status, own.headers)
      response.end(own.body ?? '')
      return
    }
    const onward = http.request({ hostname, port, method, path: url, headers, agent: false })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      onward.once('response', resolve)
      onward.once('error', reject)
    })
    await Promise.all([pipeline(request, onward), answered])
    const answer = await answered
    passed.status = answer.statusCode
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    await pipeline(answer, response)
  }

  const server = http.createServer((request, response) => {
    // What breaks behind it breaks before it too. Of a request that was destroyed the socket is not known any more.
    const { socket } = request
    serve(request, response).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(gateway, {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}
