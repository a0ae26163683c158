// What a run found out about POMs: where each is from, what is absent, and how old what was believed is.

/** A POM that a scan will read. */
export interface FoundPom {
  readonly text: Buffer
  readonly origin: 'local' | 'kept' | 'fetched'
  /** Anybody who can read the Actions cache may have it: no login was needed, as far as we know. */
  readonly isPublic: boolean
}

/** What was found in a run. */
export interface Findings {
  /** By path below a repository. */
  readonly found: Map<string, FoundPom>
  /** Paths that are confirmed absent, with a hash for each list of repositories that said so. */
  readonly absent: Map<string, readonly string[]>
  /** Those of them that a login was sent for: their very names may be nobody else's business. */
  readonly privatelyAbsent: Set<string>
  /** Something that can change was asked for anew. */
  hasReconfirmed: boolean
  /** The oldest confirmation, by a kept set, of a snapshot or an absence that was believed. */
  oldestConfirmation: Date | undefined
  /** Snapshots and absences that are older than wished, because nobody could be asked anew. */
  staleCount: number
}

/** Nothing yet. */
export function createFindings(): Findings {
  return {
    found: new Map(),
    absent: new Map(),
    privatelyAbsent: new Set(),
    hasReconfirmed: false,
    oldestConfirmation: undefined,
    staleCount: 0,
  }
}

/** Notes that these repositories, by their hash, do not have the POM at this path. */
export function noteAbsent(
  findings: Findings,
  { path, repositories }: { readonly path: string; readonly repositories: string },
  isPublic: boolean,
): void {
  findings.absent.set(path, [...(findings.absent.get(path) ?? []), repositories])
  if (!isPublic) findings.privatelyAbsent.add(path)
}
