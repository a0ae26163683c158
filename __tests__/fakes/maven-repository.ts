// A Maven repository on loopback: files by their paths, and a record of every request.
import { createHash } from 'node:crypto'
import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came, and how it was answered. */
export interface MavenRequest {
  readonly path: string
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

/** A running repository. */
export interface MavenRepository {
  readonly url: string
  /** What is served, by path below the URL, such as `org/acme/app/1.0/app-1.0.pom`. */
  readonly files: Map<string, string | Buffer>
  readonly requests: MavenRequest[]
  /** Answers instead of the repository when it returns true; it counts requests from one. */
  intercept?: (response: ServerResponse, path: string, count: number) => boolean
  close(): Promise<void>
}

/** Who may read; everybody gets 401 without these. */
export interface MavenLogin {
  readonly username: string
  readonly password: string
}

/** Starts a repository on a port of the system's choice. */
export async function startMavenRepository(login?: MavenLogin): Promise<MavenRepository> {
  const files = new Map<string, string | Buffer>()
  const requests: MavenRequest[] = []
  const server = http.createServer((request, response) => {
    const path = decodeURI(request.url ?? '').replace(/^\/maven2\/+/, '')
    if (repository.intercept?.(response, path, requests.length + 1) === true) {
      requests.push({ path, status: response.statusCode, headers: request.headers })
      return
    }
    const isAllowed = login === undefined || request.headers.authorization === basic(login)
    const file = files.get(path)
    const status = !isAllowed ? 401 : file === undefined ? 404 : 200
    requests.push({ path, status, headers: request.headers })
    if (status === 200 && file !== undefined) response.setHeader('x-checksum-sha1', sha1Of(file))
    response.writeHead(status).end(status === 200 ? file : '')
  })
  const repository: MavenRepository = {
    url: '',
    files,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(repository, { url: `http://127.0.0.1:${port}/maven2/` })
}

/** As Maven Central names it. */
function sha1Of(file: string | Buffer): string {
  return createHash('sha1').update(file).digest('hex')
}

function basic({ username, password }: MavenLogin): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
