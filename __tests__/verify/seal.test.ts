// A placed resource is recognised by its seal, until anything of it is not as it was.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  compareDigests,
  compareFacts,
  hashFile,
  readSeal,
  removeSeal,
  type Seal,
  sealFile,
  writeSeal,
} from '../../src/verify/seal.ts'
import type { ResourceName } from '../fixtures/resources.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const intact = { kind: 'intact' }
const files = {
  'vuln-db': { 'trivy.db': 'data of the database', 'metadata.json': '{"Version":2}' },
  'checks-bundle': {
    'metadata.json': '{}',
    'content/policies/a.rego': 'package a',
    'content/policies/deep/b.rego': 'package b',
  },
} as const

describe.each(['vuln-db', 'checks-bundle'] as const)('the seal of the %s', (name) => {
  const path = name === 'vuln-db' ? 'trivy.db' : 'content/policies/deep/b.rego'

  it('speaks of what is placed, by file facts and by digests', async () => {
    const { cacheDir, seal } = await place(name)
    expect(compareFacts(cacheDir, ARTIFACTS[name], seal)).toEqual(intact)
    expect(await compareDigests(cacheDir, ARTIFACTS[name], seal)).toEqual(intact)
  })

  it.each<[string, (file: string) => void]>([
    ['is longer', (file) => writeFileSync(file, 'more', { flag: 'a' })],
    [
      'is longer, with the time as it was',
      (file) => {
        writeFileSync(file, 'more', { flag: 'a' })
        utimesSync(file, SEALED_AT, SEALED_AT)
      },
    ],
    ['is truncated', (file) => writeFileSync(file, '')],
    ['has another time', (file) => utimesSync(file, 1000, 2000)],
    ['is another file', (file) => replace(file)],
    ['is gone', (file) => rmSync(file)],
    ['is a link', (file) => link(file)],
  ])('breaks when a file %s', async (_, change) => {
    const { cacheDir, directory, seal } = await place(name)
    change(join(directory, path))
    const broken = { kind: 'broken', paths: [path] }
    expect(compareFacts(cacheDir, ARTIFACTS[name], seal)).toEqual(broken)
    expect(await compareDigests(cacheDir, ARTIFACTS[name], seal)).toEqual(broken)
  })

  it('breaks by digests alone when only the bytes have changed', async () => {
    const { cacheDir, directory, seal } = await place(name)
    const file = join(directory, path)
    const bytes = readFileSync(file)
    bytes[0] = 0x78
    writeFileSync(file, bytes)
    utimesSync(file, SEALED_AT, SEALED_AT)
    expect(compareFacts(cacheDir, ARTIFACTS[name], seal)).toEqual(intact)
    expect(await compareDigests(cacheDir, ARTIFACTS[name], seal)).toEqual({ kind: 'broken', paths: [path] })
  })

  it('names every file that is not as it was', async () => {
    const { cacheDir, directory, seal } = await place(name)
    for (const file of Object.keys(files[name])) writeFileSync(join(directory, file), 'x')
    const check = compareFacts(cacheDir, ARTIFACTS[name], seal)
    expect(check).toEqual({ kind: 'broken', paths: Object.keys(files[name]) })
  })
})

describe('a file beside the sealed ones', () => {
  it.each(['content/policies/more.rego', 'content/.manifest', 'content/new/x.yaml', 'other'])(
    'breaks the seal of a bundle, because Trivy would load it: %s',
    async (path) => {
      const { cacheDir, directory, seal } = await place('checks-bundle')
      writeFile(directory, path, 'package more')
      const broken = { kind: 'broken', paths: [path] }
      expect(compareFacts(cacheDir, ARTIFACTS['checks-bundle'], seal)).toEqual(broken)
      expect(await compareDigests(cacheDir, ARTIFACTS['checks-bundle'], seal)).toEqual(broken)
    },
  )

  itWhere(['links'], 'breaks the seal of a bundle as a link too', async () => {
    const { cacheDir, directory, seal } = await place('checks-bundle')
    symlinkSync('a.rego', join(directory, 'content/policies/link.rego'))
    expect(compareFacts(cacheDir, ARTIFACTS['checks-bundle'], seal)).toEqual({
      kind: 'broken',
      paths: ['content/policies/link.rego'],
    })
  })

  it('does not break the seal of a database, which Trivy finds by name', async () => {
    const { cacheDir, directory, seal } = await place('vuln-db')
    writeFile(directory, 'trivy.db.lock', '')
    expect(compareFacts(cacheDir, ARTIFACTS['vuln-db'], seal)).toEqual(intact)
  })
})

