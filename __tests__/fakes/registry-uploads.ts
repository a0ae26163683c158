// The writing half of the fake registry: uploads in one or in parts, mounts, and manifests.
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { sha256 } from './registry.ts'
import type { Answer } from './registry-faults.ts'

/** What writing changes. */
export interface UploadStore {
  readonly blobs: Map<string, Buffer>
  readonly uploads: Map<string, Buffer>
  putManifest(repository: string, name: string, manifest: Buffer, mediaType: string): string
  /** All tags of a repository. */
  listTags(repository: string): string[]
}

interface WriteCall {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const created = (headers: Answer['headers']): Answer => ({ status: 201, headers, body: Buffer.alloc(0) })

/** The answer to a request that writes, or asks about an upload or about tags; undefined for all others. */
export function answerWrite(store: UploadStore, call: WriteCall): Answer | undefined {
  const { method, url, body } = call
  const [, repository = '', rest = ''] =
    /^\/v2\/(.+?)\/((?:blobs\/uploads\/|manifests\/|tags\/).*)$/.exec(url.pathname) ?? []
  if (method === 'PUT' && rest.startsWith('manifests/')) {
    const mediaType = String(call.headers['content-type'])
    const digest = store.putManifest(repository, rest.slice('manifests/'.length), body, mediaType)
    return created({ 'docker-content-digest': digest })
  }
  if (rest === 'tags/list') return listTags(store, repository, url)
  if (!rest.startsWith('blobs/uploads/')) return undefined
  if (method === 'POST') return startUpload(store, repository, url)
  return answerUpload(store, rest.slice('blobs/uploads/'.length), call)
}

function startUpload(store: UploadStore, repository: string, url: URL): Answer {
  const mount = url.searchParams.get('mount')
  if (mount !== null && store.blobs.has(mount))
    return created({ location: `/v2/${repository}/blobs/${mount}` })
  const id = randomUUID()
  store.uploads.set(id, Buffer.alloc(0))
  const location = `/v2/${repository}/blobs/uploads/${id}?_state=abc`
  return { status: 202, headers: { location }, body: Buffer.alloc(0) }
}

function answerUpload(store: UploadStore, id: string, { method, url, headers, body }: WriteCall): Answer {
  const known = store.uploads.get(id)
  if (known === undefined) return { status: 404, headers: {}, body: Buffer.alloc(0) }
  const [start] = String(headers['content-range'] ?? known.length).split('-')
  if (method === 'PATCH' && Number(start) !== known.length) {
    return { status: 416, headers: {}, body: Buffer.alloc(0) }
  }
  const all = method === 'GET' ? known : Buffer.concat([known, body])
  const location = `${url.pathname}${url.search}`
  const range = `0-${Math.max(0, all.length - 1)}`
  if (method !== 'PUT') {
    store.uploads.set(id, all)
    return { status: method === 'GET' ? 204 : 202, headers: { location, range }, body: Buffer.alloc(0) }
  }
  const digest = url.searchParams.get('digest') ?? ''
  if (sha256(all) !== digest) {
    return { status: 400, headers: {}, body: Buffer.from('{"errors":[{"code":"DIGEST_INVALID"}]}') }
  }
  store.uploads.delete(id)
  store.blobs.set(digest, all)
  return created({ 'docker-content-digest': digest })
}

function listTags(store: UploadStore, repository: string, url: URL): Answer {
  const after = url.searchParams.get('last') ?? ''
  const tags = store.listTags(repository).filter((tag) => tag > after)
  const body = Buffer.from(JSON.stringify({ name: repository, tags }))
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}
