// A module registry on loopback over https, as Trivy wants one, and archives beside it; with a record of every request.
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificates } from './certificates.ts'

/** A request as it came, and how it was answered. */
export interface ModuleRequest {
  readonly path: string
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

/** A running registry. */
export interface ModuleRegistry {
  /** `localhost:PORT` */
  readonly host: string
  readonly caPath: string
  /** For another server of the same name. */
  readonly certificate: { readonly cert: string; readonly key: string }
  /** By `NAMESPACE/NAME/PROVIDER`, the source of each version. */
  readonly modules: Map<string, Readonly<Record<string, string>>>
  /** By path, such as `/archives/one.tar.gz`. */
  readonly files: Map<string, Buffer>
  readonly requests: ModuleRequest[]
  /** Who may read; everybody when undefined. */
  token: string | undefined
  /** Answers as OpenTofu's registry does, with a body. */
  hasBody: boolean
  /** Answers instead of the registry when it returns true. */
  intercept?: ((response: ServerResponse, path: string) => boolean) | undefined
  close(): Promise<void>
}

/** Starts a registry; its certificate is made in the directory. */
export async function startModuleRegistry(directory: string): Promise<ModuleRegistry> {
  const { cert, key, caPath } = createCertificates(directory)
  const server = https.createServer({ cert, key }, (request, response) => {
    const path = decodeURI((request.url ?? '').split('?')[0] ?? '')
    response.on('finish', () =>
      registry.requests.push({ path, status: response.statusCode, headers: request.headers }),
    )
    if (registry.intercept?.(response, path) !== true) answer(registry, path, request.headers, response)
  })
  const registry: ModuleRegistry = {
    host: '',
    caPath,
    certificate: { cert, key },
    modules: new Map(),
    files: new Map(),
    requests: [],
    token: undefined,
    hasBody: false,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(registry, { host: `localhost:${(server.address() as AddressInfo).port}` })
}

function answer(
  registry: ModuleRegistry,
  path: string,
  { authorization }: IncomingHttpHeaders,
  response: ServerResponse,
): void {
  const file = registry.files.get(path)
  if (file !== undefined) return void response.writeHead(200).end(file)
  if (registry.token !== undefined && authorization !== `Bearer ${registry.token}`) {
    return void response.writeHead(401).end()
  }
  const [, name = '', what = ''] = /^\/v1\/modules\/([^/]+\/[^/]+\/[^/]+)\/(.*)$/.exec(path) ?? []
  const versions = registry.modules.get(name)
  if (versions === undefined) return void response.writeHead(404).end('{"errors":["Not Found"]}')
  if (what === 'versions') {
    const list = Object.keys(versions).map((version) => ({ version, root: { dependencies: [] } }))
    response.writeHead(200, { 'content-type': 'application/json' })
    return void response.end(JSON.stringify({ modules: [{ source: name, versions: list }] }))
  }
  const version = what === 'download' ? Object.keys(versions).at(-1) : what.replace(/\/download$/, '')
  const location = versions[version ?? '']
  if (location === undefined) return void response.writeHead(404).end()
  if (registry.hasBody) return void response.writeHead(200).end(JSON.stringify({ location }))
  response.writeHead(204, { 'x-terraform-get': location }).end()
}
