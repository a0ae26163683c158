// What nobody has confirmed, and is about to be carried to where others believe it. Pure.
import type { CarryRun } from './carry.ts'

/** What to do where it is refused. */
export const DOUBT_HINT = 'Let this step ask a registry, or set on-degraded: warn to carry it as it is.'

/** The artifacts that nobody has confirmed. */
export function listUnconfirmed({ artifacts }: Pick<CarryRun, 'artifacts'>): CarryRun['artifacts'] {
  return artifacts.filter(({ provenance }) => provenance?.vouched === 'nobody')
}

/** @param consequence what follows for whoever gets it */
export function sayUnconfirmed(artifacts: CarryRun['artifacts'], consequence: string): string {
  return `not confirmed by anybody: ${artifacts.map(({ title }) => title).join(', ')}; ${consequence}`
}
