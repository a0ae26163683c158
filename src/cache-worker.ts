// Child process around @actions/cache. The library prints commands to the job's log, can hang, and needs a working
// directory of its own: here it may do all that, and its parent hears of it as messages.

import { hideFromChildren } from './base/child-environment.ts'
import { reclaimDuring } from './base/collect-garbage.ts'
import { describeError } from './base/errors.ts'
import { type CacheMessage, type CacheRequest, parseRequest } from './cache/cache-protocol.ts'

/**
 * From Azure's hosts 4 MiB in each of so many requests at a time, each twice in memory, and not 128 MiB in one buffer: half the
 * library's own number takes no longer over loopback, and 50 MB less. Bundled alone it has a say (scripts/bundled-libraries.ts).
 * Who is silent for ten seconds is asked again; elsewhere the library itself waits five.
 */
const DOWNLOAD = { useAzureSdk: false, downloadConcurrency: 4, timeoutInMs: 10_000 }

// Archives hold paths relative to GITHUB_WORKSPACE and are searched from the working directory: one place for both makes
// entries independent of where a runner keeps its workspace.
process.env.GITHUB_WORKSPACE = process.cwd()

hideFromChildren(process.env)

// Output travels in the same channel as results, so that a call's warnings always arrive before its result.
process.stdout.write = (chunk: Uint8Array | string): boolean => {
  send({ kind: 'output', text: Buffer.from(chunk).toString() })
  return true
}

process.on('message', (value) => {
  const request = parseRequest(value)
  if (request !== undefined) void answer(request)
})
// The parent is gone: nobody waits for what is under way.
process.on('disconnect', () => process.exit())

async function answer(request: CacheRequest): Promise<void> {
  try {
    send({ kind: 'result', key: await perform(request) })
  } catch (error) {
    send({ kind: 'error', text: describeError(error) })
  }
}

/** The key that was found, restored, or saved. */
async function perform({ operation, path, keys }: CacheRequest): Promise<string | undefined> {
  // Loaded here so that the process listens at once, and a failure to load is an answer.
  const cache = await import('@actions/cache')
  const [key = '', ...otherKeys] = keys
  const crossOs = true
  switch (operation) {
    case 'lookup':
      return cache.restoreCache([path], key, otherKeys, { lookupOnly: true }, crossOs)
    case 'restore':
      return reclaimDuring(() => cache.restoreCache([path], key, [], DOWNLOAD, crossOs))
    case 'save':
      return (await cache.saveCache([path], key, {}, crossOs)) === -1 ? undefined : key
  }
}

function send(message: CacheMessage): void {
  process.send?.(message)
}
