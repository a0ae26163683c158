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
  return wanted.kind === 'exact' ? wanted.version : wanted.range
}

/** Whether a version is what is wanted. */
export function satisfies(version: string, wanted: WantedVersion): boolean {
  return wanted.kind === 'exact' ? version === wanted.version : semver.satisfies(version, wanted.range)
}

/** Releases that are looked at, the newest: upstream has some three hundred. More would hold up everything else. */
const MAX_JUDGED = 2000

/** Of these tags or names those that are wanted, newest first, and those of them that are refused, with the reason. */
export function sortCandidates(
  names: readonly string[],
  wanted: WantedVersion,
  denied: readonly string[],
): { readonly candidates: readonly string[]; readonly refusals: readonly string[] } {
  const releases = releasesOf(names)
  const versions =
    wanted.kind === 'exact'
      ? releases.filter((version) => version === wanted.version)
      : takeNewest(releases, MAX_JUDGED)
  const fitting = versions.filter((version) => satisfies(version, wanted))
  const judged = fitting.map((version) => ({ version, refusal: judgeVersion(version, denied).refusal }))
  return {
    candidates: judged.filter(({ refusal }) => refusal === undefined).map(({ version }) => version),
    refusals: judged.flatMap(({ refusal }) => refusal ?? []),
  }
}

/** Releases alone: pre-releases, `latest`, and the tags of single platforms are none. */
function releasesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/.test(name))
}

/** More tell nobody more. */
const MAX_TOLD = 3

/** What a place has none of, and what it has instead: `it has no Trivy 0.74.0, but 0.76.0`. */
export function explainNone(names: readonly string[], wanted: WantedVersion): string {
  const told = takeNewest(releasesOf(names), MAX_TOLD)
  const others = told.length === 0 ? '' : `, but ${told.join(', ')}`
  return `it has no Trivy ${describeWanted(wanted)}${others}`
}

/** Compared by their numbers alone, which a library would read anew for each comparison. */
function takeNewest(releases: readonly string[], count: number): readonly string[] {
  const rows = releases.map((version) => ({ version, numbers: version.split('.').map(Number) }))
  const byNumber = (place: number) => (a: Row, b: Row) => (b.numbers[place] ?? 0) - (a.numbers[place] ?? 0)
  const [major, minor, patch] = [byNumber(0), byNumber(1), byNumber(2)]
  rows.sort((a, b) => major(a, b) || minor(a, b) || patch(a, b))
  return rows.slice(0, count).map(({ version }) => version)
}

interface Row {
  readonly version: string
  readonly numbers: readonly number[]
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
