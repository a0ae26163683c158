// What a run found out about POMs: where each is from, what is absent, and how old what was believed is.
import type { PomOrigin } from './repositories/origin.ts'

/** A POM that a scan will read. */
export interface FoundPom {
  readonly text: Buffer
  readonly origin: 'local' | 'kept' | 'fetched'
  /** Anybody who can read the Actions cache may have it: no login was needed, as far as we know, and no inner host. */
  readonly isPublic: boolean
  /** Who gave it; undefined: it was in the local repository, and nobody knows. */
  readonly given: PomOrigin | undefined
  /** Of the repository that gave it, for Maven's own notes beside the file. */
  readonly repositoryId: string | undefined
}

/** What was found in a run. */
export interface Findings {
  /** By path below a repository. */
  readonly found: Map<string, FoundPom>
  /** Paths that are confirmed absent, with the keys of the repositories that said so. */
  readonly absent: Map<string, readonly string[]>
  /** Those of them that a login was sent for, or an inner host asked: their very names may be nobody else's business. */
  readonly privatelyAbsent: Set<string>
  /** Files of the local repository that this action put there, from repositories that are not asked now. */
  readonly displaced: Set<string>
  /** Paths of which a bundle had the word, whatever it said of them: enough for this job, and for no other. */
  readonly carried: Set<string>
  /** Something that can change was asked for anew. */
  hasReconfirmed: boolean
  /** The oldest confirmation, by a kept set, of a snapshot or an absence that was believed. */
  oldestConfirmation: Date | undefined
  /** Snapshots and absences that are older than max-age, because nobody could be asked anew. */
  staleCount: number
}

/** Nothing yet. */
export function createFindings(): Findings {
  return {
    found: new Map(),
    absent: new Map(),
    privatelyAbsent: new Set(),
    displaced: new Set(),
    carried: new Set(),
    hasReconfirmed: false,
    oldestConfirmation: undefined,
    staleCount: 0,
  }
}

/** Notes that these repositories, by their keys, do not have the POM at this path. */
export function noteAbsent(
  findings: Findings,
  { path, keys }: { readonly path: string; readonly keys: readonly string[] },
  isPublic: boolean,
): void {
  findings.absent.set(path, [...new Set([...(findings.absent.get(path) ?? []), ...keys])])
  if (!isPublic) findings.privatelyAbsent.add(path)
}

/** Notes when what was believed was confirmed. */
export function noteConfirmation(findings: Findings, confirmedAt: Date): void {
  const { oldestConfirmation: oldest } = findings
  if (oldest === undefined || confirmedAt < oldest) findings.oldestConfirmation = confirmedAt
}
