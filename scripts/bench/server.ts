// The other side of the benchmark, in a process of its own: a registry and a cache service on loopback, reading from disk.
import { createReadStream } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCacheService } from '../../__tests__/fakes/cache-service.ts'

/** What the registry serves; sent by the parent once. */
export interface ServedArtifact {
  readonly repository: string
  readonly tag: string
  readonly manifestBase64: string
  readonly manifestDigest: string
  readonly layerDigest: string
  readonly layerPath: string
  readonly layerSizeBytes: number
  /** What each connection gets; all that there is when absent. */
  readonly bytesPerSecond?: number | undefined
}

/** What the parent gets to know. */
export interface ServerReady {
  readonly host: string
  readonly cacheEnvironment: Readonly<Record<string, string>>
}

process.once('message', (artifacts: readonly ServedArtifact[]) => void start(artifacts))
process.once('disconnect', () => process.exit(0))

async function start(artifacts: readonly ServedArtifact[]): Promise<void> {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    // Clients that ask whether this is a registry at all.
    if (path === '/v2/') return void response.end('{}')
    for (const artifact of artifacts) {
      const base = `/v2/${artifact.repository}`
      if (path === `${base}/manifests/${artifact.tag}`) return sendManifest(response, artifact)
      if (path === `${base}/blobs/${artifact.layerDigest}`)
        return sendLayer(response, artifact, request.headers.range)
      if (path.startsWith(`${base}/blobs/`)) return void response.end('{}')
    }
    response.statusCode = 404
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cache = await startCacheService()
  const { port } = server.address() as AddressInfo
  const ready: ServerReady = { host: `127.0.0.1:${port}`, cacheEnvironment: cache.environment }
  process.send?.(ready)
}

function sendManifest(response: ServerResponse, artifact: ServedArtifact): void {
  response.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json')
  response.setHeader('docker-content-digest', artifact.manifestDigest)
  response.end(Buffer.from(artifact.manifestBase64, 'base64'))
}

function sendLayer(response: ServerResponse, artifact: ServedArtifact, range: string | undefined): void {
  const size = artifact.layerSizeBytes
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  const start = Number(first ?? 0)
  const end = Math.min(last ? Number(last) : size - 1, size - 1)
  if (first !== undefined) {
    response.statusCode = 206
    response.setHeader('content-range', `bytes ${start}-${end}/${size}`)
  }
  response.setHeader('content-length', end - start + 1)
  // Whoever goes away early is seen by the benchmark itself.
  const bytes = createReadStream(artifact.layerPath, { start, end, highWaterMark: 1 << 20 })
  pipeline(
    artifact.bytesPerSecond === undefined ? bytes : shape(bytes, artifact.bytesPerSecond),
    response,
    () => undefined,
  )
}

/** At this rate: pieces of 20 ms, each at its time. */
async function* shape(bytes: AsyncIterable<Buffer>, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const startedAt = performance.now()
  const piece = Math.ceil(bytesPerSecond / 50)
  let sent = 0
  for await (const chunk of bytes) {
    for (let offset = 0; offset < chunk.length; offset += piece) {
      const part = chunk.subarray(offset, offset + piece)
      sent += part.length
      yield part
      const aheadMs = (sent / bytesPerSecond) * 1000 - (performance.now() - startedAt)
      if (aheadMs > 1) await sleep(aheadMs)
    }
  }
}
