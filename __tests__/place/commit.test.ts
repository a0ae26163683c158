import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { LocalError } from '../../src/base/errors.ts'
import { commitStaged, renewConfirmation, repairTrees } from '../../src/place/commit.ts'
import { sweepStaging } from '../../src/place/staging.ts'
import { compareDigests, readSeal, removeSeal, sealFile, writeSeal } from '../../src/verify/seal.ts'
import { hoursAgo, listFiles, NOW, requirementOf } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import type { ArchiveEntry } from '../fixtures/archive.ts'
import { NAMED } from '../fixtures/provenance.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'
import { itWhere } from '../system.ts'
import { look, placeBuilt, stageBuilt } from './place-lab.ts'

let cacheDir: string
beforeEach(async () => {
  cacheDir = await makeTempDirectory()
})

/** Who comes in between, chance decides. */
const ROUNDS = 5
const OLD = hoursAgo(50)
const NEW = hoursAgo(5)
const readRego = (): Promise<string> =>
  readFile(join(cacheDir, 'policy/content/policies/docker/policies/name_an_owner.rego'), 'utf8')

/** Makes a database recognisable by its size. */
const withNote = (own: ArchiveEntry[]): ArchiveEntry[] =>
  own.map((entry) =>
    entry.name === 'trivy.db' && entry.kind === 'file'
      ? { ...entry, content: Buffer.concat([Buffer.from(entry.content), Buffer.alloc(4096)]) }
      : entry,
  )

describe('a database that is placed', () => {
  it.each([
    ['vuln-db', 'db/trivy.db', 'db/metadata.json'],
    ['java-db', 'java-db/metadata.json', 'java-db/trivy-java.db'],
  ] as const)('%s is there with its seal, and nothing else', async (name, ...files) => {
    const seal = await placeBuilt(cacheDir, name, { updatedAt: NEW })
    expect(listFiles(cacheDir)).toEqual([`.offline-cache/${name}.seal.json`, ...files].sort())
    expect(await readSeal(cacheDir, name)).toEqual(JSON.parse(JSON.stringify(seal)))
    expect(seal).toMatchObject({
      resource: name,
      measuredAt: NEW.toISOString(),
      source: 'the lab',
      confirmed: true,
    })
    expect(await compareDigests(cacheDir, ARTIFACTS[name], seal)).toEqual({ kind: 'intact' })
  })

  it('replaces an older one and its seal', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: OLD })
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
    const inspection = await look(cacheDir, 'vuln-db')
    expect(inspection).toMatchObject({
      kind: 'placed',
      placed: { measuredAt: NEW, seal: { resource: 'vuln-db' } },
    })
  })

  it('leaves alone what else lies beside it', async () => {
    await mkdir(join(cacheDir, 'fanal'))
    await writeFile(join(cacheDir, 'fanal/fanal.db'), 'scan cache')
    await mkdir(join(cacheDir, 'db'))
    await writeFile(join(cacheDir, 'db/notes.txt'), 'of the user')
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
    expect(listFiles(cacheDir)).toEqual([
      '.offline-cache/vuln-db.seal.json',
      'db/metadata.json',
      'db/notes.txt',
      'db/trivy.db',
      'fanal/fanal.db',
    ])
  })

  it('replaces a link instead of writing through it', async () => {
    const outside = join(await makeTempDirectory(), 'precious')
    await writeFile(outside, 'precious')
    await mkdir(join(cacheDir, 'db'))
    await symlink(outside, join(cacheDir, 'db/trivy.db'))
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
    expect(await readFile(outside, 'utf8')).toBe('precious')
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({ kind: 'placed' })
  })
})

