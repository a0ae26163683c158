// The parser's process: what it is given of the job, and what it answers.
import { describe, expect, it } from 'vitest'
import {
  createHclReader,
  hclEnvironment,
} from '../../../../src/resources/terraform-modules/calls/hcl-process.ts'

describe('the environment of the HCL parser', () => {
  it.each([
    ['nothing', {}, {}],
    ['nothing, of what is empty', { PATH: '', SystemRoot: '' }, {}],
    ['no directory of Windows, elsewhere', { PATH: '/bin', HOME: '/home/me' }, { PATH: '/bin' }],
    [
      'the directory of Windows, under the name of any shell',
      { Path: 'C:\\Windows\\System32', SYSTEMROOT: 'C:\\Windows' },
      { PATH: 'C:\\Windows\\System32', SystemRoot: 'C:\\Windows' },
    ],
    [
      'no token',
      { PATH: '/bin', GITHUB_TOKEN: 'x', TF_TOKEN_a: 'x', NODE_OPTIONS: '--inspect' },
      { PATH: '/bin' },
    ],
  ])('has %s', (_, job, expected) => {
    expect(hclEnvironment(job)).toEqual(expected)
  })
})

it('the HCL parser reads one file after the other, and tells what is broken', async () => {
  const reader = createHclReader(new AbortController().signal)
  try {
    const answers = await Promise.all([
      reader.read('main.tf', 'module "a" { source = "./a" }\r\n'),
      reader.read('broken.tf', 'module "a" {'),
    ])
    expect(answers[0]).toMatchObject({ kind: 'body', body: { module: { a: [{ source: './a' }] } } })
    expect(answers[1]).toMatchObject({ kind: 'broken' })
  } finally {
    reader.close()
  }
})
