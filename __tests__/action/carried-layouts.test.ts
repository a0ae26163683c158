// Layouts as other people's tools leave them: the right entry is taken, of the right resource, repository, and major; what is
// no artifact of ours is passed over; ages are told by the best evidence there is.
import { execFile, execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLayoutWriter } from '../../src/oci/layout-writer.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { describeSingleLayer } from '../../src/oci/single-layer.ts'
import { startPeerRegistry } from '../fakes/peer-registries.ts'
import { startRegistry as startFakeRegistry } from '../fakes/registry.ts'
import { fileEntries, tarGz } from '../fixtures/archive.ts'
import { type Artifact, type ArtifactOverrides, buildArtifact } from '../fixtures/artifact.ts'
import { writeCacheDir } from '../fixtures/cache-dir.ts'
import { digestOf, type RegistryResource } from '../fixtures/manifest.ts'
import { buildVexFiles, LODASH_NOT_AFFECTED } from '../fixtures/vex.ts'
import { describeWithPeers, itWithPeers } from '../peers.ts'
import { evidenceOf, newJob, startUpstream, step } from './carry-lab.ts'
import { startRegistry } from './distribution-lab.ts'
import { type Job, writeJobFile } from './run.ts'

const run = promisify(execFile)
const HOUR_MS = 3_600_000
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS)
const REF_NAME = 'org.opencontainers.image.ref.name'

/** One entry of an index: an artifact, and what the index says of it. */
type Entry = readonly [
  artifact: Pick<Artifact, 'manifest' | 'blobs'>,
  annotations?: Readonly<Record<string, string>> | undefined,
]

/** Writes a layout `carry` into the workspace. */
async function carryLayout(job: Job, entries: readonly Entry[]): Promise<string> {
  const directory = join(job.workspace, 'carry')
  const writer = await createLayoutWriter(directory)
  for (const [{ manifest, blobs }, annotations] of entries) {
    for (const blob of blobs.values()) await writer.writeBlob(blob)
    await writer.addManifest(parseManifest(manifest), annotations ?? {})
  }
  await writer.finish()
  return directory
}

const use = (job: Job, resources: RegistryResource, inputs: Readonly<Record<string, string>> = {}) =>
  step('main', { resources, offline: 'true', bundle: 'carry', ...inputs }, { job })

/** Builds artifacts of one resource, carries them in this order, and uses them. */
async function carryAndUse(
  resource: RegistryResource,
  entries: readonly (readonly [ArtifactOverrides, Readonly<Record<string, string>>?])[],
  inputs: Readonly<Record<string, string>> = {},
) {
  const job = newJob()
  const artifacts = await Promise.all(entries.map(([overrides]) => buildArtifact(resource, overrides)))
  await carryLayout(
    job,
    artifacts.map((artifact, at) => [artifact, entries[at]?.[1]] as const),
  )
  const result = await use(job, resource, inputs)
  return {
    job,
    artifacts,
    result,
    taken: artifacts.findIndex(({ layerDigest }) => layerDigest === evidenceOf(result)[0]?.layerDigest),
  }
}

describe('of several databases in a layout', () => {
  it.each([
    [
      'the newest, though it has lost its name',
      [[{ updatedAt: hoursAgo(1) }], [{ updatedAt: hoursAgo(5) }, { [REF_NAME]: '2' }]],
      0,
    ],
    [
      'the newest, which stands last',
      [[{ updatedAt: hoursAgo(5) }], [{ updatedAt: hoursAgo(1) }, { [REF_NAME]: '2' }]],
      1,
    ],
    [
      'the newest of three',
      [[{ updatedAt: hoursAgo(5) }], [{ updatedAt: hoursAgo(1) }], [{ updatedAt: hoursAgo(9) }]],
      1,
    ],
    [
      'a fresh one behind stale ones',
      [[{ updatedAt: hoursAgo(200) }], [{ updatedAt: hoursAgo(40) }], [{ updatedAt: hoursAgo(2) }]],
      2,
    ],
    [
      'the newest that is good',
      [[{ updatedAt: hoursAgo(1), schemaVersion: 9 }], [{ updatedAt: hoursAgo(5) }]],
      1,
    ],
    [
      'the newest by its data, whenever it was pushed',
      [
        [{ updatedAt: hoursAgo(5), created: hoursAgo(1) }],
        [{ updatedAt: hoursAgo(2), created: hoursAgo(9) }],
      ],
      1,
    ],
  ] as const)('takes %s', async (_, entries, wanted) => {
    const { result, taken } = await carryAndUse('vuln-db', entries)
    expect(result.exitCode, result.log).toBe(0)
    expect(taken, result.log).toBe(wanted)
    expect(result.outputs.degraded).toBe('false')
  })
})

