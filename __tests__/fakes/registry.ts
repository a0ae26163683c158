// An OCI registry in this process that tests can fill, watch, and break. It knows nothing of the code under test.
import { createHash } from 'node:crypto'
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type RegistryAuth, refuseUnauthorized, serveToken } from './registry-auth.ts'
import {
  type Answer,
  type Fault,
  type FaultMatch,
  faultAnswer,
  sendAnswer,
  takeFault,
} from './registry-faults.ts'
import { answerWrite } from './registry-uploads.ts'

/** One request as it arrived, in order; refused and broken ones are recorded too. */
export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** Requests with the same one came over one connection. */
  readonly clientPort: number | undefined
}

/** What a tag points to; `blobs` are added to the registry under their digests. */
export interface PutArtifact {
  readonly manifest: Buffer
  readonly mediaType: string
  readonly blobs?: ReadonlyMap<string, Buffer>
}

export interface RegistryOptions {
  readonly tls?: { key: string | Buffer; cert: string | Buffer }
  readonly auth?: RegistryAuth
  /** Name used in `host` and `origin` instead of 127.0.0.1; the server is bound to 127.0.0.1 whatever it says. */
  readonly host?: string
  /** A certain port instead of any that is free. */
  readonly port?: number
  /** `false`: `Range` is ignored and everything is sent with 200. */
  readonly ranges?: boolean
}

export interface FakeRegistry {
  readonly origin: string
  /** `127.0.0.1:port`, as a reference would name it. */
  readonly host: string
  readonly port: number
  readonly requests: RecordedRequest[]
  /** Called with every request before it is answered. */
  onRequest(listen: (request: { method: string; url: string }) => void): void
  /** Adds an artifact; without a tag it is known by its digest only (a child of an index). Returns the manifest's digest. */
  put(repository: string, tag: string | undefined, artifact: PutArtifact): string
  /** Breaks matching requests, the oldest matching fault first; without `times` for ever. Returns a function that heals. */
  fail(match: FaultMatch, fault: Fault): () => void
  close(): Promise<void>
}

interface Store {
  /** Keys are `repository:tag` and `repository@digest`. */
  readonly manifests: Map<string, { bytes: Buffer; mediaType: string; digest: string }>
  readonly blobs: Map<string, Buffer>
  readonly uploads: Map<string, Buffer>
}

/** Starts a registry on a free port of 127.0.0.1. */
export async function startRegistry(options: RegistryOptions = {}): Promise<FakeRegistry> {
  const store: Store = { manifests: new Map(), blobs: new Map(), uploads: new Map() }
  const requests: RecordedRequest[] = []
  const faults: { match: FaultMatch; fault: Fault; left: number }[] = []
  let origin = ''
  let watch: ((request: { method: string; url: string }) => void) | undefined

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    requests.push({ method, url, headers, clientPort: request.socket.remotePort })
    watch?.({ method, url })
    const body = await readAll(request)
    const fault = takeFault(faults, method, url)
    const answer = faultAnswer(fault) ?? (await answerRequest({ method, url, headers, body }))
    await sendAnswer(response, method === 'HEAD' ? { ...answer, isHead: true } : answer, fault)
  }

  async function answerRequest(call: Call): Promise<Answer> {
    const url = new URL(call.url, origin)
    if (options.auth?.kind === 'token' && url.pathname === '/token')
      return serveToken(options.auth, url, { ...call, body: call.body.toString() })
    const refusal = options.auth && refuseUnauthorized(options.auth, { origin, path: url.pathname, ...call })
    return (
      refusal ??
      answerWrite(writable(store), { ...call, url }) ??
      answerFromStore(store, url.pathname, options.ranges === false ? undefined : call.headers.range)
    )
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch((error) => response.destroy(error))
  }
  const server = options.tls ? https.createServer(options.tls, listener) : http.createServer(listener)
  const sockets = await listenOnLoopback(server, options.port ?? 0)
  const address = describeAddress(server, options)
  origin = address.origin
  return {
    ...address,
    requests,
    put: (repository, tag, artifact) => putArtifact(store, repository, { tag, ...artifact }),
    fail(match, fault) {
      const entry = { match, fault, left: match.times ?? Number.POSITIVE_INFINITY }
      faults.push(entry)
      return () => {
        entry.left = 0
      }
    },
    onRequest: (listen) => {
      watch = listen
    },
    close: () => closeServer(server, sockets),
  }
}

