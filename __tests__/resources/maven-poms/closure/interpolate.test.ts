import { describe, expect, it } from 'vitest'
import { evaluate, isProperty } from '../../../../src/resources/maven-poms/closure/interpolate.ts'

const say = (text: string, properties: Record<string, string> = {}, variables: Record<string, string> = {}) =>
  evaluate(text, new Map(Object.entries(properties)), (name) => variables[name])

describe('a text with placeholders', () => {
  it.each([
    [' plain ', {}, 'plain'],
    ['${a}', { a: '1' }, '1'],
    ['x-${a}.${a}-y', { a: '1' }, 'x-1.1-y'],
    ['${a}', { a: '${b}.${c}', b: '${c}', c: '2' }, '2.2'],
    ['${none}', {}, ''],
    ['1.${none}', {}, '1.'],
    ['${a', { a: '1' }, '${a'],
    ['${a b}', { 'a b': '1' }, '${a b}'],
    ['${a}', { a: '$&$1' }, '$&$1'],
  ])('%s with %o is "%s"', (text, properties, result) => {
    expect(say(text, properties)).toBe(result)
  })

  it('is empty when its properties go round in a circle', () => {
    expect(say('1.${a}', { a: '${b}', b: '${a}' })).toBe('1.')
  })

  it('reads variables of the environment only through the one who may give them', () => {
    expect(say('${env.A}-${env.B}', {}, { A: '1' })).toBe('1-')
    expect(say('${env.HOME}', { 'env.HOME': 'x' })).toBe('')
  })

  it.each([
    ['that Trivy does not see', { a: '${b}${a}', b: '1' }],
    [
      'of many turns',
      Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [n === 0 ? 'a' : `p${n}`, `\${p${n + 1}}\${p${n + 1}}`]),
      ),
    ],
    ['in text', { a: 'x'.repeat(2000), b: '' }],
  ])('ends with an error for growth without end, %s', (_, properties) => {
    expect(() => say('${a}${b}'.repeat(40) + '${a}'.repeat(10), properties)).toThrow('without end')
  })
})

describe('a property', () => {
  it.each([
    ['${a}', true],
    ['${a}${b}', true],
    ['1${a}', false],
    ['', false],
  ])('"%s": %s', (text, expected) => {
    expect(isProperty(text)).toBe(expected)
  })
})