describe('of several checks bundles in a layout', () => {
  const old: ArtifactOverrides = { checksMajor: 1, checkNumber: '9002', created: hoursAgo(900) }
  const now: ArtifactOverrides = { checkNumber: '9003' }
  const unversioned = { 'org.opencontainers.image.version': '', 'org.opencontainers.image.revision': '' }
  it.each([
    ['the major that is wanted, behind one that tells none', [[old], [now]], 1],
    ['the major that is wanted, before one that tells none', [[now], [old]], 0],
    [
      'the major by the tag it was copied under',
      [
        [{ ...now, annotations: unversioned, created: hoursAgo(900) }, { [REF_NAME]: '2' }],
        [old, { 'io.containerd.image.name': 'registry.example.com/aquasec/trivy-checks:1' }],
      ],
      0,
    ],
    [
      'the highest version',
      [
        [{ ...now, checkNumber: '9004', annotations: { 'org.opencontainers.image.version': '2.9.0' } }],
        [{ ...now, annotations: { 'org.opencontainers.image.version': '2.10.0' } }],
      ],
      1,
    ],
    [
      'the newest where none tells a version',
      [
        [{ ...now, annotations: unversioned }],
        [{ ...now, checkNumber: '9005', annotations: unversioned, created: hoursAgo(50) }],
      ],
      0,
    ],
  ] as const)('takes %s', async (_, entries, wanted) => {
    const { result, taken } = await carryAndUse('checks-bundle', entries, { 'trivy-version': '0.76.0' })
    expect(result.exitCode, result.log).toBe(0)
    expect(taken, result.log).toBe(wanted)
  })

  it('takes none of another major, and says which it found', async () => {
    const { result } = await carryAndUse('checks-bundle', [[old, { [REF_NAME]: 'trivy-checks:1' }]], {
      'trivy-version': '0.76.0',
    })
    expect(result.outputs['checks-bundle-ready']).toBe('false')
    expect(result.log).toContain('wanted major 2, found major 1')
  })
})

/** The files of a VEX repository as Trivy keeps them. */
function vexFiles(): Record<string, string> {
  const files = buildVexFiles([LODASH_NOT_AFFECTED], ['https://vex.example.com/two.tar.gz'])
  const { 'README.md': _, 'vex-repository.json': manifest = '', ...versioned } = files
  const below = Object.entries(versioned).map(([path, text]) => [`0.1/${path}`, text] as const)
  return { 'vex-repository.json': manifest, ...Object.fromEntries(below) }
}

