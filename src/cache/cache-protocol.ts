// What parent and child say to each other about the Actions cache. One call at a time, so messages need no numbers.
import { isObject } from '../oci/json.ts'

/** The three things the child can do. */
const CACHE_OPERATIONS = ['lookup', 'restore', 'save'] as const

/** One of them. */
export type CacheOperation = (typeof CACHE_OPERATIONS)[number]

/** Parent to child. `restore` and `save` use the first key only. */
export interface CacheRequest {
  readonly operation: CacheOperation
  /** Literal relative path; part of the entry's version, so the same on every runner. */
  readonly path: string
  readonly keys: readonly string[]
}

/** Child to parent: any number of outputs, then one result or one error. */
export type CacheMessage =
  | { readonly kind: 'output'; readonly text: string }
  /** The key that was found, restored, or saved; absent when the library did not. */
  | { readonly kind: 'result'; readonly key: string | undefined }
  /** The library threw. */
  | { readonly kind: 'error'; readonly text: string }

/** Reads a request; absent when it is none. */
export function parseRequest(value: unknown): CacheRequest | undefined {
  if (!isObject(value)) return undefined
  const { path, keys } = value
  const operation = CACHE_OPERATIONS.find((known) => known === value.operation)
  if (operation === undefined || typeof path !== 'string' || !isTextList(keys)) return undefined
  return { operation, path, keys }
}

/** Reads a message; absent when it is none. */
export function parseMessage(value: unknown): CacheMessage | undefined {
  if (!isObject(value)) return undefined
  const { kind, text, key } = value
  if ((kind === 'output' || kind === 'error') && typeof text === 'string') return { kind, text }
  if (kind === 'result') return { kind, key: typeof key === 'string' ? key : undefined }
  return undefined
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
