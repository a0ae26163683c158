// What a closure that was followed is worth: how many POMs, from where, and what may be missing all the same.
import { describeError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import type { ClosureCounts } from '../closure-outcome.ts'
import { type Closure, type ClosureOptions, resolveClosure } from './closure/closure.ts'
import type { Findings, FoundPom } from './findings.ts'
import type { FileFetcher } from './repositories/fetch-file.ts'

/** When the time is up, what was found until then is placed and kept like any other incomplete set. */
export async function followClosure(
  options: ClosureOptions & { readonly signal: AbortSignal },
): Promise<Closure> {
  try {
    return await resolveClosure(options)
  } catch (error) {
    if (!options.signal.aborted) throw error
    const reason = describeError(options.signal.reason)
    const problems = [{ pom: 'Maven POMs', reason }]
    const nothing = { found: [], absent: [], unknown: [], unreadable: [], variables: [] }
    return { ...nothing, problems, stoppedBy: undefined }
  }
}

/** Whatever may make an online scan read more than this closure. */
export function listDoubts(closure: Closure, environment: NodeJS.ProcessEnv): readonly string[] {
  const variables = closure.variables.filter((name) => (environment[name] ?? '') !== '')
  return [
    ...(closure.stoppedBy === undefined ? [] : [closure.stoppedBy.message]),
    ...closure.problems.map(({ pom, reason }) => `${clean(pom, 200)}: ${reason}`),
    ...variables.map((name) => `POMs may not read the variable ${clean(name, 100)} here, but Trivy would`),
  ]
}

/** The counts of a run. */
export function countPoms(
  closure: Closure,
  { found }: Readonly<Findings>,
  fetcher: FileFetcher | undefined,
): ClosureCounts {
  const count = (origin: FoundPom['origin']) =>
    [...found.values()].filter((pom) => pom.origin === origin).length
  return {
    local: count('local'),
    kept: count('kept'),
    fetched: count('fetched'),
    absent: closure.absent.length,
    unknown: closure.unknown.length,
    requests: fetcher?.counts.requests ?? 0,
    fetchedBytes: fetcher?.counts.bytes ?? 0,
  }
}
