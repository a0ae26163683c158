// The bundle as all resources of a run open it: once, and never longer than the step may take.
import type { Log } from '../base/log.ts'
import { untilAborted } from '../base/until-aborted.ts'
import type { Bundle, BundleInput } from '../bundle/bundle.ts'

/** Opens a bundle once, however many resources are looked for in it. */
export type BundleOpener = () => Promise<Bundle>

/** Entries that one line names; more is not read. */
const MAX_NAMED = 5

/** Remembers the bundle, or why there is none; nobody waits for it longer than for the step. */
export function bundleOpener(input: BundleInput, log: Log, signal: AbortSignal): BundleOpener {
  let opened: Promise<Bundle> | undefined
  const openAndTell = async () => {
    const bundle = await (await import('../bundle/bundle.ts')).openBundle(input)
    for (const reason of bundle.passedOver.slice(0, MAX_NAMED)) log.info(`bundle: passed over: ${reason}`)
    const more = bundle.passedOver.length - MAX_NAMED
    if (more > 0) log.info(`bundle: passed over: ${more} more`)
    return bundle
  }
  return () => {
    opened ??= untilAborted(openAndTell(), signal)
    return opened
  }
}
