// Where the demo's data comes from: a registry in this process with small artifacts in the real formats, or one that is named.
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { startRegistry } from '../../__tests__/fakes/registry.ts'
import { buildArtifact } from '../../__tests__/fixtures/artifact.ts'
import { MANIFEST_TYPE } from '../../__tests__/fixtures/manifest.ts'

/** A registry that the action is pointed at. */
export interface DemoRegistry {
  /** For the input `registries`. */
  readonly base: string
  /** What the step needs of this machine's environment to get there. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Requests so far; undefined where nobody counts. */
  countRequests(): number | undefined
  close(): Promise<void>
}

/** Whoever runs the demo may have any Trivy on PATH, and each reads its own major of the checks bundle. */
const ARTIFACTS = [
  ['vuln-db', {}],
  ['java-db', {}],
  ['checks-bundle', { checksMajor: 0 }],
  ['checks-bundle', { checksMajor: 1 }],
  ['checks-bundle', { checksMajor: 2 }],
] as const

/** Starts a registry on loopback with data that was published just now. */
export async function startDemoRegistry(): Promise<DemoRegistry> {
  const registry = await startRegistry()
  const base = `${registry.host}/demo`
  for (const [resource, overrides] of ARTIFACTS) {
    const { repository, tag, manifest, blobs } = await buildArtifact(resource, overrides)
    registry.put(`demo/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
  }
  return {
    base,
    environment: {},
    countRequests: () => registry.requests.length,
    close: () => registry.close(),
  }
}

/** A base at which nobody listens (RFC 863, discard). */
export const DEAD = '127.0.0.1:9/demo'

/** Starts a registry whose vulnerability DB has another byte than its digest says. */
export async function startTampered(): Promise<Pick<DemoRegistry, 'base' | 'close'>> {
  const registry = await startRegistry()
  const { repository, tag, manifest, blobs, layer, layerDigest } = await buildArtifact('vuln-db')
  const other = Buffer.from(layer)
  other.writeUInt8(other.readUInt8(other.length - 9) ^ 1, other.length - 9)
  registry.put(`demo/${repository}`, tag, {
    manifest,
    mediaType: MANIFEST_TYPE,
    blobs: new Map([...blobs, [layerDigest, other]]),
  })
  return { base: `${registry.host}/demo`, close: () => registry.close() }
}

/** Logins, proxies, and certificates that a registry of one's own may need. */
const PASSED_ON = [
  ...['DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'NODE_EXTRA_CA_CERTS'],
  ...['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'],
]

/** The registry that `--registry` names; what it holds is the business of whoever filled it. */
export function nameRegistry(base: string): DemoRegistry {
  const passedOn = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]))
  return {
    base,
    // The step has a home directory of its own.
    environment: { ...passedOn, DOCKER_CONFIG: passedOn.DOCKER_CONFIG ?? join(homedir(), '.docker') },
    countRequests: () => undefined,
    close: async () => {},
  }
}
