// A server that fails in one way whatever it is asked, and the names of these ways as a reader knows them.
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'

/** A certificate that is served, with its key. */
export interface ServerCertificate {
  readonly cert: string
  readonly key: string
}

/** Where something is asked, and nothing good comes. */
export interface BrokenServer {
  /** `127.0.0.1:PORT`, or a name that nobody has. */
  readonly host: string
  close(): Promise<void>
}

/** The one that takes time. */
export const SILENT = 'no answer'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end()

/** What is answered, by what a reader calls it. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  [SILENT]: () => undefined,
  'HTTP 401': status(401, { 'www-authenticate': 'Basic realm="data"' }),
  'HTTP 403': status(403),
  'HTTP 404': status(404),
  'HTTP 407': status(407),
  'HTTP 429': status(429),
  'HTTP 500': status(500),
  'a web page': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Log in</title></html>'),
  'connection lost': (request) => request.socket.destroy(),
}

/** The ways in which a server can fail, before and in its answer. */
export const FAILURES: readonly string[] = [
  'name not found',
  'connection refused',
  'certificate of an unknown CA',
  ...Object.keys(ANSWERS),
]

/**
 * Starts it.
 *
 * @param trusted the certificate for what is spoken to over TLS alone; absent: plain HTTP
 * @param unknown the certificate of an authority that nobody knows
 */
export async function startBroken(
  failure: string,
  trusted: ServerCertificate | undefined,
  unknown: ServerCertificate,
): Promise<BrokenServer> {
  if (failure === 'name not found') return { host: 'no-such-host.invalid', close: async () => undefined }
  const tls = failure === 'certificate of an unknown CA' ? unknown : trusted
  const answer = ANSWERS[failure] ?? status(404)
  const server = tls === undefined ? http.createServer(answer) : https.createServer({ ...tls }, answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    // Whoever waits for an answer is let go, so that closing does not wait for him.
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  if (failure === 'connection refused') await close()
  return {
    host: `127.0.0.1:${port}`,
    close: failure === 'connection refused' ? async () => undefined : close,
  }
}
