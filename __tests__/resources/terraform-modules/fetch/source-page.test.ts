import { expect, it } from 'vitest'
import { sourceNamedBy } from '../../../../src/resources/terraform-modules/fetch/source-page.ts'

const META = '<meta name="terraform-get" content="git::https://a.test/m.git">'

it.each([
  [`<head>${META}</head>`, 'git::https://a.test/m.git'],
  [
    `<head><meta\n  content='x?a=1&b=2&amp;c=3&nbsp;'\n  name='terraform-get'\n/></head>`,
    'x?a=1&b=2&c=3&nbsp;',
  ],
  ['<meta name="&#116;erraform-get" content="&#x78;">', 'x'],
  // Decoded once, as every reader of XML does.
  ['<meta name="terraform-get" content="x?&#38;lt;&#x26;#38;&amp;amp;">', 'x?&lt;&#38;&amp;'],
  ['<meta name="other" content="x"><meta name="terraform-get" content="y">', 'y'],
  [`<!-- <!-- --><meta name="terraform-get" content="z">`, 'z'],
  [`<!-- ${META} --></head>`, undefined],
  [`<!-- ${META}`, undefined],
  [`<head></head>${META}`, undefined],
  [`<body>${META}`, undefined],
  ['<meta name="terraform-get">', undefined],
  ['<meta name="terraform-get" content="">', undefined],
  ['<meta name=terraform-get content=x>', undefined],
  [`${' '.repeat(100_000)}${META}`, undefined],
  ['', undefined],
])('of the page %j it is %s', (page, source) => {
  expect(sourceNamedBy(page)).toBe(source)
})
