// What of an image's layers is the program and its templates: the upper layer wins, whiteouts hide, links are refused.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { digestOf } from '../../../src/oci/digest.ts'
import { unpackProgram } from '../../../src/resources/trivy/unpack-layers.ts'
import { type ArchiveEntry, tarGz } from '../../fixtures/archive.ts'
import { officialLayers } from '../../fixtures/trivy-image.ts'
import { lackOf } from '../../system.ts'
import { makeDirectory } from '../../temporary.ts'

const GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip'
const PROGRAM = 'usr/local/bin/trivy'

const file = (name: string, content = name): ArchiveEntry => ({ kind: 'file', name, content })
const link = (name: string): ArchiveEntry => ({ kind: 'symlink', name, target: '/bin/busybox' })

async function unpack(
  layers: readonly (readonly ArchiveEntry[])[],
  change = { type: GZIP, pack: (tar: Buffer) => tar, falsify: false },
) {
  const directory = makeDirectory('layers')
  const read: string[] = []
  const packed = await Promise.all(layers.map(async (entries) => change.pack(await tarGz(entries))))
  const descriptors = packed.map((bytes) => ({
    mediaType: change.type,
    digest: digestOf(bytes),
    size: bytes.length,
    annotations: {},
  }))
  const unpacked = await unpackProgram({
    layers: descriptors,
    directory,
    what: 'the image',
    signal: new AbortController().signal,
    async *open({ digest }) {
      const index = descriptors.findIndex((each) => each.digest === digest)
      read.push(String(index))
      const bytes = Buffer.from(packed[index] ?? Buffer.alloc(0))
      if (change.falsify) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      yield bytes
    },
  })
  const templates = readdirSync(directory).includes('contrib') ? readdirSync(join(directory, 'contrib')) : []
  return { ...unpacked, read, templates, program: readFileSync(join(directory, 'trivy'), 'utf8'), directory }
}

it('takes program and templates of the official image, and does not read what lies below them', async () => {
  const { program, templates, read, directory } = await unpack(officialLayers(Buffer.from('trivy')))
  expect({ program, templates, read }).toEqual({
    program: 'trivy',
    templates: ['html.tpl'],
    read: ['2', '1'],
  })
  if (!lackOf('modes').isLacking) expect(statSync(join(directory, 'trivy')).mode & 0o777).toBe(0o755)
})

it.each<[string, readonly (readonly ArchiveEntry[])[], string, readonly string[]]>([
  [
    'two layers that both have it: the upper wins',
    [[file(PROGRAM, 'old'), file('contrib/a.tpl')], [file(PROGRAM, 'new')]],
    'new',
    ['a.tpl'],
  ],
  [
    'the same with a leading ./',
    [[file(`./${PROGRAM}`, 'old'), file('./contrib/a.tpl')], [file(`./${PROGRAM}`, 'new')]],
    'new',
    ['a.tpl'],
  ],
  [
    'a whiteout of one template',
    [[file(PROGRAM), file('contrib/a.tpl'), file('contrib/b.tpl')], [file('contrib/.wh.a.tpl', '')]],
    PROGRAM,
    ['b.tpl'],
  ],
  [
    'a whiteout of all templates',
    [[file(PROGRAM), file('contrib/a.tpl')], [file('.wh.contrib', '')]],
    PROGRAM,
    [],
  ],
  [
    'an opaque directory of templates',
    [
      [file(PROGRAM), file('contrib/a.tpl')],
      [file('contrib/.wh..wh..opq', ''), file('contrib/b.tpl')],
    ],
    PROGRAM,
    ['b.tpl'],
  ],
  [
    'a whiteout below, and the program again above',
    [
      [file(PROGRAM, 'old')],
      [file('usr/local/bin/.wh.trivy', '')],
      [file(PROGRAM, 'new'), file('contrib/a.tpl')],
    ],
    'new',
    ['a.tpl'],
  ],
  [
    'an opaque directory whose own layer has the program',
    [
      [file(PROGRAM, 'old')],
      [file('usr/local/bin/.wh..wh..opq', ''), file(PROGRAM, 'new'), file('contrib/a.tpl')],
    ],
    'new',
    ['a.tpl'],
  ],
  ['no templates at all', [[file('etc/x')], [file(PROGRAM)]], PROGRAM, []],
  [
    'a template of an odd name, which is left out',
    [[file(PROGRAM), file('contrib/a.tpl'), file('contrib/deep/b.tpl')]],
    PROGRAM,
    ['a.tpl'],
  ],
])('%s', async (_, layers, program, templates) => {
  expect(await unpack(layers)).toMatchObject({ program, templates })
})

it.each<[string, readonly (readonly ArchiveEntry[])[], string]>([
  ['an image without the program', [[file('usr/bin/trivy')]], 'the image has no /usr/local/bin/trivy'],
  [
    'a whiteout of the program',
    [[file(PROGRAM)], [file('usr/local/bin/.wh.trivy', '')]],
    'the image has no /usr/local/bin/trivy',
  ],
  [
    'a whiteout of a directory above it',
    [[file(PROGRAM)], [file('usr/.wh.local', '')]],
    'the image has no /usr/local/bin/trivy',
  ],
  [
    'an opaque directory above it',
    [[file(PROGRAM)], [file('usr/.wh..wh..opq', '')]],
    'the image has no /usr/local/bin/trivy',
  ],
  ['the program as a link', [[link(PROGRAM)]], '/usr/local/bin/trivy in the image is a symlink'],
  [
    'the program as a hard link',
    [[{ kind: 'link', name: PROGRAM, target: 'bin/busybox' }]],
    '/usr/local/bin/trivy in the image is a link',
  ],
  [
    'the program as a directory',
    [[{ kind: 'directory', name: `${PROGRAM}/` }]],
    '/usr/local/bin/trivy in the image is a directory',
  ],
  ['a link above a layer with the program', [[file(PROGRAM)], [link(PROGRAM)]], 'is a symlink'],
  [
    'a directory on the way as a link',
    [[file(PROGRAM)], [link('usr/local/bin')]],
    '/usr/local/bin in the image is a symlink',
  ],
  ['the program twice in one layer', [[file(PROGRAM), file(PROGRAM)]], 'stands twice in the archive'],
])('refuses %s', async (_, layers, sentence) => {
  await expect(unpack(layers)).rejects.toThrow(sentence)
})

it('reads layers that are packed by zstd, or not at all', async () => {
  const layers = officialLayers(Buffer.from('trivy'))
  const plain = { type: 'application/vnd.oci.image.layer.v1.tar', pack: gunzipSync, falsify: false }
  const zstd = {
    type: `${plain.type}+zstd`,
    pack: (tar: Buffer) => zstdCompressSync(gunzipSync(tar)),
    falsify: false,
  }
  const halves = (tar: Buffer) => [tar.subarray(0, 1000), tar.subarray(1000)]
  const frames = {
    ...zstd,
    pack: (tar: Buffer) => Buffer.concat(halves(gunzipSync(tar)).map((part) => zstdCompressSync(part))),
  }
  for (const change of [plain, zstd, frames])
    expect(await unpack(layers, change)).toMatchObject({ program: 'trivy' })
})

it('refuses a layer whose bytes are not those of its digest, though program and templates were in it', async () => {
  const layers = [[file(PROGRAM), file('contrib/a.tpl')]]
  const change = { type: 'application/vnd.oci.image.layer.v1.tar', pack: gunzipSync, falsify: true }
  await expect(unpack(layers, change)).rejects.toThrow('the image: layer: digest mismatch')
})
