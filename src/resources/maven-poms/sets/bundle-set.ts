// The sets of POMs in a bundle that was carried across.
import type { BundleOpener } from '../../../acquire/bundle-opener.ts'
import type { BundleEntry } from '../../../bundle/layouts.ts'
import type { SetLoader } from './kept-lookup.ts'
import { artifactSet, type KeptSetContext } from './kept-sets.ts'
import { confirmedAtOf, POM_LAYER_TYPE } from './pom-artifact.ts'

/** The newest set of a bundle: most hold but one, that of the checkout where it was exported. */
export function bundleSet(open: BundleOpener, context: KeptSetContext): SetLoader {
  const findNewest = async () => {
    const { entries } = await open()
    const [newest] = entries
      .filter(({ fetched }) => fetched.manifest.layers[0]?.mediaType === POM_LAYER_TYPE)
      .sort((a, b) => confirmedIn(b) - confirmedIn(a))
    return newest && { fetched: newest.fetched, openLayer: newest.openBlob }
  }
  return artifactSet('bundle', findNewest, { ...context, isCarried: true })
}

function confirmedIn({ fetched }: BundleEntry): number {
  return confirmedAtOf(fetched.manifest)?.getTime() ?? 0
}
