// The contract between action.yml, the parsers, and docs/inputs.md: no name, default, or allowed value may drift anywhere.
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderInputPage } from '../../scripts/input-docs.ts'
import type { WordParser } from '../../src/inputs/parsers.ts'
import { readInputs } from '../../src/inputs/read.ts'
import { BUILT_IN_BASES } from '../../src/inputs/registry-bases.ts'
import { composeInputs } from '../../src/inputs/table.ts'
import {
  FORMAT_WORDS,
  IMAGE_CONFIG_SCANNER_WORDS,
  PKG_TYPE_WORDS,
  SCANNER_WORDS,
} from '../../src/inputs/trivy-words.ts'
import { describeOutputs, outputNames } from '../../src/report/outputs.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { actionInputs, actionOutputs, actionYaml, defaultOf, quotedIn } from '../action-metadata.ts'
import { ARTIFACTS, PLANNED_NAMES, RESOURCE_NAMES } from '../fixtures/resources.ts'
import { outputFacts } from '../fixtures/run-facts.ts'

const src = new URL('../../src/', import.meta.url)
const inputTable: Readonly<Record<string, (text: string) => unknown>> = composeInputs(RESOURCES)
const OUTPUT_NAMES = outputNames(RESOURCES)
const parsers = Object.entries(inputTable)
const enums = parsers.filter((entry): entry is [string, WordParser<unknown>] => 'words' in entry[1])
const parseInput = (name: string, text: string): unknown => inputTable[name]?.(text)

describe('the inputs of action.yml', () => {
  it('are those of the table, in the same order', () => {
    const [told, parsed] = [actionInputs.map(({ name }) => name), parsers.map(([name]) => name)]
    expect(namesOf('action.yml', parsed, told)).toEqual([])
    expect(namesOf('src/inputs/table.ts (or the folder of its resource)', told, parsed)).toEqual([])
    expect(actionInputs.map(({ name }) => name)).toEqual(parsers.map(([name]) => name))
  })

  it.each(actionInputs)('say what they mean: $name', ({ description }) => {
    expect(description).toMatch(/^\S.*\.$/s)
  })

  it.each(parsers)('have a default that parses: %s', (name, parse) => {
    expect(() => parse(defaultOf(name))).not.toThrow()
  })

  it('have defaults that agree with each other', () => {
    expect(() => readInputs(RESOURCES, defaultOf)).not.toThrow()
  })

  it('are read in one place only', () => {
    expect(filesWith('getInput(')).toEqual(['base/host.ts'])
  })
})

describe('an input that takes one of a few words', () => {
  it('is known as such', () => {
    expect(enums.map(([name]) => name)).toEqual([
      'keep-private-poms',
      'keep-private-modules',
      'install-trivy',
      'verify-trivy',
      'offline',
      'on-unavailable',
      'on-degraded',
      'save',
      'store',
      'confirm',
      'verify',
      'untrusted',
      'export-env',
      'dry-run',
    ])
  })

  it.each(enums)('quotes all the words that its parser accepts, and no other: %s', (name, { words }) => {
    expect([...new Set(quotedIn(descriptionOf(name)))].sort()).toEqual([...words].sort())
  })

  it.each(enums)('accepts the words that it names, and nothing near them: %s', (_, parser) => {
    for (const word of parser.words) {
      expect(() => parser(word)).not.toThrow()
      expect(parser(word.toUpperCase())).toEqual(parser(word))
      expect(() => parser(`${word}s`)).toThrow()
    }
    expect(() => parser('')).toThrow()
  })
})

describe('what the code repeats of action.yml', () => {
  it.each([
    ['max-age', 'maxAgeMs'],
    ['stale-if-error', 'staleIfErrorMs'],
  ] as const)('is the same: the default of %s', (name, field) => {
    const fromCode = RESOURCES.flatMap((resource) =>
      resource[field] === undefined ? [] : [[resource.name, resource[field]]],
    )
    expect(parseInput(name, defaultOf(name))).toEqual(Object.fromEntries(fromCode))
    const ofArtifacts = RESOURCE_NAMES.map((resource) => [resource, ARTIFACTS[resource][field]])
    expect(Object.fromEntries(fromCode)).toMatchObject(Object.fromEntries(ofArtifacts))
  })

  it('is the same: the public registries', () => {
    expect(parseInput('registries', defaultOf('registries'))).toEqual(BUILT_IN_BASES)
  })

  it('is the same: the resources, of which the plan chooses by default', () => {
    expect(parseInput('resources', defaultOf('resources'))).toEqual({
      kind: 'auto',
      excluded: [],
      included: [],
    })
    const words = quotedIn(descriptionOf('resources')).filter((word) => !['-', 'auto'].includes(word))
    expect(words).toEqual([...PLANNED_NAMES])
  })

  it('is the same: the repositories below a base', () => {
    // Of the VEX repositories the code knows one, which is called default.
    const repositories = RESOURCE_NAMES.map((name) => ARTIFACTS[name].repository.replace('default', '<name>'))
    expect(quotedIn(descriptionOf('registries')).slice(0, 4)).toEqual(repositories)
  })
})

