// Compiled code of this build apart from that of others, so that what no job runs any more does not pile up in the store.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeQuietlyNow } from './file-moves.ts'

/** One build under one Node: V8's data is good for nothing else. */
const NAME = /^v\d+\.\d+\.\d+-\w+(-[0-9a-f]{16})?$/

/** Workflows of one host that name several versions of this action, each in use, make room for each other once a day at most. */
const SPARED_MS = 24 * 60 * 60 * 1000

/**
 * Where the compiled code of this build is, below the directory for all.
 *
 * @param dist directory of the build; the digests of all its files tell it from others
 * @returns undefined when it has no digests
 */
export function directoryOfBuild(kept: string, dist: string): string | undefined {
  try {
    const digest = createHash('sha256').update(readFileSync(join(dist, 'SHA256SUMS')))
    return join(kept, `${process.version}-${process.arch}-${digest.digest('hex').slice(0, 16)}`)
  } catch {
    // Not a build as it was published.
    return undefined
  }
}

/** Removes all but the present build, the one before it, and what was written in the last day. What is in the way is left. */
export function pruneBuilds(kept: string, present: string, now: number = Date.now()): void {
  const others = listBuilds(kept).filter(({ path }) => path !== present)
  const [, ...older] = others.sort((a, b) => b.writtenAtMs - a.writtenAtMs)
  for (const { path, writtenAtMs } of older) if (now - writtenAtMs > SPARED_MS) removeQuietlyNow(path)
}

function listBuilds(kept: string) {
  return readdirSync(kept)
    .filter((name) => NAME.test(name))
    .map((name) => join(kept, name))
    .map((path) => ({ path, writtenAtMs: lstatSync(path).mtimeMs }))
}
