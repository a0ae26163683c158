// A resource on its way through the plan: each step knows more of it than the one before.
import type { Requirement } from '../artifact-resource.ts'
import type { Decision } from './decision.ts'
import type { Resource } from './resource.ts'

/** A resource, and what its folder has found out before the plan. */
export interface GatheredResource {
  readonly resource: Resource
  readonly own: unknown
}

/** The same, with what is decided of it. */
export interface DecidedResource extends GatheredResource {
  readonly decision: Decision
}

/** The same, with its artifacts that are to be made available. */
export interface PlannedResource extends DecidedResource {
  readonly requirements: readonly Requirement[]
}
