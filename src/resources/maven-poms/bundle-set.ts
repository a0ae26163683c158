// The sets of POMs in a bundle that was carried across.
import type { BundleOpener } from '../../acquire/bundle-source.ts'
import type { BundleEntry } from '../../bundle/layouts.ts'
import type { SetLoader } from './kept-lookup.ts'
import { artifactSet, type KeptSetContext } from './kept-sets.ts'
import { POM_LAYER_TYPE, POMS_CONFIRMED_AT } from './pom-artifact.ts'

/** The newest set of a bundle: most hold but one, that of the checkout where it was exported. */
export function bundleSet(open: BundleOpener, context: KeptSetContext): SetLoader {
  const findNewest = async () => {
    const { entries } = await open()
    const [newest] = entries
      .filter(({ fetched }) => fetched.manifest.layers[0]?.mediaType === POM_LAYER_TYPE)
      .sort((a, b) => confirmedIn(b).localeCompare(confirmedIn(a)))
    return newest && { fetched: newest.fetched, openLayer: newest.openBlob }
  }
  return artifactSet('bundle', findNewest, context)
}

/** ISO 8601, so that the order of texts is that of times. */
function confirmedIn({ fetched }: BundleEntry): string {
  return fetched.manifest.annotations[POMS_CONFIRMED_AT] ?? ''
}
