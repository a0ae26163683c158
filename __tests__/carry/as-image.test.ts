// A layer under the manifest of a plain image: what an image tool checks holds, and Trivy's layer is untouched.
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { wrapAsImage } from '../../src/carry/as-image.ts'
import { digestOf } from '../../src/oci/digest.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { buildArtifact } from '../fixtures/artifact.ts'

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100)
}

it('names the config and what is in the layer by their digests, and changes nothing of the layer', async () => {
  const artifact = await buildArtifact('checks-bundle')
  const { fetched, config } = await wrapAsImage(parseManifest(artifact.manifest), inPieces(artifact.layer))
  expect(JSON.parse(config.toString())).toEqual({
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: [digestOf(gunzipSync(artifact.layer))] },
  })
  expect(fetched.manifest.config).toMatchObject({ digest: digestOf(config), size: config.length })
  const { layers, annotations } = JSON.parse(artifact.manifest.toString())
  expect(JSON.parse(fetched.bytes.toString())).toMatchObject({ layers, annotations })
})

it('is the same for the same artifact', async () => {
  const artifact = await buildArtifact('checks-bundle')
  const wrap = () => wrapAsImage(parseManifest(artifact.manifest), inPieces(artifact.layer))
  expect((await wrap()).fetched.digest).toBe((await wrap()).fetched.digest)
})

it('fails on a layer that is no gzip', async () => {
  const artifact = await buildArtifact('checks-bundle')
  await expect(
    wrapAsImage(parseManifest(artifact.manifest), inPieces(Buffer.from('plain'))),
  ).rejects.toThrow()
})
