import { expect, it } from 'vitest'
import { openTexts } from '../../../../src/resources/maven-poms/closure/kept-texts.ts'

it.each(['', 'org.example', 'caf\u00e9', '\u540d\u524d', '\u{1F600}', '\uD800 alone'])(
  'a text is kept as it is: %j',
  (text) => {
    const keep = openTexts()
    expect(keep(`<${text}>`.slice(1, -1))).toBe(text)
    expect(keep(text)).toBe(text)
  },
)
