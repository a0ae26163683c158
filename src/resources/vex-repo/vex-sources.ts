// Brings VEX repositories to the pipe: one way of speaking HTTP for all of a run, and one source for each repository.
import type { Placed } from '../../acquire/placed.ts'
import type { Source } from '../../acquire/source.ts'
import type { Clock, Limits } from '../../base/limits.ts'
import type { Log } from '../../base/log.ts'
import type { Inputs } from '../../inputs/table.ts'
import { ConnectionError } from '../../oci/connection-error.ts'
import { createTries } from '../../oci/retry.ts'
import { createTransport } from '../../oci/transport.ts'
import type { Plan, Requirement } from '../../plan/plan.ts'
import { githubToken } from './github.ts'
import { vexHttpSource } from './http-source.ts'

/** What the sources take from the run around them. */
export interface VexRun {
  readonly plan: Plan
  readonly inputs: Pick<Inputs, 'insecureRegistries' | 'token'>
  readonly paths: { readonly cacheDir: string }
  readonly dependencies: {
    readonly environment: NodeJS.ProcessEnv
    readonly clock: Clock
    readonly limits: Limits
    readonly log: Log
  }
  readonly signal: AbortSignal
}

/** The publishers of VEX repositories, and whom they were asked at. */
export interface VexSources {
  publisherOf(requirement: Requirement, placed: Placed | undefined): Source | undefined
  readonly hostsContacted: ReadonlySet<string>
}

/** Speaks to nobody until a source is asked. */
export function createVexSources(run: VexRun, now: () => Date): VexSources {
  const { plan, inputs, paths, dependencies, signal } = run
  const { environment, clock, limits, log } = dependencies
  const unchecked = plan.vex.repositories.filter(({ insecure }) => insecure).map(({ url }) => url.origin)
  const userAgent = 'trivy-offline-cache'
  const transport = createTransport({
    userAgent,
    limits,
    signal,
    log,
    uncheckedOrigins: new Set(unchecked),
  })
  const giveUp = (errors: readonly unknown[]) => {
    const last = errors.at(-1)
    if (last instanceof ConnectionError) transport.giveUp(last)
  }
  const context = {
    transport,
    newTries: () => createTries({ limits, clock, signal, log, onGivenUp: giveUp }),
    now,
    githubToken: githubToken(inputs.token, environment.GITHUB_SERVER_URL),
    plainHttp: inputs.insecureRegistries,
    signal,
    log,
  }
  return {
    publisherOf({ resource, schema }, placed) {
      const { format } = resource
      if (format.kind !== 'vex') return undefined
      return vexHttpSource({
        resource: { ...resource, format },
        schema,
        placed,
        cacheDir: paths.cacheDir,
        context,
      })
    },
    hostsContacted: transport.hostsContacted,
  }
}
