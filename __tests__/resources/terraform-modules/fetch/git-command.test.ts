// git as it is run here: whatever leads it, from a source, a redirect, or a submodule, only what is meant to be spoken is.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { gitEnvironment, runGit } from '../../../../src/resources/terraform-modules/fetch/git-command.ts'
import { describeWithPeers } from '../../../peers.ts'
import { makeDirectory } from '../../../temporary.ts'

describeWithPeers(['git'], 'git', () => {
  it.each([
    ['a command of the shell', (at: string) => `ext::sh -c touch% ${join(at, 'mark')}`],
    ['a file of this machine', (at: string) => `file://${join(at, 'inner')}`],
    ['a path of this machine', (at: string) => join(at, 'inner')],
    ['the protocol of git', () => 'git://127.0.0.1:1/x.git'],
  ])('does not speak to %s', async (_, url) => {
    const directory = makeDirectory('git')
    execFileSync('git', ['init', '--quiet', '--bare', join(directory, 'inner')])
    const answer = await runGit(['ls-remote', '--', url(directory)], {
      git: 'git',
      directory,
      // A user who allows it in general does not mean a stranger's source.
      environment: gitEnvironment(process.env, { GIT_CONFIG_COUNT: '0' }),
      signal: new AbortController().signal,
    })
    expect(answer).toMatchObject({
      isGood: false,
      words: expect.stringMatching(/transport '\w+' not allowed/),
    })
    expect(existsSync(join(directory, 'mark'))).toBe(false)
  })
})
