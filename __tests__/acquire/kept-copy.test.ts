import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readKeptArtifact, startKeptCopy } from '../../src/acquire/kept-copy.ts'
import type { Artifact } from '../../src/acquire/source.ts'
import { ActionError, VerifyError } from '../../src/base/errors.ts'
import { BUNDLE_ANNOTATIONS } from '../../src/bundle/annotations.ts'
import { openLayoutBlob, readLayout } from '../../src/oci/layout.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { createKeptLog } from '../oci/kept-log.ts'
import { rewriteIndex } from '../oci/sample-layout.ts'
import { canMount, runOnSmallDisk } from '../place/small-disk.ts'
import { artifactOf, chunksOf, hoursAgo, NOW } from './acquire-lab.ts'
import { makeTempDirectory } from './temp-directory.ts'

let parent: string
beforeEach(async () => {
  parent = await makeTempDirectory()
})

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A copy of an artifact whose bytes were all passed through it. */
async function keepAll(artifact: Artifact, log = createKeptLog()) {
  const copy = await startKeptCopy(artifact, { parent, tag: '2', log })
  const passed = await collect(copy.tee(artifact.openLayer()))
  return { copy, passed, log }
}

describe('a copy for the Actions cache', () => {
  it('passes every byte on, and is a layout that reads as the same artifact', async () => {
    const built = await buildArtifact('vuln-db', { updatedAt: hoursAgo(5) })
    const artifact = artifactOf(built, { confirmedAt: hoursAgo(3) })
    const { copy, passed, log } = await keepAll(artifact)
    expect(passed.equals(built.layer)).toBe(true)
    expect(await copy.complete()).toBe(true)

    const read = await readKeptArtifact(copy.directory)
    expect(read.fetched).toEqual(artifact.fetched)
    expect(read.fetched.digest).toBe(built.manifestDigest)
    expect(read.confirmedAt).toEqual(hoursAgo(3))
    expect(await read.readConfig()).toEqual(built.config)
    expect((await collect(openLayoutBlob(copy.directory, artifact.layer))).equals(built.layer)).toBe(true)
    expect(log.all()).toBe('')
  })

  it('is named, so that other tools find what is in it', async () => {
    const { copy } = await keepAll(artifactOf(await buildArtifact('vuln-db')))
    await copy.complete()
    const [entry] = await readLayout(copy.directory)
    expect(entry?.annotations).toEqual({
      'org.opencontainers.image.ref.name': '2',
      [BUNDLE_ANNOTATIONS.confirmedAt]: NOW.toISOString(),
    })
  })

  it('reads as nothing before it is complete', async () => {
    const { copy } = await keepAll(artifactOf(await buildArtifact('vuln-db')))
    await expect(readKeptArtifact(copy.directory)).rejects.toBeInstanceOf(VerifyError)
  })

  it('leaves nothing when it is discarded, before or after it is complete', async () => {
    const artifact = artifactOf(await buildArtifact('vuln-db'))
    const early = await startKeptCopy(artifact, { parent, tag: '2', log: createKeptLog() })
    await early.discard()
    const { copy: midway } = await keepAll(artifact)
    await midway.discard()
    const { copy: late } = await keepAll(artifact)
    await late.complete()
    await late.discard()
    await late.discard()
    expect(await readdir(parent)).toEqual([])
  })
})

