// What comes, and is not what was wanted: from a registry, and from what lies nearby.
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rethrowLocal } from '../../src/base/local-failure.ts'
import { createLayoutWriter } from '../../src/oci/layout-writer.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { formatTarHeader } from '../../src/oci/tar-header.ts'
import { type Job, writeJobFile } from '../action/run.ts'
import { type ForwardProxyOptions, startForwardProxy } from '../fakes/proxy.ts'
import type { FakeRegistry } from '../fakes/registry.ts'
import type { Fault } from '../fakes/registry-faults.ts'
import { type Artifact, type ArtifactOverrides, buildArtifact } from '../fixtures/artifact.ts'
import { writeCacheDir } from '../fixtures/cache-dir.ts'
import { digestOf, MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { NOW, type Reading, runHere } from './run-here.ts'

const HOUR_MS = 3_600_000
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS)

/** A registry that gives an artifact, or breaks its layer on the way. */
export const REGISTRY_CONTENTS: readonly {
  readonly failure: string
  readonly artifact?: ArtifactOverrides
  readonly layerFault?: Fault
}[] = [
  { failure: 'another byte', layerFault: { kind: 'corrupt', atByte: 100 } },
  { failure: 'the layer is cut short', layerFault: { kind: 'truncate', afterBytes: 100 } },
  { failure: 'the layer stops coming', layerFault: { kind: 'stall', afterBytes: 100 } },
  { failure: 'the layer is gone', layerFault: { kind: 'status', status: 404 } },
  { failure: 'the layer is no archive', artifact: { layer: Buffer.from('no archive at all') } },
  { failure: 'the archive holds something else', artifact: { entries: (own) => own.slice(0, 1) } },
  { failure: 'too old', artifact: { updatedAt: hoursAgo(100) } },
  { failure: 'older than max-age, still used', artifact: { updatedAt: hoursAgo(41) } },
  { failure: 'of another schema', artifact: { schemaVersion: 3 } },
  {
    failure: 'an image, no artifact',
    artifact: {
      artifactType: undefined,
      layerMediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    } as ArtifactOverrides,
  },
]

/** Asks a registry for this. */
export async function askRegistry(
  job: Job,
  registry: FakeRegistry,
  { artifact, layerFault }: (typeof REGISTRY_CONTENTS)[number],
): Promise<Reading> {
  const built = await buildArtifact('vuln-db', artifact)
  registry.put(`trivy/${built.repository}`, '2', {
    manifest: built.manifest,
    mediaType: MANIFEST_TYPE,
    blobs: built.blobs,
  })
  const path = `/blobs/${built.layerDigest}`
  const heal = layerFault === undefined ? () => undefined : registry.fail({ path }, layerFault)
  try {
    return await runHere(job, { resources: 'vuln-db', registries: `${registry.host}/trivy` })
  } finally {
    heal()
  }
}

