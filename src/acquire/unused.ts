// Copies that lie ready and are not used, and sources that are not asked: attempts too, for whoever wonders why.
import { describeError } from '../base/errors.ts'
import { clean, type Log } from '../base/log.ts'
import { acceptsPlain, placeNames } from '../cache/requirement-stem.ts'
import type { Provenance } from '../provenance/provenance.ts'
import { isOfPlaces, isTooPlain } from '../provenance/rule.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { type Attempt, describeAttempt } from './attempt.ts'
import type { Inspection } from './placed.ts'

/**
 * Why what lies in the cache directory is not used, as the first attempt; undefined when it may be.
 *
 * @param isOffline nobody is asked: then it does not matter whom this job would ask
 */
export function explainUnused(
  inspection: Inspection,
  requirement: Requirement,
  isOffline = false,
): Attempt | undefined {
  const { pinnedDigests } = requirement
  const source = 'cache directory'
  switch (inspection.kind) {
    case 'absent':
      return { source, outcome: 'absent', detail: inspection.detail ?? '', hint: inspection.hint }
    case 'other-schema': {
      const { wanted, found } = inspection
      return { source, outcome: 'skipped', detail: `its copy is of schema ${found}; wanted is ${wanted}` }
    }
    case 'other-origin': {
      const [wanted, found] = [inspection.wanted, inspection.found].map((text) => clean(text, 200))
      return { source, outcome: 'skipped', detail: `its copy is of ${found}; wanted is ${wanted}` }
    }
    case 'refused': {
      const detail = describeError(inspection.error)
      return { source, outcome: 'refused', detail, hint: inspection.hint }
    }
    case 'placed': {
      const { seal } = inspection.placed
      if (pinnedDigests.length > 0) {
        if (pinnedDigests.includes(seal?.manifestDigest ?? '')) return undefined
        return { source, outcome: 'skipped', detail: 'its copy is not the pinned one' }
      }
      if (isOffline) return undefined
      const detail = explainForeign(seal?.provenance, requirement)
      return detail === undefined ? undefined : { source, outcome: 'skipped', detail }
    }
  }
}

/** Why what another use or job left there is not this one's; undefined where it may be. */
function explainForeign(provenance: Provenance | undefined, requirement: Requirement): string | undefined {
  const from = clean(provenance?.from ?? '', 200)
  if (!isOfPlaces(provenance, placeNames(requirement)))
    return `its copy is of ${from}, which is not asked now`
  return isTooPlain(provenance, { acceptsPlain: acceptsPlain(requirement) })
    ? `its copy came from ${from} over plain HTTP, which is not allowed now`
    : undefined
}

/** A runner store that could not be opened; that was told when it was tried. @param why undefined: there is one, or need not be */
export function sayNoStore(why: string | undefined): Attempt | undefined {
  return why === undefined ? undefined : { source: 'runner store', outcome: 'skipped', detail: why }
}

/**
 * Registries that nobody may ask.
 *
 * @param hasBundle whether something was carried, that might have held it
 * @param attempts what was tried before: what ails a copy decides what to do about it
 */
export function sayOffline(
  { resource }: Requirement,
  hasBundle: boolean,
  attempts: readonly Attempt[] = [],
): Attempt {
  const stale = attempts.find(({ outcome }) => outcome === 'stale')?.source
  const nearest = hasBundle ? 'bundle' : 'copy'
  const remedy =
    stale === undefined ? MISSING[nearest] : `${TOO_OLD[nearest]}, or ${allowOlder(resource.name)}`
  return {
    source: 'registries',
    outcome: 'skipped',
    detail: 'the input offline is true',
    hint: `${remedy}, or let this step ask registries (offline: false).`,
  }
}

/** By what the user relies on: a bundle, or whatever copy lies nearby. */
const MISSING = {
  bundle: 'Export the bundle anew, with all that this plan needs in the input resources of the action export',
  copy: 'Name a bundle in the input bundle, bring the data into the cache directory, the runner store, or the Actions cache beforehand',
} as const
const TOO_OLD = {
  bundle: 'Carry a newer bundle',
  copy: 'Bring newer data: in a bundle, or into the cache directory, the runner store, or the Actions cache',
} as const

function allowOlder(name: string): string {
  return `allow older data with the input max-age (${name}=8d, where it comes once a week) or stale-if-error`
}

/** Tells an attempt. Files that somebody changed are more than an absence: somebody should look. */
export function tell(attempt: Attempt, { resource }: Requirement, log: Log): void {
  const { outcome, detail, hint } = attempt
  const advice = hint === undefined ? '' : `. ${hint}`
  if (outcome !== 'refused') log.info(describeAttempt(attempt))
  else log.warning(`${resource.title}: the copy in the cache directory is not used: ${detail}${advice}`)
}
