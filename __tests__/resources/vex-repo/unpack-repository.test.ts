// A VEX repository out of its archive or layer: the index, what it names, and nothing else, however much else there is.
import { execFileSync } from 'node:child_process'
import { openSync, readdirSync, truncateSync, writeSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unpackArchive, unpackLayer } from '../../../src/resources/vex-repo/unpack-repository.ts'
import { checkVexRepository } from '../../../src/resources/vex-repo/vex-repository.ts'
import { type ArchiveEntry, fileEntries, tarGz, writeFileHeader } from '../../fixtures/archive.ts'
import { buildVexFiles, buildVexManifest, LODASH_NOT_AFFECTED } from '../../fixtures/vex.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const FILES = buildVexFiles([LODASH_NOT_AFFECTED])
const DOCUMENT = 'pkg/npm/lodash/scan.openvex.json'
const signal = new AbortController().signal

async function unpack(
  entries: readonly ArchiveEntry[],
  { as = unpackArchive, maxExtractedBytes = 1 << 20 } = {},
) {
  const file = writeFile(makeDirectory('from'), 'archive', await tarGz([...entries]))
  const into = makeDirectory('into')
  await as({ file, into, maxExtractedBytes, signal }, { format: 'tar.gz', directory: ['top'] })
  const found = readdirSync(into, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return {
    into,
    paths: found
      .map(({ parentPath, name }) => relative(into, join(parentPath, name)).replaceAll(sep, '/'))
      .sort(),
  }
}

const below = (top: string, files: Readonly<Record<string, string>>) =>
  fileEntries(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${top}/${path}`, text])))
/** As many as no bound of other archives lets through. */
const othersBelow = (top: string): ArchiveEntry[] => {
  const nameOf = (at: number) => `${top}/feed/${at}.json`
  // Deflated as one: tens of thousands of pieces take a minute on a busy machine.
  const content = Buffer.concat(Array.from({ length: 50_999 }, (_, at) => writeFileHeader(nameOf(at), 0)))
  return [{ kind: 'promised', name: nameOf(50_999), sizeBytes: 0, content }]
}
const archived = (files: Readonly<Record<string, string>>) => below('top', files)

describe('of a repository with tens of thousands of other files', () => {
  it('come only those that the index names, which stands first', async () => {
    const { paths } = await unpack([...archived(FILES), ...othersBelow('top')], {
      maxExtractedBytes: 1 << 24,
    })
    expect(paths).toEqual(['index.json', DOCUMENT])
  }, 240_000)

  it('the same come out of a layer, where the index stands last', async () => {
    const manifest = fileEntries({ 'vex-repository.json': buildVexManifest(['https://vex.test/a']) })
    const entries = [...othersBelow('0.1'), ...below('0.1', FILES).reverse(), ...manifest]
    const { into, paths } = await unpack(entries, { as: unpackLayer, maxExtractedBytes: 1 << 24 })
    expect(paths).toEqual(['0.1/index.json', `0.1/${DOCUMENT}`, 'vex-repository.json'])
    expect(await checkVexRepository(into)).toMatchObject({ packages: 1, flaws: [] })
  }, 240_000)

  it('what they weigh does not count, but what the index names does', async () => {
    const other: ArchiveEntry = { kind: 'zeros', name: 'top/other', sizeBytes: 3 << 20 }
    expect((await unpack([...archived(FILES), other])).paths).toHaveLength(2)
    const named: ArchiveEntry = { kind: 'zeros', name: `top/${DOCUMENT}`, sizeBytes: 3 << 20 }
    const index = archived({ 'index.json': FILES['index.json'] ?? '' })
    await expect(unpack([...index, named])).rejects.toThrow('inflates to too much')
    await expect(unpack([...archived(FILES), { ...other, sizeBytes: 9 << 20 }])).rejects.toThrow(
      'inflates to too much',
    )
  })
})

describe('a repository', () => {
  it.each([
    ['without an index', archived({ 'README.md': '' }), 'index.json is missing'],
    ['with two', [...archived(FILES), ...archived({ 'index.json': '{}' })], 'index.json: stands twice'],
    [
      'with one that leads outside',
      archived({ 'index.json': '{"packages": [{"location": "../x"}]}' }),
      'names ../x',
    ],
    [
      'whose index names more documents than anybody reads',
      archived({
        'index.json': JSON.stringify({
          packages: Array.from({ length: 50_001 }, (_, at) => ({ location: `${at}` })),
        }),
      }),
      'names more than 50000 documents',
    ],
  ])('is refused %s', async (_, entries, message) => {
    await expect(unpack(entries, { maxExtractedBytes: 1 << 24 })).rejects.toThrow(message)
  })
})

describe('a large document', () => {
  const statement = (at: number) =>
    `{"vulnerability": {"name": "CVE-2026-${at}"}, "products": [{"@id": "pkg:npm/lodash@4.17.${at}"}], "status": "fixed"}`

  function repositoryWith(megabytes: number, end = ']}') {
    const directory = makeDirectory('large')
    writeFile(directory, 'vex-repository.json', buildVexManifest(['https://vex.test/a']))
    writeFile(directory, '0.1/index.json', FILES['index.json'] ?? '')
    const file = openSync(writeFile(directory, `0.1/${DOCUMENT}`, ''), 'w')
    writeSync(file, `{"@context": "https://openvex.dev/ns", "statements": [${statement(0)}`)
    const piece = Array.from({ length: 8000 }, (_, at) => `,\n${statement(at)}`).join('')
    for (let written = 0; written < megabytes * 1e6; written += piece.length) writeSync(file, piece)
    writeSync(file, end)
    return directory
  }

  it('is read to its end, whatever the size', async () => {
    expect((await checkVexRepository(repositoryWith(20))).flaws).toEqual([])
    const [flaw] = (await checkVexRepository(repositoryWith(20, ', {"status": 1}]}'))).flaws
    expect(flaw?.why).toMatch(/^its statements\.\d+\.status is not what Trivy can read$/)
  })

  it('is never held: one of 120 MB takes hardly more memory than a small one', () => {
    const source = new URL('../../../src/resources/vex-repo/vex-repository.ts', import.meta.url).href
    const script = `const { checkVexRepository } = await import(${JSON.stringify(source)})
      const { flaws } = await checkVexRepository(process.argv[1])
      console.log(flaws.length, process.resourceUsage().maxRSS / 1024)`
    const run = (megabytes: number) => {
      const args = ['--input-type=module', '-e', script, repositoryWith(megabytes)]
      return execFileSync(process.execPath, args, { encoding: 'utf8' }).split(' ').map(Number)
    }
    const [[, before = 0], [flaws, after = 0]] = [run(0), run(120)]
    expect(flaws).toBe(0)
    expect(after - before).toBeLessThan(40)
  }, 240_000)

  it('of more than 256 MiB is passed over', async () => {
    const directory = repositoryWith(0)
    truncateSync(join(directory, '0.1', DOCUMENT), 256 * 1024 * 1024 + 1)
    const [flaw] = (await checkVexRepository(directory)).flaws
    expect(flaw?.why).toBe('it has 268435457 bytes, more than 268435456')
  })
})
