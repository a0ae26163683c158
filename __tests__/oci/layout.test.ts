// How the reader meets a layout that an enemy has laid out.
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { digestOf } from '../../src/oci/digest.ts'
import { blobPath, openLayoutBlob, readLayout } from '../../src/oci/layout.ts'
import { MAX_MANIFEST_BYTES, MEDIA_TYPES } from '../../src/oci/manifest.ts'
import { createRoot, identify, layer, MEBIBYTE, rewriteIndex, writeSample } from './sample-layout.ts'

describe('readLayout', () => {
  it('refuses a directory that is not there', async () => {
    const { dir } = await createRoot()
    await expect(readLayout(dir)).rejects.toThrow('found nothing')
  })

  it.each([
    ['another version', '{"imageLayoutVersion":"2.0.0"}', 'imageLayoutVersion: wanted 1.0.0, found "2.0.0"'],
    ['no version', '{}', 'imageLayoutVersion: wanted 1.0.0, found nothing'],
    ['text', 'hello', 'oci-layout: wanted JSON'],
    ['a huge marker', ' '.repeat(5000), 'at most 4096'],
  ])('refuses %s in oci-layout', async (_, text, problem) => {
    const { dir } = await writeSample()
    await writeFile(join(dir, 'oci-layout'), text)
    await expect(readLayout(dir)).rejects.toThrow(VerifyError)
    await expect(readLayout(dir)).rejects.toThrow(problem)
  })

  it('refuses an index of more than 1 MiB unread', async () => {
    const { dir } = await writeSample()
    await truncate(join(dir, 'index.json'), MEBIBYTE + 1)
    await expect(readLayout(dir)).rejects.toThrow('index.json: size: wanted at most 1048576')
  })

  it('refuses a manifest in the place of the index', async () => {
    const { dir, fetched } = await writeSample()
    const { bytes } = fetched
    await writeFile(join(dir, 'index.json'), bytes)
    await expect(readLayout(dir)).rejects.toThrow('wanted an index, found a manifest')
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a digest that is a path', { digest: 'sha256:../../../../etc/passwd' }, 'entry 0: digest'],
    ['another size', { size: 12 }, 'size: wanted 12'],
    ['a manifest of more than 4 MiB', { size: MAX_MANIFEST_BYTES * 4 + 1 }, 'all manifests: wanted at most'],
    ['another media type', { mediaType: MEDIA_TYPES.dockerManifest }, `wanted ${MEDIA_TYPES.dockerManifest}`],
    ['a blob that is not there', { digest: digestOf(Buffer.from('x')) }, 'found nothing'],
  ])('refuses an index that names %s', async (_, change, problem) => {
    const { dir } = await writeSample()
    await rewriteIndex(dir, (entry) => ({ ...entry, ...change }))
    await expect(readLayout(dir)).rejects.toThrow(VerifyError)
    await expect(readLayout(dir)).rejects.toThrow(problem)
  })

  it('refuses so many entries that their manifests would fill the memory', async () => {
    const { dir } = await writeSample()
    await rewriteIndex(dir, (entry) =>
      Array.from({ length: 5 }, () => ({ ...entry, size: MAX_MANIFEST_BYTES })),
    )
    await expect(readLayout(dir)).rejects.toThrow('all manifests')
  })

  it('refuses a manifest with one byte changed, and shows both digests', async () => {
    const { dir, fetched } = await writeSample()
    const { digest, bytes } = fetched
    const changed = Buffer.from(bytes.toString().replace('test.layer', 'evil.layer'))
    await writeFile(blobPath(dir, digest), changed)
    await expect(readLayout(dir)).rejects.toMatchObject({
      name: 'VerifyError',
      wanted: digest,
      found: digestOf(changed),
    })
  })

  it('refuses an index inside the index', async () => {
    const { dir } = await writeSample()
    const index = await readFile(join(dir, 'index.json'))
    await writeFile(blobPath(dir, digestOf(index)), index)
    await rewriteIndex(dir, () => ({ mediaType: MEDIA_TYPES.ociIndex, ...identify(index) }))
    await expect(readLayout(dir)).rejects.toThrow('wanted an image manifest, found an index')
  })
})

describe('openLayoutBlob', () => {
  it('refuses a size that is not that of the file before the first byte', async () => {
    const { dir } = await writeSample()
    const stream = openLayoutBlob(dir, { ...identify(layer), size: layer.length + 1 })
    await expect(stream.next()).rejects.toThrow(`wanted ${layer.length + 1}, found ${layer.length}`)
  })

  it('refuses a digest that would be a path', async () => {
    const { dir } = await writeSample()
    const stream = openLayoutBlob(dir, { digest: 'sha256:../../index.json', size: 1 })
    await expect(stream.next()).rejects.toThrow(VerifyError)
  })

  it('notices that a file became shorter while it was read', async () => {
    const { dir } = await writeSample()
    const stream = openLayoutBlob(dir, identify(layer))
    await stream.next()
    await truncate(blobPath(dir, digestOf(layer)), MEBIBYTE + 1)
    await expect(readAll(stream)).rejects.toThrow('is shorter than it should be')
  })
})

async function readAll(stream: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of stream);
}
