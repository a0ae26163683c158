// Brings VEX repositories to the pipe: one source for each, and what speaks HTTP for them all, loaded when one is asked.
import type { Source } from '../../acquire/source.ts'
import { clean } from '../../base/log.ts'
import type { Publishers, RunContext } from '../contract/run-context.ts'
import { idOfVexRepository, vexTransport } from './vex-artifact.ts'
import { showVexUrl } from './vex-list.ts'
import type { VexNetwork } from './vex-network.ts'
import type { VexRepositories } from './vex-repositories.ts'

/** Speaks to nobody until a source is asked. */
export function createVexSources(run: RunContext, list: VexRepositories): Publishers {
  let network: VexNetwork | undefined
  const open = async () => {
    const { openVexNetwork } = await import('./vex-network.ts')
    network ??= openVexNetwork(run, list)
    return network
  }
  return {
    publisherOf(requirement, placed) {
      const id = requirement.resource.id
      const repository = list.repositories.find(({ name }) => idOfVexRepository(name) === id)
      if (repository === undefined) return undefined
      let source: Source | undefined
      return {
        kind: 'http',
        label: clean(showVexUrl(repository.url), 200),
        isUpstream: true,
        transport: vexTransport(repository),
        async *offers() {
          const { sourceOf } = await open()
          // The same again for who asks again: it remembers what it has found.
          source ??= sourceOf(repository, requirement, placed)
          yield* source.offers()
        },
      }
    },
    get hostsContacted() {
      return network?.hostsContacted ?? []
    },
    close: async () => {
      await network?.close()
    },
  }
}
