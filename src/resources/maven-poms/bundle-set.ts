// The sets of POMs in a bundle that was carried across.
import type { BundleOpener } from '../../acquire/bundle-source.ts'
import { openBlobOf } from '../../oci/layout.ts'
import type { SetLoader } from './kept-lookup.ts'
import { artifactSet, type KeptSetContext } from './kept-sets.ts'
import { POM_LAYER_TYPE } from './pom-artifact.ts'

/** The first set of a bundle: it holds that of the checkout where it was exported, and no more is written to one. */
export function bundleSet(open: BundleOpener, context: KeptSetContext): SetLoader {
  return async () => {
    // That it cannot be opened, the resources before have said.
    const bundle = await open().catch(() => undefined)
    if (bundle?.kind !== 'layout') return undefined
    const { files, entries } = bundle
    const entry = entries.find(({ fetched }) => fetched.manifest.layers[0]?.mediaType === POM_LAYER_TYPE)
    if (entry === undefined) return undefined
    const { fetched } = entry
    return artifactSet('bundle', { fetched, openLayer: (layer) => openBlobOf(files, layer) }, context)()
  }
}