describe('a VEX repository in a layout', () => {
  const LAYER_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.layer.v1.tar+gzip'
  const buildVex = async (): Promise<Entry[0]> => {
    const layer = await tarGz(fileEntries(vexFiles()))
    const config = Buffer.from('{}')
    const { bytes } = describeSingleLayer({
      artifactType: 'application/vnd.trivy-offline-cache.vex-repository.v1',
      layer: { mediaType: LAYER_TYPE, digest: digestOf(layer), size: layer.length },
      title: 'vex-repository.tar.gz',
      annotations: {},
      what: 'VEX',
    })
    return { manifest: bytes, blobs: new Map([layer, config].map((blob) => [digestOf(blob), blob])) }
  }
  const take = async (annotations: Readonly<Record<string, string>>, name = 'two') => {
    const job = newJob()
    await carryLayout(job, [[await buildVex(), annotations]])
    const inputs = { resources: 'vex-repo', 'vex-repositories': `${name}=https://vex.example.com/two` }
    return step(
      'main',
      { ...inputs, offline: 'true', bundle: 'carry', 'on-unavailable': 'continue' },
      { job },
    )
  }

  it.each([
    ['no name', {}],
    ['the name of another', { [REF_NAME]: 'hub' }],
    ['a reference to another', { [REF_NAME]: 'registry.example.com/trivy-vex/hub:0.1' }],
    ['a tag alone', { [REF_NAME]: '0.1' }],
    ['a name that only begins alike', { [REF_NAME]: 'two-more' }],
  ])('with %s is not taken for the one that is wanted', async (_, annotations) => {
    const result = await take(annotations)
    expect(result.outputs['vex-repo-ready'], result.log).toBe('false')
    expect(result.log).toContain(
      'bundle: 1 of this kind, of which none is named two; copy it under that name',
    )
    expect(result.log).toContain('bundle: absent')
  })

  it.each([
    ['team/one', 'one', 'false'],
    ['team/one', 'registry.example.com/trivy-vex/one:0.1', 'false'],
    ['one', 'registry.example.com/trivy-vex/team/one:0.1', 'false'],
    ['one', 'trivy-vex-one-2', 'false'],
    ['one-2', 'trivy-vex-one-2', 'true'],
    ['team/one', 'team/one', 'true'],
    ['team/one', 'registry.example.com/trivy-vex/team/one:0.1', 'true'],
    ['team/one', 'trivy-vex-team-one-0.1', 'true'],
  ])('that is wanted as %s, with the name %s: %s', async (wanted, name, ready) => {
    const result = await take({ [REF_NAME]: name }, wanted)
    expect(result.outputs['vex-repo-ready'], result.log).toBe(ready)
  })

  it.each([
    ['its name', { [REF_NAME]: 'two' }],
    ['a reference to it', { [REF_NAME]: 'registry.example.com:5000/mirror/trivy-vex/two:0.1' }],
    ['the name of export', { [REF_NAME]: 'trivy-vex-two-0.1' }],
    [
      'the reference of containerd',
      { 'io.containerd.image.name': '127.0.0.1:5000/m/trivy-vex/two:0.1', [REF_NAME]: '0.1' },
    ],
  ])('with %s is taken', async (_, annotations) => {
    const result = await take(annotations)
    expect(result.outputs['vex-repo-ready'], result.log).toBe('true')
  })
})

