// How far a closure goes: a POM may be written by an attacker, and Trivy itself has no bounds.
import { ActionError } from '../../../base/errors.ts'

/** The whole look-up is given up, because its input asks for more than any project does. */
export class ClosureBoundError extends ActionError {
  override name = 'ClosureBoundError'
}

/** What a closure may cost. */
export interface ClosureBounds {
  /** Different POMs that are asked for. */
  readonly maxPoms: number
  /** POMs times the repositories that are declared on the way to each. */
  readonly maxQuestions: number
  /** Managed entries that are evaluated, over all imports of all POMs. */
  readonly maxEntries: number
}

/**
 * Repositories of a thousand modules lead to some ten thousand POMs. Fifteen real projects with 376 modules and 3,000
 * POMs evaluate fewer than 300,000 managed entries together.
 */
export const CLOSURE_BOUNDS: ClosureBounds = {
  maxPoms: 20_000,
  maxQuestions: 200_000,
  maxEntries: 5_000_000,
}

/** Repositories that POMs declare on the way to one: the largest of 62 real projects have about ten. */
export const MAX_REPOSITORIES = 50

/** Parents above a POM, or imports inside each other: real ones have fewer than ten. */
export const MAX_DEPTH = 50

/** Lists of managed entries that one POM imports; large platforms have about a hundred. */
export const MAX_LAYERS = 5000

/** Modules inside modules; real ones have fewer than ten. */
export const MAX_MODULE_DEPTH = 50
