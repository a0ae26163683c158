import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  renewBundleMetadata,
  writeBundleMetadata,
} from '../../../src/resources/checks-bundle/check-bundle.ts'
import { completeDatabaseMetadata } from '../../../src/resources/database/database.ts'
import { hoursAgo, NOW } from '../../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../../acquire/temp-directory.ts'
import { buildMetadata } from '../../fixtures/metadata.ts'

let directory: string
beforeEach(async () => {
  directory = await makeTempDirectory()
})

const write = (text: string | Buffer): void => writeFileSync(join(directory, 'metadata.json'), text)
const read = (): Record<string, unknown> => JSON.parse(readFileSync(join(directory, 'metadata.json'), 'utf8'))

describe("a database's metadata", () => {
  it('is completed by the time of the download, and left as published but for that', async () => {
    const published = buildMetadata({ updatedAt: hoursAgo(5) }, { version: 2, intervalHours: 24 })
    write(published)
    await completeDatabaseMetadata(directory, NOW)
    expect(read()).toEqual({ ...JSON.parse(String(published)), DownloadedAt: '2026-11-22T12:00:00.000Z' })
    // Nanoseconds and all: nothing was parsed and written anew.
    expect(read().UpdatedAt).toBe('2026-11-22T07:00:00.000456789Z')
  })

  it('has one download time, whatever cases the published ones were in', async () => {
    write(
      '{"Version":2,"downloadedat":"2026-01-01T00:00:00Z","DOWNLOADEDAT":"0001-01-01T00:00:00Z","Extra":[1]}',
    )
    await completeDatabaseMetadata(directory, NOW)
    expect(read()).toEqual({ Version: 2, Extra: [1], DownloadedAt: NOW.toISOString() })
  })

  it('is replaced as a whole, and readable by all', async () => {
    write('{}')
    await completeDatabaseMetadata(directory, NOW)
    expect(readdirSync(directory)).toEqual(['metadata.json'])
    if (process.platform !== 'win32') {
      expect(statSync(join(directory, 'metadata.json')).mode & 0o777).toBe(0o644)
    }
  })
})

describe("a bundle's metadata", () => {
  const manifestDigest = `sha256:${'ab'.repeat(32)}`
  const times = { Digest: manifestDigest, DownloadedAt: NOW.toISOString() }

  it.each([
    ['0.50.0', '2.2.0', {}],
    ['0.60.0', '2.2.0', {}],
    ['0.68.2', '2.2.0', {}],
    ['0.68.2', undefined, {}],
    ['0.69.0', '2.2.0', { MajorVersion: 2 }],
    ['0.74.0', '2.1.0', { MajorVersion: 2 }],
    ['0.74.0', 'v2.1.1', { MajorVersion: 2 }],
    ['0.74.0', '2.3.0-rc.1', { MajorVersion: 2 }],
    ['0.69.0', undefined, { MajorVersion: 0, CustomBuild: true }],
    ['0.74.0', undefined, { MajorVersion: 0, CustomBuild: true }],
    ['0.74.0', 'nightly', { MajorVersion: 0, CustomBuild: true }],
  ])('is what Trivy %s would have written for version %s', async (trivyVersion, version, more) => {
    await writeBundleMetadata(directory, { manifestDigest, version, trivyVersion }, NOW)
    expect(read()).toEqual({ ...times, ...more })
  })

  it.each([
    { Digest: manifestDigest, MajorVersion: 2 },
    { Digest: manifestDigest, MajorVersion: 0, CustomBuild: true },
    { Digest: manifestDigest },
  ])('%j keeps all but the time when it is confirmed', async (fields) => {
    write(JSON.stringify({ ...fields, DownloadedAt: '2026-11-20T00:00:00Z' }))
    const staging = await makeTempDirectory()
    await renewBundleMetadata(directory, NOW, staging)
    expect(readdirSync(staging)).toEqual([])
    expect(read()).toEqual({ ...fields, DownloadedAt: NOW.toISOString() })
  })
})
