// The inputs that say what the later scan will do.
import { describe, expect, it } from 'vitest'
import { optionalList, optionalWord, optionalWords, wantedResources } from '../../src/inputs/scan-parsers.ts'
import { COMMAND_WORDS, SCANNER_WORDS } from '../../src/inputs/trivy-words.ts'

const names = ['a-db', 'b-db', 'c'] as const

describe('the wanted resources', () => {
  const parse = wantedResources(names, { 'trivy-a': 'a-db' })

  it.each([
    ['auto', []],
    ['auto, -b-db', ['b-db']],
    ['-b-db', ['b-db']],
    ['-c\n-a-db -c', ['c', 'a-db']],
  ])('of %j are what the plan finds, but for those left out', (text, excluded) => {
    expect(parse(text)).toEqual({ kind: 'auto', excluded, included: [] })
  })

  it('of auto and a name are what the plan finds, and that', () => {
    expect(parse('auto, c')).toEqual({ kind: 'auto', excluded: [], included: ['c'] })
    expect(parse('Auto, c')).toEqual({ kind: 'auto', excluded: [], included: ['c'] })
    expect(parse('auto c -c')).toEqual({ kind: 'auto', excluded: ['c'], included: [] })
  })

  it.each([
    ['c, a-db', ['a-db', 'c']],
    ['a-db a-db', ['a-db']],
    ['a-db c -c', ['a-db']],
    ['c -c', []],
  ])('of %j are a list in the order of the names', (text, wanted) => {
    expect(parse(text)).toEqual({ kind: 'list', names: wanted })
  })

  it.each([
    ['', 'is empty; write auto, or at least one of a-db, b-db, c'],
    [' ,', 'is empty'],
    ['a', '"a" is not one of auto, a-db, b-db, c'],
    ['a-database', '"a-database" is not one of auto, a-db, b-db, c; the nearest is a-db'],
    ['-x', '"x" is not one of'],
    ['--a-db', '"-a-db" is not one of'],
    ['-', '"-" stands alone; write it right before the name'],
    ['-auto', '"auto" is not one of'],
    ['trivy-a:2', '; the nearest is a-db'],
    ['db', /, c$/],
    ['constructor', '"constructor" is not one of'],
    ['c -a-db', '-a-db leaves out what the list does not name'],
  ])('are refused as %j', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })
})

describe('a word of Trivy', () => {
  const parse = optionalWord(COMMAND_WORDS)

  // trivy-facts §1.2 and §1.5 name the subcommands; the aliases are those of `pkg/commands/app.go`.
  it.each([
    ['image', 'image'],
    ['i', 'image'],
    ['fs', 'fs'],
    ['filesystem', 'fs'],
    ['rootfs', 'rootfs'],
    ['repo', 'repo'],
    ['repository', 'repo'],
    ['vm', 'vm'],
    ['k8s', 'k8s'],
    ['kubernetes', 'k8s'],
    ['config', 'config'],
    ['conf', 'config'],
    ['sbom', 'sbom'],
    ['server', 'server'],
    ['client', 'client'],
    ['convert', 'other'],
    ['clean', 'other'],
    ['', undefined],
  ])('%j means %s', (text, command) => {
    expect(parse(text)).toBe(command)
  })

  it.each(['Images', 'img', 'image fs', 'toString', '__proto__'])('is not %j', (text) => {
    expect(() => parse(text)).toThrow(`"${text}" is not one of image, i, fs`)
  })
})

describe('a list of words of Trivy', () => {
  const parse = optionalWords(SCANNER_WORDS)

  // trivy-facts §1.3: Normalisation
  it.each([
    ['vuln', ['vuln']],
    ['vulnerability', ['vuln']],
    ['misconf', ['misconfig']],
    ['misconfiguration', ['misconfig']],
    ['config', ['misconfig']],
    ['config, misconfig', ['misconfig']],
    ['secret,vuln', ['secret', 'vuln']],
    ['license\nrbac', ['license', 'rbac']],
    ['', undefined],
    [' , ', undefined],
  ])('%j means %j', (text, scanners) => {
    expect(parse(text)).toEqual(scanners)
  })

  it.each(['git', 'aws', 'none', 'docker'])(
    'may be one of a newer Trivy where it is %s: no short word is near',
    (text) => {
      expect(optionalWords(COMMAND_WORDS)(text)).toEqual([text])
    },
  )

  it('is refused for one that is misspelt, and the nearest is named', () => {
    expect(() => parse('vuln, secrets')).toThrow(
      /"secrets" is not one of vuln, vulnerability, misconfig, .*; the nearest is secret$/,
    )
  })

  it('has room for one that a newer Trivy may know', () => {
    expect(parse('vuln, virus')).toEqual(['vuln', 'virus'])
    expect(() => parse('__proto__')).toThrow('is not one of')
  })
})

describe('a list of any texts', () => {
  it('is absent when it is empty', () => {
    expect([optionalList(''), optionalList('repo, oci')]).toEqual([undefined, ['repo', 'oci']])
  })
})
