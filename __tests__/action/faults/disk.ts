// What lies on disk: trees to compare, and what a cache directory must look like after a step.
import { createHash } from 'node:crypto'
import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { extract } from 'tar-stream'
import { expect } from 'vitest'
import type { Artifact } from '../../fixtures/artifact.ts'
import type { RegistryResource } from '../../fixtures/manifest.ts'
import type { Lab, LabSource } from './lab.ts'

/** Files by path with their sha256. */
export type Tree = Readonly<Record<string, string>>

const DIRECTORIES = { 'vuln-db': 'db', 'java-db': 'java-db', 'checks-bundle': 'policy' } as const

/** The healthy artifact lies in its place, sealed, with nothing beside it. */
export async function expectPlaced(lab: Lab, from: LabSource): Promise<void> {
  const { resource, healthy } = lab
  const { cacheDir } = lab.job
  const directory = DIRECTORIES[resource]
  const tree = readTree(cacheDir)
  const wanted = await filesOf(resource, healthy)
  const seal = `.offline-cache/${resource}.seal.json`
  const metadata = `${directory}/metadata.json`
  expect(tree).toEqual({ ...wanted, [seal]: tree[seal], [metadata]: tree[metadata] })
  expect(JSON.parse(readFileSync(join(cacheDir, seal), 'utf8'))).toMatchObject({
    layerDigest: healthy.layerDigest,
    source: from.label,
    confirmed: true,
    files: expect.arrayContaining([
      {
        path: 'metadata.json',
        sha256: tree[metadata],
        size: expect.any(Number),
        modified: expect.any(String),
        inode: String(lstatSync(join(cacheDir, metadata), { bigint: true }).ino),
      },
    ]),
  })
  expect(listStaging(cacheDir)).toEqual([])
}

/** What was there before is there still, seal included, and nothing else; without `before` there was nothing. */
export function expectOldState(lab: Lab, before: string | undefined): void {
  expect(readTree(lab.job.cacheDir)).toEqual(before === undefined ? {} : readTree(before))
  expect(listStaging(lab.job.cacheDir)).toEqual([])
}

/** Every file below a directory with its sha256, and everything that is neither file nor directory by its kind. */
export function readTree(directory: string): Tree {
  if (!existsSync(directory)) return {}
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  const described = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name)
      const name = path.slice(directory.length + 1).replaceAll('\\', '/')
      return [name, lstatSync(path).isFile() ? hash(readFileSync(path)) : 'not a file']
    })
    // What the trivy on PATH said of its version, where there is one: it has no part in the data.
    .filter(([name]) => name !== '.offline-cache/trivy-version.json')
  return Object.fromEntries(described.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What lies in the directory where downloads are unpacked. */
export function listStaging(cacheDir: string): string[] {
  const staging = join(cacheDir, '.offline-cache', 'staging')
  return existsSync(staging) ? readdirSync(staging) : []
}

function hash(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The files of an artifact as the cache directory holds them. */
export async function filesOf(resource: RegistryResource, { layer }: Artifact): Promise<Tree> {
  const directory = DIRECTORIES[resource]
  const below = resource === 'checks-bundle' ? `${directory}/content` : directory
  const files: Record<string, string> = {}
  const tar = extract()
  tar.end(gunzipSync(layer))
  for await (const entry of tar) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk as Buffer)
    if (entry.header.type === 'file') files[`${below}/${entry.header.name}`] = hash(Buffer.concat(chunks))
  }
  return files
}

/** Fills a directory with hard links to the files of another: times and inodes stay as they were. */
export function linkTree(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const target = join(to, path.slice(from.length))
    mkdirSync(entry.isDirectory() ? target : dirname(target), { recursive: true })
    if (!entry.isDirectory()) linkSync(path, target)
  }
}
