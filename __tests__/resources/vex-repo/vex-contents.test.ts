// What is placed of a VEX repository for the Trivy that scans, and what another Trivy makes of that.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CompletionContext } from '../../../src/resources/artifact-resource.ts'
import { describeVexArtifact } from '../../../src/resources/vex-repo/artifact.ts'
import { vexContents } from '../../../src/resources/vex-repo/vex-contents.ts'
import { buildVexFiles, buildVexManifest, LODASH_NOT_AFFECTED } from '../../fixtures/vex.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const CONFIRMED = new Date('2026-11-28T06:00:00Z')
const WITHOUT_CVE = '0.1/pkg/npm/lodash/scan.csaf.json'
const LAYER = { digest: `sha256:${'0'.repeat(64)}`, size: 1 }

let warnings: string[]
beforeEach(() => {
  warnings = []
})

/** As it lies staged: one of its two documents is one that not every Trivy can read. */
function repository(): string {
  const directory = makeDirectory('vex')
  writeFile(directory, 'vex-repository.json', buildVexManifest(['https://vex.test/a.tar.gz']))
  const files = buildVexFiles([
    { ...LODASH_NOT_AFFECTED, format: 'csaf' },
    { ...LODASH_NOT_AFFECTED, purl: 'pkg:npm/x' },
  ])
  for (const [path, text] of Object.entries(files)) writeFile(directory, `0.1/${path}`, text)
  writeFile(directory, WITHOUT_CVE, '{"product_tree": {}, "vulnerabilities": [{}]}')
  return directory
}

const contentsFor = (reader: string | undefined) => vexContents('VEX repository hub', reader)

function complete(directory: string, reader: string | undefined) {
  const log = { info: () => undefined, warning: (text: string) => warnings.push(text) }
  return contentsFor(reader).complete(directory, {
    now: CONFIRMED,
    trivyVersion: reader ?? '0.76.0',
    fetched: describeVexArtifact(LAYER, { repository: 'trivy-vex/hub', version: undefined }),
    confirmedAt: CONFIRMED,
    label: 'https://vex.test',
    log: log as unknown as CompletionContext['log'],
  })
}

const inspect = (directory: string, reader: string | undefined, isSealed = true) =>
  contentsFor(reader).inspect(directory, { now: CONFIRMED, trivyVersion: '0.76.0', schema: 0.1, isSealed })

describe('a CSAF document with a vulnerability without a CVE', () => {
  it.each(['0.76.0', '0.80.1'])('is placed for Trivy %s, without a word', async (reader) => {
    const directory = repository()
    expect(await complete(directory, reader)).toEqual({ measuredAt: CONFIRMED, removed: [] })
    expect(existsSync(join(directory, WITHOUT_CVE))).toBe(true)
    expect(warnings).toEqual([])
  })

  it.each(['0.74.0', '0.75.0', undefined])('is left out for Trivy %s, and named', async (reader) => {
    const directory = repository()
    expect(await complete(directory, reader)).toEqual({ measuredAt: CONFIRMED, removed: [WITHOUT_CVE] })
    expect(existsSync(join(directory, WITHOUT_CVE))).toBe(false)
    expect(warnings).toEqual([
      'VEX repository hub: 1 of its documents cannot be used, the rest is: pkg/npm/lodash/scan.csaf.json for pkg:npm/lodash: it has a vulnerability without a CVE, on which Trivy before 0.76 fails',
    ])
  })

  it.each([
    ['0.76.0', '0.74.0'],
    ['0.76.0', undefined],
    ['0.74.0', '0.76.0'],
    [undefined, '0.76.0'],
  ])('placed for Trivy %s, it is fetched anew for Trivy %s', async (before, after) => {
    const directory = repository()
    await complete(directory, before)
    // The confirmation of a later job forgets nothing.
    await contentsFor(before).renew?.(directory, new Date(CONFIRMED.getTime() + 1), directory)
    await expect(inspect(directory, before)).resolves.toBeUndefined()
    const message = /it was made for Trivy (>=|<)0\.76\.0, which reads other documents of it/
    await expect(inspect(directory, after)).rejects.toThrow(message)
    // The same from the runner store, whose files are completed once more.
    await expect(complete(directory, after)).rejects.toThrow(message)
    await expect(complete(directory, before)).resolves.toBeDefined()
    await expect(inspect(directory, after)).rejects.toThrow(message)
  })

  it('that Trivy itself fetched is good for the one that reads it', async () => {
    const directory = repository()
    await expect(inspect(directory, '0.76.0', false)).resolves.toEqual(new Date(0))
    await expect(inspect(directory, '0.74.0', false)).rejects.toThrow(
      'it has documents that Trivy cannot use, first pkg/npm/lodash/scan.csaf.json for pkg:npm/lodash: it has a',
    )
  })
})

it('a repository that every Trivy reads alike serves them all', async () => {
  const directory = repository()
  writeFile(directory, WITHOUT_CVE, '{"product_tree": {}, "vulnerabilities": []}')
  await complete(directory, '0.74.0')
  await expect(inspect(directory, '0.76.0')).resolves.toBeUndefined()
})
