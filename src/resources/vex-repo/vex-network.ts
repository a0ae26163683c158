// One way of speaking HTTP for all VEX repositories of a run, and the source for each; loaded when one is asked.
import type { Placed } from '../../acquire/placed.ts'
import type { Source } from '../../acquire/source.ts'
import type { OwnedDirectory } from '../../base/owned-directory.ts'
import { ConnectionError } from '../../oci/connection-error.ts'
import { createTries } from '../../oci/retry.ts'
import { createTransport } from '../../oci/transport.ts'
import { createStaging } from '../../place/staging.ts'
import type { Requirement } from '../artifact-resource.ts'
import type { RunContext } from '../contract/run-context.ts'
import { githubToken } from './github.ts'
import { vexHttpSource } from './http-source.ts'
import type { VexRepository } from './vex-list.ts'
import type { VexRepositories } from './vex-repositories.ts'

/** The sources of a run, and whom they asked. */
export interface VexNetwork {
  sourceOf(
    repository: VexRepository,
    requirement: Pick<Requirement, 'resource' | 'schema'>,
    placed: Placed | undefined,
  ): Source
  readonly hostsContacted: ReadonlySet<string>
  /** Removes what was fetched and not taken. */
  close(): Promise<void>
}

/** Speaks to nobody until a source is asked. */
export function openVexNetwork(run: RunContext, { repositories, origin }: VexRepositories): VexNetwork {
  const namedIn = namedInOf(origin)
  const unchecked = repositories.filter(({ insecure }) => insecure).map(({ url }) => url.origin)
  // One that need not be checked says nothing of its neighbours at the same origin, whose logins go over a connection of theirs.
  const checkedContext = speak(run, namedIn, new Set())
  const uncheckedContext = speak(run, namedIn, new Set(unchecked))
  const { cacheDir } = run
  const fetched: OwnedDirectory[] = []
  const createDirectory = async (name: string) => {
    const staging = await createStaging(cacheDir, name)
    fetched.push(staging)
    return staging
  }
  return {
    sourceOf: (repository, { resource, schema }, placed) => {
      const context = repository.insecure ? uncheckedContext : checkedContext
      return vexHttpSource({ resource, repository, schema, placed, cacheDir, context, createDirectory })
    },
    get hostsContacted() {
      const both = [checkedContext, uncheckedContext].map(({ transport }) => transport.hostsContacted)
      return new Set(both.flatMap((hosts) => [...hosts]))
    },
    async close() {
      for (const directory of fetched.splice(0)) await directory.discard()
    },
  }
}

/** How servers are spoken to, those of these origins without a check of their certificate. */
function speak(run: RunContext, namedIn: string, uncheckedOrigins: ReadonlySet<string>) {
  const { facts, environment, clock, limits, log, signal } = run
  const { inputs } = facts
  const transport = createTransport({
    userAgent: 'trivy-offline-cache',
    limits,
    signal,
    log,
    uncheckedOrigins,
    namedIn,
    instead: 'mirror it to a registry of yours, and name that in the input registries',
  })
  const giveUp = (errors: readonly unknown[]) => {
    const last = errors.at(-1)
    if (last instanceof ConnectionError) transport.giveUp(last)
  }
  return {
    transport,
    newTries: () => createTries({ limits, clock, signal, log, onGivenUp: giveUp }),
    now: () => new Date(clock.now()),
    githubToken: githubToken(inputs.token, environment.GITHUB_SERVER_URL),
    plainHttp: inputs.insecureRegistries,
    namedIn,
    signal,
    log,
  }
}

/** VEX Hub is named by nobody, and can be replaced. */
function namedInOf(origin: VexRepositories['origin']): string {
  return /^(input|\/|\w:)/.test(origin) ? origin.replace(/^input/, 'the input') : 'the input vex-repositories'
}
