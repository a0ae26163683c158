// The records of a layout: one after the other, the first of a key before the others, and not without end.
import { expect, it } from 'vitest'
import { readRecords } from '../../../../src/resources/terraform-modules/packages/kept-modules.ts'
import { buildRecordArtifact } from '../../../../src/resources/terraform-modules/packages/module-artifacts.ts'

const NOW = new Date('2026-11-28T00:00:00Z')

function recordOf(key: number) {
  return buildRecordArtifact(
    [
      {
        key: String(key).padStart(32, '0'),
        source: 'acme/bucket/aws',
        version: '1.0.0',
        layer: { digest: `sha256:${'1'.repeat(64)}`, size: 7 },
        origin: { location: 'https://modules.example.com/bucket.tar.gz' },
        reason: undefined,
        isFixed: true,
        confirmedAt: NOW,
      },
    ],
    NOW,
  )
}

it('very many records of a layout are not all read: what the rest names is unknown', async () => {
  const records = Array.from({ length: 103 }, (_, key) => recordOf(key))
  const layers = new Map(records.map(({ layer, layerDigest }) => [layerDigest, layer]))
  const opened: string[] = []
  const read = await readRecords(
    records.map(({ fetched }) => ({ fetched, annotations: {} })),
    async function* ({ digest }) {
      opened.push(digest)
      yield layers.get(digest) ?? Buffer.alloc(0)
    },
  )
  expect(opened).toEqual(records.slice(0, 100).map(({ layerDigest }) => layerDigest))
  expect(read?.size).toBe(100)
})
