// How old carried data is: which evidence counts, and that it is named.
import { describe, expect, it } from 'vitest'
import { ageOfEntry, ageOfFile, ageOfRecord } from '../../src/bundle/age.ts'
import { BUNDLE_ANNOTATIONS } from '../../src/bundle/annotations.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { buildManifest } from '../fixtures/manifest.ts'

const NOW = new Date('2026-11-28T12:00:00Z')
const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const EPOCH = new Date(0)
const FUTURE = new Date('2027-11-28T12:00:00Z')

const entry = (created: Date | undefined, annotations: Readonly<Record<string, string>> = {}) => {
  const text = created?.toISOString() ?? ''
  const overrides = { annotations: { 'org.opencontainers.image.created': text } }
  const layer = { digest: `sha256:${'0'.repeat(64)}`, sizeBytes: 1 }
  return { fetched: parseManifest(buildManifest('checks-bundle', layer, overrides)), annotations }
}

describe('the age of an entry', () => {
  it.each([
    [
      'the time of its index',
      { created: at(1), modifiedAt: at(20), archivedAt: at(25) },
      at(20),
      'by the time of its index',
    ],
    [
      'the time of its archive, where its files tell none',
      { created: at(1), modifiedAt: undefined, archivedAt: at(25) },
      at(25),
      'by the time of its archive',
    ],
    [
      'the time of its archive, where its files have the epoch',
      { created: at(1), modifiedAt: EPOCH, archivedAt: at(25) },
      at(25),
      'by the time of its archive',
    ],
    [
      'what its manifest says, where no time is left',
      { created: at(1), modifiedAt: EPOCH },
      at(1),
      'by the time in its manifest',
    ],
    [
      'what its manifest says, where a copy claims to be older',
      { created: at(10), modifiedAt: at(5) },
      at(10),
      'by the time in its manifest',
    ],
    [
      'what its manifest says, where the time lies ahead',
      { created: at(10), modifiedAt: FUTURE },
      at(10),
      'by the time in its manifest',
    ],
    [
      'unknown, where the manifest lies ahead and nothing else tells',
      { created: FUTURE, modifiedAt: EPOCH },
      EPOCH,
      '',
    ],
    ['unknown, where nothing tells', { created: undefined, modifiedAt: undefined }, EPOCH, ''],
  ])('is %s', (_, { created, ...times }, wanted, evidence) => {
    expect(ageOfEntry({ ...entry(created), times: { archivedAt: undefined, ...times } }, NOW)).toMatchObject({
      at: wanted,
      evidence,
    })
  })

  it('is what its export says, before all else', () => {
    const annotations = { [BUNDLE_ANNOTATIONS.confirmedAt]: at(15).toISOString() }
    const age = ageOfEntry({ ...entry(at(1), annotations), times: { modifiedAt: at(20) } }, NOW)
    expect(age).toEqual({ at: at(15), evidence: 'by what its export says', statedAt: at(15) })
  })

  it('states a time of the data only where something besides a file tells one', () => {
    const times = { modifiedAt: at(20) }
    expect(ageOfEntry({ ...entry(at(1)), times }, NOW).statedAt).toEqual(at(1))
    expect(ageOfEntry({ ...entry(undefined), times }, NOW).statedAt).toBeUndefined()
    expect(ageOfFile(times, NOW)).toEqual({
      at: at(20),
      evidence: 'by the time of its file',
      statedAt: undefined,
    })
  })
})

describe("Trivy's own record", () => {
  it('tells the age, unless it lies ahead', () => {
    expect(ageOfRecord(at(9), { modifiedAt: at(20) }, NOW)).toMatchObject({
      at: at(9),
      evidence: "by Trivy's own record",
    })
    expect(ageOfRecord(FUTURE, { modifiedAt: at(20) }, NOW)).toMatchObject({ at: at(20) })
    expect(ageOfRecord(undefined, { modifiedAt: undefined }, NOW)).toMatchObject({ at: EPOCH })
  })
})
