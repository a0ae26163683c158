// What is known against references of Trivy's own actions (advisory GHSA-69fq-xp46-6x23, CVE-2026-33634, March 2026): data.
// The versions of Trivy itself are in resources/trivy/incidents.ts. Pure.
import semver from 'semver'

/** References of an action that speak against themselves. */
interface PinIncident {
  readonly action: string
  readonly isMeant: (ref: string) => boolean
  /** What happened, as the end of "aquasecurity/trivy-action@0.28.0 …". */
  readonly reason: string
  /** What to name instead. */
  readonly instead: string
}

const SOURCE = 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-69fq-xp46-6x23'

/** The releases that were never moved, or made after it. */
export const GOOD_PINS: Readonly<Record<string, string>> = {
  'aquasecurity/trivy-action': 'aquasecurity/trivy-action@ed142fd0673e97e23eac54620cfb913e5ce36c25 # v0.36.0',
  'aquasecurity/setup-trivy': 'aquasecurity/setup-trivy@81e514348e19b6112ce2a7e3ecbafe19c1e1f567 # v0.3.1',
}

const INCIDENTS: readonly PinIncident[] = [
  {
    action: 'aquasecurity/trivy-action',
    // 76 of 77 tags were moved; those without a leading v are gone since, and were made anew with one.
    isMeant: (ref) => isTagUpTo(ref, '0.34.2') && !ref.startsWith('v'),
    reason: `is a tag that attackers moved in March 2026, and that has been removed since (${SOURCE})`,
    instead: GOOD_PINS['aquasecurity/trivy-action'] ?? '',
  },
  {
    action: 'aquasecurity/trivy-action',
    isMeant: (ref) => ref === 'ddb9da4475c1cef7d5389062bdfdfbdbd1394648',
    reason: `is a commit of the attackers of March 2026 (${SOURCE})`,
    instead: GOOD_PINS['aquasecurity/trivy-action'] ?? '',
  },
  {
    action: 'aquasecurity/setup-trivy',
    // All tags of that day were moved; those up to v0.2.5 are gone since.
    isMeant: (ref) => isTagUpTo(ref, '0.2.5'),
    reason: `is a tag that attackers moved in March 2026, and that has been removed since (${SOURCE})`,
    instead: GOOD_PINS['aquasecurity/setup-trivy'] ?? '',
  },
]

/** What speaks against a reference; undefined: nothing that is known. */
export function findPinIncident(action: string, ref: string): Omit<PinIncident, 'isMeant'> | undefined {
  return INCIDENTS.find((one) => one.action === action && one.isMeant(ref))
}

function isTagUpTo(ref: string, version: string): boolean {
  const tag = semver.valid(ref)
  return tag !== null && /^v?\d/.test(ref) && semver.lte(tag, version)
}
