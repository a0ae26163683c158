// Names of what lies in a VEX repository, and beside it.

/** The one version of the specification that Trivy reads: it compares the text. */
export const VEX_SPEC_VERSION = '0.1'

/** Trivy's record of its last download, beside the manifest. */
export const VEX_CACHE_METADATA = 'cache.json'
