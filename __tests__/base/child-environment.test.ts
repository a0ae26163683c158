// What a program that we start is given; what it can read of ours is shown by the built action.
import { symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { childEnvironment } from '../../src/base/child-environment.ts'
import { findProgram } from '../../src/base/program.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

describe('the environment of a program', () => {
  itWhere(
    ['links'],
    'has no entry of PATH that a pull request could fill: relative, in the workspace, or a link into it',
    () => {
      const { workspace, outside, link } = makeLab()
      const path = [outside, join(workspace, 'bin'), '.', '', link].join(delimiter)
      for (const name of ['PATH', 'Path'])
        expect(childEnvironment({ GITHUB_WORKSPACE: workspace, [name]: path })[name]).toBe(outside)
      expect(childEnvironment({ PATH: path }).PATH).toBe(
        [outside, join(workspace, 'bin'), link].join(delimiter),
      )
    },
  )

  it('has no token of the runner, no input, and no login for somebody else', () => {
    const kept = { HOME: '/home/me', GH_TOKEN: 'for git', GITHUB_REPOSITORY: 'a/b' }
    const withheld = {
      INPUT_TOKEN: 'x',
      ACTIONS_RUNTIME_TOKEN: 'x',
      GITHUB_TOKEN: 'x',
      GITHUB_ENV: 'x',
      TF_TOKEN_a: 'x',
      TRIVY_PASSWORD: 'x',
    }
    expect(childEnvironment({ ...kept, ...withheld })).toEqual(kept)
  })
})

itWhere(['links'], 'a program that is a link into the workspace is passed over', () => {
  const { workspace, outside } = makeLab()
  const tools = makeDirectory()
  for (const directory of [join(workspace, 'bin'), outside]) writeFile(directory, 'tool', '', 0o755)
  symlinkSync(join(workspace, 'bin', 'tool'), join(tools, 'tool'))
  const isTrusted = (path: string) =>
    childEnvironment({ GITHUB_WORKSPACE: workspace, PATH: path }).PATH !== ''
  const environment = { PATH: [tools, outside].join(delimiter) }
  const found = findProgram('tool', { environment, platform: process.platform, isTrusted })
  if (process.platform !== 'win32') expect(found).toBe(join(outside, 'tool'))
})

function makeLab() {
  const workspace = makeDirectory()
  writeFile(workspace, 'bin/read.me', '')
  const link = join(makeDirectory(), 'bin')
  symlinkSync(join(workspace, 'bin'), link)
  return { workspace, link, outside: makeDirectory() }
}
