// What Trivy can read of a VEX repository, and what no repository may say.
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainVexDocument } from '../../../src/resources/vex-repo/vex-document.ts'
import { readVexLocations } from '../../../src/resources/vex-repo/vex-manifest.ts'
import {
  checkVexRepository,
  readVexIndex,
  removeFlawed,
} from '../../../src/resources/vex-repo/vex-repository.ts'
import {
  buildVexFiles,
  buildVexManifest,
  INDEX_WRITTEN,
  LODASH_NOT_AFFECTED,
  type Statement,
} from '../../fixtures/vex.ts'
import { lackOf } from '../../system.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const MANIFEST = buildVexManifest(['https://vex.test/a.tar.gz'])
const DOCUMENT = 'pkg/npm/lodash/scan.openvex.json'

function repository(
  files: Readonly<Record<string, string>> = {},
  statements: readonly Statement[] = [LODASH_NOT_AFFECTED],
) {
  const directory = makeDirectory('vex')
  writeFile(directory, 'vex-repository.json', MANIFEST)
  for (const [path, text] of Object.entries({ ...buildVexFiles(statements), ...files })) {
    writeFile(directory, `0.1/${path}`, text)
  }
  return directory
}

const indexOf = (...packages: readonly object[]) => JSON.stringify({ packages })

describe('a repository', () => {
  it('that is good has a date, packages, and no flaws', async () => {
    const directory = repository({}, [
      LODASH_NOT_AFFECTED,
      { ...LODASH_NOT_AFFECTED, purl: 'pkg:npm/x', format: 'csaf' },
    ])
    expect(await checkVexRepository(directory)).toEqual({
      updatedAt: INDEX_WRITTEN,
      packages: 2,
      flaws: [],
    })
    expect(readVexIndex(directory).entries).toHaveLength(2)
  })

  it('may have an index without packages, in any case of letters, as Go reads it', async () => {
    expect(
      await checkVexRepository(repository({ 'index.json': '{"PACKAGES": null, "other": 1}' })),
    ).toMatchObject({
      packages: 0,
    })
  })

  it.each([
    ['{', 'index.json is not JSON'],
    ['[]', 'index.json: the document is not what Trivy can read'],
    ['{"packages": [{"id": 1}]}', 'index.json: packages.0.id is not what Trivy can read'],
    ['{"updated_at": "yesterday"}', 'index.json: updated_at is not what Trivy can read'],
    ['{"updated_at": "2026-02-30T00:00:00Z"}', 'index.json: updated_at is not what Trivy can read'],
    ['{"updated_at": "2026-02-28T24:00:00Z"}', 'index.json: updated_at is not what Trivy can read'],
    [
      indexOf({ location: '../x.json' }),
      'index.json names ../x.json, which is no path of a document inside of it',
    ],
    [indexOf({ location: '/etc/passwd' }), 'index.json names /etc/passwd'],
    [indexOf({ location: 'C:/x' }), 'index.json names C:/x'],
    [indexOf({ location: 'a\\..\\b' }), 'index.json names a\\..\\b'],
    [indexOf({ location: './index.json' }), 'index.json names ./index.json'],
    [indexOf({ id: 'x' }), 'index.json names an empty path'],
  ])('is refused with the index %j', async (index, message) => {
    await expect(checkVexRepository(repository({ 'index.json': index }))).rejects.toThrow(message)
    const isHostile = message.startsWith('index.json names')
    if (!isHostile) expect(() => readVexIndex(repository({ 'index.json': index }))).toThrow(message)
  })

  it('may have an empty item in its index, and text behind it, as Go reads it', () => {
    const index = `{"packages": [null, {}, {"id": "pkg:npm/lodash", "location": "${DOCUMENT}"}]} and more`
    const { entries } = readVexIndex(repository({ 'index.json': index }))
    expect(entries.map(({ location }) => location)).toEqual([DOCUMENT])
  })

  it('is refused with an index that is nested deeper than Go reads, brackets in strings aside', async () => {
    const nested = (depth: number) => `{"x": ${'['.repeat(depth)}${']'.repeat(depth)}}`
    const deep = repository({ 'index.json': nested(10_000) })
    expect(() => readVexIndex(deep)).toThrow('index.json is not JSON')
    const flat = JSON.stringify({ x: '\\"[{'.repeat(1_000_000) })
    for (const index of [nested(9_999), flat]) {
      expect(readVexIndex(repository({ 'index.json': index })).entries).toEqual([])
    }
  })

  it('names documents that cannot be used, and loses them alone', async () => {
    const index = indexOf(
      { id: 'pkg:npm/lodash', location: DOCUMENT },
      { id: 'pkg:npm/gone', location: 'gone.json' },
      { id: 'pkg:npm/dir', location: 'pkg' },
      { id: 'pkg:npm/old', location: 'old.json' },
      { id: 'pkg:npm/odd', location: 'odd.json', format: 'cyclonedx' },
    )
    const directory = repository({
      'index.json': index,
      'old.json': '{"@context": "x", "version": "1"}',
      'odd.json': '{}',
    })
    const { flaws } = await checkVexRepository(directory)
    expect(flaws.map(({ location, purl, why }) => `${location} for ${purl}: ${why}`)).toEqual([
      'gone.json for pkg:npm/gone: it is missing',
      'pkg for pkg:npm/dir: it is not a regular file',
      'old.json for pkg:npm/old: its version is not what Trivy can read',
      'odd.json for pkg:npm/odd: its format is neither openvex nor csaf',
    ])
    const paths = flaws.map(({ path }) => path)
    await removeFlawed(directory, paths)
    const left = [DOCUMENT, 'old.json', 'odd.json'].filter((path) => existsSync(join(directory, '0.1', path)))
    expect(left).toEqual([DOCUMENT])
  })

  const noLinks = lackOf('links')
  it.skipIf(noLinks.isLacking).each(['vex-repository.json', '0.1/index.json'])(
    `is not read through a link: %s${noLinks.suffix}`,
    async (path) => {
      const directory = makeDirectory('vex')
      mkdirSync(join(directory, '0.1'))
      writeFile(directory, 'elsewhere', path.endsWith('index.json') ? '{}' : MANIFEST)
      if (path !== 'vex-repository.json') writeFile(directory, 'vex-repository.json', MANIFEST)
      symlinkSync(join(directory, 'elsewhere'), join(directory, path))
      await expect(checkVexRepository(directory)).rejects.toThrow('is not a regular file')
    },
  )
})

