// Foreign text in the log: whatever it is, it stays text.
import { describe, expect, it } from 'vitest'
import { clean, keepWarnings } from '../../src/base/log.ts'
import { createKeptLog } from '../oci/kept-log.ts'

describe('clean', () => {
  it.each([
    'ghcr.io/aquasecurity/trivy-db:2: absent',
    'a: b:: c ::d',
    'größe キャッシュ 😀',
    '#[x] ## [y]',
    '`code` <b> | *',
  ])('leaves text alone that does no harm: %s', (text) => {
    expect(clean(text)).toBe(text)
  })

  it.each([
    ['::error::x', "'::error::x"],
    ['  ::set-env name=A::x', "'::set-env name=A::x"],
    ['\u00a0\u2003::error::x', "'::error::x"],
    ['\ufeff::error::x', "'::error::x"],
    ['\u200b\u00ad\u2060::error::x', "'::error::x"],
    ['\u0000\u001b::error::x', "'::error::x"],
    ['\ufe0f\u034f\u{e0100}::error::x', "'::error::x"],
    ['##[error]x', '## [error]x'],
    ['body: ##[add-mask]a and ##[stop-commands]t', 'body: ## [add-mask]a and ## [stop-commands]t'],
    ['###[error]x', '### [error]x'],
    ['#\u200b#[error]x', '# #[error]x'],
  ])('lets nothing become a command of the runner: %j', (text, harmless) => {
    expect(clean(text)).toBe(harmless)
  })

  it.each([
    ['a\nb', 'a b'],
    ['a\r\n\r\n::error::b', 'a ::error::b'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['a\tb\u0007c\u007fd', 'a b c d'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    [' \n a \n ', 'a'],
    ['\n', ''],
  ])('makes one line of many, without control characters: %j', (text, line) => {
    expect(clean(text)).toBe(line)
  })

  it('takes away what reorders or hides what is read', () => {
    expect(clean('a\u202egpj.exe\u202c \u2066b\u2069 \u200fc \u061cd')).toBe('a gpj.exe   b   c  d')
    expect(clean('e\u{e0001}\u{e0041}x')).toBe('e x')
  })

  it('is not longer than asked, and shows that it was', () => {
    expect(clean('x'.repeat(200), 200)).toBe('x'.repeat(200))
    expect(clean('x'.repeat(201), 200)).toBe(`${'x'.repeat(199)}…`)
    expect(clean('::x'.repeat(100), 10)).toBe("'::x::x::…")
    expect(clean('x'.repeat(5000))).toHaveLength(2000)
  })

  it('does not take long over a long text', () => {
    expect(clean('\n'.repeat(1_000_000) + '#'.repeat(1_000_000), 5)).toBe('####…')
  })
})

describe('a log that keeps its warnings', () => {
  it('gives them, and everything else, to the log as well', async () => {
    const kept = createKeptLog()
    const warnings: string[] = []
    const log = keepWarnings(kept, warnings)
    log.warning('first')
    await log.group('group', async () => log.warning('second'))
    log.info('line')
    expect([warnings, kept.warnings, kept.infos]).toEqual([
      ['first', 'second'],
      ['first', 'second'],
      ['line'],
    ])
  })
})
