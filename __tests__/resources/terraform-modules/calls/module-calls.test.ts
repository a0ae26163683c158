import { describe, expect, it } from 'vitest'
import { readCalls } from '../../../../src/resources/terraform-modules/calls/module-calls.ts'

/** Stands for the parser: the labels that a text of one block for each line calls. */
const hclOf = (labels: readonly string[]) => ({
  read: async () => ({
    kind: 'body' as const,
    body: {
      module: Object.fromEntries(
        labels.map((label) => [label, [{ source: 'git::https://x.example/m.git' }]]),
      ),
    },
  }),
  close: () => undefined,
})

describe('module calls', () => {
  it('have the line of their header, whatever is between them', async () => {
    const text = '# a\nmodule "one" {\n}\n\n  module two {\n}\n'
    const { calls } = await readCalls('main.tf', text, hclOf(['one', 'two']))
    expect(calls.map(({ name, line }) => [name, line])).toEqual([
      ['one', 2],
      ['two', 5],
    ])
  })

  it('have the line of their label in JSON', async () => {
    const text = '{\n"module": {\n"one": {"source": "a/b/c"},\n\n"two": [{"source": "a/b/c"}]}}'
    const { calls } = await readCalls('main.tf.json', text, hclOf([]))
    expect(calls.map(({ name, line }) => [name, line])).toEqual([
      ['one', 3],
      ['two', 5],
    ])
  })

  it('are in doubt beyond any real number of them, in either form', async () => {
    const labels = Array.from({ length: 2001 }, (_, index) => `m${index}`)
    const hcl = await readCalls(
      'main.tf',
      labels.map((label) => `module "${label}" {}`).join('\n'),
      hclOf(labels),
    )
    expect(hcl).toEqual({ calls: [], doubt: 'it holds more than 2000 calls' })
    const json = { module: Object.fromEntries(labels.map((label) => [label, { source: 'a/b/c' }])) }
    expect((await readCalls('main.tf.json', JSON.stringify(json), hclOf([]))).calls).toEqual([])
  })
})
