// Which versions a place lists, and which of them are tried.
import { type Attempt, sayFailure } from '../../acquire/attempt.ts'
import { SlowSourceError } from '../../acquire/share.ts'
import { ActionError, hintOf, LocalError } from '../../base/errors.ts'
import { withHalfOfTheTime } from '../../base/patience.ts'
import type { ImageReader } from '../../oci/client.ts'
import { formatReference, parseReference, type Reference } from '../../oci/reference.ts'
import { RegistryError } from '../../oci/registry-error.ts'
import type { TrivyWishes } from './trivy-inputs.ts'
import { describeWanted, explainNone, sortCandidates } from './wanted-version.ts'

/** Where versions come from. */
export interface VersionsContext {
  readonly wishes: Pick<TrivyWishes, 'wanted' | 'denied'>
  /** Registry bases of the input `registries`. */
  readonly registries: readonly string[]
  readonly note: (attempt: Attempt) => void
}

/**
 * Releases have no list that could be asked without a login: the tags of the image are that list, in each registry that tells
 * them, so that none decides alone what there is.
 */
export async function* versionsFrom(client: ImageReader, context: VersionsContext): AsyncGenerator<string> {
  const { wanted } = context.wishes
  if (wanted.kind === 'exact') return yield wanted.version
  const told = new Set<string>()
  let isTold = false
  for (const ref of registriesOf(context)) {
    const tags = await tagsAt(client, ref, context)
    if (tags === undefined) continue
    isTold = true
    const more = fitting(tags, formatReference(ref), context).filter((version) => !told.has(version))
    for (const version of more) {
      told.add(version)
      yield version
    }
  }
  if (isTold) return
  throw new ActionError(`no registry tells which versions are in ${describeWanted(wanted)}`, {
    hint: 'Give an exact version in trivy-version, or name a registry that lists its tags in the input registries.',
  })
}

/** Undefined where it does not tell them, which is noted where it failed. */
async function tagsAt(
  client: ImageReader,
  ref: Reference,
  { note }: VersionsContext,
): Promise<readonly string[] | undefined> {
  const source = formatReference(ref)
  const tooLate = new RegistryError(`${source}: took more than its share of the time limit`, {
    temporary: false,
  })
  try {
    return await withHalfOfTheTime(tooLate, () => client.listTags(ref))
  } catch (error) {
    if (!(error instanceof ActionError) || error instanceof LocalError) throw error
    // A whole turn that is over ends with it.
    if (error !== tooLate && error instanceof SlowSourceError) throw error
    note({ source, outcome: 'failed', detail: sayFailure(error, source), hint: hintOf(error) })
    return undefined
  }
}

/** A range has a dozen releases a year, of which a cooldown passes over a few: who lists more holds others up. */
const MAX_VERSIONS = 20
/** What is refused of one list and told one by one. */
const MAX_REFUSALS = 5

/** The versions of a source that are wanted, newest first, as many as are tried; what is refused of them is said. */
export function fitting(
  names: readonly string[],
  label: string,
  { wishes, note }: VersionsContext,
): readonly string[] {
  const { candidates, refusals } = sortCandidates(names, wishes.wanted, wishes.denied)
  for (const refusal of refusals.slice(0, MAX_REFUSALS)) {
    note({ source: label, outcome: 'refused', detail: refusal })
  }
  const more = refusals.length - MAX_REFUSALS
  if (more > 0)
    note({ source: label, outcome: 'refused', detail: `${more} more versions for the same reasons` })
  if (candidates.length === 0 && refusals.length === 0) {
    note({ source: label, outcome: 'absent', detail: explainNone(names, wishes.wanted) })
  }
  const passedOver = candidates.length - MAX_VERSIONS
  if (passedOver > 0) {
    const detail = `it lists very many versions in ${describeWanted(wishes.wanted)}, of which the newest ${MAX_VERSIONS} are tried`
    note({ source: label, outcome: 'skipped', detail })
  }
  return candidates.slice(0, MAX_VERSIONS)
}

/** Where the images of Trivy lie, in the order in which they are asked. */
export function registriesOf({ registries }: VersionsContext): readonly Reference[] {
  return registries.map((base) => parseReference(`${base}/trivy`))
}