/** In pieces, as it comes from the disk. */
function explain(text: string, format: string) {
  const pieces = async function* () {
    for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7))
  }
  return explainVexDocument(pieces(), format)
}

describe('a document', () => {
  const openVex = (more: object) => JSON.stringify({ '@context': 'https://openvex.dev/ns', ...more })
  const csaf = (more: object) =>
    JSON.stringify({ product_tree: {}, vulnerabilities: [{ cve: 'CVE-2026-1' }], ...more })

  it.each([
    ['', openVex({})],
    ['openvex', openVex({ statements: null, timestamp: null, unknown: [] })],
    ['openvex', openVex({ STATEMENTS: [{ Status: 'fixed', products: [{ identifiers: { purl: 'x' } }] }] })],
    ['csaf', csaf({})],
    ['csaf', csaf({ document: { title: 'x' }, vulnerabilities: [] })],
  ])('in the format %j is good: %s', async (format, text) => {
    expect(await explain(text, format)).toBeUndefined()
  })

  it.each([
    ['', '', 'it is not JSON'],
    ['', 'null', 'it is not a JSON object'],
    ['', '{}', 'it has no @context'],
    ['', openVex({ timestamp: '2026-01-01' }), 'its timestamp is'],
    ['', openVex({ version: '1' }), 'its version is'],
    ['', openVex({ statements: {} }), 'its statements is'],
    ['', openVex({ statements: [{ products: ['pkg:npm/x'] }] }), 'its statements.0.products.0 is'],
    ['', openVex({ statements: [{ vulnerability: 'CVE-2026-1' }] }), 'its statements.0.vulnerability is'],
    ['csaf', openVex({}), 'it has no vulnerabilities'],
    ['csaf', csaf({ vulnerabilities: [{}] }), 'it has a vulnerability without a CVE'],
    ['csaf', csaf({ product_tree: null }), 'it has no product_tree'],
    [
      'csaf',
      csaf({ vulnerabilities: [{ cve: 'x', product_status: { fixed: 'P' } }] }),
      'its vulnerabilities.0.product_status.fixed is',
    ],
    ['cyclonedx', '{}', 'its format is neither'],
  ])('in the format %j is not: %s', async (format, text, why) => {
    expect((await explain(text, format))?.why).toContain(why)
  })
})

describe('a manifest', () => {
  const read = (value: unknown) => readVexLocations(Buffer.from(JSON.stringify(value)))
  const version = {
    spec_version: '0.1',
    locations: [{ url: 'a' }, {}, { url: 'b' }],
    update_interval: '1h30m',
  }

  it('gives the locations of the first version 0.1, in order', () => {
    const other = { ...version, spec_version: '0.10', locations: [] }
    expect(read({ versions: [other, version, { ...version, locations: [] }] })).toEqual(['a', 'b'])
    expect(read({ Versions: [{ Spec_Version: '0.1', Locations: [{ URL: 'a' }] }] })).toEqual(['a'])
  })

  it('gives no more locations than are worth asking', () => {
    const locations = Array.from({ length: 100 }, (_, n) => ({ url: String(n) }))
    expect(read({ versions: [{ ...version, locations }] })).toHaveLength(10)
  })

  it.each([
    [[], 'the document is not what Trivy can read'],
    [{}, 'no version 0.1'],
    [{ versions: [{ ...version, spec_version: 0.1 }] }, 'versions.0.spec_version is not'],
    [{ versions: [{ ...version, update_interval: '1 day' }] }, 'an update_interval is not a duration'],
    [{ versions: [{ ...version, update_interval: '' }] }, 'an update_interval is not a duration'],
    [{ versions: [{ ...version, update_interval: null }] }, 'an update_interval is not a duration'],
    [{ versions: [{ ...version, update_interval: '2562048h' }] }, 'an update_interval is not a duration'],
    [
      { versions: [version, { spec_version: '1.0', update_interval: 'daily' }] },
      'an update_interval is not a duration',
    ],
    [{ versions: [{ ...version, update_interval: 5 }] }, 'versions.0.update_interval is not'],
    [{ versions: [{ ...version, locations: [] }] }, 'no location of version 0.1'],
  ])('is refused: %j', (value, message) => {
    expect(() => read(value)).toThrow(message)
  })
})
