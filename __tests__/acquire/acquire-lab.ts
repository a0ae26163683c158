// What tests of acquiring and placing start from: a fixed time, requirements, artifacts as a source hands them over.
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Artifact } from '../../src/acquire/source.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { parseReference } from '../../src/oci/reference.ts'
import type { Requirement } from '../../src/resources/artifact-resource.ts'
import type { Artifact as BuiltArtifact } from '../fixtures/artifact.ts'
import { ARTIFACTS, type ResourceName, SCHEMAS } from '../fixtures/resources.ts'

/** The instant at which these tests play. */
export const NOW: Date = new Date('2026-11-22T12:00:00.000Z')

const HOUR_MS = 3_600_000

/** An instant before NOW. */
export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS)

/** A requirement with the defaults of its resource, from one registry that upstream does not push to. */
export function requirementOf(name: ResourceName, overrides: Partial<Requirement> = {}): Requirement {
  const resource = ARTIFACTS[name]
  const { repository, maxAgeMs, staleIfErrorMs } = resource
  const schema = SCHEMAS[name]
  return {
    resource,
    reason: 'the test names it',
    schema,
    places: [{ reference: parseReference(`registry.test/base/${repository}:${schema}`), isUpstream: false }],
    placesAreChosen: true,
    pinnedDigests: [],
    maxAgeMs,
    staleIfErrorMs,
    ...overrides,
  }
}

/** A built artifact as a registry's source hands it over: confirmed now. */
export function artifactOf(built: BuiltArtifact, overrides: Partial<Artifact> = {}): Artifact {
  const fetched = parseManifest(built.manifest)
  const [layer] = fetched.manifest.layers
  if (layer === undefined) throw new Error('the fixture has no layer')
  return {
    fetched,
    layer,
    confirmedAt: NOW,
    confirmed: true,
    openLayer: () => chunksOf(built.layer),
    readConfig: async () => built.config,
    ...overrides,
  }
}

/** Bytes as they arrive from a network. */
export async function* chunksOf(bytes: Buffer, chunkBytes = 16_384): AsyncGenerator<Buffer> {
  for (let offset = 0; offset < bytes.length; offset += chunkBytes) {
    yield bytes.subarray(offset, offset + chunkBytes)
  }
}

/** The paths of everything below a directory but plain directories, sorted, with `/`. */
export function listFiles(directory: string): string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}
