// Which servers have failed, in this run or in those before it on this host: they are asked after all others, and once,
// whatever is wanted of them.
import { writeOwnFile } from '../base/own-file.ts'
import { readSmallFile } from '../base/small-file.ts'

/** Remembers across resources, and across runs where it has a file. */
export interface HostMemory {
  noteBad(label: string): void
  /** It has answered: what was remembered against it is forgotten. */
  noteGood(label: string): void
  isBad(label: string): boolean
}

/** Where later runs find what this one has learnt. */
export interface HostMemoryOptions {
  /** In a directory of this host's jobs; absent: nothing outlives the run. */
  readonly file?: string | undefined
  readonly write?: typeof writeOwnFile | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** Longer than a queue of jobs that start together, shorter than an outage that somebody is mending. */
const REMEMBERED_MS = 10 * 60_000
/** Of a file that any job of the host may have written. */
const MAX_HOSTS = 100

/** What a run begins with: what earlier ones remember, if that can be read. */
export function createHostMemory({ file, write = writeOwnFile, now }: HostMemoryOptions): HostMemory {
  const failedAt = file === undefined ? new Map<string, number>() : recall(file, now())
  const remember = () => {
    if (file === undefined) return
    try {
      // Other jobs may have learnt something meanwhile.
      const known = new Map([...recall(file, now()), ...failedAt].slice(-MAX_HOSTS))
      for (const host of good) known.delete(host)
      write(file, JSON.stringify(Object.fromEntries(known)))
    } catch {
      // It only saves later jobs time.
    }
  }
  const good = new Set<string>()
  return {
    noteBad(label) {
      good.delete(hostOf(label))
      failedAt.set(hostOf(label), now())
      remember()
    },
    noteGood(label) {
      good.add(hostOf(label))
      if (failedAt.delete(hostOf(label))) remember()
    },
    isBad: (label) => failedAt.has(hostOf(label)),
  }
}

/** Whoever writes there can change an order, and nothing else. */
function recall(file: string, nowMs: number): Map<string, number> {
  try {
    const content: unknown = JSON.parse(readSmallFile(file))
    const entries = Object.entries(content ?? {}).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === 'number' && entry[1] <= nowMs && nowMs - entry[1] < REMEMBERED_MS,
    )
    return new Map(entries.slice(-MAX_HOSTS))
  } catch {
    // None yet, or not ours.
    return new Map()
  }
}

/** A label begins with the host, whatever is behind it. */
function hostOf(label: string): string {
  return label.replace(/^[a-z]+:\/\//, '').split('/')[0] ?? label
}
