// trivy.yaml: which file is read, and what it says. F§ is trivy-facts.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RESOURCES } from '../../src/resources/table.ts'
import { readScan } from '../../src/scan/read-scan.ts'
import { parseTrivyConfig, readTrivyConfig } from '../../src/scan/trivy-config.ts'
import { defaultOf } from '../action-metadata.ts'
import type { Written } from '../fixtures/run-facts.ts'
import { itWhere } from '../system.ts'

let workspace: string

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'trivy-config-'))
})

afterEach(() => rmSync(workspace, { recursive: true, force: true }))

function write(name: string, text: string): void {
  writeFileSync(join(workspace, name), text)
}

function read(input?: string, variable?: string) {
  return readTrivyConfig(input, { GITHUB_WORKSPACE: workspace, TRIVY_CONFIG: variable })
}

describe('the file', () => {
  it('is read in UTF-16 too, as Trivy reads what Windows PowerShell wrote', () => {
    writeFileSync(join(workspace, 'trivy.yaml'), Buffer.from('\uFEFFformat: json\r\n', 'utf16le'))
    expect(read()).toMatchObject({ file: 'trivy.yaml', problem: undefined })
    expect(read().get('format')).toBe('json')
  })

  it('F§9.9: is that of the input, else of TRIVY_CONFIG, else trivy.yaml in the workspace', () => {
    write('a.yaml', 'format: json')
    write('b.yaml', 'format: sarif')
    write('trivy.yaml', 'format: spdx')
    const found = [read('a.yaml', 'b.yaml'), read(undefined, 'b.yaml'), read(undefined, ''), read()]
    expect(found.map(({ file, get }) => [file, get('format')])).toEqual([
      ['a.yaml', 'json'],
      ['b.yaml', 'sarif'],
      ['trivy.yaml', 'spdx'],
      ['trivy.yaml', 'spdx'],
    ])
  })

  it.each(['none', 'None'])('is none when the input says %s, whatever lies in the workspace', (word) => {
    write('trivy.yaml', '\t- broken: [')
    write('b.yaml', 'format: sarif')
    write('none', 'format: json')
    expect(read(word, 'b.yaml')).toMatchObject({ file: undefined, problem: undefined })
    expect(read(word).get('format')).toBeUndefined()
    expect(read('./none').get('format')).toBe('json')
  })

  it('is none when it is /dev/null, which Trivy reads as a file without keys', () => {
    write('trivy.yaml', 'format: json')
    expect(readTrivyConfig('/dev/null', { GITHUB_WORKSPACE: workspace })).toMatchObject({
      problem: undefined,
      file: undefined,
    })
    expect(
      readTrivyConfig(undefined, { GITHUB_WORKSPACE: workspace, TRIVY_CONFIG: '/dev/null' }).get('format'),
    ).toBeUndefined()
  })

  it('is none when TRIVY_CONFIG is blank', () => {
    write('trivy.yaml', 'format: spdx')
    expect(read(undefined, ' ')).toMatchObject({ file: undefined, problem: undefined })
  })

  it('F§9.9: may be missing, but not when the input names it', () => {
    expect(read()).toMatchObject({ file: undefined, problem: undefined })
    expect(read(undefined, 'gone.yaml')).toMatchObject({ file: undefined, problem: undefined })
    expect(read('gone.yaml').problem).toBe('trivy-config: there is no file gone.yaml in the workspace')
  })

  it('is refused when it is no file, or too large', () => {
    mkdirSync(join(workspace, 'trivy.yaml'))
    expect(read().problem).toBe('trivy.yaml: it is not a file')
    write('big.yaml', `# ${'x'.repeat(1024 * 1024)}`)
    expect(read('big.yaml').problem).toBe('big.yaml: it is larger than 1 MiB')
  })

  itWhere(['pipes'], 'is not waited for when it is a pipe', () => {
    execFileSync('mkfifo', [join(workspace, 'trivy.yaml')])
    expect(read().problem).toBe('trivy.yaml: it is not a file')
  })
})

