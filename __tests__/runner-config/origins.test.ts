// Every input × everybody who may say it: the step, the file on the runner, Trivy's own settings, nobody.
import { describe, expect, it } from 'vitest'
import { BUILT_IN_TEXTS } from '../../src/inputs/built-in-texts.ts'
import { camelCase } from '../../src/inputs/own-input.ts'
import { InputError } from '../../src/inputs/read.ts'
import { originOf } from '../../src/inputs/said.ts'
import { composeInputs, type Inputs } from '../../src/inputs/table.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { applyLimits } from '../../src/runner-config/apply-limits.ts'
import { composeKeys } from '../../src/runner-config/config-keys.ts'
import { parseConfig } from '../../src/runner-config/parse-config.ts'
import { configFor } from '../../src/runner-config/runner-config.ts'
import { sayInput } from '../../src/runner-config/say-inputs.ts'
import { decideSettings } from '../../src/scan/decide-settings.ts'
import { readScan } from '../../src/scan/read-scan.ts'
import { FLAGS } from '../../src/scan/trivy-flags.ts'
import { actionInputs, defaultOf } from '../action-metadata.ts'
import { INPUT_SAMPLES } from '../fixtures/input-samples.ts'

const FILE = '/etc/trivy-offline-cache/config.yaml'
const TABLE: Readonly<Record<string, (text: string) => unknown>> = composeInputs(RESOURCES)
const KEYS = composeKeys(RESOURCES)
const NAMES = Object.keys(TABLE)
const BUILT_IN: Readonly<Record<string, string>> = BUILT_IN_TEXTS.main

interface Said {
  readonly step?: Readonly<Record<string, string>>
  readonly file?: Readonly<Record<string, string>>
  readonly limits?: Readonly<Record<string, string>>
  readonly environment?: NodeJS.ProcessEnv
}

function read({ step = {}, file = {}, limits = {}, environment = {} }: Said) {
  const text = JSON.stringify({ defaults: file, limits })
  const config = configFor(parseConfig(text, FILE, KEYS), environment)
  const say = (name: string) => sayInput(name, { step: step[name], config, builtIn: BUILT_IN[name] ?? '' })
  const said = new Map(NAMES.map((name) => [name, say(name)]))
  const getText = (name: string) => said.get(name)?.text ?? ''
  const scan = readScan(RESOURCES, getText, environment, { originOf: originOf(said) })
  const limited = applyLimits({ inputs: scan.inputs, said }, config, RESOURCES)
  if (limited.problems.length > 0) throw new InputError(limited.problems)
  return { ...limited, config: scan.config }
}

/** What the value needs beside it to be no contradiction. */
const COMPANIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'bundle-digest': { bundle: '/srv/trivy-data.tar' },
  'image-config-scanners': { 'scan-type': 'image' },
}

const readValue = (inputs: Inputs, name: string): unknown =>
  (inputs as Readonly<Record<string, unknown>>)[camelCase(name)]

describe('the table of inputs', () => {
  it('has a sample for each that a file can set, and no other', () => {
    expect(Object.keys(INPUT_SAMPLES)).toEqual(NAMES.filter((name) => name in KEYS.defaults))
  })

  it('has the built-in texts of action.yml', () => {
    const texts = actionInputs.map(({ name }) => [name, name === 'token' ? '' : defaultOf(name)])
    expect(BUILT_IN).toEqual(Object.fromEntries(texts))
  })

  it('marks each default in action.yml, so that it can be told from what a workflow says', () => {
    expect(actionInputs.filter((input) => input.default !== '' && !input.default?.startsWith(' '))).toEqual(
      [],
    )
  })
})

