// What the writer leaves on disk, finished or not.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { digestOf } from '../../src/oci/digest.ts'
import { readLayout } from '../../src/oci/layout.ts'
import { createLayoutWriter } from '../../src/oci/layout-writer.ts'
import { MEDIA_TYPES } from '../../src/oci/manifest.ts'
import { itWhere } from '../system.ts'
import {
  createRoot,
  describeArtifact,
  emptyConfig,
  identify,
  layer,
  MEBIBYTE,
  REF_NAME,
  readAll,
  writeSample,
} from './sample-layout.ts'

describe('a written layout', () => {
  it('reads back as what was written', async () => {
    const { dir, fetched } = await writeSample()
    const entries = await readLayout(dir)
    expect(entries).toEqual([{ fetched, annotations: { 'a.first': 'x', [REF_NAME]: 'trivy-db-2' } }])
    const chunks = await readAll(dir, identify(layer))
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBe(MEBIBYTE / 4)
    expect(Buffer.concat(chunks).equals(layer)).toBe(true)
  })

  it('holds the manifest, its config, and its layer, and nothing else', async () => {
    const { dir, fetched } = await writeSample()
    const { digest } = fetched
    expect((await readdir(dir)).sort()).toEqual(['blobs', 'index.json', 'oci-layout'])
    const blobs = [digest, digestOf(emptyConfig), digestOf(layer)].map((name) => name.slice(7))
    expect((await readdir(join(dir, 'blobs', 'sha256'))).sort()).toEqual(blobs.sort())
  })

  it('has an index of sorted annotations, the same bytes every time', async () => {
    const { dir, fetched } = await writeSample()
    const { digest, bytes } = fetched
    expect(await readFile(join(dir, 'index.json'), 'utf8')).toBe(
      `{"schemaVersion":2,"mediaType":"${MEDIA_TYPES.ociIndex}","manifests":[{"mediaType":"${MEDIA_TYPES.ociManifest}"` +
        `,"digest":"${digest}","size":${bytes.length},"annotations":{"a.first":"x","${REF_NAME}":"trivy-db-2"}}]}`,
    )
  })

  it('holds several artifacts that share a blob', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    const others = [Buffer.from('one'), Buffer.from('two')]
    for (const bytes of [emptyConfig, emptyConfig, ...others]) await writer.writeBlob(bytes)
    for (const [i, bytes] of others.entries()) {
      await writer.addManifest(describeArtifact(bytes), { [REF_NAME]: `a${i}` })
    }
    await writer.finish()
    const entries = await readLayout(dir)
    expect(entries.map((entry) => entry.annotations[REF_NAME])).toEqual(['a0', 'a1'])
    expect(entries.map((entry) => entry.fetched)).toEqual(others.map(describeArtifact))
  })

  it('may hold nothing', async () => {
    const { dir } = await createRoot()
    await (await createLayoutWriter(dir)).finish()
    expect(await readLayout(dir)).toEqual([])
  })

  it('streams a blob of no bytes', async () => {
    const { dir } = await createRoot()
    await (await createLayoutWriter(dir)).writeBlob(Buffer.alloc(0))
    expect(await readAll(dir, identify(Buffer.alloc(0)))).toEqual([])
  })
})

describe('createLayoutWriter', () => {
  it('refuses a directory that holds anything', async () => {
    const { dir } = await createRoot()
    await mkdir(dir)
    await writeFile(join(dir, 'notes.txt'), '')
    await expect(createLayoutWriter(dir)).rejects.toThrow('not empty')
  })

  it('leaves no layout behind before it is finished', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    await writer.writeBlob(emptyConfig)
    await expect(readLayout(dir)).rejects.toThrow('oci-layout: wanted a regular file, found nothing')
  })

  it('gives a streamed blob its name only when it is committed', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    const sink = await writer.openBlobSink(identify(layer))
    await sink.write(layer)
    await expect(readAll(dir, identify(layer))).rejects.toThrow('found nothing')
    await sink.commit()
    expect(Buffer.concat(await readAll(dir, identify(layer))).equals(layer)).toBe(true)
  })

  it('leaves nothing of a discarded blob, however often it is discarded', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    const sink = await writer.openBlobSink(identify(layer))
    await sink.write(layer)
    await sink.discard()
    await sink.discard()
    expect(await readdir(join(dir, 'blobs', 'sha256'))).toEqual([])
  })

  it('keeps a committed blob when it is discarded afterwards', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    const sink = await writer.openBlobSink(identify(emptyConfig))
    await sink.write(emptyConfig)
    await sink.commit()
    await sink.discard()
    expect(await readAll(dir, identify(emptyConfig))).toEqual([emptyConfig])
  })

  it.each([layer.length - 1, layer.length + 1])('does not commit %i bytes as another size', async (bytes) => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    const sink = await writer.openBlobSink(identify(layer))
    await sink.write(Buffer.alloc(bytes))
    await expect(sink.commit()).rejects.toThrow(`wanted ${layer.length}, found ${bytes}`)
    expect(await readdir(join(dir, 'blobs', 'sha256'))).toEqual([])
  })

  itWhere(['modes'], 'says what to check when a blob cannot be written', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    await rm(join(dir, 'blobs'), { recursive: true })
    const wanted = {
      name: 'LocalError',
      hint: expect.stringContaining('The directory is not there'),
    }
    await expect(writer.writeBlob(layer)).rejects.toMatchObject(wanted)
    await expect(writer.openBlobSink(identify(layer))).rejects.toMatchObject(wanted)
  })

  it('refuses a digest that would be a path', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    const open = async () => writer.openBlobSink({ digest: 'sha256:../../../x', size: 1 })
    await expect(open()).rejects.toThrow('blob: digest')
  })

  it('does not finish while a blob is missing', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    await writer.writeBlob(emptyConfig)
    await writer.addManifest(describeArtifact(layer), {})
    await expect(writer.finish()).rejects.toThrow(
      `${digestOf(layer)}: wanted ${layer.length} bytes, found nothing`,
    )
    await expect(readLayout(dir)).rejects.toThrow(VerifyError)
  })

  it('refuses a manifest that is not what its digest says', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    const forged = { ...describeArtifact(layer), digest: digestOf(emptyConfig) }
    await expect(writer.addManifest(forged, {})).rejects.toThrow(VerifyError)
  })

  it('drops blobs of a source that was given up, and sinks that were left open', async () => {
    const { dir } = await createRoot()
    const writer = await createLayoutWriter(dir)
    for (const bytes of [emptyConfig, layer, Buffer.from('given up')]) await writer.writeBlob(bytes)
    const forgotten = await writer.openBlobSink(identify(Buffer.from('forgotten')))
    await writer.addManifest(describeArtifact(layer), {})
    await writer.finish()
    expect(await readdir(join(dir, 'blobs', 'sha256'))).toHaveLength(3)
    await forgotten.discard()
  })
})