describe('what is no artifact of ours', () => {
  it('is passed over: an index, foreign types and digests, blobs that are missing, a damaged manifest', async () => {
    const job = newJob()
    const [database, other] = [await buildArtifact('vuln-db'), await buildArtifact('java-db')]
    const directory = await carryLayout(job, [[database], [other]])
    const path = join(directory, 'index.json')
    const index = JSON.parse(readFileSync(path, 'utf8'))
    const [ours, theirs] = index.manifests
    // Somebody's attestation beside it: its manifest is there, and says nothing that we can read.
    const junk = Buffer.from('{"schemaVersion":2,"mediaType":"application/vnd.example+json"}')
    writeFileSync(join(directory, 'blobs', 'sha256', digestOf(junk).slice(7)), junk)
    const missing = { ...ours, digest: `sha256:${'1'.repeat(64)}` }
    writeFileSync(join(directory, 'blobs', 'sha256', theirs.digest.slice(7)), 'x'.repeat(theirs.size))
    index.manifests = [
      missing,
      { mediaType: 'application/vnd.example+json', digest: digestOf(junk), size: junk.length },
      { ...ours, digest: `sha512:${'2'.repeat(128)}` },
      { ...ours, annotations: { number: 3 } },
      theirs,
      ours,
    ]
    writeFileSync(path, JSON.stringify(index))
    const result = await use(job, 'vuln-db')
    expect(result.exitCode, result.log).toBe(0)
    expect(evidenceOf(result)).toMatchObject([{ layerDigest: database.layerDigest }])
    expect(result.log.match(/^bundle: passed over: /gm)).toHaveLength(5)
  })

  it('does not hide an artifact that an index leads to, for this platform or for none', async () => {
    const job = newJob()
    const [right, wrong] = [
      await buildArtifact('vuln-db'),
      await buildArtifact('vuln-db', { updatedAt: hoursAgo(3) }),
    ]
    const directory = await carryLayout(job, [[right], [wrong]])
    const path = join(directory, 'index.json')
    const { manifests } = JSON.parse(readFileSync(path, 'utf8'))
    const platforms = [
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' },
    ]
    const nested = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: manifests.map((entry: object, at: number) => ({ ...entry, platform: platforms[at] })),
      }),
    )
    writeFileSync(join(directory, 'blobs', 'sha256', digestOf(nested).slice(7)), nested)
    const entry = {
      mediaType: 'application/vnd.oci.image.index.v1+json',
      digest: digestOf(nested),
      size: nested.length,
    }
    writeFileSync(path, JSON.stringify({ schemaVersion: 2, manifests: [entry] }))
    const result = await use(job, 'vuln-db')
    expect(result.exitCode, result.log).toBe(0)
    expect(evidenceOf(result)).toMatchObject([{ layerDigest: right.layerDigest }])
  })

  describeWithPeers(['oras', 'registry', 'skopeo'], 'in a backup by oras', () => {
    it('is passed over: what was attached to the database', async () => {
      const job = newJob()
      const registry = await startPeerRegistry('distribution-3')
      onTestFinished(() => registry.close())
      const artifact = await buildArtifact('vuln-db')
      const source = await carryLayout(job, [[artifact, { [REF_NAME]: '2' }]])
      const target = `${registry.host}/m/trivy-db`
      await run('skopeo', [
        '--insecure-policy',
        'copy',
        '--preserve-digests',
        '--dest-tls-verify=false',
        `oci:${source}:2`,
        `docker://${target}:2`,
      ])
      const note = join(job.temp, 'note.txt')
      writeFileSync(note, 'looked at')
      await run(
        'oras',
        [
          'attach',
          '--plain-http',
          '--artifact-type',
          'application/vnd.example.note',
          `${target}:2`,
          'note.txt',
        ],
        { cwd: job.temp },
      )
      renameSync(source, join(job.temp, 'source'))
      await run('oras', ['backup', '--plain-http', '--include-referrers', '--output', source, target])
      const result = await use(job, 'vuln-db')
      expect(result.exitCode, result.log).toBe(0)
      expect(evidenceOf(result)).toMatchObject([{ layerDigest: artifact.layerDigest }])
    })
  })
})

