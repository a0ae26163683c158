// Version 2 of the fake cache service: three Twirp methods in JSON.
import { randomUUID } from 'node:crypto'
import type { BlobRequest, Blobs } from './cache-blobs.ts'
import type { Fault, Method } from './cache-service.ts'
import { findEntry, parseToken, type StoredEntry } from './cache-store.ts'

/** What the two versions of the protocol share. */
export interface Backing {
  readonly entries: StoredEntry[]
  readonly blobs: Blobs
  readonly blobAddress: (id: string) => string
}

/** An answer in JSON. */
export interface Reply {
  readonly status: number
  readonly json: unknown
}

/** A version of the protocol. */
export interface Protocol {
  answer(call: BlobRequest): Reply
  /** What the service says when it refuses or fails. */
  refuse(method: Method, fault: Fault): Reply
}

const METHODS: Readonly<Record<string, Method>> = {
  CreateCacheEntry: 'reserve',
  FinalizeCacheEntryUpload: 'finalize',
  GetCacheEntryDownloadURL: 'lookup',
}

interface Fields {
  readonly key: string
  readonly version: string
  readonly restore_keys?: string[]
  readonly size_bytes?: string
}

/** The Twirp service. */
export function createRpc({ entries, blobs, blobAddress }: Backing): Protocol & {
  describe(url: URL, body: Buffer): { method: Method; keys: string[] } | undefined
} {
  const uploads = new Map<StoredEntry, string>()
  const reserve = ({ key, version }: Fields, scope: string): Reply => {
    if (entries.some((entry) => entry.key === key && entry.version === version && entry.scope === scope)) {
      return { status: 409, json: { code: 'already_exists', msg: 'cache entry with the same key exists' } }
    }
    const entry = { key, version, scope, bytes: Buffer.alloc(0), done: false }
    const id = randomUUID()
    entries.push(entry)
    uploads.set(entry, id)
    return { status: 200, json: { ok: true, signed_upload_url: blobAddress(id) } }
  }
  const finalize = ({ key, version, size_bytes }: Fields, scope: string): Reply => {
    const entry = entries.find((one) => one.key === key && one.version === version && one.scope === scope)
    const bytes = entry && blobs.uploaded.get(uploads.get(entry) ?? '')
    if (entry === undefined || bytes?.length !== Number(size_bytes)) {
      return { status: 200, json: { ok: false, message: 'upload is incomplete' } }
    }
    entry.bytes = bytes
    entry.done = true
    return { status: 200, json: { ok: true, entry_id: String(entries.indexOf(entry) + 1) } }
  }
  const lookup = ({ key, version, restore_keys = [] }: Fields, scopes: string[]): Reply => {
    const entry = findEntry(entries, { keys: [key, ...restore_keys], version, scopes })
    if (entry === undefined) return { status: 200, json: { ok: false } }
    const id = randomUUID()
    blobs.downloads.set(id, () => entry.bytes)
    return {
      status: 200,
      json: { ok: true, signed_download_url: blobAddress(id), matched_key: entry.key },
    }
  }
  return {
    describe: (url, body) => {
      const method = url.pathname.startsWith('/twirp/')
        ? METHODS[url.pathname.split('/').pop() ?? '']
        : undefined
      if (method === undefined) return undefined
      const { key, restore_keys = [] }: Fields = JSON.parse(body.toString())
      return { method, keys: [key, ...restore_keys] }
    },
    answer: ({ request, url, body }) => {
      const fields: Fields = JSON.parse(body.toString())
      const scopes = parseToken(request.headers.authorization)
      const [own = ''] = scopes
      const method = METHODS[url.pathname.split('/').pop() ?? '']
      if (method === 'reserve') return reserve(fields, own)
      return method === 'finalize' ? finalize(fields, own) : lookup(fields, scopes)
    },
    refuse: (method, fault) => {
      if (fault !== 'denied')
        return { status: Number(fault), json: { code: 'fault', msg: `injected ${fault}` } }
      if (method !== 'lookup') {
        return {
          status: 200,
          json: { ok: false, message: 'cache write denied: token has no writable scopes' },
        }
      }
      const msg = 'cache read denied: token has no readable scopes'
      return { status: 403, json: { code: 'permission_denied', msg } }
    },
  }
}