describe.each(Object.entries(INPUT_SAMPLES))('%s', (name, sample) => {
  const companions = COMPANIONS[name] ?? {}
  const parsed = TABLE[name]?.(sample)
  const builtIn = TABLE[name]?.(BUILT_IN[name] ?? '')

  it('is what action.yml says when nobody says it', () => {
    const { inputs, said } = read({})
    expect(readValue(inputs, name)).toEqual(builtIn)
    expect(parsed).not.toEqual(builtIn)
    expect(said.get(name)).toMatchObject({ by: 'built-in', origin: 'default' })
  })

  it('is what the file on the runner says when the step does not', () => {
    const { inputs, said } = read({ file: { ...companions, [name]: sample } })
    expect(readValue(inputs, name)).toEqual(parsed)
    expect(said.get(name)).toMatchObject({ by: 'file', origin: `input ${name}, set in ${FILE}` })
  })

  it('is what the step says, also where that is the default of action.yml', () => {
    const { inputs, said } = read({ step: { ...companions, [name]: sample } })
    expect(readValue(inputs, name)).toEqual(parsed)
    expect(said.get(name)).toMatchObject({ by: 'step', origin: `input ${name}` })
    const text = BUILT_IN[name] ?? ''
    if (text === '') return
    const back = read({ step: { [name]: text }, file: { ...companions, [name]: sample } })
    expect(readValue(back.inputs, name)).toEqual(builtIn)
  })
})

const SETTINGS = Object.values(FLAGS).flatMap((flag) =>
  flag.input === undefined || flag.input === 'server' ? [] : [{ ...flag, input: flag.input }],
)

describe("Trivy's own settings", () => {
  it.each(SETTINGS.map((flag) => [flag.variable, flag] as const))(
    '%s holds where neither the step nor the file says it',
    (variable, flag) => {
      const name = flag.input.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      const sample = INPUT_SAMPLES[name] ?? ''
      const environment = { [variable]: sample }
      const beside = { 'scan-type': 'image' }
      const originWith = (said: Said) => {
        const scan = read({ ...said, environment })
        const { settings } = decideSettings(scan.inputs, {
          resources: RESOURCES,
          environment,
          config: scan.config,
          trivyVersion: '0.74.0',
          originOf: originOf(scan.said),
        })
        return (settings as unknown as Record<string, { origin: string }>)[flag.input]?.origin
      }
      expect(originWith({ step: beside })).toBe(variable)
      expect(originWith({ step: beside, file: { [name]: sample } })).toBe(`input ${name}, set in ${FILE}`)
      expect(originWith({ step: { ...beside, [name]: sample }, file: { [name]: sample } })).toBe(
        `input ${name}`,
      )
    },
  )

  it.each(
    RESOURCES.flatMap(({ repository }) => repository ?? []).map((row) => [row.flag.variable, row] as const),
  )('%s holds where neither the step nor the file names registries', (variable, row) => {
    const { name } = row.input
    const environment = { [variable]: 'trivys.example.com/own:2' }
    const originWith = (said: Said) => {
      const scan = read({ ...said, environment })
      const context = { resources: RESOURCES, environment, config: scan.config, trivyVersion: '0.74.0' }
      const { settings } = decideSettings(scan.inputs, { ...context, originOf: originOf(scan.said) })
      return settings.repositories.get(name)?.origin
    }
    const sample = INPUT_SAMPLES[name] ?? ''
    expect(originWith({})).toBe(variable)
    expect(originWith({ file: { registries: 'registry.example.com/trivy' } })).toBe(
      `input registries, set in ${FILE}`,
    )
    expect(originWith({ file: { [name]: sample } })).toBe(`input ${name}, set in ${FILE}`)
    expect(originWith({ step: { [name]: sample }, file: { [name]: 'else.example.com/own:2' } })).toBe(
      `input ${name}`,
    )
  })
})

