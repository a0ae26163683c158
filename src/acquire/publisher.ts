// The publisher of a resource that has its home elsewhere than in registries, as the one who can say whether a copy is his.
import { describeError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Confirmation } from './registry-source.ts'
import { isSameLayer, type Source } from './source.ts'

/**
 * Asks the publisher what he has, which is more than a `HEAD`. `superseded`: he has other
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
