// Where the closure gets a POM from, and what it is told: found, absent for sure, or unknown.

/** A repository that a POM is looked for in, as Trivy would ask it. */
export interface RemoteRepository {
  /** Its id in settings.xml or the POM: mirrors and servers are matched with it. */
  readonly id: string
  readonly url: string
  readonly releases: boolean
  readonly snapshots: boolean
  /** Where it is named: a POM is hostile (design D14), settings.xml and the input are the user's. */
  readonly declaredIn: 'pom' | 'settings' | 'input' | 'central'
}

/** One POM that Trivy would read. Values are already checked: each is a safe path segment. */
export interface PomRequest {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
  /** Declared by the POMs along the path (Trivy's order), besides those that the source itself knows. */
  readonly repositories: readonly RemoteRepository[]
  /** `group:artifact:version` or the pom.xml path that wants it, for the report. */
  readonly wantedBy: string
}

export type PomAnswer =
  | { readonly kind: 'found'; readonly text: Buffer }
  /** Every repository that an online scan would ask said 404. */
  | { readonly kind: 'absent' }
  /** Nobody knows: 429, network, refused by our own rules. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly hint?: string | undefined }

export interface PomSource {
  find(request: PomRequest): Promise<PomAnswer>
}
