// The places where an earlier set of this project may lie, nearest first.
import type { Attempt } from '../../acquire/attempt.ts'
import { parseReference, type Reference } from '../../oci/reference.ts'
import type { PomsContext, PomsRequirement } from './poms-context.ts'
import { bundleSet } from './sets/bundle-set.ts'
import type { SetLoader } from './sets/kept-lookup.ts'
import { cacheSet, type KeptSetContext, pomStem, registrySet } from './sets/kept-sets.ts'
import { POMS_REPOSITORY } from './sets/names.ts'
import { type PomProject, pomTags } from './sets/pom-project.ts'

/** What is noted while sets are read. */
export interface SetNotes {
  readonly attempts: Attempt[]
  /** Of the cache entry that was read. */
  readonly keys: string[]
}

/** Bundle, Actions cache, then the user's registries by the tag of this very input and by that of the project. */
export function listSets(
  wanted: PomsRequirement,
  context: PomsContext & { readonly project: PomProject },
  { attempts, keys }: SetNotes,
): readonly SetLoader[] {
  const { bundle, cache, client, clock, log, keyPrefix, project } = context
  const now = () => new Date(clock.now())
  const setContext: KeptSetContext = { maxAgeMs: wanted.maxAgeMs, now, log, attempts }
  const onKey = (key: string) => keys.push(key)
  const tags = pomTags(project)
  // Off the default branch others may have filled what it reads: nothing of theirs goes where it outlives the job.
  const ofCache =
    cache?.mode.mayRead === true && !wanted.guardsLocalRepository
      ? [cacheSet(cache, pomStem(keyPrefix, project), { ...setContext, onKey })]
      : []
  const ofRegistries =
    client === undefined
      ? []
      : wanted.registries.flatMap((base) =>
          [tags.input, tags.project].map((tag) => registrySet(client, pomReference(base, tag), setContext)),
        )
  const ofBundle = bundle === undefined ? [] : [bundleSet(bundle, setContext)]
  return [...ofBundle, ...ofCache, ...ofRegistries]
}

/** Below a base like every resource. */
function pomReference(base: string, tag: string): Reference {
  return parseReference(`${base}/${POMS_REPOSITORY}:${tag}`)
}
