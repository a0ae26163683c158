import { gunzipSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { parseManifest } from '../../../../src/oci/manifest.ts'
import {
  buildPomArtifact,
  POM_LAYER_TYPE,
  readPomArtifact,
} from '../../../../src/resources/maven-poms/sets/pom-artifact.ts'
import { type PomSet, packPomSet, unpackPomSet } from '../../../../src/resources/maven-poms/sets/pom-set.ts'

const A = 'org/a/1/a-1.pom'
const B = 'org/b/2/b-2.pom'
const KEY = '0123456789abcdef'.repeat(2)
const OTHER = 'f'.repeat(32)
const set = (...order: readonly string[]): PomSet => ({
  poms: new Map(order.map((path) => [path, Buffer.from(`<project>${path}</project>`)])),
  origins: new Map(order.map((path) => [path, { from: [KEY], after: [OTHER] }])),
  absent: new Map([['org/c/3/c-3.pom', [KEY]]]),
  isComplete: true,
})

async function packFiles(files: readonly (readonly [string, string, object?])[]): Promise<Buffer> {
  const archive = pack()
  for (const [name, text, header] of files) archive.entry({ name, ...header }, text)
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk)
  return gzipSync(Buffer.concat(chunks))
}

const RECORD = [
  'poms.json',
  JSON.stringify({ schema: 2, complete: true, repositories: [], poms: [], absent: [] }),
] as const

describe('a set of POMs', () => {
  it('comes back as it was packed', async () => {
    expect(await unpackPomSet(await packPomSet(set(A, B)))).toEqual(set(A, B))
    const incomplete = { ...set(A), isComplete: false }
    expect(await unpackPomSet(await packPomSet(incomplete))).toEqual(incomplete)
  })

  it('has the same bytes whatever the order in which it was found', async () => {
    const packed = await packPomSet(set(A, B))
    expect(await packPomSet(set(B, A))).toEqual(packed)
    expect(gunzipSync(packed).includes('ustar')).toBe(true)
  })

  it.each<[string, readonly (readonly [string, string, object?])[]]>([
    ['a path that leaves it', [RECORD, ['repository/../x/a/1/a-1.pom', 'x']]],
    ['an absolute path', [RECORD, ['/etc/passwd', 'x']]],
    ['a JAR', [RECORD, ['repository/org/a/1/a-1.jar', 'x']]],
    ['a POM twice', [RECORD, [`repository/${A}`, 'x'], [`repository/${A}`, 'y']]],
    ['a link', [RECORD, [`repository/${A}`, '', { type: 'symlink', linkname: '/etc/passwd' }]]],
    ['no record', [[`repository/${A}`, 'x']]],
    ['nothing', []],
    ['a record of an earlier version', [['poms.json', '{"schema":1,"absent":[]}']]],
    ['a record of another version', [['poms.json', '{"schema":3,"absent":[]}']]],
    [
      'a record that names no path',
      [['poms.json', '{"schema":2,"repositories":[],"poms":[],"absent":[{"path":"../x","by":[]}]}']],
    ],
    [
      'a record whose repositories are no keys',
      [['poms.json', '{"schema":2,"repositories":["https://x.test"],"poms":[],"absent":[]}']],
    ],
    [
      'a record that names a repository which it does not have',
      [
        [
          'poms.json',
          `{"schema":2,"repositories":[],"poms":[{"path":"${A}","from":[0],"after":[]}],"absent":[]}`,
        ],
      ],
    ],
  ])('is refused with %s', async (_, files) => {
    await expect(packFiles(files).then(unpackPomSet)).rejects.toMatchObject({ name: 'VerifyError' })
  })

  it('is refused when it is no archive, or one that was cut off', async () => {
    const packed = await packPomSet(set(A))
    await expect(unpackPomSet(Buffer.from('no gzip'))).rejects.toMatchObject({ name: 'VerifyError' })
    await expect(unpackPomSet(packed.subarray(0, packed.length - 20))).rejects.toMatchObject({
      name: 'VerifyError',
    })
    const cut = gzipSync(gunzipSync(packed).subarray(0, 700))
    await expect(unpackPomSet(cut)).rejects.toMatchObject({ name: 'VerifyError' })
  })
})

describe('the artifact of a set', () => {
  const facts = { inputDigest: `sha256:${'1'.repeat(64)}`, confirmedAt: new Date('2026-11-20T12:00:00Z') }
  const streamOf = (bytes: Buffer) =>
    async function* () {
      yield bytes
    }

  it('is read back with what its manifest says, and its layer does not know the time', async () => {
    const artifact = await buildPomArtifact(set(A), facts)
    const later = await buildPomArtifact(set(A), { ...facts, confirmedAt: new Date() })
    expect(later.layerDigest).toBe(artifact.layerDigest)
    const read = await readPomArtifact({ fetched: artifact.fetched, openLayer: streamOf(artifact.layer) })
    expect(read).toMatchObject({
      ...set(A),
      confirmedAt: facts.confirmedAt,
      layerDigest: artifact.layerDigest,
    })
  })

  it('is refused when its bytes are others, or it is something else', async () => {
    const { fetched, layer } = await buildPomArtifact(set(A), facts)
    const other = Buffer.from(layer)
    other[20] = (other[20] ?? 0) ^ 1
    await expect(readPomArtifact({ fetched, openLayer: streamOf(other) })).rejects.toThrow('digest mismatch')
    const text = fetched.bytes.toString().replace(POM_LAYER_TYPE, 'application/vnd.other.tar+gzip')
    const foreign = parseManifest(Buffer.from(text))
    await expect(readPomArtifact({ fetched: foreign, openLayer: streamOf(layer) })).rejects.toThrow(
      'another artifact',
    )
  })
})
