// What a run has provided of packages, and who may be told of them.
import type { LocalError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import type { WantedPackage } from './calls/wanted-package.ts'
import type { KeptModules } from './packages/kept-modules.ts'
import { isOfCall, type KeptPackage } from './packages/module-record.ts'

/** What was provided, and how. */
export interface Provided {
  /** By key. */
  readonly packages: Map<string, KeptPackage>
  /** Packages that only a login gave. */
  readonly privateKeys: Set<string>
  /** Packages, found or absent, by the word of somebody who speaks for no other job. */
  readonly carriedKeys: Set<string>
  /** Packed files, by digest. */
  readonly layers: Map<string, string>
  readonly counts: { local: number; kept: number; fetched: number; stale: number }
  /** Of what was fetched, unpacked. */
  fetchedBytes: number
  /** What went wrong on this machine: then nothing more is placed. */
  problem: LocalError | undefined
}

/** Nothing yet. */
export function createProvided(): Provided {
  return {
    packages: new Map(),
    privateKeys: new Set(),
    carriedKeys: new Set(),
    layers: new Map(),
    fetchedBytes: 0,
    counts: { local: 0, kept: 0, fetched: 0, stale: 0 },
    problem: undefined,
  }
}

/** Why a call cannot have its directory in Trivy's cache, where another one has it; undefined: it can. */
export function explainTaken({ packages }: Provided, wanted: WantedPackage): string | undefined {
  const other = packages.get(wanted.key)
  return other?.layer === undefined || isOfCall(other, wanted)
    ? undefined
    : `Trivy has it in one directory with ${clean(other.source, 200)}`
}

/** Notes a package that was found, or is absent. */
export function noteProvided(
  { packages, privateKeys, carriedKeys, counts }: Provided,
  kept: KeptPackage,
  {
    isPublic,
    isCarried,
    isOld = false,
  }: Pick<KeptModules, 'isPublic' | 'isCarried'> & { readonly isOld?: boolean },
): void {
  if (isCarried) carriedKeys.add(kept.key)
  // What was not there for one call is there for another that shares its directory.
  if (kept.layer !== undefined || packages.get(kept.key)?.layer === undefined) packages.set(kept.key, kept)
  if (!isPublic && kept.layer !== undefined) privateKeys.add(kept.key)
  if (isOld) counts.stale += 1
}
