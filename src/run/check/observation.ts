// What was seen of one resource at one place, without downloading it.

/** Where: a registry, the runner store of this host, the Actions cache of this repository. */
export type PlaceKind = 'registry' | 'store' | 'actions-cache'

/** One look at one place. */
export interface Observation {
  readonly resource: string
  readonly title: string
  readonly kind: PlaceKind
  /** A reference, a directory, or the beginning of a key. */
  readonly where: string
  /** Digest of the layer, or as much of it as the place tells; undefined where nothing is there. */
  readonly digest: string | undefined
  /** When the data was built or last confirmed, as the place tells it; undefined where it does not. */
  readonly at: Date | undefined
  /** Why nothing is known; undefined where it was seen. */
  readonly problem: string | undefined
  /** What to do about it, where the problem tells. */
  readonly hint?: string | undefined
  /** Whether that is a fault, and not only a place that nobody has filled yet. */
  readonly isFault: boolean
  /** What a job accepts as fresh. */
  readonly maxAgeMs: number
}

/** The age of what was seen, in milliseconds; undefined where nothing tells it. */
export function ageOf({ at }: Pick<Observation, 'at'>, now: Date): number | undefined {
  return at === undefined ? undefined : Math.max(0, now.getTime() - at.getTime())
}
