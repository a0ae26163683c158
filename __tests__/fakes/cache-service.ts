// The Actions cache service on loopback: enough of version 2 (Twirp and Azure blobs) and of version 1 for the real client.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBlobs, handleBlob } from './cache-blobs.ts'
import { createRest } from './cache-rest.ts'
import { type Backing, createRpc } from './cache-rpc.ts'
import { formatToken, type StoredEntry, versionOf } from './cache-store.ts'

/** What can be made to fail. */
export type Method = 'lookup' | 'reserve' | 'finalize' | 'upload' | 'download'

/** How it fails: refused by policy, with a status, or never answering. */
export type Fault = 'denied' | 'hang' | 401 | 403 | 429 | 500

/** One request, as the test sees it. */
export interface RecordedRequest {
  readonly method: Method
  /** The keys it names: several for a look-up, none for blobs. */
  readonly keys: readonly string[]
  /** What calls itself so asks: the library's own client, or the SDK of Azure. */
  readonly userAgent?: string | undefined
}

/** A running service. */
export interface CacheService {
  /** For the environment of the action; a run on the default branch. */
  readonly environment: Readonly<Record<string, string>>
  /** The same for a run that may use these scopes, its own first. */
  environmentFor(scopes: readonly string[]): Readonly<Record<string, string>>
  readonly entries: StoredEntry[]
  readonly requests: RecordedRequest[]
  /** Adds an entry as if somebody had saved it just now; `from` is a path, or an entry whose version and bytes to copy. */
  plant(key: string, from: string | StoredEntry, options?: { bytes?: Buffer; scope?: string }): StoredEntry
  /** Makes a method fail from now on; without a fault it works again. */
  fail(method: Method, fault?: Fault): void
  /** Inverts a byte in the middle of an archive. */
  corrupt(key: string): void
  /** Cuts an archive in half. */
  truncate(key: string): void
  close(): Promise<void>
}

/** The default branch's scope. */
export const MAIN = 'refs/heads/main'

/** Flags for Node that lead the names of Azure's blob storage to this machine, so that the client takes its Azure path. */
export const azureOnLoopback: readonly string[] = [
  '--import',
  `data:text/javascript,${encodeURIComponent(`
    import dns from 'node:dns'
    import { syncBuiltinESMExports } from 'node:module'
    const { lookup } = dns
    dns.lookup = (host, ...rest) =>
      lookup(host.endsWith('.blob.core.windows.net') ? '127.0.0.1' : host, ...rest)
    syncBuiltinESMExports()`)}`,
]

/** Starts a service on a free port. With `azure` its download addresses look like GitHub's (and need `azureOnLoopback`). */
export async function startCacheService(
  options: { protocol?: 'v1' | 'v2'; azure?: boolean } = {},
): Promise<CacheService> {
  const entries: StoredEntry[] = []
  const requests: RecordedRequest[] = []
  const faults = new Map<Method, Fault>()
  let port = 0
  const blobAddress = (id: string): string => {
    const host = options.azure
      ? `devstoreaccount1.blob.core.windows.net:${port}`
      : `127.0.0.1:${port}/devstoreaccount1`
    return `http://${host}/cache/${id}?sig=secret%2Bsignature`
  }
  const handle = createHandler({ entries, blobs: createBlobs(), blobAddress }, { requests, faults })
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: Error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port

  const environmentFor = (scopes: readonly string[]): Record<string, string> => {
    const address = `http://127.0.0.1:${port}/`
    const token = { ACTIONS_RUNTIME_TOKEN: formatToken(scopes) }
    if (options.protocol === 'v1') return { ...token, ACTIONS_CACHE_URL: address }
    return { ...token, ACTIONS_CACHE_SERVICE_V2: 'True', ACTIONS_RESULTS_URL: address }
  }
  return {
    environment: environmentFor([MAIN]),
    environmentFor,
    entries,
    requests,
    ...createTampering(entries),
    fail: (method, fault) => void (fault === undefined ? faults.delete(method) : faults.set(method, fault)),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Answers every request: blobs, and both versions of the protocol. */
function createHandler(
  backing: Backing,
  { requests, faults }: { requests: RecordedRequest[]; faults: ReadonlyMap<Method, Fault> },
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const rpc = createRpc(backing)
  const rest = createRest(backing)
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://service')
    const body = Buffer.concat(await request.toArray())
    const isBlob = url.pathname.includes('/cache/')
    const call = isBlob
      ? { method: request.method === 'PUT' ? ('upload' as const) : ('download' as const), keys: [] }
      : (rpc.describe(url, body) ?? rest.describe(request.method, url, body))
    if (call === undefined) return void response.writeHead(404).end('{}')
    requests.push({ ...call, userAgent: request.headers['user-agent'] })
    const fault = faults.get(call.method)
    if (fault === 'hang') return
    if (isBlob && fault === undefined) return handleBlob(backing.blobs, { request, url, body }, response)
    const protocol = url.pathname.startsWith('/twirp/') ? rpc : rest
    const { status, json } =
      fault === undefined ? protocol.answer({ request, url, body }) : protocol.refuse(call.method, fault)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  }
}

/** What an attacker with write access, or a broken disk, does to entries. */
function createTampering(entries: StoredEntry[]): Pick<CacheService, 'plant' | 'corrupt' | 'truncate'> {
  const find = (key: string): StoredEntry => {
    const entry = entries.find((candidate) => candidate.key === key)
    if (entry === undefined) throw new Error(`the cache service has no entry ${key}`)
    return entry
  }
  return {
    plant: (key, from, { bytes, scope = MAIN } = {}) => {
      const like = typeof from === 'string' ? { version: versionOf(from), bytes: Buffer.alloc(0) } : from
      const entry = { key, version: like.version, scope, bytes: bytes ?? like.bytes, done: true }
      entries.push(entry)
      return entry
    },
    corrupt: (key) => {
      const entry = find(key)
      const bytes = Buffer.from(entry.bytes)
      const middle = Math.floor(bytes.length / 2)
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle)
      entry.bytes = bytes
    },
    truncate: (key) => {
      const entry = find(key)
      entry.bytes = entry.bytes.subarray(0, Math.floor(entry.bytes.length / 2))
    },
  }
}
