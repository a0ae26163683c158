// Whom Trivy will ask itself, because it does not know that another stands in for him. What a stand-in lacks is then no word of
// the repository that it stands for: a mirror that was not filled, or whose path is wrong, says 404 to everything. Pure.
import type { RemoteRepository } from '../closure/pom-source.ts'
import type { Mirror } from './maven-settings.ts'
import { findMirror, mirrorKey } from './mirror-rule.ts'

/** A repository that Trivy will ask, where this action asks another in its place. */
export interface Unasked {
  /** As `mirrorKey` spells it. */
  readonly url: string
  readonly releases: boolean
  readonly snapshots: boolean
  /** Where the user named the stand-in, in words. */
  readonly namedIn: string
  /** Whether this Trivy would obey a mirror in settings.xml. */
  readonly readsMirrors: boolean
}

/** What decides over whom Trivy asks. */
export interface MirrorFacts {
  readonly mirrors: readonly Mirror[]
  /** Trivy obeys them, since 0.71. */
  readonly readsMirrors: boolean
  /** `scan.maven.mirrors` of trivy.yaml, by `mirrorKey`. */
  readonly configMirrors: ReadonlyMap<string, readonly string[]>
}

/**
 * Whom Trivy will ask in the place of `address`; undefined: the very same.
 *
 * @param repository what is asked at `address`
 * @param meant the repository that it stands for, as Trivy has it
 */
export function findUnasked(
  repository: RemoteRepository,
  meant: RemoteRepository,
  address: string,
  { mirrors, readsMirrors, configMirrors }: MirrorFacts,
): Unasked | undefined {
  const mirror = readsMirrors ? findMirror(meant, mirrors) : undefined
  if (mirror?.isBlocked === true) return undefined
  const url = mirrorKey(mirror?.url ?? meant.url)
  const asked = configMirrors.get(url)?.map(mirrorKey) ?? [url]
  const [first = url] = asked
  if (asked.includes(mirrorKey(address)) || !/^https?:/.test(first)) return undefined
  const { releases, snapshots } = meant
  const namedIn = repository.declaredIn === 'input' ? 'the input maven-repository' : 'settings.xml'
  return { url: first, releases, snapshots, namedIn, readsMirrors }
}