describe('the age of checks in a layout that export did not write', () => {
  it('is told by the time of its index, and makes no dated tag that would not be true', async () => {
    const job = newJob()
    const created = new Date('2026-03-10T08:30:00Z')
    const checks = await buildArtifact('checks-bundle', { created })
    const directory = await carryLayout(job, [[checks]])
    const written = hoursAgo(3)
    utimesSync(join(directory, 'index.json'), written, written)
    const used = await use(job, 'checks-bundle')
    expect(used.outputs.degraded, used.log).toBe('false')
    expect(used.log).toContain('bundle: used, current as of 3 h ago; by the time of its index')

    const target = await startFakeRegistry()
    onTestFinished(() => target.close())
    const inputs = { resources: 'checks-bundle', offline: 'true', bundle: 'carry', to: `${target.host}/m` }
    const mirrored = await step('mirror', inputs, { job })
    expect(mirrored.exitCode, mirrored.log).toBe(0)
    const tags = target.requests.filter(({ method, url }) => method === 'PUT' && url.includes('/manifests/'))
    expect(tags.map(({ url }) => url.split('/').at(-1))).toEqual(['2-20260310t0830', '2'])
  })

  it('is told by the manifest where times are gone, and is no dated tag where that says nothing either', async () => {
    for (const created of ['2026-03-10T08:30:00Z', '']) {
      const job = newJob()
      const checks = await buildArtifact('checks-bundle', {
        annotations: { 'org.opencontainers.image.created': created },
      })
      const directory = await carryLayout(job, [[checks]])
      const epoch = new Date(0)
      utimesSync(join(directory, 'index.json'), epoch, epoch)
      const used = await use(job, 'checks-bundle')
      expect(used.log).toMatch(
        created === ''
          ? /bundle: stale, age unknown/
          : /bundle: stale, current as of \d+ d ago .*by the time in its manifest/,
      )
      const target = await startFakeRegistry()
      onTestFinished(() => target.close())
      const inputs = { resources: 'checks-bundle', offline: 'true', bundle: 'carry', to: `${target.host}/m` }
      expect((await step('mirror', inputs, { job })).exitCode).toBe(0)
      const tags = target.requests.filter(
        ({ method, url }) => method === 'PUT' && url.includes('/manifests/'),
      )
      expect(tags.map(({ url }) => url.split('/').at(-1))).toEqual(
        created === '' ? ['2'] : ['2-20260310t0830', '2'],
      )
    }
  })
})

describe('a cache directory of Trivy', () => {
  const fill = (directory: string) =>
    writeCacheDir(directory, {
      vulnDb: { updatedAt: hoursAgo(2) },
      javaDb: { updatedAt: hoursAgo(3) },
      checks: { downloadedAt: hoursAgo(4) },
    })

  it.each([
    ['as it is', (root: string) => fill(join(root, 'carry'))],
    ['in a directory of its own', (root: string) => fill(join(root, 'carry', 'trivy'))],
    [
      'in a tar',
      (root: string) => {
        fill(join(root, 'cache'))
        execFileSync('tar', ['-cf', join(root, 'carry'), '-C', join(root, 'cache'), '.'])
      },
    ],
    [
      'in a compressed tar, with its name',
      (root: string) => {
        fill(join(root, 'cache'))
        execFileSync('tar', ['-czf', join(root, 'carry'), '-C', root, 'cache'])
      },
    ],
  ])('is taken as a bundle %s, unconfirmed', async (_, carry) => {
    const job = newJob()
    carry(job.workspace)
    const result = await step('main', { offline: 'true', bundle: 'carry' }, { job })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.outputs).toMatchObject({ degraded: 'false', unavailable: '' })
    expect(evidenceOf(result)).toMatchObject(
      Array.from({ length: 3 }, () => ({ source: 'bundle', confirmed: false })),
    )
    expect(result.log).toMatch(
      /bundle: used, current as of 4 h ago; from the directory \S*policy\/, by Trivy's own record/,
    )
    expect(existsSync(join(job.cacheDir, 'policy', 'content'))).toBe(true)
  })

  it('holds VEX repositories, each under its name', async () => {
    const job = newJob()
    const directory = join(job.workspace, 'carry', 'vex', 'repositories', 'two')
    for (const [path, text] of Object.entries(vexFiles())) writeJobFile(join(directory, path), text)
    writeJobFile(
      join(directory, 'cache.json'),
      JSON.stringify({ UpdatedAt: hoursAgo(5).toISOString(), Etags: {} }),
    )
    const inputs = { resources: 'vex-repo', offline: 'true', bundle: 'carry', 'on-unavailable': 'continue' }
    const url = 'https://vex.example.com'
    const result = await step('main', { ...inputs, 'vex-repositories': `two=${url}/two` }, { job })
    expect(result.outputs['vex-repo-ready'], result.log).toBe('true')
    expect(result.log).toContain(
      "current as of 5 h ago; from the directory vex/repositories/two/, by Trivy's own record",
    )
    const other = await step('main', { ...inputs, 'vex-repositories': `hub=${url}/hub` }, { job })
    expect(other.outputs['vex-repo-ready'], other.log).toBe('false')
  })

  it('that lacks a file is refused for that', async () => {
    const job = newJob()
    fill(join(job.workspace, 'carry'))
    rmSync(join(job.workspace, 'carry', 'db', 'metadata.json'))
    const result = await use(job, 'vuln-db')
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/bundle: refused, .*metadata\.json: wanted a regular file, found nothing/)
  })

  it('can be mirrored, and used from there', async () => {
    const job = newJob()
    fill(join(job.workspace, 'carry'))
    const target = await startFakeRegistry()
    onTestFinished(() => target.close())
    const to = `${target.host}/m`
    const resources = 'vuln-db, java-db, checks-bundle'
    const mirrored = await step('mirror', { resources, offline: 'true', bundle: 'carry', to }, { job })
    expect(mirrored.exitCode, mirrored.log).toBe(0)
    const back = await step('main', { resources, registries: to })
    expect(back.exitCode, back.log).toBe(0)
  })
})

