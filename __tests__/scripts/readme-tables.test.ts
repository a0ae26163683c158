// The README's tables: what action.yml says, in cells that cannot break.
import { describe, expect, it } from 'vitest'
import { codeCell, proseCell, renderTable, replaceBetween } from '../../scripts/markdown-table.ts'
import { inputRows, outputRows, renderReadme } from '../../scripts/readme-tables.ts'

const ACTION = `
name: a
inputs:
  max-age:
    description: >-
      How old. One duration,
      or lines.
    default: |-
      vuln-db=30h
      java-db=4d
  offline:
    description: 'Ask nobody: \`true\` | \`false\`.'
    default: 'false'
  ca-file:
    description: A file.
outputs:
  cache-hit:
    description: '\`true\` if no byte came from <somewhere>.'
`

const README = `# Title

<!-- inputs:start -->
old
<!-- inputs:end -->
between
<!-- outputs:start --><!-- outputs:end -->
end
`

describe('renderReadme', () => {
  it('writes both tables between their markers and leaves the rest alone', () => {
    expect(renderReadme(README, ACTION)).toBe(`# Title

<!-- inputs:start -->

| Input | Default | Meaning |
| --- | --- | --- |
| \`max-age\` | \`vuln-db=30h\`<br>\`java-db=4d\` | How old. One duration, or lines. |
| \`offline\` | \`false\` | Ask nobody: \`true\` \\| \`false\`. |
| \`ca-file\` |  | A file. |

<!-- inputs:end -->
between
<!-- outputs:start -->

| Output | Meaning |
| --- | --- |
| \`cache-hit\` | \`true\` if no byte came from &lt;somewhere>. |

<!-- outputs:end -->
end
`)
  })

  it('changes nothing when run again', () => {
    const once = renderReadme(README, ACTION)
    expect(renderReadme(once, ACTION)).toBe(once)
  })

  it.each([
    ['a start', README.replace('<!-- inputs:start -->', '')],
    ['an end', README.replace('<!-- outputs:end -->', '')],
    [
      'an end after the start',
      README.replace('inputs:start', 'x').replace('inputs:end', 'inputs:start').replace('x', 'inputs:end'),
    ],
    ['only one start', `${README}<!-- inputs:start -->`],
    ['only one end', `${README}<!-- inputs:end -->`],
  ])('asks for %s of each table', (_, readme) => {
    expect(() => renderReadme(readme, ACTION)).toThrow(/<!-- (in|out)puts:start -->/)
  })
})

describe('the rows', () => {
  it.each([
    ['a missing section', { name: 'a' }, 'no map of inputs'],
    ['no metadata', undefined, 'no map of inputs'],
    ['an input without a description', { inputs: { a: {} } }, 'a has no description'],
    ['an input that is no map', { inputs: { a: 'text' } }, 'inputs.a is not a map'],
  ])('refuse %s', (_, metadata, message) => {
    expect(() => inputRows(metadata)).toThrow(message)
  })

  it('keep the order of the file', () => {
    const outputs = { z: { description: 'last' }, a: { description: 'first' } }
    expect(outputRows({ outputs }).map(([name]) => name)).toEqual(['`z`', '`a`'])
  })
})

describe('a cell', () => {
  it.each([
    ['joins the lines of a paragraph', 'one\n  two', 'one two'],
    ['keeps paragraphs apart', 'one\n\ntwo', 'one<br>two'],
    ['makes pipes literal, in code too', 'a | `b|c`', 'a \\| `b\\|c`'],
    ['makes HTML literal, but not in code', '<b> `<b>`', '&lt;b> `<b>`'],
  ])('of prose %s', (_, text, cell) => {
    expect(proseCell(text)).toBe(cell)
  })

  it.each([
    ['is empty for nothing', '', ''],
    ['is code', '15m', '`15m`'],
    ['shows each line', 'a=1\nb=2\n', '`a=1`<br>`b=2`'],
    ['makes pipes literal', 'a|b', '`a\\|b`'],
    ['fences a backtick', 'a`b', '`` a`b ``'],
  ])('of a value %s', (_, value, cell) => {
    expect(codeCell(value)).toBe(cell)
  })

  it('never ends its row early', () => {
    const table = renderTable(['a'], [[proseCell('x | y\n| z')]])
    expect(table).toBe('| a |\n| --- |\n| x \\| y \\| z |\n')
  })
})

describe('replaceBetween', () => {
  it('takes the replacement literally', () => {
    expect(replaceBetween('<!-- a:start --><!-- a:end -->', 'a', '$& $1')).toContain('\n$& $1\n')
  })
})
