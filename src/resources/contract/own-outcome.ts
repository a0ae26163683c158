// How a resource stands that provided itself.
import type { Attempt } from '../../acquire/attempt.ts'
import type { CarriedArtifact } from '../../carry/carried.ts'
import type { CarriedImage } from '../../carry/carried-image.ts'

/** How a resource that provided itself stands: everything that verdict, report, settings, and outputs are made from. Plain data. */
export interface OwnOutcome {
  /** All of it is placed and proven. */
  readonly isReady: boolean
  /** `missing` fails the step unless the inputs say otherwise; `degraded`: used, or left to Trivy, but not as good as wished. */
  readonly state: 'good' | 'degraded' | 'missing'
  /** What is not as it should be, and what to do: the words of a failure or, where the step goes on, of a warning. */
  readonly shortfall: Shortfall | undefined
  /** More that the user should act on. */
  readonly warnings: readonly string[]
  /** No byte came from a registry or any other server. */
  readonly isHit: boolean
  readonly hosts: readonly string[]
  /** Of the closing line and the summary, beside its title and time. */
  readonly told: ToldOutcome
  /** More members of the evidence. */
  readonly evidence: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, string>>
  /** What the Actions cache has of it now; undefined: nothing, or nobody looked. */
  readonly inCache: 'saved' | 'exists' | undefined
  /** Whether there is something that could be kept. */
  readonly isKeepable: boolean
  /** What lies ready to be packed or pushed, where `away` was given. */
  readonly carried: readonly CarriedArtifact[]
  /** The same of whole images. */
  readonly carriedImages?: readonly CarriedImage[] | undefined
  readonly attempts: readonly Attempt[]
  /** For its own `finish` and `exports`. */
  readonly own: unknown
  readonly durationMs: number
}

/** What is wrong in one sentence, and what to do about it. */
export interface Shortfall {
  readonly message: string
  readonly hint: string
}

/** What a reader sees of a resource that provided itself. */
export interface ToldOutcome {
  /** Where from: `Maven repositories`. */
  readonly source: string
  /** `210 POMs: 200 kept, 10 fetched; 3 absent` */
  readonly state: string
  readonly digest: string
  /** `complete`, `not complete`: in the column *Confirmed*. */
  readonly confirmed: string
  /** `734 MB`; empty: nothing was transferred. */
  readonly size: string
}