describe('a layer with holes', () => {
  itWithPeers(['tar'], 'is refused for that reason', async () => {
    const job = newJob()
    const { layer } = await buildArtifact('vuln-db')
    const directory = join(job.temp, 'files')
    mkdirSync(directory)
    const archive = join(job.temp, 'db.tar.gz')
    writeFileSync(archive, layer)
    execFileSync('tar', ['-xzf', archive, '-C', directory])
    // A hole that tar sees.
    execFileSync('truncate', ['-s', '+1M', join(directory, 'trivy.db')])
    mkdirSync(join(job.workspace, 'carry'))
    execFileSync('tar', [
      '--sparse',
      '--format=posix',
      '-czf',
      join(job.workspace, 'carry', 'db.tar.gz'),
      '-C',
      directory,
      '.',
    ])
    const result = await use(job, 'vuln-db')
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/trivy\.db: is stored as a sparse file.*without --sparse/)
    expect(result.log).not.toContain('is missing')
  })
})

describeWithPeers(['crane', 'skopeo', 'docker-registry'], 'what docker load reads', () => {
  it('is taken where it holds the layer, packed or not', async () => {
    const { host } = await startRegistry()
    const job = newJob()
    const artifact = await buildArtifact('vuln-db', { updatedAt: hoursAgo(1) })
    const source = await carryLayout(job, [[artifact, { [REF_NAME]: '2' }]])
    const reference = `${host}/m/trivy-db:2`
    await run('skopeo', [
      '--insecure-policy',
      'copy',
      '--preserve-digests',
      '--dest-tls-verify=false',
      `oci:${source}:2`,
      `docker://${reference}`,
    ])
    renameSync(source, join(job.temp, 'source'))
    const renamed = `${host}/m/data:today`
    await run('crane', ['copy', reference, renamed])
    for (const [format, from] of [
      ['tarball', reference],
      ['legacy', reference],
      // Its name says nothing; what is in it does.
      ['tarball', renamed],
    ] as const) {
      await run('crane', ['pull', `--format=${format}`, from, join(job.workspace, 'carry')])
      const result = await use(job, 'vuln-db')
      expect(result.exitCode, result.log).toBe(0)
    }
  })

  it('is told how to be saved in a form that keeps all of it, by the command of its own tool', async () => {
    for (const [config, command] of [
      ['sha256:0', 'crane pull --format=oci'],
      ['0.json', 'skopeo copy docker://REFERENCE oci-archive:FILE:TAG'],
    ]) {
      const job = newJob()
      mkdirSync(join(job.workspace, 'carry'))
      const images = [{ Config: config, RepoTags: ['m/trivy-db:2'], Layers: ['a.tar', 'b.tar'] }]
      writeFileSync(join(job.workspace, 'carry', 'manifest.json'), JSON.stringify(images))
      const result = await use(job, 'vuln-db')
      expect(result.exitCode).toBe(1)
      expect(result.log).toContain(command)
    }
  })
})

