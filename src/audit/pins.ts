// Whether what a step runs is named so that nobody can exchange it, and what is known against it. Pure.
import semver from 'semver'
import { judgeVersion } from '../resources/trivy/incidents.ts'
import type { Finding, Kind, Where } from './findings.ts'
import { findPinIncident } from './pin-incidents.ts'
import { splitUses } from './step-uses.ts'

type Named = Pick<Finding, 'kind' | 'message'>

/** Actions that fetch, run, or keep Trivy or its data. */
const TOOLCHAIN = /(^|\/)([\w.-]*trivy[\w.-]*|setup-oras|ghaction-container-scan|container-scan)$/
/** Ours are judged by whoever chooses them, and are no third party's. */
const OURS = /\/trivy-offline-cache$/

/** What is to be said of `uses:`. */
export function judgeUses(uses: string, denied: readonly string[], where: Where): readonly Finding[] {
  const [, image] = /^docker:\/\/(.+)$/.exec(uses) ?? []
  if (image !== undefined) return judgeImage(image, denied, where)
  const named = splitUses(uses)
  if (named === undefined || OURS.test(named.action) || !TOOLCHAIN.test(named.action)) return []
  const { action, ref } = named
  const incident = findPinIncident(action, ref)
  const say = (found: Named): readonly Finding[] => [{ ...found, ...where }]
  if (incident !== undefined) {
    const message = `${action}@${ref} ${incident.reason}; name ${incident.instead}`
    return say({ kind: 'compromised-pin', message })
  }
  if (/^[0-9a-f]{40}$/.test(ref)) return []
  return say({ kind: 'unpinned', message: `${action}@${ref} is a tag or branch, which can be moved` })
}

/** What is to be said of an image of Trivy; nothing of other images. */
export function judgeImage(image: string, denied: readonly string[], where: Where): readonly Finding[] {
  const [, name, tag, digest] =
    /^(.*aquasec(?:urity)?\/trivy)(?::([^@]*))?(?:@(.*))?$/.exec(image.trim()) ?? []
  if (name === undefined || /[$]/.test(tag ?? '')) return []
  const ofVersion = tag === undefined ? [] : judgeTrivy(tag.replace(/^v/, ''), denied, where)
  if (digest?.startsWith('sha256:') === true) return ofVersion
  const message =
    tag === undefined || tag === 'latest'
      ? `${name}:latest is whatever is newest on the day of the run`
      : `${name}:${tag} is a tag, which can be moved`
  return [...ofVersion, { kind: 'unpinned', message, ...where }]
}

/** What is to be said of a version of Trivy; nothing of what is no version. */
export function judgeTrivy(text: string, denied: readonly string[], where: Where): readonly Finding[] {
  const version = semver.valid(semver.coerce(text))
  if (version === null || !/^\d+\.\d+\.\d+/.test(text)) return []
  const isKnownBad = judgeVersion(version, []).refusal
  const verdict = judgeVersion(version, denied)
  const say = (kind: Kind, message: string): Finding => ({ kind, message, ...where })
  if (isKnownBad !== undefined) return [say('compromised-trivy', isKnownBad)]
  if (verdict.refusal !== undefined) return [say('denied-trivy', verdict.refusal)]
  // One sentence is enough: the newest says which version is well.
  return verdict.warnings.slice(0, 1).map((message) => say('old-trivy', message))
}
