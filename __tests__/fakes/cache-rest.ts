// Version 1 of the fake cache service, as a GHES has it: look up, reserve, upload in ranges, commit.
import { randomUUID } from 'node:crypto'
import type { Backing, Protocol } from './cache-rpc.ts'
import type { Method } from './cache-service.ts'
import { findEntry, parseToken, type StoredEntry } from './cache-store.ts'

const BASE = '/_apis/artifactcache/'

/** The REST service; blobs are downloaded from the same address as in version 2. */
export function createRest({ entries, blobs, blobAddress }: Backing): Protocol & {
  describe(method: string | undefined, url: URL, body: Buffer): { method: Method; keys: string[] } | undefined
} {
  // Ids are places in the list, counted from 1: the client takes 0 for a refusal.
  const entryOf = (url: URL): StoredEntry | undefined => entries[Number(url.pathname.split('/').pop()) - 1]
  const describe = (verb: string | undefined, url: URL, body: Buffer) => {
    if (!url.pathname.startsWith(BASE)) return undefined
    if (verb === 'GET')
      return { method: 'lookup' as const, keys: (url.searchParams.get('keys') ?? '').split(',') }
    if (verb === 'PATCH') return { method: 'upload' as const, keys: [] }
    if (url.pathname !== `${BASE}caches`) return { method: 'finalize' as const, keys: [] }
    return { method: 'reserve' as const, keys: [JSON.parse(body.toString()).key as string] }
  }
  return {
    describe,
    answer: ({ request, url, body }) => {
      const scopes = parseToken(request.headers.authorization)
      const call = describe(request.method, url, body)
      const entry = entryOf(url)
      switch (call?.method) {
        case 'lookup': {
          const version = url.searchParams.get('version') ?? ''
          const found = findEntry(entries, { keys: call.keys, version, scopes })
          if (found === undefined) return { status: 204, json: undefined }
          const id = randomUUID()
          blobs.downloads.set(id, () => found.bytes)
          return { status: 200, json: { cacheKey: found.key, archiveLocation: blobAddress(id) } }
        }
        case 'reserve': {
          const { key, version } = JSON.parse(body.toString())
          if (entries.some((one) => one.key === key && one.version === version)) {
            return { status: 409, json: { message: 'cache already exists' } }
          }
          entries.push({ key, version, scope: scopes[0] ?? '', bytes: Buffer.alloc(0), done: false })
          return { status: 201, json: { cacheId: entries.length } }
        }
        case 'upload':
          // Tests save less than one range, so the first is all there is.
          if (entry !== undefined) entry.bytes = body
          return { status: 204, json: undefined }
        default:
          if (entry !== undefined) entry.done = true
          return { status: 204, json: undefined }
      }
    },
    refuse: (method, fault) => {
      if (fault !== 'denied') return { status: Number(fault), json: { message: `injected ${fault}` } }
      const verb = method === 'lookup' ? 'read' : 'write'
      return { status: 403, json: { message: `cache ${verb} denied: token has no scopes for it` } }
    },
  }
}