describe('a seal on disk', () => {
  it('is read as it was written, beside the resource and not in it', async () => {
    const { cacheDir, directory, seal } = await place('vuln-db')
    await writeSeal(cacheDir, seal)
    expect(await readSeal(cacheDir, 'vuln-db')).toEqual(seal)
    expect(readdirSync(directory).sort()).toEqual(['metadata.json', 'trivy.db'])
    expect(readdirSync(join(cacheDir, '.offline-cache'))).toEqual(['vuln-db.seal.json'])
  })

  it('is absent for another resource, after it was removed, and where there is no directory', async () => {
    const { cacheDir, seal } = await place('vuln-db')
    await writeSeal(cacheDir, seal)
    expect(await readSeal(cacheDir, 'java-db')).toBeUndefined()
    await removeSeal(cacheDir, 'vuln-db')
    expect(await readSeal(cacheDir, 'vuln-db')).toBeUndefined()
    await removeSeal(cacheDir, 'vuln-db')
    expect(await readSeal(join(cacheDir, 'nowhere'), 'vuln-db')).toBeUndefined()
    expect(await readSeal(join(cacheDir, 'db', 'trivy.db'), 'vuln-db')).toBeUndefined()
  })

  it.each([
    ['is empty', ''],
    ['is garbage', '\u0000\u0001garbage'],
    ['is truncated', '{"version":1,"resource":"vuln-db","sch'],
    ['is null', 'null'],
    ['is a list', '[]'],
    ['is a number', '7'],
  ])('is absent when it %s', async (_, text) => {
    const { cacheDir, seal } = await place('vuln-db')
    await writeSeal(cacheDir, seal)
    writeFileSync(join(cacheDir, '.offline-cache', 'vuln-db.seal.json'), text)
    expect(await readSeal(cacheDir, 'vuln-db')).toBeUndefined()
  })

  it.each<[string, (seal: Seal) => unknown]>([
    ['a later version of us', (seal) => ({ ...seal, version: 2 })],
    ['another resource', (seal) => ({ ...seal, resource: 'java-db' })],
    ['a schema in words', (seal) => ({ ...seal, schema: '2' })],
    ['no layer digest', ({ layerDigest, ...seal }) => ({ ...seal, other: layerDigest })],
    ['no manifest digest', (seal) => ({ ...seal, manifestDigest: null })],
    ['a version that is no text', (seal) => ({ ...seal, artifactVersion: 2 })],
    ['a date that is none', (seal) => ({ ...seal, measuredAt: 'yesterday' })],
    ['no source', (seal) => ({ ...seal, source: undefined })],
    ['no word on its origin', (seal) => ({ ...seal, confirmed: 'yes' })],
    ['no files', (seal) => ({ ...seal, files: [] })],
    ['files that are no list', (seal) => ({ ...seal, files: {} })],
    ['a file without facts', (seal) => ({ ...seal, files: [...seal.files, { path: 'x' }] })],
    ['a file that is null', (seal) => ({ ...seal, files: [null] })],
    [
      'a size in words',
      ({ files, ...seal }) => ({ ...seal, files: files.map((file) => ({ ...file, size: '1' })) }),
    ],
  ])('is absent when it has %s', async (_, change) => {
    const { cacheDir, seal } = await place('vuln-db')
    writeFile(cacheDir, '.offline-cache/vuln-db.seal.json', JSON.stringify(change(seal)))
    expect(await readSeal(cacheDir, 'vuln-db')).toBeUndefined()
    writeFile(cacheDir, '.offline-cache/vuln-db.seal.json', JSON.stringify(seal))
    expect(await readSeal(cacheDir, 'vuln-db')).toEqual(seal)
  })

  it('that cannot be read is a failure, not an absence', async () => {
    const { cacheDir } = await place('vuln-db')
    writeFile(cacheDir, '.offline-cache/vuln-db.seal.json/x', '')
    await expect(readSeal(cacheDir, 'vuln-db')).rejects.toThrow('wanted a regular file, found a directory')
    expect(existsSync(cacheDir)).toBe(true)
  })

  itWhere(['pipes'], 'is neither waited for as a pipe nor read as a device', async () => {
    const { cacheDir } = await place('vuln-db')
    const path = writeFile(cacheDir, '.offline-cache/vuln-db.seal.json', '')
    rmSync(path)
    spawnSync('mkfifo', [path])
    await expect(readSeal(cacheDir, 'vuln-db')).rejects.toThrow('wanted a regular file')
    rmSync(path)
    symlinkSync('/dev/zero', path)
    await expect(readSeal(cacheDir, 'vuln-db')).rejects.toThrow('wanted a regular file')
  })
})

