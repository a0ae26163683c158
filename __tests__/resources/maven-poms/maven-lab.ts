// Fetching as the tests need it: short limits, a clock that does not wait, and a repository on loopback.
import { onTestFinished } from 'vitest'
import { type Candidate, repositoryKey } from '../../../src/resources/maven-poms/repositories/candidates.ts'
import {
  createFileFetcher,
  type FileFetcher,
} from '../../../src/resources/maven-poms/repositories/fetch-file.ts'
import {
  type MavenProxy,
  NO_SETTINGS,
} from '../../../src/resources/maven-poms/repositories/maven-settings.ts'
import { openMavenTransport } from '../../../src/resources/maven-poms/repositories/maven-transport.ts'
import { readRepositoryFacts } from '../../../src/resources/maven-poms/repositories/repository-facts.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { type MavenRepository, startMavenRepository } from '../../fakes/maven-repository.ts'
import { testLimits } from '../../oci/harness.ts'
import { createKeptLog, type KeptLog } from '../../oci/kept-log.ts'

/** A repository, and somebody who asks it. */
export interface FetchLab {
  readonly repository: MavenRepository
  readonly fetcher: FileFetcher
  readonly clock: FakeClock
  readonly log: KeptLog
  /** The repository as one to ask. */
  readonly candidate: Candidate
}

/** Starts a repository that the user has listed. */
export async function startFetchLab(
  options: { readonly proxies?: readonly MavenProxy[]; readonly maxTotalBytes?: number } = {},
): Promise<FetchLab> {
  const repository = await startMavenRepository()
  onTestFinished(() => repository.close())
  const { url } = repository
  const inputs = {
    mavenRepositories: [{ id: 'lab', url }],
    insecureHosts: [],
    mavenMirrors: new Map(),
    guardsLocalRepository: false,
    trivyVersion: '0.76.0',
  }
  const facts = readRepositoryFacts(NO_SETTINGS, inputs, () => undefined)
  const [clock, log] = [createFakeClock(), createKeptLog()]
  const needs = { limits: testLimits, clock, log, signal: new AbortController().signal }
  const transport = openMavenTransport(facts, options.proxies ?? [], needs)
  return {
    repository,
    fetcher: createFileFetcher({
      ...needs,
      ...transport,
      ...(options.maxTotalBytes === undefined ? {} : { maxTotalBytes: options.maxTotalBytes }),
    }),
    clock,
    log,
    candidate: candidateAt(url),
  }
}

/** A repository at this URL, listed unless overridden. */
export function candidateAt(url: string, overrides: Partial<Candidate> = {}): Candidate {
  return {
    id: 'lab',
    url: url.replace(/\/$/, ''),
    key: repositoryKey(url),
    namedIn: 'the input maven-repository',
    standsFor: [],
    loginProblem: undefined,
    obstacle: undefined,
    releases: true,
    snapshots: true,
    isListed: true,
    authorization: undefined,
    isLoginWithheld: false,
    unasked: undefined,
    distrust: undefined,
    ...overrides,
  }
}
