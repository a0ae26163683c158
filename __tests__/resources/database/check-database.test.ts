// Whether the directory of a database holds what Trivy would accept, before anything of it is placed.
import { spawnSync } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../../src/base/errors.ts'
import { readMetadata } from '../../../src/resources/metadata/metadata-file.ts'
import { buildJavaDb } from '../../fixtures/java-db.ts'
import type { DatabaseDates } from '../../fixtures/metadata.ts'
import { ARTIFACTS, SCHEMAS } from '../../fixtures/resources.ts'
import { buildVulnDb } from '../../fixtures/vuln-db.ts'
import { lackOf } from '../../system.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const now = new Date('2026-11-20T12:00:00Z')
const updatedAt = new Date('2026-11-20T06:00:00Z')
const context = { now, trivyVersion: '0.74.0' }
const MINUTE_MS = 60_000
const FILES = { 'vuln-db': 'trivy.db', 'java-db': 'trivy-java.db' } as const

const noPipes = lackOf('pipes')

describe.each(['vuln-db', 'java-db'] as const)('the directory of the %s', (name) => {
  it('is accepted with a whole database, and says how old the data is', async () => {
    expect((await check(name, makeDatabase(name, { updatedAt }))).updatedAt).toEqual(new Date(updatedAt))
  })

  it.each([[0], [3], [99]])('is refused with schema %i', async (version) => {
    const directory = makeDatabase(name, { updatedAt, version })
    await expect(check(name, directory)).rejects.toThrow(
      `metadata.json: wrong schema: wanted ${name === 'vuln-db' ? 2 : 1}, found ${version}`,
    )
  })

  it('is refused with a date in the future, but for clocks that differ', async () => {
    const ahead = (ms: number) => makeDatabase(name, { updatedAt: new Date(now.getTime() + ms) })
    await expect(check(name, ahead(10 * MINUTE_MS - 1))).resolves.toBeDefined()
    await expect(check(name, ahead(11 * MINUTE_MS))).rejects.toThrow(
      'UpdatedAt 2026-11-20T12:11:00.000Z lies in the future',
    )
  })

  it('may be of any age: that is for others to judge', async () => {
    await expect(check(name, makeDatabase(name, { updatedAt: new Date(1000) }))).resolves.toBeDefined()
  })

  it.each(['metadata.json', 'database'])(
    'is refused without its %s, and the cause says that it is not there',
    async (which) => {
      const directory = makeDatabase(name, { updatedAt })
      const file = which === 'database' ? FILES[name] : which
      rmSync(join(directory, file))
      await expect(check(name, directory)).rejects.toMatchObject({
        name: 'VerifyError',
        message: `${file} is missing`,
        cause: { code: 'ENOENT' },
      })
    },
  )

  it.skipIf(noPipes.isLacking).each(['metadata.json', FILES[name]])(
    `is refused when its %s is a pipe or a device, and nobody waits for it${noPipes.suffix}`,
    async (file) => {
      const directory = makeDatabase(name, { updatedAt })
      const path = join(directory, file)
      rmSync(path)
      spawnSync('mkfifo', [path])
      await expect(check(name, directory)).rejects.toThrow(`${file} is not a regular file`)
      rmSync(path)
      symlinkSync('/dev/zero', path)
      await expect(check(name, directory)).rejects.toThrow(`${file} is not a regular file`)
    },
  )

  it('is refused when it is not there, or a file', async () => {
    await expect(check(name, join(makeDirectory(), 'nowhere'))).rejects.toThrow('metadata.json is missing')
    await expect(check(name, writeFile(makeDirectory(), 'file', ''))).rejects.toThrow(
      'metadata.json is missing',
    )
  })

  it('is refused with a database of zero bytes', async () => {
    const directory = makeDatabase(name, { updatedAt })
    writeFile(directory, FILES[name], '')
    await expect(check(name, directory)).rejects.toThrow(VerifyError)
  })

  it('is refused with the other kind of database', async () => {
    const other =
      name === 'vuln-db'
        ? buildJavaDb({ updatedAt })['trivy-java.db']
        : buildVulnDb({ updatedAt })['trivy.db']
    const directory = makeDatabase(name, { updatedAt })
    writeFile(directory, FILES[name], other)
    await expect(check(name, directory)).rejects.toThrow(/is not a (bbolt|SQLite) database/)
  })

  it('is refused with metadata that are too long to be honest', async () => {
    const directory = makeDatabase(name, { updatedAt })
    writeFile(directory, 'metadata.json', ' '.repeat(70_000))
    await expect(check(name, directory)).rejects.toThrow('metadata.json has 70000 bytes')
    await expect(readMetadata(directory)).rejects.toThrow(VerifyError)
  })
})

function makeDatabase(name: 'vuln-db' | 'java-db', dates: DatabaseDates): string {
  const files = name === 'vuln-db' ? buildVulnDb(dates) : buildJavaDb(dates)
  const directory = makeDirectory(name)
  for (const [path, content] of Object.entries(files)) writeFile(directory, path, content)
  return directory
}

async function check(name: 'vuln-db' | 'java-db', directory: string) {
  const inspection = { ...context, schema: SCHEMAS[name], isSealed: false }
  const updatedAt = await ARTIFACTS[name].contents.inspect(directory, inspection)
  return { updatedAt }
}