describe('a forged seal', () => {
  it.each(['../../outside', 'x/../../outside', '..\\outside', '/etc/passwd'])(
    'is absent when it speaks of a file outside of the resource: %s',
    async (path) => {
      const { cacheDir, seal } = await place('vuln-db')
      const [file] = seal.files
      const forged = { ...seal, files: [...seal.files, { ...file, path }] }
      writeFile(cacheDir, '.offline-cache/vuln-db.seal.json', JSON.stringify(forged))
      expect(await readSeal(cacheDir, 'vuln-db')).toBeUndefined()
    },
  )

  it('is broken when it says nothing of the database itself', async () => {
    const { cacheDir, seal } = await place('vuln-db')
    const files = seal.files.filter(({ path }) => path !== 'trivy.db')
    expect(compareFacts(cacheDir, ARTIFACTS['vuln-db'], { ...seal, files })).toEqual({
      kind: 'broken',
      paths: ['trivy.db'],
    })
  })
})

describe('the facts of a file', () => {
  it('keep times and inodes that are too large for a JSON number', async () => {
    const directory = makeDirectory()
    const file = writeFile(directory, 'a', 'text')
    const facts = sealFile(directory, 'a', await hashFile(file))
    expect(facts.sha256).toBe(createHash('sha256').update('text').digest('hex'))
    expect(facts.modified).toMatch(/^\d{19}$/)
    expect(facts.inode).toMatch(/^\d+$/)
    expect(facts.size).toBe(4)
  })
})

/** A whole second: what `utimes` can set again. */
const SEALED_AT = new Date('2026-11-20T12:00:00Z')

async function place(name: ResourceName & keyof typeof files) {
  const cacheDir = makeDirectory('cache')
  const directory = join(cacheDir, ARTIFACTS[name].directory)
  const sealed = []
  for (const [path, content] of Object.entries(files[name])) {
    const file = writeFile(directory, path, content)
    utimesSync(file, SEALED_AT, SEALED_AT)
    sealed.push(sealFile(directory, path, await hashFile(file)))
  }
  writeFile(cacheDir, '.offline-cache/.keep', '')
  rmSync(join(cacheDir, '.offline-cache/.keep'))
  const seal: Seal = {
    version: 1,
    resource: name,
    schema: 2,
    layerDigest: `sha256:${'1'.repeat(64)}`,
    manifestDigest: `sha256:${'2'.repeat(64)}`,
    artifactVersion: '2.2.0',
    measuredAt: SEALED_AT.toISOString(),
    source: 'ghcr.io/aquasecurity/trivy-db:2',
    confirmed: true,
    files: sealed,
  }
  return { cacheDir, directory, seal }
}

/** The same bytes and times in another file. */
function replace(file: string): void {
  writeFileSync(`${file}.new`, readFileSync(file))
  utimesSync(`${file}.new`, SEALED_AT, SEALED_AT)
  renameSync(`${file}.new`, file)
}

function link(file: string): void {
  // Outside the resource, so that the link is all that is there.
  const elsewhere = join(makeDirectory(), 'original')
  writeFileSync(elsewhere, readFileSync(file))
  rmSync(file)
  symlinkSync(elsewhere, file)
}