describe('a value', () => {
  it.each([
    ['nested', 'scan:\n  scanners: [vuln]', ['vuln']],
    ['with keys in any case', 'SCAN: { Scanners: vuln }', 'vuln'],
    ['with dots in its key', 'scan.scanners: vuln', 'vuln'],
    ['of an anchor', 'x: &x [secret]\nscan: { scanners: *x }', ['secret']],
    ['of a merge key', 'x: &x { scanners: vuln }\nscan: { <<: *x }', 'vuln'],
    ['of the first document', 'scan: { scanners: a }\n---\nscan: { scanners: b }', 'a'],
    ['of false', 'scan: { scanners: false }', false],
    ['of null', 'scan: { scanners: null }', undefined],
    ['below what is no map', 'scan: [scanners]', undefined],
    ['of an empty file', '', undefined],
    ['of comments only', '# nothing', undefined],
    ['of JSON', '{"scan": {"scanners": ["vuln"]}}', ['vuln']],
  ])('is found: %s', (_, text, value) => {
    const config = parseTrivyConfig(text)
    expect(config.problem).toBeUndefined()
    expect(config.get('scan.scanners')).toEqual(value)
  })

  it('is never one that every object has', () => {
    const config = parseTrivyConfig('__proto__: { x: 1 }')
    expect([config.get('constructor'), config.get('tostring')]).toEqual([undefined, undefined])
  })
})

const LEVELS = ['a: &a [x, x, x, x, x, x, x, x, x]']
for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf']) {
  LEVELS.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`)
}

describe('a broken file', () => {
  it.each([
    ['not closed', 'scan: [vuln', 'line 1: '],
    ['with a tab', 'scan:\n\tscanners: x', 'line 2: '],
    ['with a key twice', 'a: 1\na: 2', 'line 2: duplicate key'],
    ['with a key twice, deeper, in quotes', 'a: 1\nb: [{ c: 1, "c": 2 }]', 'line 2: duplicate key'],
    ['that is a list', '- a', 'it is not a map of keys'],
    ['that is a text', 'hello', 'it is not a map of keys'],
    ['that unfolds to gigabytes', LEVELS.join('\n'), 'Excessive alias count'],
    ['that is nested without end', '['.repeat(100_000), ''],
  ])('is one problem, and says nothing else: %s', (_, text, message) => {
    const config = parseTrivyConfig(text)
    expect(config.problem).toContain(`trivy.yaml: Trivy cannot read it, ${message}`)
    expect(config.get('a')).toBeUndefined()
  })

  it('is not repeated in the message, because it may be a link to something secret', () => {
    expect(parseTrivyConfig('password: [hunter2\nx').problem).not.toContain('hunter2')
    expect(parseTrivyConfig('password: *hunter2').problem).toMatch(
      /Trivy cannot read it, Unresolved alias[^:]*$/,
    )
  })
})

it('a file of many keys is read', () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`)
  expect(parseTrivyConfig([...keys, 'format: json'].join('\n')).get('format')).toBe('json')
})

describe('everything that the user said', () => {
  function scan(written: Written, environment: NodeJS.ProcessEnv = {}) {
    const environmentOfJob = { GITHUB_WORKSPACE: workspace, ...environment }
    return readScan(RESOURCES, (name) => written[name] ?? defaultOf(name), environmentOfJob)
  }

  it('is refused in one message: an unknown scan type, contradictions, a broken trivy.yaml, variables', () => {
    write('trivy.yaml', 'scan: [')
    const written = {
      'scan-type': 'imgae',
      resources: 'vuln-db -java-db',
      offline: 'true',
      confirm: 'always',
    }
    expect(() => scan(written, { TRIVY_DB_REPOSITORY: 'a, b' })).toThrow(
      /^5 mistakes in the inputs: \(1\) resources: -java-db .*; \(2\) scan-type: "imgae" is not one of .*; \(3\) confirm: always .*; \(4\) trivy\.yaml: Trivy cannot read it, line 1: .*; \(5\) TRIVY_DB_REPOSITORY: /s,
    )
  })

  it('is refused when the scan type contradicts other inputs', () => {
    const written = { 'scan-type': 'config', scanners: 'vuln', vex: 'repo', 'trivy-config': 'gone.yaml' }
    expect(() => scan(written)).toThrow(/^3 mistakes .*trivy-config: .*; \(2\) scanners: .*; \(3\) vex: /)
  })

  it('is given back when it agrees', () => {
    write('trivy.yaml', 'format: json')
    const { inputs, config } = scan({ 'scan-type': 'fs' })
    expect([inputs.scanType, config.get('format')]).toEqual([['fs'], 'json'])
  })
})
