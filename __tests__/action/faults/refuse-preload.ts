// Preloaded into the action: the file system refuses one kind of call, once or for ever, with the code of a test. Without one,
// every kind is written down: the function, and the path without what differs from run to run, or where it is called.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { findCallSite } from './call-site.ts'
import { BY_HANDLE, BY_NUMBER, BY_PATH, BY_STREAM } from './refused-functions.ts'

interface Refusal {
  /** As it was written down. */
  readonly site: string
  readonly code: string
  readonly isForEver: boolean
}

const {
  TEST_ROOT = '',
  TEST_SITES_FILE,
  TEST_SITES_BY,
  TEST_REFUSAL,
  TEST_REFUSED_FILE,
  TEST_PLATFORM,
} = process.env
const refusal = TEST_REFUSAL === undefined ? undefined : (JSON.parse(TEST_REFUSAL) as Refusal)
if (TEST_PLATFORM !== undefined) Object.defineProperty(process, 'platform', { value: TEST_PLATFORM })

const { appendFileSync } = fs
const seen = new Set<string>()
let left = refusal?.isForEver === true ? Number.POSITIVE_INFINITY : 1

/** Throws when this call is the one. */
function refuse(name: string, path: unknown): void {
  const text = String(path)
  if (!text.startsWith(TEST_ROOT)) return
  const site = describe(name, text.slice(TEST_ROOT.length))
  if (refusal === undefined) {
    if (TEST_SITES_FILE !== undefined && !seen.has(site)) appendFileSync(TEST_SITES_FILE, `${site}\n`)
    seen.add(site)
  } else if (site === refusal.site && left > 0) {
    left -= 1
    if (TEST_REFUSED_FILE !== undefined) appendFileSync(TEST_REFUSED_FILE, `${name} ${text}\n`)
    const message = `${refusal.code}: refused by a test, ${name} '${text}'`
    throw Object.assign(new Error(message), { code: refusal.code, syscall: name, path: text })
  }
}

function describe(name: string, path: string): string {
  const callSite = TEST_SITES_BY === 'call' ? findCallSite() : undefined
  return `${name} ${callSite ?? describePath(path)}`
}

/** Random names, process ids, digests, and what lies in a tree of many files. */
function describePath(path: string): string {
  return path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}|-\d+-[0-9a-f]{8}|\.\d+(?=$|\.tmp)|\d{4,}/g, '#')
    .replace(/(kept-|toc-)\w{6}/, '$1#')
    .replace(/(content\/)(?!metadata).+/, '$1#')
}

type Call = (...args: unknown[]) => unknown
const promises = fs.promises as unknown as Record<string, Call>
const calls = fs as unknown as Record<string, Call>
/** What is open without a `FileHandle`. */
const paths = new Map<unknown, unknown>()

for (const name of BY_PATH) {
  const sync = `${name}Sync`
  const [promised, called, now] = [promises[name], calls[name], calls[sync]]
  if (promised !== undefined) {
    promises[name] = async (...args) => {
      refuse(name, args[0])
      return watch(await promised(...args), args[0])
    }
  }
  if (now !== undefined) {
    const watched = (...args: unknown[]) => {
      refuse(sync, args[0])
      const value = now(...args)
      if (name === 'open') paths.set(value, args[0])
      return value
    }
    calls[sync] = Object.assign(watched, now)
  }
  if (called !== undefined && name === 'open') calls[name] = asStreams('stream', called, (args) => args[0])
}
for (const name of BY_NUMBER) {
  const now = calls[name]
  if (now === undefined) continue
  calls[name] = (...args) => {
    if (paths.has(args[0])) refuse(name, paths.get(args[0]))
    return now(...args)
  }
}
for (const name of BY_STREAM) {
  const called = calls[name]
  if (called !== undefined) calls[name] = asStreams(`stream.${name}`, called, (args) => paths.get(args[0]))
}
syncBuiltinESMExports()

/** A function as streams call it: what it has to say, it says to the last argument. */
function asStreams(name: string, called: Call, pathOf: (args: unknown[]) => unknown): Call {
  return (...args) => {
    const path = pathOf(args)
    const callback = args.at(-1) as (...results: unknown[]) => void
    try {
      if (path !== undefined) refuse(name, path)
    } catch (error) {
      return process.nextTick(callback, error)
    }
    if (name !== 'stream') return called(...args)
    return called(...args.slice(0, -1), (error: unknown, descriptor: unknown) => {
      if (!error) paths.set(descriptor, path)
      callback(error, descriptor)
    })
  }
}

function watch(value: unknown, path: unknown): unknown {
  if (value === null || typeof value !== 'object' || value.constructor.name !== 'FileHandle') return value
  const handle = value as unknown as Record<string, Call>
  for (const name of BY_HANDLE) {
    const own = handle[name]
    if (own === undefined) continue
    handle[name] = async (...args) => {
      refuse(`handle.${name}`, path)
      return await own.apply(handle, args)
    }
  }
  return value
}
