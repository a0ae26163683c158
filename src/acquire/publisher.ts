// The publisher of a VEX repository as the one who can say whether a copy is his: registries need not have it.
import { describeError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Confirmation } from './registry-source.ts'
import { isSameLayer, type Source } from './source.ts'

/**
 * Asks the publisher what he has, which is more than a `HEAD`, and little for a VEX repository. `superseded`: he has other
 * bytes now, whoever made those of the copy.
 */
export async function confirmByPublisher(
  publisher: Source,
  layer: { readonly digest: string },
  log: Log,
): Promise<Confirmation> {
  try {
    for await (const offer of publisher.offers()) {
      return isSameLayer(offer, layer.digest) ? 'confirmed' : 'superseded'
    }
  } catch (error) {
    // He cannot say; the copy is used all the same, and reported as what it is.
    log.info(`${publisher.label} could not confirm the copy: ${describeError(error)}`)
  }
  return 'unanswered'
}
