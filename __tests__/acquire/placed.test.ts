import { cp, mkdir, open, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Seal, sealFile, writeSeal } from '../../src/verify/seal.ts'
import { writeCacheDir } from '../fixtures/cache-dir.ts'
import { formatGoTime } from '../fixtures/metadata.ts'
import type { ResourceName } from '../fixtures/resources.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'
import { look, placeBuilt } from '../place/place-lab.ts'
import { hoursAgo, NOW, requirementOf } from './acquire-lab.ts'
import { makeTempDirectory } from './temp-directory.ts'

let cacheDir: string
beforeEach(async () => {
  cacheDir = await makeTempDirectory()
})

const inCache = (path: string): string => join(cacheDir, path)
const UPDATED = hoursAgo(5)

/** Replaces a file as a program would that writes it anew. */
async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(inCache(path), 'utf8')
  await rm(inCache(path))
  await writeFile(inCache(path), change(text))
}

async function flipLastByte(path: string): Promise<void> {
  const file = await open(inCache(path), 'r+')
  const { size } = await file.stat()
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, size - 1)
  await file.write(Buffer.from([byte.readUInt8() ^ 1]), 0, 1, size - 1)
  await file.close()
}

/** What the seal of a placed resource looks like from here. */
const sealed = (name: ResourceName, measuredAt: Date) => ({
  kind: 'placed',
  placed: {
    measuredAt,
    seal: expect.objectContaining({ resource: name, measuredAt: measuredAt.toISOString() }),
  },
})
const unsealed = (measuredAt: Date) => ({ kind: 'placed', placed: { seal: undefined, measuredAt } })

describe('a resource as it was placed', () => {
  it.each(['vuln-db', 'java-db'] as const)('%s is sealed, and as old as its data', async (name) => {
    await placeBuilt(cacheDir, name, { updatedAt: UPDATED })
    expect(await look(cacheDir, name)).toEqual(sealed(name, UPDATED))
    expect(await look(cacheDir, name, { full: true })).toEqual(sealed(name, UPDATED))
  })

  it('checks-bundle is sealed, and as old as its confirmation', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { confirmedAt: hoursAgo(7) })
    expect(await look(cacheDir, 'checks-bundle')).toEqual(sealed('checks-bundle', hoursAgo(7)))
    expect(await look(cacheDir, 'checks-bundle', { full: true })).toEqual(
      sealed('checks-bundle', hoursAgo(7)),
    )
  })
})

describe('where only what is sealed is trusted', () => {
  it('a sealed copy is good', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: UPDATED })
    expect(await look(cacheDir, 'vuln-db', { mustBeSealed: true })).toEqual(sealed('vuln-db', UPDATED))
  })

  it.each(['vuln-db', 'checks-bundle'] as const)(
    'any other is refused: %s, which whoever wrote the branch may have put there',
    async (name) => {
      writeCacheDir(cacheDir, { vulnDb: { updatedAt: UPDATED }, checks: { downloadedAt: UPDATED } })
      expect(await look(cacheDir, name)).toMatchObject({ kind: 'placed' })
      expect(await look(cacheDir, name, { mustBeSealed: true })).toMatchObject({
        kind: 'refused',
        error: { name: 'VerifyError', message: expect.stringContaining('lies in the workspace') },
      })
    },
  )
})

