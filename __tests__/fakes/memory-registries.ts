// Registries in memory, as the rest of the code sees them through its client: references that name artifacts, or fail.
import { ActionError } from '../../src/base/errors.ts'
import type { RegistryClient } from '../../src/oci/client.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { formatReference, type Reference } from '../../src/oci/reference.ts'
import type { Artifact } from '../fixtures/artifact.ts'

/** A client whose registries a test fills. */
export interface MemoryRegistries extends RegistryClient {
  /** What was asked for: `manifest <reference>`, `blob <digest>`, `head <digest>`. */
  readonly requests: string[]
  /** Lets a reference name another artifact, or fail. */
  serve(reference: string, artifact: Artifact | Error): void
}

/** Registries with these artifacts by reference. */
export function createMemoryRegistries(
  artifacts: Readonly<Record<string, Artifact | Error>>,
): MemoryRegistries {
  const served = new Map(Object.entries(artifacts))
  const requests: string[] = []
  const hostsContacted = new Set<string>()
  const find = (ref: Reference): Artifact => {
    hostsContacted.add(ref.registry)
    const found = served.get(formatReference(ref))
    if (found instanceof Error) throw found
    if (found === undefined) throw new ActionError(`${formatReference(ref)}: not found`)
    return found
  }
  const findBlob = (ref: Reference, digest: string): Buffer => {
    const blob = find(ref).blobs.get(digest)
    if (blob === undefined) throw new ActionError(`${digest}: not found`)
    return blob
  }
  return {
    requests,
    hostsContacted,
    serve: (reference, artifact) => {
      served.set(reference, artifact)
    },
    fetchManifest: async (ref) => {
      requests.push(`manifest ${formatReference(ref)}`)
      return parseManifest(find(ref).manifest)
    },
    openBlob: async function* (ref, { digest }) {
      requests.push(`blob ${digest}`)
      const blob = findBlob(ref, digest)
      for (let offset = 0; offset < blob.length; offset += 1024) yield blob.subarray(offset, offset + 1024)
    },
    fetchBlob: async (ref, { digest }) => {
      requests.push(`blob ${digest}`)
      return findBlob(ref, digest)
    },
    hasBlob: async (ref, { digest }) => {
      requests.push(`head ${digest}`)
      return find(ref).blobs.has(digest)
    },
  }
}
