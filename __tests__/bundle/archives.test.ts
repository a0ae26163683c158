// Archives without a manifest: what is in them is recognised without reading all of it, and what is broken is nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listDockerLayers, openArchive } from '../../src/bundle/archives.ts'
import { directoryFiles } from '../../src/oci/layout-files.ts'
import { fileEntries, tarGz } from '../fixtures/archive.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'archives-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

async function open(bytes: Buffer) {
  writeFileSync(join(directory, 'archive'), bytes)
  return openArchive(directoryFiles(directory), 'archive')
}

const small = { 'metadata.json': '{}', './trivy.db': 'x'.repeat(100), last: 'x' }

describe('the first members of an archive', () => {
  it('are told of one that is packed, and of one that is not', async () => {
    const packed = await tarGz(fileEntries(small))
    for (const bytes of [packed, gunzipSync(packed)]) {
      expect(await (await open(bytes)).listFirst()).toEqual(['metadata.json', 'trivy.db'])
    }
  })

  it('end with the first large one', async () => {
    const bytes = await tarGz(fileEntries({ 'trivy.db': 'x'.repeat(2 << 20), 'metadata.json': '{}' }))
    expect(await (await open(bytes)).listFirst()).toEqual(['trivy.db'])
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('no archive at all, but text')],
    ['a gzip that breaks off', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])],
    ['a gzip of text', Buffer.from('H4sIAAAAAAAAA8vIBACsKpPYAgAAAA==', 'base64')],
  ])('are none of %s', async (_, bytes) => {
    expect(await (await open(bytes)).listFirst()).toEqual([])
  })
})

describe('a tar that is carried bare', () => {
  it('is a layer again, and a packed one stays as it is', async () => {
    const packed = await tarGz(fileEntries(small))
    const bare = await (await open(gunzipSync(packed))).read()
    const chunks: Buffer[] = []
    for await (const chunk of bare.open()) chunks.push(chunk)
    expect(gunzipSync(Buffer.concat(chunks)).equals(gunzipSync(packed))).toBe(true)
    expect((await (await open(packed)).read()).size).toBe(packed.length)
  })
})

describe('what docker load reads', () => {
  it('is one archive for each file, under all names of the images that share it', async () => {
    writeFileSync(join(directory, 'one.tar.gz'), await tarGz(fileEntries(small)))
    writeFileSync(join(directory, 'two.tar.gz'), await tarGz(fileEntries({ other: 'x' })))
    const images = ['one', 'two', 'one', 'one'].map((name, at) => ({
      RepoTags: [`registry.test/trivy-db:${at}`],
      Layers: [`${name}.tar.gz`],
    }))
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(images))
    const archives = await listDockerLayers(directoryFiles(directory), '')
    expect(archives.map(({ names }) => names)).toEqual([
      ['registry.test/trivy-db:0', 'registry.test/trivy-db:2', 'registry.test/trivy-db:3'],
      ['registry.test/trivy-db:1'],
    ])
  })
})
