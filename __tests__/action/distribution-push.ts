// The three resources in a real registry: written as OCI layouts by our own writer, and pushed by skopeo.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createLayoutWriter } from '../../src/oci/layout-writer.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'

const run = promisify(execFile)

/** Path below the registry's host under which everything is pushed. */
export const BASE = 'mirror/aquasecurity'
/** The resources, in the order in which a step provides them. */
export const ARTIFACTS: readonly RegistryResource[] = ['vuln-db', 'java-db', 'checks-bundle']

/** Pushes all three; `options` are those of `skopeo copy`. Peer: `skopeo`. */
export async function pushResources(host: string, options: readonly string[]): Promise<readonly Artifact[]> {
  const directory = mkdtempSync(join(tmpdir(), 'push-'))
  try {
    const artifacts = await Promise.all(ARTIFACTS.map((resource) => buildArtifact(resource)))
    for (const artifact of artifacts) {
      const { repository, tag } = artifact
      const layout = await writeLayout(join(directory, repository), artifact)
      const target = `docker://${host}/${BASE}/${repository}:${tag}`
      await run('skopeo', ['--insecure-policy', 'copy', '--preserve-digests', ...options, layout, target])
    }
    return artifacts
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** A layout with one artifact, as skopeo names it. */
async function writeLayout(directory: string, artifact: Artifact): Promise<string> {
  const writer = await createLayoutWriter(directory)
  for (const blob of artifact.blobs.values()) await writer.writeBlob(blob)
  const annotations = { 'org.opencontainers.image.ref.name': artifact.tag }
  await writer.addManifest(parseManifest(artifact.manifest), annotations)
  await writer.finish()
  return `oci:${directory}:${artifact.tag}`
}