describe('very many copies of one resource', () => {
  it('are not all read: a registry has its turn, and the log says how many were left', async () => {
    const { base, artifacts } = await startUpstream()
    const job = newJob()
    const images: { readonly RepoTags: readonly string[]; readonly Layers: readonly string[] }[] = []
    mkdirSync(join(job.workspace, 'carry', 'layers'), { recursive: true })
    for (let copy = 0; copy < 20; copy++) {
      const { layer } = await buildArtifact('vuln-db', { updatedAt: hoursAgo(1000 + copy) })
      writeFileSync(join(job.workspace, 'carry', 'layers', String(copy)), layer)
      images.push({ RepoTags: [`trivy-db:${copy}`], Layers: [`layers/${copy}`] })
    }
    writeJobFile(join(job.workspace, 'carry', 'manifest.json'), JSON.stringify(images))
    const result = await use(job, 'vuln-db', { offline: 'false', registries: base })
    expect(result.exitCode, result.log).toBe(0)
    expect(evidenceOf(result)).toMatchObject([{ layerDigest: artifacts[0]?.layerDigest }])
    expect(result.log.match(/^bundle: (stale|older)/gm)).toHaveLength(16)
    expect(result.log).toContain('bundle: 4 more copies of Vulnerability DB are not looked into')
  })
})

describe('a packing that is not read', () => {
  it.each([
    ['xz', 'tar', ['-cJf', 'carry', 'files'], 'xz -d'],
    ['bzip2', 'tar', ['-cjf', 'carry', 'files'], 'bunzip2'],
    ['zip', 'zip', ['-q', '-r', 'carry.zip', 'files'], 'unzip'],
  ] as const)('is named, and what unpacks it: %s', async (name, program, options, command) => {
    const job = newJob()
    mkdirSync(join(job.workspace, 'files'))
    writeFileSync(join(job.workspace, 'files', 'db.tar.gz'), 'x')
    execFileSync(program, [...options], { cwd: job.workspace })
    const result = await use(job, 'vuln-db', { bundle: name === 'zip' ? 'carry.zip' : 'carry' })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain(`is packed by ${name}`)
    expect(result.log).toMatch(new RegExp(`^::error::.*\\(\`${command}\`\\)`, 'm'))
  })
})

describe('an archive of oras pull', () => {
  it('is taken under any name, with an ending or without one', async () => {
    const { layer } = await buildArtifact('vuln-db')
    const job = newJob()
    writeFileSync(join(job.workspace, 'carry'), layer)
    expect((await use(job, 'vuln-db')).exitCode).toBe(0)
    copyFileSync(join(job.workspace, 'carry'), join(job.temp, 'any.tgz'))
    expect((await use(newJob(), 'vuln-db', { bundle: join(job.temp, 'any.tgz') })).exitCode).toBe(0)
  })
})

it('says of a bundle with a digest which layout it is that matched, among others', async () => {
  const upstream = await startUpstream()
  const exported = await step('export', { registries: upstream.base })
  const job = newJob()
  const unpacked = join(job.workspace, 'carry', 'ours')
  mkdirSync(unpacked, { recursive: true })
  execFileSync('tar', ['-xf', exported.outputs.file ?? '', '-C', unpacked])
  writeCacheDir(join(job.workspace, 'carry', 'cache'), { vulnDb: { updatedAt: hoursAgo(0) } })
  const digest = exported.outputs['bundle-digest'] ?? ''
  const result = await step('main', { offline: 'true', bundle: 'carry', 'bundle-digest': digest }, { job })
  expect(result.exitCode, result.log).toBe(0)
  expect(evidenceOf(result)).toMatchObject(
    upstream.artifacts.map(({ layerDigest }) => ({ layerDigest, confirmed: true })),
  )
})