describe('a sealed resource that somebody changed', () => {
  it.each([
    ['vuln-db', 'db/trivy.db'],
    ['java-db', 'java-db/trivy-java.db'],
    ['checks-bundle', 'policy/content/policies/docker/policies/name_an_owner.rego'],
  ] as const)('%s is refused', async (name, path) => {
    await placeBuilt(cacheDir, name, { updatedAt: UPDATED })
    await flipLastByte(path)
    expect(await look(cacheDir, name)).toMatchObject({
      kind: 'refused',
      error: { name: 'VerifyError', message: expect.stringContaining('changed since it was placed') },
    })
  })

  it('is refused when the same bytes lie in another file: they may have been others in between', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: UPDATED })
    await cp(inCache('db/trivy.db'), inCache('db/copy'))
    await rename(inCache('db/copy'), inCache('db/trivy.db'))
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({ kind: 'refused' })
  })

  it('is refused with a check added to it', async () => {
    await placeBuilt(cacheDir, 'checks-bundle')
    await writeFile(inCache('policy/content/policies/more.rego'), 'package more')
    expect(await look(cacheDir, 'checks-bundle')).toMatchObject({
      kind: 'refused',
      error: { message: expect.stringContaining('content/policies/more.rego') },
    })
  })

  it('is refused with a check taken out of it', async () => {
    await placeBuilt(cacheDir, 'checks-bundle')
    await rm(inCache('policy/content/policies/docker/lib/offline_fixture.rego'))
    expect(await look(cacheDir, 'checks-bundle')).toMatchObject({ kind: 'refused' })
  })

  it('with size, time, and inode as before is refused only when every byte is verified', async () => {
    const seal = await placeBuilt(cacheDir, 'vuln-db', { updatedAt: UPDATED })
    // A whole second, which every file system can keep.
    const instant = new Date('2026-11-22T10:00:00Z')
    await utimes(inCache('db/trivy.db'), instant, instant)
    await sealAgain(seal)
    expect(await look(cacheDir, 'vuln-db', { full: true })).toEqual(sealed('vuln-db', UPDATED))
    await flipLastByte('db/trivy.db')
    await utimes(inCache('db/trivy.db'), instant, instant)
    expect(await look(cacheDir, 'vuln-db')).toEqual(sealed('vuln-db', UPDATED))
    expect(await look(cacheDir, 'vuln-db', { full: true })).toMatchObject({
      kind: 'refused',
      error: { message: 'changed since it was placed: trivy.db' },
    })
  })

  const sealAgain = (seal: Seal): Promise<void> => {
    const directory = inCache(ARTIFACTS['vuln-db'].directory)
    const files = seal.files.map(({ path, sha256 }) => sealFile(directory, path, sha256))
    return writeSeal(cacheDir, { ...seal, files })
  }
})

describe('a sealed resource that Trivy updated', () => {
  it('stays sealed when it only rewrote the metadata', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: UPDATED })
    await rewrite('db/metadata.json', (text) =>
      text.replace(/"DownloadedAt":"[^"]+"/, '"DownloadedAt":"2026-11-22T11:00:00Z"'),
    )
    expect(await look(cacheDir, 'vuln-db')).toEqual(sealed('vuln-db', UPDATED))
  })

  it('stays sealed when it only confirmed the bundle', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { confirmedAt: hoursAgo(7) })
    await rewrite('policy/metadata.json', (text) =>
      text.replace(/"DownloadedAt":"[^"]+"/, '"DownloadedAt":"2026-11-22T11:00:00Z"'),
    )
    expect(await look(cacheDir, 'checks-bundle')).toEqual(sealed('checks-bundle', hoursAgo(7)))
  })

  it('is unsealed, and as old as it now says, when it replaced the database', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(40) })
    await rm(inCache('db'), { recursive: true })
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: hoursAgo(2), downloadedAt: hoursAgo(1) } })
    expect(await look(cacheDir, 'vuln-db')).toEqual(unsealed(hoursAgo(2)))
  })

  it('is unsealed, and as old as its download, when it replaced the bundle', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { confirmedAt: hoursAgo(40) })
    await rm(inCache('policy'), { recursive: true })
    writeCacheDir(cacheDir, { checks: { downloadedAt: hoursAgo(2), checkNumber: '0007' } })
    expect(await look(cacheDir, 'checks-bundle')).toEqual(unsealed(hoursAgo(2)))
  })

  it('keeps the age of its sealed data when its metadata alone claims another', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(60) })
    await rewrite('db/metadata.json', (text) =>
      text.replace(/"UpdatedAt":"[^"]+"/, `"UpdatedAt":"${formatGoTime(hoursAgo(1))}"`),
    )
    expect(await look(cacheDir, 'vuln-db')).toMatchObject(sealed('vuln-db', hoursAgo(60)))
  })
})

