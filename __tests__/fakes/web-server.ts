// An HTTP server that answers by path, with logins, ETags, and whatever else a test scripts; it keeps every request.
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** What a path answers with. */
export interface Page {
  readonly body?: Buffer | string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as `ETag`; the same in `If-None-Match` is answered with 304. */
  readonly etag?: string
  /** The one value of `Authorization` that is let in. */
  readonly authorization?: string
  /** A body that is sent in pieces of that many bytes, each after so many milliseconds; none: its head alone is sent. */
  readonly pace?: { readonly pieceBytes: number; readonly everyMs: number } | 'never'
}

/** A request as it came. */
export interface SeenRequest {
  readonly host: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** A running server. */
export interface WebServer {
  readonly port: number
  readonly url: string
  readonly requests: SeenRequest[]
  /** By path, or by host and path where one server stands for several. */
  readonly pages: Map<string, Page | ((request: IncomingMessage) => Page)>
  close(): Promise<void>
}

/** Starts a server on loopback. */
export async function startWebServer(tls?: {
  readonly cert: string
  readonly key: string
}): Promise<WebServer> {
  const requests: SeenRequest[] = []
  const pages: WebServer['pages'] = new Map()
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host ?? ''
    const url = request.url ?? ''
    requests.push({ host, url, headers: request.headers })
    const found = pages.get(`${host}${url}`) ?? pages.get(url)
    send(request, response, typeof found === 'function' ? found(request) : found)
  }
  const server = tls === undefined ? createHttpServer(answer) : createHttpsServer(tls, answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    pages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(request: IncomingMessage, response: ServerResponse, page: Page | undefined): void {
  const {
    body = '',
    status = 200,
    headers = {},
    etag,
    authorization,
    pace,
  } = page ?? { status: 404, body: 'no such page' }
  if (authorization !== undefined && request.headers.authorization !== authorization) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="vex"' }).end('who are you?')
    return
  }
  const tag = etag === undefined ? {} : { etag }
  if (etag !== undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304, tag).end()
    return
  }
  response.writeHead(status, { ...headers, ...tag, 'content-length': Buffer.byteLength(body) })
  if (pace === undefined) response.end(body)
  else if (pace === 'never') response.flushHeaders()
  else sendInPieces(response, Buffer.from(body), pace)
}

function sendInPieces(
  response: ServerResponse,
  body: Buffer,
  { pieceBytes, everyMs }: { readonly pieceBytes: number; readonly everyMs: number },
): void {
  let sent = 0
  const timer = setInterval(() => {
    if (sent >= body.length) {
      clearInterval(timer)
      response.end()
      return
    }
    response.write(body.subarray(sent, sent + pieceBytes))
    sent += pieceBytes
  }, everyMs)
  response.on('close', () => clearInterval(timer))
}
