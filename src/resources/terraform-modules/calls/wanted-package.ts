// A package that module calls lead to, and what becomes of it.
import type { ModuleFiles } from './module-files.ts'

/** A package of modules that is wanted: what Trivy's cache has as one directory. */
export interface WantedPackage {
  /** Name of that directory. */
  readonly key: string
  /** As written, without the sub-directory. */
  readonly source: string
  /** The constraint as written; empty: none. */
  readonly version: string
}

/** What became of a package. */
export type ResolvedPackage =
  | { readonly kind: 'found'; readonly files: ModuleFiles }
  | { readonly kind: 'absent' | 'unknown'; readonly reason: string; readonly hint?: string | undefined }

/** Provides one package, at most once however often it is called. */
export type ResolvePackage = (wanted: WantedPackage) => Promise<ResolvedPackage>
