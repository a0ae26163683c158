// Whether a resource is placed and proven as a whole. Pure.
import type { Outcome } from '../acquire/outcome.ts'
import type { OwnOutcome } from '../resources/contract.ts'

/** All its artifacts are there, or it said so itself; undefined: it was not to be provided. */
export function isReady(
  name: string,
  outcomes: readonly Outcome[],
  own: OwnOutcome | undefined,
): boolean | undefined {
  const artifacts = outcomes.filter(({ requirement }) => requirement.resource.name === name)
  const parts = [
    ...artifacts.map(({ ready }) => ready !== undefined),
    ...(own === undefined ? [] : [own.isReady]),
  ]
  return parts.length === 0 ? undefined : parts.every((part) => part)
}
