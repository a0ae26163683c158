// Looks a POM up in kept sets, each read only when those before it do not settle the matter.
import type { ReadPomSet } from './pom-artifact.ts'
import { isSnapshot, versionOfPath } from './pom-path.ts'

/** A kept set, and whether what can change in it is still to be believed. */
export interface KeptSet extends ReadPomSet {
  readonly isFresh: boolean
  /** It came from the Actions cache: what is in it, everybody who reads the cache has already. */
  readonly isPublic: boolean
}

/** Reads a set when it is wanted; undefined when it could not be had. */
export type SetLoader = () => Promise<KeptSet | undefined>

/** Sets in their order, those that could not be had left out. */
export interface SetReader {
  /** The set at this position; undefined after the last. */
  read(position: number): Promise<KeptSet | undefined>
  /** Those that were read so far. */
  readonly loaded: readonly KeptSet[]
}

/** What kept sets say of one path. */
export interface KeptAnswer {
  readonly pom: Buffer | undefined
  readonly isAbsent: boolean
  /** Releases never change; snapshots do, and what is absent may be published. */
  readonly isFresh: boolean
  readonly confirmedAt: Date | undefined
  readonly isPublic: boolean
}

const NOTHING: KeptAnswer = {
  pom: undefined,
  isAbsent: false,
  isFresh: false,
  confirmedAt: undefined,
  isPublic: false,
}

/**
 * The first fresh answer, else the first stale one.
 *
 * @param repositories the hash that an absence must be confirmed by; undefined: any
 */
export async function findKept(
  path: string,
  repositories: string | undefined,
  sets: SetReader,
): Promise<KeptAnswer> {
  let best = NOTHING
  for (let position = 0; ; position += 1) {
    const set = await sets.read(position)
    if (set === undefined) return best
    const pom = set.poms.get(path)
    const confirmedBy = set.absent.get(path) ?? []
    const isAbsent = repositories === undefined ? confirmedBy.length > 0 : confirmedBy.includes(repositories)
    if (pom === undefined && !isAbsent) continue
    const isFresh = set.isFresh || (pom !== undefined && !canChange(path, { isAbsent: false }))
    const { confirmedAt, isPublic } = set
    const answer = { pom, isAbsent, isFresh, confirmedAt, isPublic }
    if (isFresh) return answer
    if (best === NOTHING) best = answer
  }
}

/** Whether what was so yesterday may be otherwise today. */
export function canChange(path: string, { isAbsent }: Pick<KeptAnswer, 'isAbsent'>): boolean {
  return isAbsent || isSnapshot(versionOfPath(path))
}

/** A reader of these sets. */
export function createSetReader(loaders: readonly SetLoader[]): SetReader {
  const reading: Promise<void>[] = []
  const loaded: KeptSet[] = []
  const load = async (position: number) => {
    const set = await loaders[position]?.()
    if (set !== undefined) loaded.push(set)
  }
  return {
    loaded,
    read: async (position) => {
      for (let next = 0; loaded[position] === undefined && next < loaders.length; next += 1) {
        reading[next] ??= load(next)
        await reading[next]
      }
      return loaded[position]
    },
  }
}
