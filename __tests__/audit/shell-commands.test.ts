import { describe, expect, it } from 'vitest'
import { readCommands } from '../../src/audit/shell-commands.ts'

const wordsOf = (script: string, continuation?: string) =>
  readCommands(script, continuation).map(({ words }) => words.join(' '))

describe('the commands of a script', () => {
  it.each([
    ['one after the other', 'a b\nc; d && e || f | g &', ['a b', 'c', 'd', 'e', 'f', 'g']],
    ['over several lines', 'a \\\n  b \\\r\n c', ['a b c']],
    ['with quotes', `a 'b  c' "d e"'f' g\\ h`, ['a b  c d ef g h']],
    ['with comments', 'a # b\n# c\nd#e', ['a', 'd#e']],
    ['with a text of its own', "a <<'END'\nb c\nEND\nd", ['a', 'd']],
    ['with an indented text of its own', 'a <<-END >out\n\tb\n\tEND\nd', ['a >out', 'd']],
    [
      'in conditions and loops',
      'if ! a; then b; fi; for x in 1 2; do c; done',
      ['a', 'b', 'fi', 'for x in 1 2', 'c', 'done'],
    ],
    ['in parentheses', '(a b) && { c; }', ['a b', 'c', '}']],
    ['in substitutions', 'a $(b c) `d`', ['a', 'b c', 'd']],
    ['in a substitution within quotes', 'a="$(b c | d)" e', ['b c', 'd', 'a=$(…) e']],
    ['with variables and expressions', 'a ${b:-c d} ${{ e || f }}', ['a ${b:-c d} ${{ e || f }}']],
    ['with redirections', 'a 2>&1 >b &> c', ['a 2>&1 >b &> c']],
  ])('%s', (_, script, commands) => {
    expect(wordsOf(script)).toEqual(commands)
  })

  it('of PowerShell and cmd', () => {
    expect(wordsOf('a `\n  b', '`')).toEqual(['a b'])
    expect(wordsOf('a ^\r\n  b\\c', '^')).toEqual(['a b\\c'])
  })

  it('stand on the line of their first word', () => {
    const commands = readCommands('\na \\\n  b\n\n"$(c\n d)"\ne <<X\n1\nX\nf')
    expect(commands.map(({ words, line }) => [words[0], line])).toEqual([
      ['a', 1],
      ['c', 4],
      ['d', 5],
      ['$(…)', 4],
      ['e', 6],
      ['f', 9],
    ])
  })

  it.each([
    ['an open quote', `a 'b`],
    ['an open substitution', 'a $(b'],
    ['an open expression', 'a ${{ b'],
    ['a text without an end', 'a <<X\nb'],
    ['a last backslash', 'a \\'],
  ])('end with %s', (_, script) => {
    expect(wordsOf(script)[0]).toMatch(/^[ab]/)
  })

  it('are bounded', () => {
    expect(readCommands('a;'.repeat(100_000)).length).toBe(2_000)
    for (const piece of ['$(', '"$(', '`', '${', '(', '<<X ', "'", '\\'])
      expect(readCommands(piece.repeat(50_000)).length).toBeLessThanOrEqual(2_000)
  })
})
