// The page of inputs and outputs: what action.yml says, in cells that cannot break; every input in a step that is YAML.
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inputRows, outputRows, renderEntryTables, renderInputPage } from '../../scripts/input-docs.ts'
import { codeCell, proseCell, renderTable, replaceBetween } from '../../scripts/markdown-table.ts'
import { actionInputs, actionYaml } from '../action-metadata.ts'

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
outputs:
  cache-hit:
    description: '\`true\` if no byte came from <somewhere>.'
`

const PAGE = `# Title

<!-- warm-inputs:start -->
old
<!-- warm-inputs:end -->
between
<!-- warm-outputs:start --><!-- warm-outputs:end -->
end
`
const EMPTY = ['step', 'inputs', 'outputs']
  .map((name) => `<!-- ${name}:start --><!-- ${name}:end -->`)
  .join('\n')

describe('renderEntryTables', () => {
  const render = (page: string) => renderEntryTables(page, [{ entry: 'warm', action: ACTION }])

  it('writes both tables between their markers and leaves the rest alone', () => {
    expect(render(PAGE)).toBe(`# Title

<!-- warm-inputs:start -->

| Input | Default | Meaning |
| --- | --- | --- |
| \`max-age\` | \`vuln-db=30h\`<br>\`java-db=4d\` | How old. One duration, or lines. |
| \`offline\` | \`false\` | Ask nobody: \`true\` \\| \`false\`. |

<!-- warm-inputs:end -->
between
<!-- warm-outputs:start -->

| Output | Meaning |
| --- | --- |
| \`cache-hit\` | \`true\` if no byte came from &lt;somewhere>. |

<!-- warm-outputs:end -->
end
`)
  })

  it('changes nothing when run again', () => {
    expect(render(render(PAGE))).toBe(render(PAGE))
  })

  it.each([
    ['a start', PAGE.replace('<!-- warm-inputs:start -->', '')],
    ['an end', PAGE.replace('<!-- warm-outputs:end -->', '')],
    [
      'an end after the start',
      PAGE.replace('inputs:start', 'x').replace('inputs:end', 'inputs:start').replace('x', 'inputs:end'),
    ],
    ['only one start', `${PAGE}<!-- warm-inputs:start -->`],
    ['only one end', `${PAGE}<!-- warm-inputs:end -->`],
  ])('asks for %s of each table', (_, page) => {
    expect(() => render(page)).toThrow(/<!-- warm-(in|out)puts:start -->/)
  })
})

describe('renderInputPage', () => {
  const page = renderInputPage(EMPTY, actionYaml)

  it('has a step that gives every input the default that it has', () => {
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
    const { jobs } = parse(text) as { jobs: { scan: { steps: { with: Record<string, unknown> }[] } } }
    const given = Object.entries(jobs.scan.steps[0]?.with ?? {}).map(([name, value]) => [
      name,
      String(value).trim(),
    ])
    expect(given).toEqual(actionInputs.map(({ name, default: value }) => [name, String(value ?? '').trim()]))
  })

  it('has each input in the table of one theme', () => {
    const [, after = ''] = page.split('<!-- inputs:start -->')
    const told = [...(after.split('<!-- inputs:end -->')[0] ?? '').matchAll(/^\| `([a-z-]+)` \|/gm)]
    expect(told.map(([, name]) => name)).toEqual(actionInputs.map(({ name }) => name))
  })

  it('names the theme whose first input is gone', () => {
    expect(() => renderInputPage(EMPTY, ACTION)).toThrow(
      'no input resources, at which "What is provided" begins',
    )
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
