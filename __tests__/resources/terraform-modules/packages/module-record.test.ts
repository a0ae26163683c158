// The record of modules: what is written is what is read, and the same packages are the same bytes.
import { expect, it } from 'vitest'
import {
  encodeRecord,
  type KeptPackage,
  parseRecord,
} from '../../../../src/resources/terraform-modules/packages/module-record.ts'

const KEPT: KeptPackage = {
  key: '0'.repeat(32),
  source: 'acme/bucket/aws',
  version: '~> 1.0',
  layer: { digest: `sha256:${'1'.repeat(64)}`, size: 7 },
  origin: { commit: '2'.repeat(40), location: 'git::https://git.example.com/bucket.git', version: '1.2.0' },
  reason: undefined,
  isFixed: false,
  confirmedAt: new Date('2026-11-28T00:00:00Z'),
}

it('is read as it was written, and written again as the same bytes, in whatever order it came', () => {
  const absent = {
    ...KEPT,
    key: 'f'.repeat(32),
    layer: undefined,
    origin: undefined,
    reason: 'no such module',
  }
  const bytes = encodeRecord([absent, KEPT])
  const record = parseRecord(bytes)
  expect([...record.values()]).toEqual([KEPT, absent])
  expect(encodeRecord(record.values()).equals(bytes)).toBe(true)
  expect(encodeRecord([KEPT, absent]).equals(bytes)).toBe(true)
})
