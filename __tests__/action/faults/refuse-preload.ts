// Preloaded into the action: the file system refuses one kind of call, once or for ever, with the code of a test. Without one,
// every kind is written down: the function, and the path without what differs from run to run.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

interface Refusal {
  /** As it was written down. */
  readonly site: string
  readonly code: string
  readonly isForEver: boolean
}

const { TEST_ROOT = '', TEST_SITES_FILE = '', TEST_REFUSAL, TEST_PLATFORM } = process.env
const refusal = TEST_REFUSAL === undefined ? undefined : (JSON.parse(TEST_REFUSAL) as Refusal)
if (TEST_PLATFORM !== undefined) Object.defineProperty(process, 'platform', { value: TEST_PLATFORM })

const BY_PATH = [
  ...['access', 'appendFile', 'chmod', 'copyFile', 'link', 'lstat', 'mkdir', 'mkdtemp', 'open', 'opendir'],
  ...['readFile', 'readdir', 'realpath', 'rename', 'rm', 'stat', 'statfs', 'unlink', 'utimes', 'writeFile'],
]
const BY_HANDLE = [
  'chmod',
  'datasync',
  'read',
  'readFile',
  'stat',
  'sync',
  'utimes',
  'write',
  'writeFile',
  'writev',
]

const { appendFileSync } = fs
const seen = new Set<string>()
let left = refusal?.isForEver === true ? Number.POSITIVE_INFINITY : 1

/** Throws when this call is the one. */
function refuse(name: string, path: unknown): void {
  const text = String(path)
  if (!text.startsWith(TEST_ROOT)) return
  const site = `${name} ${describePath(text.slice(TEST_ROOT.length))}`
  if (refusal === undefined) {
    if (!seen.has(site)) appendFileSync(TEST_SITES_FILE, `${site}\n`)
    seen.add(site)
  } else if (site === refusal.site && left > 0) {
    left -= 1
    const message = `${refusal.code}: refused by a test, ${name} '${text}'`
    throw Object.assign(new Error(message), { code: refusal.code, syscall: name, path: text })
  }
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
      return now(...args)
    }
    calls[sync] = Object.assign(watched, now)
  }
  // What streams call.
  if (called !== undefined && name === 'open') {
    calls[name] = (...args) => {
      try {
        refuse('stream', args[0])
      } catch (error) {
        const callback = args.at(-1) as (error: unknown) => void
        return process.nextTick(callback, error)
      }
      return called(...args)
    }
  }
}
syncBuiltinESMExports()

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
