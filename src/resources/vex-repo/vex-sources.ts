// Brings VEX repositories to the pipe: one way of speaking HTTP for all of a run, and one source for each repository.
import { ConnectionError } from '../../oci/connection-error.ts'
import { createTries } from '../../oci/retry.ts'
import { createTransport } from '../../oci/transport.ts'
import type { Publishers, RunContext } from '../contract.ts'
import { githubToken } from './github.ts'
import { vexHttpSource } from './http-source.ts'
import { idOfVexRepository } from './vex-artifact.ts'
import type { VexRepositories } from './vex-repositories.ts'

/** Speaks to nobody until a source is asked. */
export function createVexSources(run: RunContext, { repositories }: VexRepositories): Publishers {
  const { facts, environment, clock, limits, log, signal, cacheDir } = run
  const { inputs } = facts
  const unchecked = repositories.filter(({ insecure }) => insecure).map(({ url }) => url.origin)
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
    now: () => new Date(clock.now()),
    githubToken: githubToken(inputs.token, environment.GITHUB_SERVER_URL),
    plainHttp: inputs.insecureRegistries,
    signal,
    log,
  }
  return {
    publisherOf({ resource, schema }, placed) {
      const repository = repositories.find(({ name }) => idOfVexRepository(name) === resource.id)
      return repository && vexHttpSource({ resource, repository, schema, placed, cacheDir, context })
    },
    hostsContacted: transport.hostsContacted,
  }
}
