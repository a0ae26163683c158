// VEX Hub as GitHub serves it: its page redirects to codeload, its API counts requests, and a token of the job is for that API alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCertificates } from '../fakes/certificates.ts'
import { type ForwardProxy, startForwardProxy } from '../fakes/proxy.ts'
import { startWebServer, type WebServer } from '../fakes/web-server.ts'
import { buildVexFiles, LODASH_NOT_AFFECTED, packVexRepository } from '../fixtures/vex.ts'
import { describeWithPeers } from '../peers.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob } from './run.ts'

const CLOCK_PRELOAD = new URL('faults/clock-preload.ts', import.meta.url).href
const HOSTS = ['github.com', 'codeload.github.com', 'api.github.com'] as const
const TOKEN = 'ghs_token-of-the-job'
const LOCATION = 'https://github.com/aquasecurity/vexhub/archive/refs/heads/main.tar.gz//vexhub-main'

describeWithPeers(['openssl'], 'a VEX repository on github.com', () => {
  let directory: string
  let server: WebServer
  let proxy: ForwardProxy
  let job: Job
  let caFile: string

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'github-'))
    const names = HOSTS.map((host) => `DNS:${host}`)
    const { cert, key, caPath } = createCertificates(directory, names)
    caFile = caPath
    server = await startWebServer({ cert, key })
    const map = Object.fromEntries(HOSTS.map((host) => [`${host}:443`, `127.0.0.1:${server.port}`]))
    proxy = await startForwardProxy({ map })
    job = startJob()
  })
  afterEach(async () => {
    await Promise.all([server.close(), proxy.close()])
    job.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  it('is fetched without the API and without the token, and asked again with ETags', async () => {
    await publish({ isPublic: true })
    const shift = { TEST_CLOCK_SHIFT_MS: '-172800000' }
    const first = await run({ execArgv: ['--import', CLOCK_PRELOAD], environment: shift })
    expect(first.exitCode, first.log).toBe(0)
    expect(hostsSeen()).toEqual(['github.com', 'codeload.github.com', 'github.com', 'codeload.github.com'])
    server.requests.length = 0
    const second = await run()
    expect(second.exitCode, second.log).toBe(0)
    expect(second.log).toMatch(/current, names the same digest as the cache directory/)
    const conditions = server.requests.filter(({ host }) => host.startsWith('codeload'))
    expect(conditions.map(({ headers }) => headers['if-none-match'])).toEqual(['"head"', '"main"'])
    expect(server.requests.map(({ headers }) => headers.authorization).filter(Boolean)).toEqual([])
  })

  it('that is not public is fetched from the API, and the token goes nowhere else', async () => {
    await publish({ isPublic: false })
    const step = await run()
    expect(step.exitCode, step.log).toBe(0)
    const withToken = server.requests.filter(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)
    expect(withToken.length).toBe(2)
    expect(withToken.every(({ host }) => host === 'api.github.com')).toBe(true)
    expect(server.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual(withToken)
  })

  it.each(['https://github.example.com', 'https://octo.ghe.com'])(
    'gets no token of a job on %s',
    async (url) => {
      await publish({ isPublic: false })
      const step = await run({ environment: { GITHUB_SERVER_URL: url } })
      expect(step.exitCode).toBe(1)
      expect(hostsSeen()).not.toContain('api.github.com')
      expect(server.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])
    },
  )

  it('whose archive is of no use gives its manifest by the API, and its documents by their location', async () => {
    await publish({ isPublic: true })
    const manifest = buildVexFiles([], [LOCATION])['vex-repository.json'] ?? ''
    const body = await packVexRepository({ 'README.md': 'no manifest here' }, 'vexhub-HEAD')
    server.pages.set('codeload.github.com/aquasecurity/vexhub/tar.gz/HEAD', { body })
    const api = 'api.github.com/repos/aquasecurity/vexhub/contents/vex-repository.json'
    server.pages.set(api, { body: manifest, authorization: `Bearer ${TOKEN}` })
    const step = await run()
    expect(step.exitCode, step.log).toBe(0)
    expect(step.log).toMatch(/it holds no vex-repository.json; asking the API for vex-repository.json/)
    const withToken = server.requests.filter(({ headers }) => headers.authorization !== undefined)
    expect(withToken.map(({ host }) => host)).toEqual(['api.github.com'])
  })

  it('says when the limit of the API resets', async () => {
    const reset = Math.floor(Date.now() / 1000) + 2400
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }
    server.pages.set('api.github.com/repos/aquasecurity/vexhub/tarball', { status: 403, headers })
    const step = await run()
    expect(step.exitCode).toBe(1)
    const at = new Date(reset * 1000).toISOString().replace('.000Z', 'Z')
    expect(step.log).toMatch(
      new RegExp(`the rate limit resets at ${at}, in 40 min \\(from https://api.github.com/`),
    )
  })

  it('elsewhere is trusted with any certificate only where its entry is insecure, and only itself', async () => {
    const files = buildVexFiles([LODASH_NOT_AFFECTED])
    const own = `https://127.0.0.1:${server.port}`
    const other = `https://localhost:${server.port}`
    const archive = { body: await packVexRepository(files) }
    server.pages.set('/vex.tar.gz', archive)
    server.pages.set('/moved.tar.gz', { status: 302, headers: { location: `${other}/vex.tar.gz` } })
    const provide = (insecure: boolean, path: string) => {
      const locations = [{ url: `${own}${path}//vexhub-main` }]
      const manifest = JSON.stringify({ versions: [{ spec_version: '0.1', locations }] })
      server.pages.set('/.well-known/vex-repository.json', { body: manifest })
      const list = `repositories: [{name: own, url: "${own}", enabled: true, insecure: ${insecure}}]`
      const inputs = { resources: 'vex-repo', 'trivy-version': '0.74.0', 'vex-repositories': list }
      return runStep(job, { inputs, environment: {} })
    }
    const refused = await provide(false, '/vex.tar.gz')
    expect(refused.log).toMatch(/certificate not trusted/)
    expect(server.requests).toEqual([])
    const elsewhere = await provide(true, '/moved.tar.gz')
    expect(elsewhere.log).toMatch(/localhost:\d+: certificate not trusted/)
    expect(elsewhere.exitCode).toBe(1)
    const step = await provide(true, '/vex.tar.gz')
    expect(step.exitCode, step.log).toBe(0)
  })

  it('that is insecure does not make another one of its origin so, whose login is not sent then', async () => {
    const origin = `https://127.0.0.1:${server.port}`
    server.pages.set('/vex.tar.gz', { body: await packVexRepository(buildVexFiles([LODASH_NOT_AFFECTED])) })
    const locations = [{ url: `${origin}/vex.tar.gz//vexhub-main` }]
    const manifest = JSON.stringify({ versions: [{ spec_version: '0.1', locations }] })
    for (const path of ['', '/strict'])
      server.pages.set(`${path}/.well-known/vex-repository.json`, { body: manifest })
    const list = `repositories:
      - {name: loose, url: "${origin}", enabled: true, insecure: true}
      - {name: strict, url: "${origin}/strict", enabled: true, token: a-token-of-its-own}`
    const inputs = { resources: 'vex-repo', 'trivy-version': '0.74.0', 'vex-repositories': list }
    const step = await runStep(job, { inputs, environment: {} })
    expect(step.exitCode).toBe(1)
    expect(step.log).toMatch(/VEX repository strict.*certificate not trusted/)
    expect(server.requests.length).toBeGreaterThan(0)
    expect(JSON.stringify(server.requests)).not.toContain('a-token-of-its-own')
    expect(server.requests.map(({ url }) => url).filter((url) => url.includes('strict'))).toEqual([])
  })

  function run(options: StepOptions = {}): Promise<StepResult> {
    return runStep(job, {
      ...options,
      inputs: { resources: 'vex-repo', 'trivy-version': '0.74.0', 'ca-file': caFile, token: TOKEN },
      environment: {
        HTTPS_PROXY: proxy.url,
        GITHUB_SERVER_URL: 'https://github.com',
        ...options.environment,
      },
    })
  }

  async function publish({ isPublic }: { readonly isPublic: boolean }): Promise<void> {
    const files = buildVexFiles([LODASH_NOT_AFFECTED], [LOCATION])
    const { pages } = server
    for (const [ref, etag, top] of [
      ['HEAD', '"head"', 'vexhub-HEAD'],
      ['refs/heads/main', '"main"', 'vexhub-main'],
    ] as const) {
      const body = await packVexRepository(files, isPublic ? top : 'aquasecurity-vexhub-8ae2a8c')
      const path = `/aquasecurity/vexhub/tar.gz/${ref}`
      pages.set(`codeload.github.com${path}`, { body, etag })
      const location = `https://codeload.github.com${path}`
      const page = `github.com/aquasecurity/vexhub/archive/${ref}.tar.gz`
      const api = `api.github.com/repos/aquasecurity/vexhub/tarball${ref === 'HEAD' ? '' : `/${ref}`}`
      const redirect = { status: 302, headers: { location } }
      if (isPublic) pages.set(page, redirect)
      else pages.set(api, { ...redirect, authorization: `Bearer ${TOKEN}` })
    }
  }

  function hostsSeen(): readonly string[] {
    return server.requests.map(({ host }) => host)
  }
})