describe('a swap of a database that was cut short', () => {
  it('before its first rename leaves the old one, which counts as unsealed', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: OLD })
    await stageBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
    await removeSeal(cacheDir, 'vuln-db')
    expect(await look(cacheDir, 'vuln-db')).toEqual({
      kind: 'placed',
      placed: { seal: undefined, measuredAt: OLD },
    })
  })

  it('between the renames leaves new data that counts as old, so that it is refreshed', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: OLD })
    const { staged } = await stageBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
    await removeSeal(cacheDir, 'vuln-db')
    await rename(join(staged.directory, 'trivy.db'), join(cacheDir, 'db/trivy.db'))
    expect(await look(cacheDir, 'vuln-db')).toEqual({
      kind: 'placed',
      placed: { seal: undefined, measuredAt: OLD },
    })
  })

  it('by a refusal of the second rename has put the data first, and speaks of it by no seal', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: OLD })
    const candidate = await stageBuilt(cacheDir, 'vuln-db', { updatedAt: NEW, entries: withNote })
    const { size } = statSync(join(candidate.staged.directory, 'trivy.db'))
    await rm(join(cacheDir, 'db/metadata.json'))
    await mkdir(join(cacheDir, 'db/metadata.json/in-the-way'), { recursive: true })
    const refused = commitStaged(cacheDir, requirementOf('vuln-db'), candidate)
    await expect(refused).rejects.toBeInstanceOf(LocalError)
    expect(statSync(join(cacheDir, 'db/trivy.db')).size).toBe(size)
    expect(await readSeal(cacheDir, 'vuln-db')).toBeUndefined()
  })

  it('between the renames of the very first one counts as absent', async () => {
    const { staged } = await stageBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
    await mkdir(join(cacheDir, 'db'))
    await rename(join(staged.directory, 'trivy.db'), join(cacheDir, 'db/trivy.db'))
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({ kind: 'absent' })
  })

  it('before its seal leaves the new one, which counts as unsealed', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
    await removeSeal(cacheDir, 'vuln-db')
    expect(await look(cacheDir, 'vuln-db')).toEqual({
      kind: 'placed',
      placed: { seal: undefined, measuredAt: NEW },
    })
  })
})

// There a swap waits for whoever has a file open, and whoever looks meanwhile may see half of it.
const waits = process.platform === 'win32'
const suffix = waits ? ' (skipped: a swap waits for open files)' : ''

describe.skipIf(waits).each(['vuln-db', 'checks-bundle'] as const)(
  `a %s that many runs place at the same time${suffix}`,
  (name) => {
    it('looks to nobody as if a stranger had changed it, then or later', { timeout: 120_000 }, async () => {
      for (let round = 1; round <= ROUNDS; round += 1) {
        const candidates = await Promise.all(
          Array.from({ length: 9 }, (_, at) => stageBuilt(cacheDir, name, { updatedAt: hoursAgo(at + 1) })),
        )
        let isOver = false
        const commits = candidates.map((candidate) => commitStaged(cacheDir, requirementOf(name), candidate))
        const ended = Promise.allSettled(commits).then((outcomes) => {
          isOver = true
          return outcomes
        })
        for (; !isOver; await setImmediate())
          expect(await look(cacheDir, name)).not.toMatchObject({ kind: 'refused' })
        expect((await ended).filter(({ status }) => status === 'rejected')).toEqual([])
        expect(await look(cacheDir, name)).toMatchObject({
          kind: 'placed',
          placed: { seal: { resource: name } },
        })
      }
    })
  },
)

describe('a tree that another job swaps while it is looked at', () => {
  it('is the new one, and not one that a stranger changed', async () => {
    const other = await makeTempDirectory()
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0001' })
    const { layerDigest } = await placeBuilt(other, 'checks-bundle', { checkNumber: '0002' })
    // It has read the seal when it gives up its turn for the first time.
    const looking = look(cacheDir, 'checks-bundle')
    rmSync(join(cacheDir, 'policy'), { recursive: true })
    for (const moved of ['policy', '.offline-cache/checks-bundle.seal.json'])
      renameSync(join(other, moved), join(cacheDir, moved))
    expect(await looking).toMatchObject({ kind: 'placed', placed: { seal: { layerDigest } } })
  })
})

