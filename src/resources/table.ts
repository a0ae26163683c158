// What each resource is: where upstream publishes it, how it is recognised, and how long a copy is good.
import { createHash } from 'node:crypto'
import { clean } from '../base/log.ts'
import type { PlannedName, ResourceName } from '../inputs/resource-name.ts'
import { showVexUrl, VEX_HUB, type VexRepository } from '../inputs/vex-repositories.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MEBIBYTE = 1024 * 1024
const GIBIBYTE = 1024 * MEBIBYTE

/** A database: two files in a directory, of which `metadata.json` carries the age. */
export interface DatabaseFormat {
  readonly kind: 'bbolt' | 'sqlite'
  readonly file: string
  readonly metadataVersion: number
}

/** A tree of files; its age is the time since a registry confirmed it as current. */
export interface BundleFormat {
  readonly kind: 'checks'
}

/** A VEX repository; its age is the time since its server, or a registry, confirmed it as current. */
export interface VexFormat {
  readonly kind: 'vex'
  readonly repository: VexRepository
}

/** The constants of one resource. */
export interface Resource {
  readonly name: ResourceName
  /** Of this one thing, where a name stands for several: a plain file name. */
  readonly id: string
  /** As a reader would say it, in log and summary. */
  readonly title: string
  /** Repository below a registry base (trivy-facts §10). */
  readonly repository: string
  /** Directory below the cache directory (trivy-facts §3.1). */
  readonly directory: string
  readonly format: DatabaseFormat | BundleFormat | VexFormat
  /** The only layer media type that Trivy accepts (trivy-facts §4.2). */
  readonly layerMediaType: string
  readonly maxAgeMs: number
  readonly staleIfErrorMs: number
  /** Largest compressed layer and largest extracted total that are accepted: several times what upstream publishes. */
  readonly maxLayerBytes: number
  readonly maxExtractedBytes: number
  readonly skipVariable: string
  readonly skipFlag: string
  /** Trivy's variable for its repository (trivy-facts §4.1); a VEX repository has none. */
  readonly repositoryVariable: string | undefined
}

/** A resource that is a database. */
export type Database = Resource & { readonly format: DatabaseFormat }

/** Whether this resource is a database, whose data tells its age; any other is as old as its last confirmation. */
export function isDatabase(resource: Resource): resource is Database {
  return resource.format.kind === 'bbolt' || resource.format.kind === 'sqlite'
}

/** Media type of the layer of a VEX repository: ours, for upstream publishes none as an artifact (docs/vex.md). */
export const VEX_LAYER_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.layer.v1.tar+gzip'

/** Characters of an id: with the dash and digest a file name that every system takes. */
const MAX_SLUG_CHARACTERS = 40

/** What one VEX repository is. */
export function describeVexResource(repository: VexRepository): Resource {
  const { name } = repository
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_CHARACTERS)
  return {
    name: 'vex-repo',
    id: `vex-repo-${slug}-${digest}`,
    title: `VEX repository ${clean(name, 60)}`,
    repository: `trivy-vex/${name.toLowerCase()}`,
    directory: `vex/repositories/${name}`,
    format: { kind: 'vex', repository },
    layerMediaType: VEX_LAYER_TYPE,
    maxAgeMs: 30 * HOUR_MS,
    staleIfErrorMs: Number.POSITIVE_INFINITY,
    maxLayerBytes: 64 * MEBIBYTE,
    maxExtractedBytes: 512 * MEBIBYTE,
    skipVariable: 'TRIVY_SKIP_VEX_REPO_UPDATE',
    skipFlag: '--skip-vex-repo-update',
    repositoryVariable: undefined,
  }
}

/** Whose data it is, where that is not told by its name: another server may publish other data under the same name. */
export function originOf({ format }: Resource): string | undefined {
  return format.kind === 'vex' ? showVexUrl(format.repository.url) : undefined
}

