// Which of two versions is the lower one: of a checks bundle, or of a VEX repository, whose version is a time. Pure.
import semver from 'semver'

/** When the index of a VEX repository was written, in the one form that this action gives it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Whether both are versions and the first is lower; a confirmation's time says nothing about that. */
export function isLowerVersion(version: string | undefined, than: string | undefined): boolean {
  if (version === undefined || than === undefined) return false
  if (INSTANT.test(version) && INSTANT.test(than)) return version < than
  const [a, b] = [semver.valid(version), semver.valid(than)]
  return a !== null && b !== null && semver.lt(a, b)
}

/** The time that a version is, where it is one. */
export function timeOfVersion(version: string | undefined): Date | undefined {
  return version !== undefined && INSTANT.test(version) ? new Date(version) : undefined
}
