// Entries of the Actions cache that are not what they should be: refused aloud, while the next good source is used.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { blobName, type Member, replaceMember } from '../fakes/cache-archive.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { digestOf } from '../fixtures/manifest.ts'
import { describeWithPeers } from '../peers.ts'
import { type CacheScene, evidenceOf, hoursAgo, type SceneResult, startScene } from './cache-scene.ts'

const inputs = { resources: 'vuln-db' }
const shortOf = (digest: string): string => `sha256:${digest.slice(7, 23)}…`

/** What is wrong with an entry, and what the warning must show. */
interface Row {
  readonly edit?: (members: Member[]) => Member[]
  readonly keyDigest?: string
  readonly warning: RegExp
}

let bad: Artifact
let good: Artifact
let java: Artifact
beforeAll(async () => {
  bad = await buildArtifact('vuln-db', { updatedAt: hoursAgo(1) })
  good = await buildArtifact('vuln-db', { updatedAt: hoursAgo(5) })
  java = await buildArtifact('java-db', { updatedAt: hoursAgo(1) })
})

const layerName = () => blobName('vuln-db', bad.layerDigest)
const manifestName = () => blobName('vuln-db', bad.manifestDigest)
const INDEX = 'vuln-db/index.json'

const flipLayer = (members: Member[]): Member[] =>
  replaceMember(members, layerName(), ({ content = '' }) => {
    const bytes = Buffer.from(content)
    const middle = bytes.length >> 1
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x01, middle)
    return { content: bytes }
  })

const editIndex =
  (change: (entry: Record<string, unknown>) => unknown[]) =>
  (members: Member[]): Member[] =>
    replaceMember(members, INDEX, ({ content }) => {
      const index = JSON.parse(String(content))
      return { content: JSON.stringify({ ...index, manifests: index.manifests.flatMap(change) }) }
    })

const rows: Readonly<Record<string, () => Row>> = {
  'a byte of the layer flipped': () => ({
    edit: flipLayer,
    warning: new RegExp(`digest mismatch: wanted ${bad.layerDigest}, found sha256:[0-9a-f]{64}`),
  }),
  'the layer cut short': () => ({
    edit: (members) =>
      replaceMember(members, layerName(), ({ content }) => ({ content: content?.slice(0, 100) })),
    warning: new RegExp(`wanted ${'\\d+'}, found 100`),
  }),
  'the layer of another artifact under the digest of this one': () => ({
    edit: (members) => replaceMember(members, layerName(), () => ({ content: good.layer })),
    warning: /wanted (\d+|sha256:\w+), found (\d+|sha256:\w+)/,
  }),
  'no layer': () => ({
    edit: (members) => members.filter(({ name }) => name !== layerName()),
    warning: /wanted a regular file, found nothing/,
  }),
  'the manifest replaced': () => ({
    edit: (members) =>
      replaceMember(members, manifestName(), ({ content }) => ({
        content: String(content).replace(bad.layerDigest, digestOf(Buffer.from('other'))),
      })),
    warning: new RegExp(`digest: wanted ${bad.manifestDigest}, found sha256:[0-9a-f]{64}`),
  }),
  'another artifact than its key says': () => ({
    keyDigest: good.layerDigest,
    warning: new RegExp(
      `holds another artifact: wanted ${shortOf(good.layerDigest)}, found ${bad.layerDigest}`,
    ),
  }),
  'an index that leads outside': () => ({
    edit: editIndex((entry) => [{ ...entry, digest: 'sha256:../../../../outside' }]),
    warning: /digest: wanted sha256: and 64 hex digits, found "sha256:\.\./,
  }),
  'a link in place of the layer': () => ({
    edit: (members) => replaceMember(members, layerName(), () => ({ target: linkTarget(bad.layer) })),
    warning: /wanted a regular file, found a symbolic link/,
  }),
  'a link in place of the index': () => ({
    edit: (members) =>
      replaceMember(members, INDEX, ({ content }) => ({ target: linkTarget(Buffer.from(content ?? '')) })),
    warning: /index\.json: wanted a regular file, found a symbolic link/,
  }),
  'a link in place of all blobs': () => ({
    edit: (members) => [
      ...members.filter(({ name }) => !name.includes('/blobs/')),
      { name: 'vuln-db/blobs', target: tmpdir() },
    ],
    warning: /wanted a directory, found a symbolic link/,
  }),
  'two artifacts': () => ({
    edit: editIndex((entry) => [entry, entry]),
    warning: /wrong number of artifacts in the layout: wanted 1, found 2/,
  }),
  'no layout at all': () => ({
    edit: () => [{ name: 'vuln-db/trivy.db', content: 'somebody else’s' }],
    warning: /oci-layout: wanted a regular file, found nothing/,
  }),
  'another directory': () => ({
    edit: () => [{ name: 'other/oci-layout', content: '{}' }],
    warning: /wanted a directory, found nothing/,
  }),
}

