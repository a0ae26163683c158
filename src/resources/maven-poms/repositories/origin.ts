// Who gave a POM, and who was asked before: what a kept copy must carry, so that it stands only for whoever would be asked now.
import type { Candidate } from './candidates.ts'

/** Where a POM is from. */
export interface PomOrigin {
  /**
   * Key of the repository that gave it, then those of the repositories that this one stood for; empty: it was in the local
   * repository before, and nobody knows.
   */
  readonly from: readonly string[]
  /** Keys of the repositories that did not have it. */
  readonly after: readonly string[]
}

/** The origin of what this repository gave, after those did not have it. */
export function originOf({ key, standsFor }: Candidate, after: readonly string[]): PomOrigin {
  return { from: [key, ...standsFor], after }
}

/** Whether this very repository gave it, and is still believed. */
export function isGivenBy({ from }: PomOrigin, { key, distrust }: Candidate): boolean {
  return from[0] === key && distrust === undefined
}

/**
 * Whether a mirror gave it that stood for this repository where the set was made. That is the word of whoever made the set:
 * enough for one that the user's own registry or bundle brought, where this repository itself may be out of reach; not for
 * the Actions cache, to which a workflow with another mirror may once have written.
 */
export function isStoodFor({ from }: PomOrigin, { key, distrust }: Candidate): boolean {
  return from.includes(key) && distrust === undefined
}

/** Whether it is what asking these repositories, in this order, gave. */
export function isInPlace(origin: PomOrigin, candidates: readonly Candidate[]): boolean {
  const position = candidates.findIndex((candidate) => isGivenBy(origin, candidate))
  return position >= 0 && candidates.slice(0, position).every(({ key }) => origin.after.includes(key))
}

/**
 * Whether one of these repositories gave it, or stands for the one that did, whatever the order: enough where nobody can be
 * asked.
 */
export function isAmong({ from }: PomOrigin, candidates: readonly Candidate[]): boolean {
  return candidates.some(
    ({ key, standsFor, distrust }) =>
      distrust === undefined && [key, ...standsFor].some((one) => from.includes(one)),
  )
}
