// What git is asked for a reference, with the real git: only a server that has said everything can deny one.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
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
