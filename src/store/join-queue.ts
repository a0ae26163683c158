// Whether a job stands in the queue at all. Most find what they need in its place, and load nothing of the queue.
import type { Requirement } from '../resources/artifact-resource.ts'
import type { Queue, StoreContext } from './queue.ts'

/** Waits for whoever fetches the same, or goes itself. Without a store, or with nothing to fetch, there is no queue. */
export async function joinQueue(
  context: StoreContext | undefined,
  requirement: Requirement,
  hasNothingToFetch: boolean,
): Promise<Queue> {
  if (context === undefined) return { leave: () => Promise.resolve() }
  const enter = async () => (await import('./queue.ts')).enterQueue(context, requirement, hasNothingToFetch)
  if (!hasNothingToFetch) return await enter()
  return {
    // Something may be there to be added even so: what a bundle had.
    leave: async (result) => {
      if (result.addition !== undefined) await (await enter()).leave(result)
    },
  }
}