/** What lies nearby, by its title; each prepares the job, and runs where nobody else may be asked. */
export const NEARBY: readonly {
  readonly title: string
  readonly failure: string
  run(job: Job, good: string): Promise<Reading>
}[] = [
  ...proxy('wants a login', { login: { username: 'me', password: 'password' } }),
  ...proxy('does not know the host', {}),
  ...proxy('is not there', undefined),
  ...cacheDirectory('nothing there', () => undefined),
  ...cacheDirectory('too old', (job) => writeDatabase(job, 100)),
  ...cacheDirectory('cut short', (job) => {
    writeDatabase(job, 2)
    truncateSync(join(job.cacheDir, 'db', 'trivy.db'), 5000)
  }),
  ...cacheDirectory('no database', (job) => {
    writeDatabase(job, 2)
    writeFileSync(join(job.cacheDir, 'db', 'trivy.db'), 'no database')
  }),
  ...cacheDirectory('no metadata', (job) => {
    writeDatabase(job, 2)
    rmSync(join(job.cacheDir, 'db', 'metadata.json'))
  }),
  ...cacheDirectory('metadata that does not parse', (job) => {
    writeDatabase(job, 2)
    writeFileSync(join(job.cacheDir, 'db', 'metadata.json'), '{')
  }),
  ...cacheDirectory('of another schema', (job) => {
    writeDatabase(job, 2)
    const file = join(job.cacheDir, 'db', 'metadata.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"Version": ?2/, '"Version":3'))
  }),
  {
    title: 'The cache directory (`cache-dir`)',
    failure: 'changed since this step placed it',
    run: async (job, good) => {
      await runHere(job, { resources: 'vuln-db', registries: good })
      appendFileSync(join(job.cacheDir, 'db', 'trivy.db'), 'x')
      return await offline(job)
    },
  },
  {
    title: 'The cache directory (`cache-dir`)',
    failure: 'is a file',
    run: (job, good) => {
      const file = writeJobFile(join(job.temp, 'file'), '')
      return runHere(job, { resources: 'vuln-db', registries: good, 'cache-dir': file })
    },
  },
  {
    title: 'The runner store (`store-dir`)',
    failure: 'is a file',
    run: (job) => {
      writeJobFile(join(job.temp, 'file'), '')
      return offline(job, { store: 'always', 'store-dir': join(job.temp, 'file') })
    },
  },
  ...bundle('no such file', () => undefined),
  ...bundle('no archive', (file) => writeJobFile(file, 'no archive')),
  ...bundle('a zip archive', (file) => writeJobFile(file, 'PK\u0003\u0004 and more of it')),
  ...bundle('empty', (file) => writeJobFile(file, '')),
  ...bundle('cut off on its way', (file) =>
    writeJobFile(file, formatTarHeader('index.json', 4096).toString('latin1')),
  ),
  ...bundle('no archive, and long', (file) => writeJobFile(file, 'no archive '.repeat(200))),
  {
    title: 'A bundle (`bundle`)',
    failure: 'a directory whose tar is cut short',
    run: (job) => {
      const directory = join(job.temp, 'carried')
      writeJobFile(join(directory, 'trivy-db.tar'), 'cut short')
      return offline(job, { bundle: directory })
    },
  },
  ...layout('its index.json', (directory) => join(directory, 'index.json')),
  ...layout('a layout without oci-layout', (directory) => {
    rmSync(join(directory, 'oci-layout'))
    return directory
  }),
  ...layout('a layout without blobs', (directory) => {
    rmSync(join(directory, 'blobs'), { recursive: true })
    return directory
  }),
  ...layout('a layout that lost a manifest', (directory, { manifest }) => {
    rmSync(join(directory, 'blobs', 'sha256', digestOf(manifest).slice('sha256:'.length)))
    return directory
  }),
  {
    title: 'A bundle (`bundle`)',
    failure: 'of another digest',
    run: async (job, good) => {
      const file = join(job.temp, 'trivy-data.tar')
      await runHere(job, { resources: 'vuln-db', registries: good, file }, 'export')
      return await offline(job, { bundle: file, 'bundle-digest': `sha256:${'0'.repeat(64)}` })
    },
  },
  {
    title: 'A bundle (`bundle`)',
    failure: 'without what is wanted',
    run: (job) => {
      const directory = join(job.temp, 'carried')
      writeCacheDir(directory, { javaDb: { updatedAt: hoursAgo(2), downloadedAt: NOW } })
      return offline(job, { bundle: directory })
    },
  },
  {
    title: 'A bundle (`bundle`)',
    failure: 'too old',
    run: (job) => {
      const directory = join(job.temp, 'carried')
      writeCacheDir(directory, { vulnDb: { updatedAt: hoursAgo(200), downloadedAt: hoursAgo(200) } })
      return offline(job, { bundle: directory })
    },
  },
]

/** What is wrong with this machine, by the code of the system and in Node's words. */
export const MACHINE: readonly (readonly [failure: string, code: string, words: string])[] = [
  ['the disk is full', 'ENOSPC', 'no space left on device, write'],
  ['the quota is used up', 'EDQUOT', 'disk quota exceeded, write'],
  ['a file may not be that large', 'EFBIG', 'file too large, write'],
  ['no permission', 'EACCES', "permission denied, open '/temp/cache/db/trivy.db'"],
  ['read-only', 'EROFS', "read-only file system, open '/temp/cache/db/trivy.db'"],
]

/** As it is told where a file is written. */
export function failLocally(code: string, words: string): unknown {
  try {
    const file = { name: 'trivy.db', sizeBytes: 734_000_000, writtenBytes: 120_000_000 }
    const error = Object.assign(new Error(`${code}: ${words}`), { code, syscall: 'write' })
    rethrowLocal(error, { cacheDir: '/temp/cache', file })
  } catch (error) {
    return error
  }
  return undefined
}

function offline(job: Job, inputs: Readonly<Record<string, string>> = {}): Promise<Reading> {
  return runHere(job, { resources: 'vuln-db', offline: 'true', ...inputs })
}

const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy']

/** @param options undefined: nobody listens there any more */
function proxy(failure: string, options: ForwardProxyOptions | undefined) {
  const run = async (job: Job) => {
    const before = PROXY_VARIABLES.map((name) => [name, process.env[name]] as const)
    const { url, close } = await startForwardProxy(options)
    if (options === undefined) await close()
    for (const name of PROXY_VARIABLES) delete process.env[name]
    process.env.HTTPS_PROXY = url
    try {
      return await runHere(job, { resources: 'vuln-db', registries: 'registry.test/trivy' })
    } finally {
      for (const [name, text] of before) {
        if (text === undefined) delete process.env[name]
        else process.env[name] = text
      }
      if (options !== undefined) await close()
    }
  }
  return [{ title: 'A proxy on the way (`HTTPS_PROXY`)', failure, run }]
}

function cacheDirectory(failure: string, prepare: (job: Job) => unknown) {
  const run = (job: Job) => {
    prepare(job)
    return offline(job)
  }
  return [{ title: 'The cache directory (`cache-dir`)', failure, run }]
}

function bundle(failure: string, write: (file: string) => unknown) {
  const run = (job: Job) => {
    const file = join(job.temp, 'trivy-data.tar')
    write(file)
    return offline(job, { bundle: file })
  }
  return [{ title: 'A bundle (`bundle`)', failure, run }]
}

/** A layout that something was done to, and what the input names then. */
function layout(failure: string, spoil: (directory: string, artifact: Artifact) => string) {
  const run = async (job: Job) => {
    const directory = join(job.temp, 'carried')
    const artifact = await buildArtifact('vuln-db')
    const writer = await createLayoutWriter(directory)
    for (const blob of artifact.blobs.values()) await writer.writeBlob(blob)
    await writer.addManifest(parseManifest(artifact.manifest), {})
    await writer.finish()
    return await offline(job, { bundle: spoil(directory, artifact) })
  }
  return [{ title: 'A bundle (`bundle`)', failure, run }]
}

function writeDatabase(job: Job, hours: number): void {
  writeCacheDir(job.cacheDir, { vulnDb: { updatedAt: hoursAgo(hours), downloadedAt: hoursAgo(hours) } })
}
