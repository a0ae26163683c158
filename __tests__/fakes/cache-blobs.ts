// The blob storage behind the fake cache service: the few Azure operations that the cache client uses.
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Blobs being uploaded, by id, and what a download of an id gives. */
export interface Blobs {
  /** Uploaded bytes, by id. */
  readonly uploaded: Map<string, Buffer>
  /** Blocks not yet put together, by id and block id. */
  readonly blocks: Map<string, Map<string, Buffer>>
  /** Where the bytes of a download come from, by id: looked up late, so that tests can damage an entry. */
  readonly downloads: Map<string, () => Buffer>
}

/** Empty storage. */
export function createBlobs(): Blobs {
  return { uploaded: new Map(), blocks: new Map(), downloads: new Map() }
}

/** One request as its handlers need it. */
export interface BlobRequest {
  readonly request: IncomingMessage
  readonly url: URL
  readonly body: Buffer
}

/** Answers a request to a blob's address. */
export function handleBlob(blobs: Blobs, call: BlobRequest, response: ServerResponse): void {
  const id = call.url.pathname.split('/').pop() ?? ''
  response.setHeader('x-ms-request-id', '1').setHeader('x-ms-version', '2026-02-06')
  response.setHeader('etag', '"1"').setHeader('last-modified', new Date().toUTCString())
  if (call.request.method === 'PUT') {
    putBlob(blobs, id, call)
    response.writeHead(201).end()
    return
  }
  const bytes = blobs.downloads.get(id)?.()
  if (bytes === undefined) return void response.writeHead(404).end()
  const { range: plain, 'x-ms-range': asked = plain } = call.request.headers
  const range = /^bytes=(\d+)-(\d+)$/.exec(String(asked))
  const part = range === null ? bytes : bytes.subarray(Number(range[1]), Number(range[2]) + 1)
  if (range !== null) {
    response.setHeader(
      'content-range',
      `bytes ${range[1]}-${Number(range[1]) + part.length - 1}/${bytes.length}`,
    )
  }
  response.writeHead(range === null ? 200 : 206, { 'content-length': part.length })
  response.end(call.request.method === 'HEAD' ? undefined : part)
}

/** In one piece, or in blocks that a list then puts in order. */
function putBlob(blobs: Blobs, id: string, { url, body }: BlobRequest): void {
  const blocks = blobs.blocks.get(id) ?? new Map<string, Buffer>()
  blobs.blocks.set(id, blocks)
  const component = url.searchParams.get('comp')
  if (component === 'block') {
    blocks.set(url.searchParams.get('blockid') ?? '', body)
  } else if (component === 'blocklist') {
    const ids = [...body.toString().matchAll(/<Latest>([^<]*)<\/Latest>/g)].map((match) => match[1] ?? '')
    blobs.uploaded.set(id, Buffer.concat(ids.map((block) => blocks.get(block) ?? Buffer.alloc(0))))
  } else {
    blobs.uploaded.set(id, body)
  }
}