describe('a resource that somebody else put there', () => {
  it('is unsealed, and only its contents were checked', async () => {
    writeCacheDir(cacheDir, {
      vulnDb: { updatedAt: UPDATED },
      javaDb: { updatedAt: hoursAgo(30) },
      checks: { downloadedAt: hoursAgo(8) },
    })
    expect(await look(cacheDir, 'vuln-db')).toEqual(unsealed(UPDATED))
    expect(await look(cacheDir, 'java-db')).toEqual(unsealed(hoursAgo(30)))
    expect(await look(cacheDir, 'checks-bundle')).toEqual(unsealed(hoursAgo(8)))
  })

  it('is refused with another schema', async () => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: UPDATED, version: 1 } })
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({
      kind: 'refused',
      error: { message: expect.stringContaining('wrong schema: wanted 2, found 1') },
    })
  })

  it('is refused with a date in the future', async () => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: hoursAgo(-1) } })
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({ kind: 'refused' })
  })

  it('is refused with an empty database', async () => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: UPDATED } })
    await writeFile(inCache('db/trivy.db'), '')
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({ kind: 'refused' })
  })

  it.each([
    ['0.74.0', 2, true],
    ['0.74.0', 1, false],
    // Before 0.69 Trivy wrote no major, and looks at none.
    ['0.68.2', 1, true],
    ['0.60.0', 1, true],
    ['0.50.0', 0, true],
  ] as const)('for Trivy %s a bundle of major %i is usable: %s', async (trivyVersion, major, isUsable) => {
    writeCacheDir(cacheDir, { checks: { downloadedAt: hoursAgo(8), major } })
    const requirement = requirementOf('checks-bundle', { schema: isUsable ? major : 2 })
    const inspection = await look(cacheDir, 'checks-bundle', { requirement, trivyVersion })
    if (isUsable) expect(inspection).toEqual(unsealed(hoursAgo(8)))
    else expect(inspection).toMatchObject({ error: { message: expect.stringContaining('wrong major') } })
  })

  it('is refused where Trivy wants a .manifest that the bundle has not', async () => {
    writeCacheDir(cacheDir, { checks: { downloadedAt: hoursAgo(8), major: 2 } })
    const requirement = requirementOf('checks-bundle', { schema: 1 })
    const old = await look(cacheDir, 'checks-bundle', { requirement, trivyVersion: '0.60.0' })
    expect(old).toMatchObject({ kind: 'refused', error: { message: expect.stringContaining('.manifest') } })
  })

  it('is of unknown age where the metadata of a custom bundle says none', async () => {
    writeCacheDir(cacheDir, { checks: { downloadedAt: hoursAgo(8) } })
    await rewrite('policy/metadata.json', () => '{"MajorVersion":0,"CustomBuild":true}')
    expect(await look(cacheDir, 'checks-bundle')).toEqual(unsealed(new Date(0)))
  })

  it('is refused with a bundle that claims to have been downloaded in the future', async () => {
    writeCacheDir(cacheDir, { checks: { downloadedAt: hoursAgo(-24) } })
    expect(await look(cacheDir, 'checks-bundle')).toMatchObject({
      kind: 'refused',
      error: { message: expect.stringContaining('lies in the future') },
    })
  })
})