describe('an input that takes words of Trivy', () => {
  it.each([
    ['scanners', SCANNER_WORDS],
    ['format', FORMAT_WORDS],
    ['pkg-types', PKG_TYPE_WORDS],
    ['image-config-scanners', IMAGE_CONFIG_SCANNER_WORDS],
  ] as const)('names all of their meanings, and no other: %s', (name, words) => {
    const known = quotedIn(descriptionOf(name)).filter((word) => !/^(scan|TRIVY|trivy)|scanners$/.test(word))
    expect([...new Set(known)].sort()).toEqual([...new Set(Object.values(words))].sort())
    for (const word of known) expect(isAccepted(name, word)).toBe(true)
    for (const word of known) expect(isAccepted(name, `${word}s`)).toBe(false)
    expect(isAccepted(name, 'hasOwnProperty')).toBe(false)
  })

  it('names subcommands that it accepts', () => {
    const known = quotedIn(descriptionOf('scan-type'))
    expect(known).toEqual([
      'image',
      'fs',
      'rootfs',
      'repo',
      'vm',
      'k8s',
      'config',
      'sbom',
      'server',
      'fs, image',
    ])
    for (const word of known) expect(parseInput('scan-type', word)).toEqual(word.split(', '))
  })
})

describe('an example in a description', () => {
  it.each(['max-age', 'stale-if-error', 'timeout'] as const)('is accepted: durations of %s', (name) => {
    const examples = quotedIn(descriptionOf(name)).filter((text) => /^\d|=|never/.test(text))
    expect(examples).not.toEqual([])
    for (const example of examples) expect(() => parseInput(name, example)).not.toThrow()
  })

  it('is accepted: the units of durations, and no other letter is a unit', () => {
    const units = quotedIn(descriptionOf('max-age')).filter((text) => text.length === 1)
    const accepted = [...'abcdefghijklmnopqrstuvwxyz'].filter((unit) => isAccepted('max-age', `1${unit}`))
    expect(units.sort()).toEqual(accepted)
  })

  it('is accepted: a version, a registry base', () => {
    expect(
      quotedIn(descriptionOf('trivy-version')).filter((text) => isAccepted('trivy-version', text)),
    ).toEqual(['0.74.0', '0.74.x'])
    expect(isAccepted('registries', quotedIn(descriptionOf('registries')).at(-1) ?? '')).toBe(true)
  })

  it('is refused: the prefixes that a key must not begin with', () => {
    const refused = quotedIn(descriptionOf('key-prefix'))
    expect(refused).toEqual(['trivy', 'cache-trivy'])
    for (const prefix of refused) expect(isAccepted('key-prefix', `${prefix}-x`)).toBe(false)
  })
})

describe('the outputs of action.yml', () => {
  it('are those that the step sets, in the same order', () => {
    const told = actionOutputs.map(({ name }) => name)
    expect(namesOf('action.yml', OUTPUT_NAMES, told)).toEqual([])
    expect(namesOf('src/report/outputs.ts (or the folder of its resource)', told, OUTPUT_NAMES)).toEqual([])
    expect(actionOutputs.map(({ name }) => name)).toEqual([...OUTPUT_NAMES])
    expect(Object.keys(describeOutputs(outputFacts()))).toEqual([...OUTPUT_NAMES])
  })

  it('have one for each resource', () => {
    expect(OUTPUT_NAMES.filter((name) => name.endsWith('-ready'))).toEqual(
      PLANNED_NAMES.map((name) => `${name}-ready`),
    )
  })

  it('are set in one place only, from that table', () => {
    expect(filesWith('setOutput(')).toEqual(['report/finish.ts', 'base/host.ts'])
    const finish = readFileSync(new URL('report/finish.ts', src), 'utf8')
    expect(finish.match(/setOutput\(/g)).toHaveLength(1)
    expect(finish).toContain('setOutputs(describeOutputs(')
    // Besides, a dry run sets the plan, and nothing else.
    expect(finish.match(/setOutputs\((?!outputs)/g)).toHaveLength(2)
    expect(finish).toContain('setOutputs({ plan:')
  })

  it('quote only values that they can have, or names of something else', () => {
    for (const { name, description } of actionOutputs) {
      const [first] = quotedIn(description)
      if (/^`/.test(description))
        expect([name, first]).toEqual([name, name === 'failure-class' ? 'data' : 'true'])
    }
  })
})

describe('docs/inputs.md', () => {
  it('says what action.yml says', () => {
    const page = readFileSync(new URL('../../docs/inputs.md', import.meta.url), 'utf8')
    expect(renderInputPage(page, actionYaml)).toBe(page)
  })
})

/** What one of two files lacks, as a sentence that names it. */
function namesOf(file: string, wanted: readonly string[], there: readonly string[]): string[] {
  return wanted.filter((name) => !there.includes(name)).map((name) => `${file} lacks ${name}`)
}

function descriptionOf(name: string): string {
  return actionInputs.find((input) => input.name === name)?.description ?? ''
}

function isAccepted(name: string, text: string): boolean {
  try {
    parseInput(name, text)
    return true
  } catch {
    return false
  }
}

function filesWith(code: string): string[] {
  return globSync('**/*.ts', { cwd: src })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => readFileSync(new URL(file, src), 'utf8').includes(code))
}
