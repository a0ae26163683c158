// The names under which sets of POMs are kept and carried: who changes one finds none of the earlier sets any more.

/** Of the resource: in the table, keys, layouts, and bundles. */
export const POMS = 'maven-poms'

/** Repository below a registry base. */
export const POMS_REPOSITORY = 'trivy-poms'

/** Version of the archive's format: in keys, in the archive, and in bundles. */
export const SET_VERSION = 2
