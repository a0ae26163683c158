// Trivy in the Actions cache: what is kept is the layers that it took, and is verified anew when it comes back.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { digestOf } from '../../../src/oci/digest.ts'
import { parseDocument } from '../../../src/oci/document-request.ts'
import type { TrivyImage } from '../../../src/resources/trivy/image-source.ts'
import { type KeptImages, openKept, startImageCopy } from '../../../src/resources/trivy/kept-image.ts'
import { unpackImage, vouchAndSelect } from '../../../src/resources/trivy/open-program.ts'
import { parseChild } from '../../../src/resources/trivy/registry-image.ts'
import { createDirectoryCache, type DirectoryCache } from '../../fakes/directory-cache.ts'
import { createSigstore, type TestSigstore } from '../../fakes/sigstore.ts'
import {
  type BuiltImage,
  buildTrivyImage,
  signAsReferrer,
  versionScript,
} from '../../fixtures/trivy-image.ts'
import { createKeptLog } from '../../oci/kept-log.ts'
import { makeDirectory } from '../../temporary.ts'

const PLATFORM = { os: 'linux', architecture: 'amd64' }
const { signal } = new AbortController()

let cache: DirectoryCache
let kept: KeptImages
let sigstore: TestSigstore
let built: BuiltImage
let image: TrivyImage
beforeEach(async () => {
  const root = makeDirectory('cache')
  mkdirSync(join(root, 'run'))
  cache = createDirectoryCache(root)
  kept = { cache, keyPrefix: 'offline-cache', platform: PLATFORM, log: createKeptLog() }
  sigstore = await createSigstore()
  built = await buildTrivyImage()
  const signature = await signAsReferrer(built, sigstore)
  const { bytes } = signature.document
  const read = (digest: string) => built.blobs.get(digest) ?? Buffer.alloc(0)
  image = {
    label: 'registry.example.com/trivy:0.76.0',
    kind: 'registry',
    root: parseDocument(built.index.bytes, 'index'),
    fetchChild: async (child) => {
      const found = built.children.find(({ digest }) => digest === child.digest)
      return parseChild(found?.bytes ?? Buffer.alloc(0), child, 'child')
    },
    async *openBlob({ digest }) {
      yield read(digest)
    },
    fetchBlob: async ({ digest }) => read(digest),
    listSignatures: async () => {
      const descriptor = { mediaType: '', digest: digestOf(bytes), size: bytes.length, annotations: {} }
      return [{ ...signature, fetched: parseChild(bytes, descriptor, 'signature'), tag: undefined }]
    },
  }
})

async function use(from: TrivyImage, copyTo?: KeptImages): Promise<string> {
  const { trustedRoot } = sigstore
  const policy = { kind: 'signature', trustedRoot, digest: undefined } as const
  const vouched = await vouchAndSelect(from, { version: '0.76.0', platform: PLATFORM, policy })
  const directory = makeDirectory('program')
  const copy = copyTo && startImageCopy(copyTo)
  await unpackImage(vouched, { directory, signal, ...(copy === undefined ? {} : { tee: copy.tee }) })
  if (copy !== undefined) expect(await copy.save(vouched)).toBe('saved')
  return readFileSync(join(directory, 'trivy'), 'utf8')
}

it('comes back as it was, verified, without the layers that nobody read', async () => {
  await use(image, kept)
  expect(cache.keys).toEqual([
    expect.stringMatching(/^offline-cache-trivy-0\.76\.0-linux-amd64-[0-9a-f]{32}-\d{8}t\d{4}-[0-9a-f]{16}$/),
  ])
  const open = await openKept(kept, '0.76.0')
  if (open === undefined) throw new Error('absent')
  expect(await use(await open())).toBe(versionScript('0.76.0').toString())
})

it('is absent for another version', async () => {
  await use(image, kept)
  expect(await openKept(kept, '0.76.1')).toBeUndefined()
})

it.each(['a layer', 'the index'] as const)('%s that somebody changed there is refused', async (what) => {
  await use(image, kept)
  const child = JSON.parse(built.children[0]?.bytes.toString() ?? '') as { layers: { digest: string }[] }
  const digest = what === 'the index' ? built.index.digest : (child.layers[1]?.digest ?? '')
  const path = join(cache.entryOf(cache.keys[0] ?? ''), 'blobs', 'sha256', digest.slice(7))
  const bytes = readFileSync(path)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(path, bytes)
  expect(createHash('sha256').update(bytes).digest('hex')).not.toBe(digest.slice(7))
  const open = await openKept(kept, '0.76.0')
  await expect((async () => use(await (open ?? Promise.reject)()))()).rejects.toThrow(/digest|JSON|wanted/)
})
