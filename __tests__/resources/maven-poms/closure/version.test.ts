import { describe, expect, it } from 'vitest'
import { overrides, parseVersion } from '../../../../src/resources/maven-poms/closure/version.ts'

describe('a version', () => {
  it.each([
    ['1.0', '1.0', false],
    ['', '', false],
    ['[1.0]', '1.0', true],
    ['[1.0,2.0)', '', false],
    ['[1.0,2.0]', '', true],
    ['[1],[2]', '', true],
    ['(,1.0]', '', false],
    ['[', '', false],
  ])('"%s" is "%s", hard: %s', (text, expected, isHard) => {
    expect(parseVersion(text)).toEqual({ text: expected, isHard })
  })

  it('wins later only when it is hard and the first is not', () => {
    const [soft, hard] = [parseVersion('1'), parseVersion('[2]')]
    expect(overrides(hard, soft)).toBe(true)
    expect(overrides(hard, hard)).toBe(false)
    expect(overrides(soft, soft)).toBe(false)
    expect(overrides(soft, hard)).toBe(false)
  })
})