/** All resources; of the VEX repositories the first. The two ages repeat the defaults of action.yml, for inputs that name only some resources; a test ties them. */
export const RESOURCES: Readonly<Record<ResourceName, Resource>> = {
  'vuln-db': {
    name: 'vuln-db',
    id: 'vuln-db',
    title: 'Vulnerability DB',
    repository: 'trivy-db',
    directory: 'db',
    format: { kind: 'bbolt', file: 'trivy.db', metadataVersion: 2 },
    layerMediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
    maxAgeMs: 30 * HOUR_MS,
    staleIfErrorMs: 48 * HOUR_MS,
    maxLayerBytes: 2 * GIBIBYTE,
    maxExtractedBytes: 16 * GIBIBYTE,
    skipVariable: 'TRIVY_SKIP_DB_UPDATE',
    skipFlag: '--skip-db-update',
    repositoryVariable: 'TRIVY_DB_REPOSITORY',
  },
  'java-db': {
    name: 'java-db',
    id: 'java-db',
    title: 'Java DB',
    repository: 'trivy-java-db',
    directory: 'java-db',
    format: { kind: 'sqlite', file: 'trivy-java.db', metadataVersion: 1 },
    layerMediaType: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip',
    maxAgeMs: 4 * DAY_MS,
    staleIfErrorMs: 14 * DAY_MS,
    maxLayerBytes: 8 * GIBIBYTE,
    maxExtractedBytes: 32 * GIBIBYTE,
    skipVariable: 'TRIVY_SKIP_JAVA_DB_UPDATE',
    skipFlag: '--skip-java-db-update',
    repositoryVariable: 'TRIVY_JAVA_DB_REPOSITORY',
  },
  'checks-bundle': {
    name: 'checks-bundle',
    id: 'checks-bundle',
    title: 'Checks bundle',
    repository: 'trivy-checks',
    directory: 'policy',
    format: { kind: 'checks' },
    layerMediaType: 'application/vnd.cncf.openpolicyagent.layer.v1.tar+gzip',
    maxAgeMs: 30 * HOUR_MS,
    staleIfErrorMs: Number.POSITIVE_INFINITY,
    maxLayerBytes: 64 * MEBIBYTE,
    maxExtractedBytes: 512 * MEBIBYTE,
    skipVariable: 'TRIVY_SKIP_CHECK_UPDATE',
    skipFlag: '--skip-check-update',
    repositoryVariable: 'TRIVY_CHECKS_BUNDLE_REPOSITORY',
  },
  // What all have in common, in the shape of the one that Trivy knows by itself.
  'vex-repo': describeVexResource(VEX_HUB),
}

/** Everything that the plan speaks of, as a reader would say it. */
export const TITLES: Readonly<Record<PlannedName, string>> = {
  'vuln-db': RESOURCES['vuln-db'].title,
  'java-db': RESOURCES['java-db'].title,
  'checks-bundle': RESOURCES['checks-bundle'].title,
  'vex-repo': 'VEX repositories',
  'maven-poms': 'Maven POMs',
}

/** Default of `max-age` for what can change among POMs: snapshots, and what no repository has. A nightly run covers the day. */
export const POMS_MAX_AGE_MS = 30 * HOUR_MS

/**
 * Registry bases to which upstream itself pushes (trivy-facts §10). What one of these calls current is what upstream
 * has; mirror.gcr.io is only a pull-through copy, which may lag.
 */
export const UPSTREAM_BASES: readonly string[] = [
  'ghcr.io/aquasecurity',
  'public.ecr.aws/aquasecurity',
  'docker.io/aquasec',
]

/** The default of the input `registries`, which Trivy knows by itself; only others are worth exporting. A test ties the two. */
export const BUILT_IN_BASES: readonly string[] = ['mirror.gcr.io/aquasec', ...UPSTREAM_BASES]

/** A base that upstream does not push this resource to (trivy-facts §10: no checks on ECR, no VEX anywhere); asking it only costs time. */
export function isKnownAbsent(base: string, name: ResourceName): boolean {
  if (name === 'vex-repo') return BUILT_IN_BASES.includes(base)
  return name === 'checks-bundle' && base === 'public.ecr.aws/aquasecurity'
}
