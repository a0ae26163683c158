// What git is asked for a reference, with the real git: only a server that has said everything can deny one.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fetchGit } from '../../../../src/resources/terraform-modules/fetch/fetch-git.ts'
import { gitEnvironment } from '../../../../src/resources/terraform-modules/fetch/git-command.ts'
import { startGitServer } from '../../../fakes/git-server.ts'
import { describeWithPeers } from '../../../peers.ts'
import { makeDirectory } from '../../../temporary.ts'

describeWithPeers(['git'], 'a reference that is an expression', () => {
  const start = async () => {
    const directory = makeDirectory('fetch-git')
    const server = await startGitServer(directory)
    onTestFinished(() => server.close())
    const commit = server.commit('m.git', { 'main.tf': '' })
    const fetch = async (name: string, ref: string) => {
      const work = join(directory, name)
      mkdirSync(work)
      const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
      const { signal } = new AbortController()
      const context = { git, directory: work, environment: gitEnvironment(process.env, {}), signal }
      const url = new URL(`${server.url}/m.git`)
      return await fetchGit({ kind: 'git', url, ref, subdir: undefined }, context)
    }
    return { server, commit, fetch }
  }

  it('is found, or absent, as git has it', async () => {
    const { commit, fetch } = await start()
    expect(await fetch('found', 'HEAD~0')).toEqual({ kind: 'found', commit })
    expect(await fetch('absent', 'HEAD~7')).toMatchObject({ kind: 'absent' })
  })

  it('is not called absent where the server no longer answers', async () => {
    const { server, fetch } = await start()
    await fetch('counted', 'HEAD~0')
    const lists = () => server.requests.filter((one) => one.includes('/info/refs')).length
    const last = lists()
    // The last list, which says what HEAD is.
    server.intercept = ({ url = '' }, response) => {
      if (!url.includes('/info/refs') || lists() < 2 * last) return false
      response.writeHead(500).end()
      return true
    }
    expect(await fetch('failing', 'HEAD~0')).toMatchObject({ kind: 'unknown' })
    expect(lists()).toBe(2 * last)
  })
})

describeWithPeers(['git'], 'a submodule of a source by ssh', () => {
  /** Fetches over an ssh that notes its host and runs what it is told on this machine. */
  const fetch = async (submodule: (root: string) => string) => {
    const directory = makeDirectory('fetch-git-ssh')
    const server = await startGitServer(directory)
    onTestFinished(() => server.close())
    const inside = (name: string) => join(directory, name)
    const [root, ssh, asked, checkout] = [
      inside('served'),
      inside('ssh'),
      inside('asked'),
      inside('checkout'),
    ]
    const leaf = server.commit('leaf.git', { 'leaf.tf': '' })
    server.commit('m.git', {
      '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ${submodule(root)}\n`,
      x: { submodule: leaf },
    })
    // Git gives host and command last, after the options.
    const script = `#!/bin/sh\nwhile [ $# -gt 2 ]; do shift; done\necho "$1" >>'${asked}'\nexec sh -c "$2"\n`
    writeFileSync(ssh, script, { mode: 0o755 })
    mkdirSync(checkout)
    const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
    const environment = gitEnvironment({ ...process.env, GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: 'ssh' }, {})
    const url = new URL(`ssh://me@git.test${root}/m.git`)
    const context = { git, directory: checkout, environment, signal: new AbortController().signal }
    const outcome = await fetchGit({ kind: 'git', url, ref: undefined, subdir: undefined }, context)
    return { outcome, hosts: new Set(readFileSync(asked, 'utf8').trim().split('\n')) }
  }

  it.each([
    ['beside it', () => '../leaf.git'],
    ['by its whole address', (root: string) => `ssh://me@git.test${root}/leaf.git`],
  ])('is fetched %s', async (_, submodule) => {
    const { outcome, hosts } = await fetch(submodule)
    expect(outcome).toMatchObject({ kind: 'found' })
    expect(hosts).toEqual(new Set(['me@git.test']))
  })

  it.each([
    ['at another host', (root: string) => `ssh://me@other.test${root}/leaf.git`],
    ['at another port', (root: string) => `ssh://me@git.test:2222${root}/leaf.git`],
    ['where a reader of URLs and git see other hosts', () => 'ssh://git.test?x/leaf.git'],
    ['in the short form of ssh', (root: string) => `me@other.test:${root}/leaf.git`],
    [
      'above the path of its source, which is another host',
      (root: string) => `${'../'.repeat(root.split('/').length + 1)}other.test${root}/leaf.git`,
    ],
  ])('is not asked for %s', async (_, submodule) => {
    const { outcome, hosts } = await fetch(submodule)
    expect(outcome).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('its submodules are not available'),
    })
    expect(hosts).toEqual(new Set(['me@git.test']))
  })
})
