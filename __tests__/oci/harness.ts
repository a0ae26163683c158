// A registry client as the tests need it: short limits, a clock that does not wait, and everything it said kept.

import type { Clock, Limits } from '../../src/base/limits.ts'
import { createRegistryClient, type RegistryClient, type RegistryWriter } from '../../src/oci/client.ts'
import type { CredentialOptions } from '../../src/oci/credentials.ts'
import type { Descriptor } from '../../src/oci/manifest.ts'
import type { RangeRules } from '../../src/oci/ranges.ts'
import { parseReference, type Reference } from '../../src/oci/reference.ts'
import { createFakeClock, type FakeClock } from '../fakes/clock.ts'
import type { FakeRegistry } from '../fakes/registry.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { createKeptLog, type KeptLog } from './kept-log.ts'

export interface TestClient {
  readonly client: RegistryClient & RegistryWriter
  readonly log: KeptLog
  readonly clock: FakeClock
  readonly secrets: string[]
}

export interface TestClientOptions {
  readonly environment?: NodeJS.ProcessEnv
  readonly limits?: Partial<Limits>
  readonly clock?: Clock
  readonly signal?: AbortSignal
  readonly plainHttp?: readonly string[]
  readonly rangeRules?: RangeRules
  readonly givenFor?: CredentialOptions['givenFor']
}

/** Long enough for a loaded machine (Windows takes two seconds to say that nobody listens); tests that wait them out set their own. */
export const testLimits: Limits = {
  connectMs: 10_000,
  stallMs: 2000,
  silentMs: 1000,
  tries: 3,
  backoffMs: 500,
  steadiness: 0,
  retryAfterCapMs: 60_000,
}

/** A client that finds no Docker configuration unless one is given. */
export function createTestClient(options: TestClientOptions = {}): TestClient {
  const log = createKeptLog()
  const clock = createFakeClock()
  const secrets: string[] = []
  const client = createRegistryClient({
    userAgent: 'test-agent/1.0',
    plainHttp: options.plainHttp ?? [],
    environment: options.environment ?? {},
    limits: { ...testLimits, ...options.limits },
    clock: options.clock ?? clock,
    signal: options.signal ?? new AbortController().signal,
    log,
    maskSecret: (secret) => secrets.push(secret),
    rangeRules: options.rangeRules,
    givenFor: options.givenFor,
  })
  return { client, log, clock, secrets }
}

export interface Served {
  readonly artifact: Artifact
  readonly ref: Reference
  readonly layer: Descriptor
}

/** Puts an artifact with such a layer into a registry. */
export async function serveArtifact(
  registry: Pick<FakeRegistry, 'host' | 'put'>,
  options: { layer?: Buffer; repository?: string } = {},
): Promise<Served> {
  const artifact = await buildArtifact('vuln-db', { layer: options.layer ?? Buffer.from('a layer') })
  const repository = options.repository ?? artifact.repository
  registry.put(repository, artifact.tag, artifact)
  const ref = parseReference(`${registry.host}/${repository}:${artifact.tag}`)
  return { artifact, ref, layer: describeLayer(artifact) }
}

/** The descriptor of an artifact's layer. */
export function describeLayer({ layer, layerDigest }: Artifact): Descriptor {
  return { mediaType: 'application/octet-stream', digest: layerDigest, size: layer.length, annotations: {} }
}

/** All bytes of a stream of chunks. */
export async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

/** The error of a promise that must fail. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}