describe('a seal', () => {
  it('of another major is no mistake: Trivy was updated', async () => {
    const requirement = requirementOf('checks-bundle', { schema: 1 })
    await placeBuilt(cacheDir, 'checks-bundle', { requirement, trivyVersion: '0.68.2', checksMajor: 1 })
    expect(await look(cacheDir, 'checks-bundle')).toEqual({
      kind: 'other-schema',
      wanted: 2,
      found: 1,
    })
  })

  it('of a bundle confirmed in the future is of unknown age: a clock was wrong', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { confirmedAt: hoursAgo(-24) })
    expect(await look(cacheDir, 'checks-bundle')).toMatchObject({
      kind: 'placed',
      placed: { measuredAt: new Date(0) },
    })
  })

  it.each(['', '{', '[]', 'null', '{"version":2}'])('that reads %j counts as none', async (text) => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: UPDATED })
    await writeFile(inCache('.offline-cache/vuln-db.seal.json'), text)
    expect(await look(cacheDir, 'vuln-db')).toEqual(unsealed(UPDATED))
  })

  it('of one resource does not speak for another', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: UPDATED })
    await placeBuilt(cacheDir, 'java-db', { updatedAt: UPDATED })
    const [vuln, java] = ['vuln-db', 'java-db'].map((name) => inCache(`.offline-cache/${name}.seal.json`))
    await cp(String(vuln), String(java))
    expect(await look(cacheDir, 'java-db')).toEqual(unsealed(UPDATED))
  })
})

describe('what is not whole', () => {
  it('is refused with the directory to look at where its contents are broken', async () => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: UPDATED } })
    await writeFile(inCache('db/trivy.db'), 'no database')
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({
      kind: 'refused',
      hint: `The copy in ${inCache('db')} is of no use: look at the step that brings it, which may have been cut off, and bring it anew.`,
    })
  })

  it('is absent in an empty cache directory, and in one that does not exist', async () => {
    expect(await look(cacheDir, 'vuln-db')).toEqual({ kind: 'absent' })
    expect(await look(cacheDir, 'checks-bundle')).toEqual({ kind: 'absent' })
    expect(await look(inCache('nowhere'), 'java-db')).toEqual({ kind: 'absent' })
  })

  it.each([
    ['db/trivy.db', {}],
    [
      'db/metadata.json',
      {
        detail: 'db/trivy.db lies there without its metadata.json, which is needed too',
        hint: 'Bring metadata.json along with trivy.db: both are in the archive of the Vulnerability DB.',
      },
    ],
  ])('is absent without %s', async (path, told) => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: UPDATED } })
    await rm(inCache(path))
    expect(await look(cacheDir, 'vuln-db')).toEqual({ kind: 'absent', ...told })
  })

  it.each(['policy/content', 'policy/metadata.json'])('is absent without %s', async (path) => {
    writeCacheDir(cacheDir, { checks: { downloadedAt: hoursAgo(8) } })
    await rm(inCache(path), { recursive: true })
    expect(await look(cacheDir, 'checks-bundle')).toEqual({ kind: 'absent' })
  })

  it.each(['vuln-db', 'checks-bundle'] as const)(
    'is absent where only the seal of %s is left',
    async (name) => {
      await placeBuilt(cacheDir, name, { updatedAt: UPDATED })
      await rm(inCache(ARTIFACTS[name].directory), { recursive: true })
      expect(await look(cacheDir, name)).toEqual({ kind: 'absent' })
    },
  )

  it('is absent where a file stands in place of its directory', async () => {
    await writeFile(inCache('db'), 'x')
    expect(await look(cacheDir, 'vuln-db')).toEqual({ kind: 'absent' })
  })

  it('is refused, not thrown, where a directory stands in place of a file', async () => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: UPDATED } })
    await rm(inCache('db/metadata.json'))
    await mkdir(inCache('db/metadata.json'))
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({
      kind: 'refused',
      error: { message: expect.stringContaining('is not a regular file') },
    })
  })

  it('is refused with a bundle in which no check is left, which would switch all checks off', async () => {
    writeCacheDir(cacheDir, { checks: { downloadedAt: hoursAgo(8) } })
    await rm(inCache('policy/content/policies'), { recursive: true })
    expect(await look(cacheDir, 'checks-bundle')).toMatchObject({
      kind: 'refused',
      error: { message: expect.stringContaining('no check is among the checks') },
    })
  })

  it('counts age at the instant of the look', async () => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: hoursAgo(-1) } })
    expect(await look(cacheDir, 'vuln-db', { now: hoursAgo(-2) })).toEqual(unsealed(hoursAgo(-1)))
    expect(await look(cacheDir, 'vuln-db', { now: NOW })).toMatchObject({ kind: 'refused' })
  })
})
