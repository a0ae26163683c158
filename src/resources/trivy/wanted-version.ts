// Which version is wanted: one, or the newest of a range that is old enough.
import semver from 'semver'
import { judgeVersion } from './incidents.ts'
import { NEWEST_KNOWN } from './known-releases.ts'

/** What the input trivy-version says. */
export type WantedVersion =
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'range'; readonly range: string }

/** Reads it; without one it is the newest release that is known here. */
export function readWanted(text: string | undefined): WantedVersion {
  if (text === undefined) return { kind: 'exact', version: NEWEST_KNOWN }
  return semver.valid(text) === null ? { kind: 'range', range: text } : { kind: 'exact', version: text }
}

/** As a reader would say it. */
export function describeWanted(wanted: WantedVersion): string {
  return wanted.kind === 'exact' ? wanted.version : `a version in ${wanted.range}`
}

/** Whether a version is what is wanted. */
export function satisfies(version: string, wanted: WantedVersion): boolean {
  return wanted.kind === 'exact' ? version === wanted.version : semver.satisfies(version, wanted.range)
}

/** Of these tags or names those that are wanted, newest first, and those of them that are refused, with the reason. */
export function sortCandidates(
  names: readonly string[],
  wanted: WantedVersion,
  denied: readonly string[],
): { readonly candidates: readonly string[]; readonly refusals: readonly string[] } {
  // Releases alone: pre-releases, `latest`, and the tags of single platforms are none.
  const versions = [...new Set(names)].filter((name) => /^\d+\.\d+\.\d+$/.test(name) && semver.valid(name))
  const fitting = semver.rsort(versions.filter((version) => satisfies(version, wanted)))
  const judged = fitting.map((version) => ({ version, refusal: judgeVersion(version, denied).refusal }))
  return {
    candidates: judged.filter(({ refusal }) => refusal === undefined).map(({ version }) => version),
    refusals: judged.flatMap(({ refusal }) => refusal ?? []),
  }
}

/** Whether a release is old enough, and how old it is in words. Its time is the latest that anybody vouches for. */
export function judgeAge(
  releasedAt: Date | undefined,
  { now, cooldownMs }: { readonly now: Date; readonly cooldownMs: number },
): { readonly isOldEnough: boolean; readonly words: string } {
  if (cooldownMs === 0) return { isOldEnough: true, words: '' }
  if (releasedAt === undefined) return { isOldEnough: false, words: 'nothing tells when it was released' }
  const days = Math.floor((now.getTime() - releasedAt.getTime()) / 86_400_000)
  return {
    isOldEnough: now.getTime() - releasedAt.getTime() >= cooldownMs,
    words: `released ${releasedAt.toISOString().slice(0, 10)}, ${days} d ago`,
  }
}