/** A file outside of the entry, holding what the link's reader would be glad to find. */
function linkTarget(content: Buffer): string {
  const directory = mkdtempSync(join(tmpdir(), 'outside-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  writeFileSync(join(directory, 'file'), content)
  return join(directory, 'file')
}

/** The one warning is about the cache; the good entry behind it was used, and no registry was asked. */
function expectNextEntry(result: SceneResult, warning: RegExp): void {
  expect(result.annotations).toEqual([
    expect.stringMatching(/^::warning::Vulnerability DB: refused what Actions cache has: /),
  ])
  expect(result.annotations[0]).toMatch(warning)
  expect(evidenceOf(result, 'vuln-db')).toMatchObject({
    source: 'Actions cache',
    layerDigest: good.layerDigest,
  })
  expect(result.registryRequests).toEqual([])
  expect(result.outputs).toMatchObject({ 'cache-hit': 'true', 'vuln-db-ready': 'true', degraded: 'false' })
}

const plantGood = (scene: CacheScene) => scene.plant('vuln-db', good, { time: hoursAgo(5) })

describeWithPeers(['tar', 'zstd'], 'an entry with', () => {
  it.each(Object.entries(rows))(
    '%s is refused with a warning, and the one behind it used',
    async (_, row) => {
      const { warning, ...lie } = row()
      const scene = await startScene()
      await plantGood(scene)
      await scene.plant('vuln-db', bad, { time: hoursAgo(1), ...lie })
      expectNextEntry(await scene.run({ inputs }), warning)
    },
  )

  it('the artifact of another resource is refused with a warning, and the one behind it used', async () => {
    const scene = await startScene()
    await plantGood(scene)
    const members = (all: Member[]) =>
      all.map((one) => ({ ...one, name: one.name.replace('java-db', 'vuln-db') }))
    await scene.plant('vuln-db', java, { time: hoursAgo(1), edit: members })
    const types = 'wanted .*trivy.db.layer.v1.tar.gzip, found .*trivy.javadb.layer.v1.tar.gzip'
    expectNextEntry(await scene.run({ inputs }), new RegExp(`unacceptable media type: ${types}`))
  })

  it('a true layer that holds no database is refused with a warning, and the one behind it used', async () => {
    const scene = await startScene()
    await plantGood(scene)
    const hollow = await buildArtifact('vuln-db', {
      entries: (own) => own.filter(({ name }) => name !== 'trivy.db'),
    })
    await scene.plant('vuln-db', hollow, { time: hoursAgo(1) })
    expectNextEntry(await scene.run({ inputs }), /trivy\.db is missing/)
  })

  it('a broken archive is passed over, and the one behind it used', async () => {
    const scene = await startScene()
    await plantGood(scene)
    scene.service.truncate(await scene.plant('vuln-db', bad, { time: hoursAgo(1) }))
    const result = await scene.run({ inputs })
    expect(result.log).toMatch(
      /^Actions cache: failed, .*restore of offline-cache-vuln-db\S+ failed: .*tar.*exit code/m,
    )
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({
      source: 'Actions cache',
      layerDigest: good.layerDigest,
    })
    expect(result.outputs['cache-hit']).toBe('true')
  })

  it('a key that nobody here would write is passed over without a word', async () => {
    const scene = await startScene()
    await plantGood(scene)
    const [{ key = '' } = {}] = scene.service.entries
    const stem = key.slice(0, key.indexOf('-20'))
    // Of another day: what it shares a prefix with is hidden by it, and a registry has to do.
    const other = hoursAgo(30).toISOString().slice(0, 10).replaceAll('-', '')
    for (const end of ['-hand-made', `t2399-${'0'.repeat(16)}`])
      scene.service.plant(`${stem}-${other}${end}`, 'vuln-db', { bytes: Buffer.from('?') })
    const result = await scene.run({ inputs })
    expect(result.annotations).toEqual([])
    expect(result.cacheRequests.filter(({ method }) => method === 'download')).toHaveLength(1)
    expect(evidenceOf(result, 'vuln-db').source).toBe('Actions cache')
  })

  it('nothing good is replaced by a registry’s copy, and the step succeeds', async () => {
    const scene = await startScene()
    scene.publish(good)
    await scene.plant('vuln-db', bad, { time: hoursAgo(1), edit: flipLayer })
    const result = await scene.run({ inputs })
    expect(result.exitCode).toBe(0)
    expect(result.outputs['cache-hit']).toBe('false')
    expect(evidenceOf(result, 'vuln-db').layerDigest).toBe(good.layerDigest)
    expect(result.log).toMatch(/^Vulnerability DB .*Actions cache: refused/m)
  })

  it('damage, and many more behind it, is tried three times and no more', async () => {
    const scene = await startScene()
    scene.publish(good)
    for (let count = 1; count <= 5; count++)
      await scene.plant('vuln-db', bad, { time: hoursAgo(count), edit: flipLayer })
    const result = await scene.run({ inputs })
    expect(result.cacheRequests.filter(({ method }) => method === 'download')).toHaveLength(3)
    expect(evidenceOf(result, 'vuln-db').layerDigest).toBe(good.layerDigest)
  })
})
