// The way of git to the network, with the real git: https through a tunnel, and whom the gate lets it reach.
import { execFile } from 'node:child_process'
import type { LookupFunction } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createPublicLookup } from '../../../../src/base/guarded-lookup.ts'
import { type GitGate, openGitGate } from '../../../../src/resources/terraform-modules/fetch/git-gate.ts'
import { createHostRule } from '../../../../src/resources/terraform-modules/fetch/host-rule.ts'
import { createCertificates } from '../../../fakes/certificates.ts'
import { startGitServer } from '../../../fakes/git-server.ts'
import { describeWithPeers } from '../../../peers.ts'
import { makeDirectory } from '../../../temporary.ts'

interface Answer {
  readonly isGood: boolean
  readonly said: string
}

describeWithPeers(['git', 'openssl'], 'the gate of git', () => {
  const start = async (listed: (hosts: { plain: string; secure: string }) => readonly string[]) => {
    const directory = makeDirectory('gate')
    const certificates = createCertificates(directory)
    const server = await startGitServer(directory, certificates)
    server.commit('one.git', { 'main.tf': '' }, ['v1'])
    const hosts = { plain: server.host, secure: server.secureHost }
    const open = async (lookup?: LookupFunction) => {
      const gate = await openGitGate(createHostRule(new Set(listed(hosts)), lookup))
      onTestFinished(() => gate.close())
      const ask = (url: string) => lsRemote(url, gate, certificates.caPath)
      return { gate, ask }
    }
    onTestFinished(() => server.close())
    return { server, open }
  }

  it('lets it reach a listed host over https and over http', async () => {
    const { server, open } = await start(({ plain, secure }) => [plain, secure])
    const { gate, ask } = await open()
    expect(await ask(`${server.secureUrl}/one.git`)).toMatchObject({
      isGood: true,
      said: expect.stringContaining('refs/tags/v1'),
    })
    expect(await ask(`${server.url}/one.git`)).toMatchObject({ isGood: true })
    expect(gate.refusal).toBeUndefined()
    expect(gate.bytes).toBeGreaterThan(0)
  })

  it('closes although a connection through it is open', async () => {
    const { server, open } = await start(({ secure }) => [secure])
    // It never answers, so git waits.
    const asked = new Promise<void>((resolve) => {
      server.intercept = () => {
        resolve()
        return true
      }
    })
    const { gate, ask } = await open()
    const waiting = ask(`${server.secureUrl}/one.git`)
    await asked
    await gate.close()
    expect(await waiting).toMatchObject({ isGood: false })
  })

  it('refuses a host that nobody listed, and says which', async () => {
    const { server, open } = await start(() => [])
    const { gate, ask } = await open()
    for (const url of [server.secureUrl, server.url]) {
      expect(await ask(`${url}/one.git`)).toMatchObject({ isGood: false })
      expect(gate.refusal).toContain('inner address')
    }
    expect(server.requests).toEqual([])
  })

  it('refuses a redirect to a host that nobody listed', async () => {
    const { server, open } = await start(({ secure }) => [secure])
    server.intercept = (request, response) => {
      if (request.headers.host !== server.secureHost) return false
      response.writeHead(302, { location: `${server.url}${request.url}` }).end()
      return true
    }
    const { gate, ask } = await open()
    expect(await ask(`${server.secureUrl}/one.git`)).toMatchObject({ isGood: false })
    expect(gate.refusal).toContain(`${server.host} is not asked`)
    // Only the first request arrived: none came to the address behind it.
    expect(server.requests).toHaveLength(1)
  })

  it('judges the address of each connection, not that of an earlier look-up of the same name', async () => {
    const { server, open } = await start(() => [])
    let looked = 0
    const rebinding = createPublicLookup((_, callback) => {
      looked += 1
      callback(null, [{ address: looked === 1 ? '9.9.9.9' : '127.0.0.1', family: 4 }])
    })
    const { gate, ask } = await open(rebinding)
    // As the fetch does before it starts git: the name is good now.
    const port = server.secureHost.split(':')[1]
    const url = new URL(`https://modules.example.com:${port}/one.git`)
    await createHostRule(new Set(), rebinding).check(url)
    expect(await ask(url.href)).toMatchObject({ isGood: false })
    expect(looked).toBeGreaterThan(1)
    expect(gate.refusal).toContain('inner address')
    expect(server.requests).toEqual([])
  })

  it('opens for nobody without its password', async () => {
    const { server, open } = await start(({ plain, secure }) => [plain, secure])
    const { gate } = await open()
    const [proxy = ''] = Object.values(gate.environment)
    const stranger = { environment: { https_proxy: proxy.replace(/git:[^@]*@/, 'git:guess@') } }
    const answer = await lsRemote(`${server.secureUrl}/one.git`, { ...gate, ...stranger }, '')
    expect(answer).toMatchObject({ isGood: false, said: expect.stringContaining('407') })
    expect(server.requests).toEqual([])
  })
})

function lsRemote(url: string, { environment }: GitGate, caPath: string): Promise<Answer> {
  const env = { PATH: process.env.PATH, GIT_SSL_CAINFO: caPath, GIT_TERMINAL_PROMPT: '0', ...environment }
  return new Promise((resolve) => {
    execFile('git', ['ls-remote', url], { env }, (error, stdout, stderr) =>
      resolve({ isGood: error === null, said: stdout + stderr }),
    )
  })
}
