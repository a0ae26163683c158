// What an index of anybody's leads to, and where looking ends.
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/oci/digest.ts'
import type { IndexChild } from '../../src/oci/manifest.ts'
import { surveyIndex } from '../../src/oci/survey.ts'
import { buildManifest } from '../fixtures/manifest.ts'

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'
const documents = new Map<string, Buffer>()

function childOf(bytes: Buffer, mediaType: string, more: Partial<IndexChild> = {}): IndexChild {
  documents.set(digestOf(bytes), bytes)
  return {
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
    annotations: {},
    platform: undefined,
    ...more,
  }
}

const layer = { digest: `sha256:${'0'.repeat(64)}`, sizeBytes: 1 }
const manifest = (at: number) =>
  childOf(
    buildManifest('vuln-db', layer, { created: new Date(at * 1000) }),
    'application/vnd.oci.image.manifest.v1+json',
  )

function indexOf(
  children: readonly object[],
  annotations: Readonly<Record<string, string>> = {},
): IndexChild {
  return childOf(
    Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX_TYPE, manifests: children })),
    INDEX_TYPE,
    { annotations },
  )
}

const survey = (...children: readonly IndexChild[]) =>
  surveyIndex(children, async ({ digest }) => documents.get(digest) ?? Buffer.alloc(0))

describe('a survey', () => {
  it('follows indexes, and gives what lies below the name from above', async () => {
    const named = indexOf([manifest(1)], { 'org.opencontainers.image.ref.name': '2', other: 'x' })
    const { entries, passedOver } = await survey(indexOf([named]), manifest(2))
    expect(entries.map(({ annotations }) => annotations)).toEqual([
      { 'org.opencontainers.image.ref.name': '2' },
      {},
    ])
    expect(passedOver).toEqual([])
  })

  it('leaves out builds for other platforms, and attestations', async () => {
    const platforms = [
      { os: 'linux', architecture: 'arm64' },
      { os: 'unknown', architecture: 'unknown' },
      { os: 'linux', architecture: 'amd64' },
    ]
    const children = platforms.map((platform, at) => ({ ...manifest(at + 10), platform }))
    const { entries } = await survey(indexOf(children))
    expect(entries.map(({ fetched }) => fetched.digest)).toEqual([manifest(12).digest])
  })

  it('ends in indexes that go on and on, and takes what lies beside them', async () => {
    let index = indexOf([manifest(1)])
    for (let depth = 0; depth < 10; depth += 1) index = indexOf([index])
    const { entries, passedOver } = await survey(index, manifest(2))
    expect(entries).toHaveLength(1)
    expect(passedOver).toEqual([expect.stringContaining('an index too far down')])
  })

  it('ends in an index that leads to very many', async () => {
    const { mediaType, digest, size } = manifest(1)
    const many = indexOf(Array.from({ length: 6000 }, () => ({ mediaType, digest, size })))
    const { entries, passedOver } = await survey(many)
    expect(entries.length).toBeLessThanOrEqual(5000)
    expect(passedOver[0]).toContain('more than 5000 documents')
  })

  it('passes over what is not what its digest says', async () => {
    const wrong = { ...manifest(1), digest: `sha256:${'1'.repeat(64)}` }
    const { entries, passedOver } = await survey(wrong, manifest(2))
    expect(entries).toHaveLength(1)
    expect(passedOver[0]).toContain('digest')
  })
})
