// Pairs as people write them, where values are addresses.
import { expect, it } from 'vitest'
import { joinPairs } from '../../src/inputs/pairs.ts'
import { mavenRepositories } from '../../src/resources/maven-poms/repositories/named-repositories.ts'
import { terraformRegistries } from '../../src/resources/terraform-modules/fetch/registry-input.ts'
import { versionRanges } from '../../src/resources/trivy/trivy-inputs.ts'

it.each([
  ['a=https://x.test:8443/p', 'a=https://x.test:8443/p'],
  ['a = https://x.test', 'a=https://x.test'],
  ['a: https://x.test', 'a=https://x.test'],
  ['"a": https://x.test', 'a=https://x.test'],
  ['{a: https://x.test, b: https://y.test}', 'a=https://x.test, b=https://y.test'],
  ['x.test:5000: https://y.test', 'x.test:5000=https://y.test'],
  ['x.test:5000, y.test', 'x.test:5000, y.test'],
])('%s', (text, wanted) => {
  expect(joinPairs(text)).toBe(wanted)
})

it('Maven repositories', () => {
  for (const text of ['m = https://m.test', 'm: https://m.test', '- m: https://m.test'])
    expect(mavenRepositories(text)).toEqual([{ id: 'm', url: 'https://m.test' }])
})

it('Terraform registries', () => {
  for (const text of ['a.test = https://m.test', 'a.test: https://m.test'])
    expect(terraformRegistries(text).mirrors.get('a.test')?.href).toBe('https://m.test/')
})

it.each(['- 0.70.0\n- "<0.69.0"', '[0.70.0, <0.69.0]', 'v0.70.0\n<0.69.0'])(
  'Versions that are denied, which are no pairs: %j',
  (text) => {
    expect(versionRanges(text)).toEqual(['0.70.0', '<0.69.0'])
  },
)

it('versions with a space alone between them are refused: none is both', () => {
  expect(() => versionRanges('0.75.0 0.76.0')).toThrow(
    '"0.75.0 0.76.0" is a range that no version is in; write one to a line',
  )
  expect(versionRanges('>=0.75.0 <0.76.0')).toEqual(['>=0.75.0 <0.76.0'])
})

it.each(['me:hunter2@a.test', 'a.test=me:hunter2@m.test', 'a.test=ftp://me:hunter2@m.test'])(
  'a login in what is no Terraform registry is not repeated: %s',
  (text) => {
    expect(() => terraformRegistries(text)).toThrow('is not of the form HOST=URL or HOST')
    expect(() => terraformRegistries(text)).not.toThrow('hunter2')
  },
)