describe('a limit', () => {
  it.each([
    ['offline', 'true', 'false', true],
    ['max-age', 'vuln-db=12h', '48h', expect.objectContaining({ 'vuln-db': 12 * 3_600_000 })],
    ['stale-if-error', 'vuln-db=1h', 'never-fail', expect.objectContaining({ 'vuln-db': 3_600_000 })],
    ['on-unavailable', 'fail', 'continue', 'fail'],
    ['on-degraded', 'fail', 'warn', 'fail'],
    ['confirm', 'always', 'never', 'always'],
    ['verify', 'full', 'seal', 'full'],
    ['untrusted', 'true', 'false', true],
    ['trivy-cooldown', '14d', '1d', 14 * 86_400_000],
    ['verify-trivy', 'signature', 'none', 'signature'],
    ['deny-trivy', '<0.73.0', '0.70.1', ['0.70.1', '<0.73.0']],
  ])('%s: %s holds against a step that says %s, and is told with the file', (name, limit, asked, held) => {
    const { inputs, said, warnings } = read({ step: { [name]: asked }, limits: { [name]: limit } })
    expect(readValue(inputs, name)).toEqual(held)
    expect(warnings).toEqual([`${name}: ${limit} instead of ${asked}, by the limits of ${FILE}`])
    expect(said.get(name)).toMatchObject({ by: 'limit', origin: `limit in ${FILE}` })
  })

  it('is told as a bound where several values were asked for, of which some are stricter', () => {
    const step = { 'max-age': 'vuln-db=24h, java-db=9d' }
    const { inputs, warnings } = read({ step, limits: { 'max-age': '48h' } })
    expect(readValue(inputs, 'max-age')).toMatchObject({
      'vuln-db': 24 * 3_600_000,
      'java-db': 48 * 3_600_000,
    })
    expect(warnings).toEqual([
      `max-age: at most 48h, where vuln-db=24h, java-db=9d allows more, by the limits of ${FILE}`,
    ])
  })

  it('is named in this table if it is one', () => {
    expect(Object.keys(KEYS.limits).sort()).toEqual(
      [
        'registries',
        'offline',
        'max-age',
        'stale-if-error',
        'on-unavailable',
        'on-degraded',
        'confirm',
        'verify',
        'untrusted',
        'trivy-cooldown',
        'verify-trivy',
        'deny-trivy',
      ].sort(),
    )
  })

  it('says nothing where the step is stricter', () => {
    const { inputs, warnings, lines } = read({
      step: { 'max-age': 'vuln-db=6h', confirm: 'always', 'verify-trivy': 'signature' },
      limits: { 'max-age': 'vuln-db=12h', confirm: 'auto', 'verify-trivy': 'digest', 'deny-trivy': '' },
    })
    expect(inputs.maxAge['vuln-db']).toBe(6 * 3_600_000)
    expect([...warnings, ...lines]).toEqual([])
  })

  it('makes a default shorter that nobody said', () => {
    const { inputs, lines } = read({ limits: { 'max-age': '12h' } })
    expect(inputs.maxAge['java-db']).toBe(12 * 3_600_000)
    expect(lines).toEqual([expect.stringContaining(`by the limits of ${FILE}`)])
  })

  it.each([
    ['a base that is not allowed', 'evil.example.net/trivy'],
    ['the same host with another path', 'registry.example.com/other'],
    ['a path that only begins alike', 'registry.example.com/trivy-evil'],
  ])('refuses %s by name', (_, base) => {
    const limits = { registries: 'registry.example.com/trivy' }
    const refused = () => read({ step: { registries: `registry.example.com/trivy, ${base}` }, limits })
    expect(refused).toThrow(
      `registries: ${base} is not among the registries that ${FILE} allows on this runner (registry.example.com/trivy)`,
    )
  })

  it('leaves of the built-in registries those that are allowed, and else takes its own', () => {
    expect(read({ limits: { registries: 'ghcr.io' } }).inputs.registries).toEqual(['ghcr.io/aquasecurity'])
    expect(read({ limits: { registries: 'registry.example.com/trivy' } }).inputs.registries).toEqual([
      'registry.example.com/trivy',
    ])
  })
})