describe('a tree that another job takes away again at once, to put its own there', () => {
  it('is placed, and the other has it to seal', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0001' })
    const candidate = await stageBuilt(cacheDir, 'checks-bundle', { checkNumber: '0002' })
    const committing = commitStaged(cacheDir, requirementOf('checks-bundle'), candidate)
    // Renamed, and what was there before is still being removed.
    while (!existsSync(join(cacheDir, 'policy')) || !(await readRego()).includes('DS-0002'))
      await setImmediate()
    renameSync(join(cacheDir, 'policy'), join(cacheDir, 'policy.away'))
    await expect(committing).resolves.toMatchObject({ resource: 'checks-bundle' })
    expect(await readSeal(cacheDir, 'checks-bundle')).toBeUndefined()
  })
})

describe('a tree that is placed', () => {
  it('replaces the old one as a whole', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0001' })
    await writeFile(join(cacheDir, 'policy/content/policies/left-over.rego'), 'package old')
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0002' })
    expect(await readRego()).toContain('DS-0002')
    expect(
      listFiles(cacheDir).filter((path) => path.includes('left-over') || path.includes('.previous')),
    ).toEqual([])
    expect(await look(cacheDir, 'checks-bundle')).toMatchObject({
      kind: 'placed',
      placed: { measuredAt: NOW },
    })
  })

  itWhere(['modes'], 'can be read by every user', async () => {
    await placeBuilt(cacheDir, 'checks-bundle')
    expect(statSync(join(cacheDir, 'policy')).mode & 0o777).toBe(0o755)
    expect(statSync(join(cacheDir, 'policy/metadata.json')).mode & 0o777).toBe(0o644)
  })

  it('is whole when many runs place theirs at the same time, and each of them does', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0000' })
    const candidates = await Promise.all(
      Array.from({ length: 9 }, (_, at) =>
        stageBuilt(cacheDir, 'checks-bundle', { checkNumber: `000${at + 1}` }),
      ),
    )
    const requirement = requirementOf('checks-bundle')
    const commits = candidates.map((candidate) => commitStaged(cacheDir, requirement, candidate))
    const outcomes = await Promise.allSettled(commits)
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
    await repairTrees(cacheDir, Object.values(ARTIFACTS))
    expect(await readRego()).toMatch(/DS-000[1-9]/)
    expect((await look(cacheDir, 'checks-bundle')).kind).toBe('placed')
    expect(existsSync(join(cacheDir, 'policy.previous'))).toBe(false)
  })
})

describe('a swap of a tree that was cut short', () => {
  const policy = () => join(cacheDir, 'policy')
  const previous = () => join(cacheDir, 'policy.previous')

  it('after the old one stepped aside is repaired: the old one comes back', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0001' })
    await removeSeal(cacheDir, 'checks-bundle')
    await rename(policy(), previous())
    expect(await look(cacheDir, 'checks-bundle')).toEqual({ kind: 'absent' })
    await repairTrees(cacheDir, Object.values(ARTIFACTS))
    expect(await readRego()).toContain('DS-0001')
    expect(existsSync(previous())).toBe(false)
    expect(await look(cacheDir, 'checks-bundle')).toEqual({
      kind: 'placed',
      placed: { seal: undefined, measuredAt: NOW },
    })
  })

  it('after the new one took its place is repaired: the old one goes', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0001' })
    await rename(policy(), previous())
    const { staged } = await stageBuilt(cacheDir, 'checks-bundle', { checkNumber: '0002' })
    await rename(staged.directory, policy())
    await repairTrees(cacheDir, Object.values(ARTIFACTS))
    expect(await readRego()).toContain('DS-0002')
    expect(existsSync(previous())).toBe(false)
  })

  it('does not hinder the next swap, even without a repair', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0001' })
    await rename(policy(), previous())
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0002' })
    expect(await readRego()).toContain('DS-0002')
    expect(existsSync(previous())).toBe(false)
  })

  it('is nothing to repair where nothing is', async () => {
    await repairTrees(cacheDir, Object.values(ARTIFACTS))
    await repairTrees(join(cacheDir, 'absent'), Object.values(ARTIFACTS))
    expect(listFiles(cacheDir)).toEqual([])
  })
})