describe('a copy that cannot be written', () => {
  const message = /^not kept for the Actions cache: /

  it('when its directory went away passes every byte on, and says so once', async () => {
    const built = await buildArtifact('vuln-db')
    const log = createKeptLog()
    const copy = await startKeptCopy(artifactOf(built), { parent, tag: '2', log })
    await rm(copy.directory, { recursive: true })
    expect((await collect(copy.tee(chunksOf(built.layer)))).equals(built.layer)).toBe(true)
    expect(await copy.complete()).toBe(false)
    expect(log.infos).toEqual([expect.stringMatching(message)])
    expect(log.warnings).toEqual([])
  })

  it.each([
    ['its config cannot be had', { readConfig: () => Promise.reject(new ActionError('429')) }],
    ['its config is another', { readConfig: async () => Buffer.from('{"other":1}') }],
  ])('because %s is one line, and gone', async (_, overrides) => {
    const { copy, log } = await keepAll(artifactOf(await buildArtifact('vuln-db'), overrides))
    expect(await copy.complete()).toBe(false)
    expect(log.infos).toEqual([expect.stringMatching(message)])
    expect(existsSync(copy.directory)).toBe(false)
  })

  it('of too few bytes is none', async () => {
    const built = await buildArtifact('vuln-db')
    const log = createKeptLog()
    const copy = await startKeptCopy(artifactOf(built), { parent, tag: '2', log })
    await collect(copy.tee(chunksOf(built.layer.subarray(1))))
    expect(await copy.complete()).toBe(false)
    expect(log.infos[0]).toMatch(/size of blob/)
  })

  const suffix = canMount ? '' : ' (skipped: this process may not mount a small disk)'
  it.skipIf(!canMount)(`for want of space gives the space back at once${suffix}`, () => {
    const child = join(import.meta.dirname, 'full-disk-child.ts')
    expect(runOnSmallDisk(2 << 20, child)).toEqual({
      passedBytes: 4 << 20,
      isComplete: false,
      infos: [
        expect.stringMatching(
          /^not kept for the Actions cache: .*cannot be written: it has [\d.]+ MB, and [\d.]+ [kM]?B found room: ENOSPC/,
        ),
      ],
      warnings: [],
      left: [],
    })
  })
})

describe('a layout from the cache', () => {
  const keepComplete = async (): Promise<string> => {
    const { copy } = await keepAll(artifactOf(await buildArtifact('vuln-db'), { confirmedAt: hoursAgo(3) }))
    await copy.complete()
    return copy.directory
  }

  it.each([
    ['no artifact', () => [], /wanted 1, found 0/],
    ['two artifacts', (entry: unknown) => [entry, entry], /wanted 1, found 2/],
  ])('with %s is refused', async (_, change, message) => {
    const directory = await keepComplete()
    await rewriteIndex(directory, change)
    await expect(readKeptArtifact(directory)).rejects.toThrow(message)
  })

  it.each([
    ['no time', undefined],
    ['no time that anybody could read', 'yesterday'],
  ])('with %s of confirmation has none', async (_, text) => {
    const directory = await keepComplete()
    await rewriteIndex(directory, (entry) => ({
      ...entry,
      annotations: text === undefined ? {} : { [BUNDLE_ANNOTATIONS.confirmedAt]: text },
    }))
    expect((await readKeptArtifact(directory)).confirmedAt).toBeUndefined()
  })

  it('with another config than its manifest names is refused when that is read', async () => {
    const directory = await keepComplete()
    const { fetched, readConfig } = await readKeptArtifact(directory)
    const { digest } = fetched.manifest.config
    await writeFile(join(directory, 'blobs/sha256', digest.slice('sha256:'.length)), '[]')
    await expect(readConfig()).rejects.toThrow(/config blob: digest mismatch/)
  })

  it('with a config of gigabytes is refused before that is read', async () => {
    const built = await buildArtifact('vuln-db', {
      edit: (manifest) => ({ ...manifest, config: { ...manifest.config, size: 3_000_000_000 } }),
    })
    const directory = join(parent, 'layout')
    await mkdir(join(directory, 'blobs/sha256'), { recursive: true })
    await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
    await writeFile(join(directory, 'blobs/sha256', built.manifestDigest.slice(7)), built.manifest)
    const entry = { mediaType: built.mediaType, digest: built.manifestDigest, size: built.manifest.length }
    await writeFile(join(directory, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }))
    const { readConfig } = await readKeptArtifact(directory)
    await expect(readConfig()).rejects.toThrow(/config blob is too large: wanted at most 1048576 bytes/)
  })

  it('that is none is refused', async () => {
    await expect(readKeptArtifact(parent)).rejects.toBeInstanceOf(VerifyError)
    expect(await readFile(join(await keepComplete(), 'oci-layout'), 'utf8')).toContain('1.0.0')
  })
})