function describeAddress(server: http.Server | https.Server, options: RegistryOptions) {
  const { port } = server.address() as AddressInfo
  const host = `${options.host ?? '127.0.0.1'}:${port}`
  return { origin: `${options.tls ? 'https' : 'http'}://${host}`, host, port }
}

interface Call {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

function writable(store: Store) {
  return {
    ...store,
    putManifest: (repository: string, name: string, manifest: Buffer, mediaType: string) => {
      const tag = name.startsWith('sha256:') ? undefined : name
      return putArtifact(store, repository, { tag, manifest, mediaType })
    },
    listTags: (repository: string) =>
      [...store.manifests.keys()].flatMap((key) =>
        key.startsWith(`${repository}:`) ? key.slice(repository.length + 1) : [],
      ),
  }
}

function putArtifact(
  store: Store,
  repository: string,
  artifact: PutArtifact & { tag: string | undefined },
): string {
  const digest = sha256(artifact.manifest)
  const entry = { bytes: artifact.manifest, mediaType: artifact.mediaType, digest }
  store.manifests.set(`${repository}@${digest}`, entry)
  if (artifact.tag !== undefined) store.manifests.set(`${repository}:${artifact.tag}`, entry)
  for (const [key, bytes] of artifact.blobs ?? []) store.blobs.set(key, bytes)
  return digest
}

function answerFromStore(store: Store, path: string, range: string | undefined): Answer {
  if (path === '/v2/')
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') }
  const [, repository, kind, name] = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? []
  if (repository === undefined || name === undefined)
    return { status: 404, headers: {}, body: Buffer.alloc(0) }
  if (kind === 'blobs') return answerBlob(store.blobs.get(name), name, range)
  const manifest = store.manifests.get(`${repository}${name.startsWith('sha256:') ? '@' : ':'}${name}`)
  if (!manifest) return errorAnswer(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
  const headers = { 'content-type': manifest.mediaType, 'docker-content-digest': manifest.digest }
  return { status: 200, headers, body: manifest.bytes }
}

function answerBlob(blob: Buffer | undefined, digest: string, range: string | undefined): Answer {
  if (!blob) return errorAnswer(404, 'BLOB_UNKNOWN', 'blob unknown to registry')
  const headers = { 'content-type': 'application/octet-stream', 'docker-content-digest': digest }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  if (first === undefined)
    return { status: 200, headers: { ...headers, 'accept-ranges': 'bytes' }, body: blob }
  const start = Number(first)
  const end = Math.min(last ? Number(last) : blob.length - 1, blob.length - 1)
  if (start > end)
    return { status: 416, headers: { 'content-range': `bytes */${blob.length}` }, body: Buffer.alloc(0) }
  const contentRange = `bytes ${start}-${end}/${blob.length}`
  return {
    status: 206,
    headers: { ...headers, 'content-range': contentRange },
    body: blob.subarray(start, end + 1),
  }
}

/** An answer in the distribution specification's form for errors. */
export function errorAnswer(status: number, code: string, message: string): Answer {
  const body = Buffer.from(JSON.stringify({ errors: [{ code, message, detail: null }] }))
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body }
}

/** `sha256:` and the hex digest of these bytes. */
export function sha256(bytes: Buffer | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function listenOnLoopback(server: http.Server | https.Server, port: number): Promise<Set<Duplex>> {
  const sockets = new Set<Duplex>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return sockets
}

function closeServer(server: http.Server | https.Server, sockets: ReadonlySet<Duplex>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
}
