// Fetches one package of modules: from a registry the source, by its kind a download, and of that the files.
import { describeError, LocalError } from '../../../base/errors.ts'
import { blameLocal } from '../../../base/local-failure.ts'
import { clean } from '../../../base/log.ts'
import { forAtMostMs } from '../../../base/patience.ts'
import { connectionErrorOf } from '../../../oci/connection-error.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { isRemote, parseRegistryAddress, showSource } from '../calls/module-source.ts'
import { isExactVersion } from '../calls/module-version.ts'
import type { WantedPackage } from '../calls/wanted-package.ts'
import type { KeptPackage } from '../packages/module-record.ts'
import { askRegistry, judgeAbsence, type Unfound } from './ask-registry.ts'
import { type FetchContext, type FetchedPackage, fetchSource } from './fetch-source.ts'
import { adviseOnFile } from './module-advice.ts'

/**
 * What one package may take of the time that is left: after it an older copy can be used, and others are asked for. What
 * ends at the time limit itself leaves nothing.
 */
const TIME_SHARE = 1 / 2

/** Fetches below `work`, which is empty. Never throws for what others do wrong. */
export async function fetchPackage(
  wanted: WantedPackage,
  kept: KeptPackage | undefined,
  work: string,
  context: FetchContext,
): Promise<FetchedPackage> {
  const tooLate = new RegistryError('it took more than its share of the time limit', { temporary: false })
  try {
    return await forAtMostMs(Math.max(0, context.timeLeftMs()) * TIME_SHARE, tooLate, () =>
      fetchLocated(wanted, kept, work, context),
    )
  } catch (thrown) {
    context.signal.throwIfAborted()
    const error = blameLocal(thrown)
    if (error instanceof LocalError) throw error
    // Not where a registry or a page has named another host.
    const silent = connectionErrorOf(error)
    const isUnanswered = silent !== undefined && silent.origin === URL.parse(wanted.source)?.origin
    return {
      kind: 'unknown',
      reason: clean(describeError(error), 300),
      hint: adviseOnFile(error),
      isUnanswered,
    }
  }
}

async function fetchLocated(
  wanted: WantedPackage,
  kept: KeptPackage | undefined,
  work: string,
  context: FetchContext,
): Promise<FetchedPackage> {
  const located = await locate(wanted, context)
  if ('kind' in located) return located
  const { location, version, isPublic, judge } = located
  const isSame = version !== undefined && kept?.layer !== undefined
  if (isSame && kept.origin?.version === version && kept.origin.location === showSource(location)) {
    return { kind: 'unchanged' }
  }
  const fetched = await fetchSource(location, kept, work, context)
  if (fetched.kind === 'absent') return judge(fetched)
  if (fetched.kind !== 'found') return fetched
  const isNamed = version !== undefined && isExactVersion(wanted.version)
  return {
    ...fetched,
    origin: {
      ...fetched.origin,
      ...(version === undefined ? {} : { version }),
      location: showSource(location),
    },
    isFixed: fetched.isFixed || isNamed,
    isPublic: fetched.isPublic && isPublic,
  }
}

interface Located {
  readonly location: string
  readonly version: string | undefined
  readonly isPublic: boolean
  /** What it means that there is nothing. */
  readonly judge: (absent: Unfound) => Unfound
}

async function locate(
  { source, version }: WantedPackage,
  context: FetchContext,
): Promise<Located | FetchedPackage> {
  if (isRemote(source))
    return { location: source, version: undefined, isPublic: true, judge: (absent) => absent }
  const address = parseRegistryAddress(source)
  if (address === undefined) return { kind: 'absent', reason: 'Trivy fetches no source of this form' }
  const access = context.accessFor(address)
  const answer = await askRegistry(address, version, access, context.http)
  if (answer.kind !== 'found') return answer
  const judge = (absent: Unfound) => judgeAbsence(absent, address, access)
  return { location: answer.location, version: answer.version, isPublic: access.token === undefined, judge }
}