describe('a swap that the file system refuses', () => {
  const other = findOtherDisk()

  it.skipIf(other === undefined)(
    `is the fault of this machine, and leaves the old one sealed${other === undefined ? ' (skipped: no second file system at /dev/shm)' : ''}`,
    async () => {
      const seal = await placeBuilt(cacheDir, 'vuln-db', { updatedAt: OLD })
      // A rename cannot reach another disk.
      const elsewhere = join(mkdtempSync(join(other ?? '', 'commit-')), 'db')
      onTestFinished(() => rmSync(dirname(elsewhere), { recursive: true }))
      await cp(join(cacheDir, 'db'), elsewhere, { recursive: true })
      await rm(join(cacheDir, 'db'), { recursive: true })
      await symlink(elsewhere, join(cacheDir, 'db'))
      const files = seal.files.map(({ path, sha256 }) => sealFile(elsewhere, path, sha256))
      await writeSeal(cacheDir, { ...seal, files }, join(cacheDir, '.offline-cache'))
      const before = await look(cacheDir, 'vuln-db')
      expect(before).toMatchObject({ kind: 'placed', placed: { seal: { source: 'the lab' } } })
      const candidate = await stageBuilt(cacheDir, 'vuln-db', { updatedAt: NEW })
      const refused = commitStaged(cacheDir, requirementOf('vuln-db'), candidate)
      await expect(refused).rejects.toBeInstanceOf(LocalError)
      await expect(refused).rejects.toThrow(/^Vulnerability DB: cannot be put into .*db$/)
      expect(await look(cacheDir, 'vuln-db')).toEqual(before)
    },
  )

  it('leaves the old one sealed when the staged files are gone', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { checkNumber: '0001' })
    const before = await look(cacheDir, 'checks-bundle')
    const candidate = await stageBuilt(cacheDir, 'checks-bundle', { checkNumber: '0002' })
    await candidate.staged.discard()
    await expect(commitStaged(cacheDir, requirementOf('checks-bundle'), candidate)).rejects.toBeInstanceOf(
      LocalError,
    )
    expect(await look(cacheDir, 'checks-bundle')).toEqual(before)
    expect(await readRego()).toContain('DS-0001')
  })
})

describe('a confirmation', () => {
  it('of a bundle is noted in its metadata and its seal, which still fits', async () => {
    const seal = await placeBuilt(cacheDir, 'checks-bundle', { confirmedAt: hoursAgo(40) })
    const renewed = await renewConfirmation(
      cacheDir,
      ARTIFACTS['checks-bundle'],
      { ...seal, confirmed: false },
      NOW,
      NAMED,
    )
    expect(renewed).toMatchObject({ measuredAt: NOW.toISOString(), confirmed: true })
    expect(await look(cacheDir, 'checks-bundle', { full: true })).toMatchObject({
      kind: 'placed',
      placed: { measuredAt: NOW, seal: { layerDigest: seal.layerDigest } },
    })
    const metadata = JSON.parse(await readFile(join(cacheDir, 'policy/metadata.json'), 'utf8'))
    expect(metadata).toMatchObject({ DownloadedAt: NOW.toISOString(), MajorVersion: 2 })
    await sweepStaging(cacheDir, NOW)
    expect(listFiles(join(cacheDir, '.offline-cache'))).toEqual(['checks-bundle.seal.json'])
  })

  it('of a database changes nothing: its age is that of its data', async () => {
    const seal = await placeBuilt(cacheDir, 'vuln-db', { updatedAt: OLD })
    expect(await renewConfirmation(cacheDir, ARTIFACTS['vuln-db'], seal, NOW, NAMED)).toBe(seal)
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({ placed: { measuredAt: OLD } })
  })
})

/** A directory on another file system than the temporary one. */
function findOtherDisk(): string | undefined {
  const other = '/dev/shm'
  return existsSync(other) && statSync(other).dev !== statSync(tmpdir()).dev ? other : undefined
}
