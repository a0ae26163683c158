// What kept sets say in the place of a repository, each read only when those before it do not settle the matter.
import type { Candidate } from '../repositories/candidates.ts'
import { isAmong, isGivenBy, isStoodFor, type PomOrigin } from '../repositories/origin.ts'
import { isSnapshot, versionOfPath } from '../repositories/pom-path.ts'
import type { ReadPomSet } from './pom-artifact.ts'

/** A kept set, and whether what can change in it is still to be believed. */
export interface KeptSet extends ReadPomSet {
  readonly isFresh: boolean
  /** It came from the Actions cache: what is in it, everybody who reads the cache has already. */
  readonly isPublic: boolean
  /** Somebody carried it here: no server names it. */
  readonly isCarried?: boolean | undefined
}

/** Reads a set when it is wanted; undefined when it is not available. */
export type SetLoader = () => Promise<KeptSet | undefined>

/** Sets in their order, those that is not available left out. */
export interface SetReader {
  /** The set at this position; undefined after the last. */
  read(position: number): Promise<KeptSet | undefined>
  /** Those that were read so far. */
  readonly loaded: readonly KeptSet[]
}

/** What a kept set says of one path. */
export type KeptAnswer = {
  readonly confirmedAt: Date
  readonly isPublic: boolean
  readonly isCarried?: boolean | undefined
} & (
  | { readonly kind: 'found'; readonly text: Buffer; readonly origin: PomOrigin }
  | { readonly kind: 'absent' }
)

/**
 * What this repository said of a path, as far as that is still to be believed: releases never change, and neither does who
 * did not have them when they were found; snapshots do, and what is absent may be published.
 */
export async function askKept(
  path: string,
  candidate: Candidate,
  sets: SetReader,
): Promise<KeptAnswer | undefined> {
  for (let position = 0; ; position += 1) {
    const set = await sets.read(position)
    if (set === undefined) return undefined
    const { confirmedAt, isPublic, isCarried } = set
    const said = { confirmedAt, isPublic, isCarried }
    const pom = findIn(set, path)
    const isBelieved = set.isFresh || (pom !== undefined && !isChangeable(path))
    if (pom !== undefined && isBelieved) {
      const isGiven = isGivenBy(pom.origin, candidate) || (!isPublic && isStoodFor(pom.origin, candidate))
      if (isGiven) return { kind: 'found', ...pom, ...said }
      if (pom.origin.after.includes(candidate.key)) return { kind: 'absent', ...said }
    }
    if (set.isFresh && set.absent.get(path)?.includes(candidate.key) === true)
      return { kind: 'absent', ...said }
  }
}

/** Where a set is asked because the repositories themselves cannot be. */
export interface KeptResort {
  readonly candidates: readonly Candidate[]
  /** Nobody is to be asked, by Trivy neither: then what nobody had where the set was made is nowhere. */
  readonly isOffline: boolean
}

/** What a set says, old or from another place in the order, for whoever cannot ask. */
export async function resortToKept(
  path: string,
  { candidates, isOffline }: KeptResort,
  sets: SetReader,
): Promise<KeptAnswer | undefined> {
  for (let position = 0; ; position += 1) {
    const set = await sets.read(position)
    if (set === undefined) return undefined
    const { confirmedAt, isPublic, isCarried } = set
    const said = { confirmedAt, isPublic, isCarried }
    const pom = findIn(set, path)
    if (pom !== undefined && (isAmong(pom.origin, candidates) || (isOffline && pom.origin.from.length === 0)))
      return { kind: 'found', ...pom, ...said }
    const absentAt = set.absent.get(path) ?? []
    const isAbsent = isOffline
      ? absentAt.length > 0
      : candidates.every(({ key, unasked }) => unasked === undefined && absentAt.includes(key))
    if (isAbsent && candidates.length > 0) return { kind: 'absent', ...said }
  }
}

/** Whether a set has these very bytes, and where they are from. */
export function keptOrigin(path: string, text: Buffer, { loaded }: SetReader): PomOrigin | undefined {
  for (const set of loaded) {
    const pom = set.isPublic ? findIn(set, path) : undefined
    if (pom?.text.equals(text) === true) return pom.origin
  }
  return undefined
}

function findIn({ poms, origins }: KeptSet, path: string) {
  const [text, origin] = [poms.get(path), origins.get(path)]
  return text === undefined || origin === undefined ? undefined : { text, origin }
}

/** Whether the POM at this path may be another tomorrow. */
export function isChangeable(path: string): boolean {
  return isSnapshot(versionOfPath(path))
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
