// The server of a VEX repository that says "nothing new", refuses, or lies: the copy that is there stays, and the log says why.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tarGz } from '../fixtures/archive.ts'
import { buildVexFiles, LODASH_NOT_AFFECTED } from '../fixtures/vex.ts'
import type { StepResult } from './run.ts'
import { startVexLab, type VexLab } from './vex-lab.ts'

const CLOCK_PRELOAD = new URL('faults/clock-preload.ts', import.meta.url).href
const DAYS_AGO = { execArgv: ['--import', CLOCK_PRELOAD], environment: { TEST_CLOCK_SHIFT_MS: '-172800000' } }
const VEX_ONLY = { resources: 'vex-repo' }

let lab: VexLab
beforeEach(async () => {
  lab = await startVexLab()
})
afterEach(() => lab.close())

describe('a copy that is older than max-age', () => {
  it('is asked for with its ETag, and stays when the server says that nothing changed', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED], { etag: '"one"' })
    await provide(url, DAYS_AGO)
    const before = treeOf(lab)
    lab.server.requests.length = 0
    const step = await provide(url)
    expect(step.exitCode, step.log).toBe(0)
    const archive = lab.server.requests.find((request) => request.url.endsWith('.tar.gz'))
    expect(archive?.headers['if-none-match']).toBe('"one"')
    expect(treeOf(lab)).toEqual(before)
    expect(step.log).toMatch(/current, names the same digest as the cache directory; current as of now/)
    expect(step.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'false', 'vex-repo-ready': 'true' })
    lab.server.requests.length = 0
    expect((await provide(url)).exitCode).toBe(0)
    expect(lab.server.requests).toEqual([])
  })

  it('is not asked for with an ETag when the manifest is another one', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED], { etag: '"one"' })
    await provide(url, DAYS_AGO)
    const page = lab.server.pages.get('/hub/.well-known/vex-repository.json')
    const manifest = String(typeof page === 'object' ? page.body : '').replace('Fixture', 'Renamed')
    lab.server.pages.set('/hub/.well-known/vex-repository.json', { body: manifest })
    lab.server.requests.length = 0
    const step = await provide(url)
    expect(step.exitCode, step.log).toBe(0)
    expect(lab.server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined])
    expect(treeOf(lab)['vex-repository.json']).toBe(manifest)
  })

  it('is used when the rate limit is used up, and the log says when that resets', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    await provide(url, DAYS_AGO)
    const before = treeOf(lab)
    const reset = Math.floor(Date.now() / 1000) + 1800
    lab.server.pages.set('/hub/.well-known/vex-repository.json', {
      status: 403,
      body: '{"message": "API rate limit exceeded for 192.0.2.1."}',
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
    })
    const step = await provide(url)
    expect(step.exitCode, step.log).toBe(0)
    expect(step.outputs).toMatchObject({ degraded: 'true', 'vex-repo-ready': 'true' })
    const at = new Date(reset * 1000).toISOString().replace('.000Z', 'Z')
    expect(step.log).toContain(
      `HTTP 403 Forbidden, API rate limit exceeded for 192.0.2.1., the rate limit resets at ${at}, in 30 min`,
    )
    expect(step.variables.TRIVY_SKIP_VEX_REPO_UPDATE).toBe('true')
    expect(treeOf(lab)).toEqual(before)
  })

  it.each([
    ['an index that leads out', () => hostile({ 'index.json': indexOf('../../../secret.json') })],
    ['an index that names a file of the system', () => hostile({ 'index.json': indexOf('/etc/passwd') })],
    ['an index that names itself', () => hostile({ 'index.json': indexOf('pkg/../index.json') })],
    ['an index that names itself plainly', () => hostile({ 'index.json': indexOf('./index.json') })],
    ['an index that is none', () => hostile({ 'index.json': '{"packages": {}}' })],
    ['no index', () => tarGz([{ kind: 'file', name: 'hub-main/README.md', content: 'x' }])],
    ['a link', () => tarGz([{ kind: 'symlink', name: 'hub-main/index.json', target: '/etc/passwd' }])],
    ['a member that leads out', () => tarGz([{ kind: 'file', name: 'hub-main/../../x', content: 'x' }])],
    [
      'a document of 10 GB',
      () => tarGz([{ kind: 'zeros', name: 'hub-main/x.json', sizeBytes: 10 * 2 ** 30 }]),
    ],
    ['bytes that are no archive', () => Promise.resolve(Buffer.from('<html>'))],
  ])('stays when the server sends %s', async (_, build) => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    await provide(url, DAYS_AGO)
    const before = treeOf(lab)
    await lab.publish('hub', [], { archive: await build() })
    const step = await provide(url)
    expect(step.exitCode, step.log).toBe(0)
    expect(step.log).toMatch(
      /::warning::VEX repository hub: refused what http:\/\/127\.0\.0\.1:\d+\/hub has: /,
    )
    expect(step.outputs).toMatchObject({ degraded: 'true', 'vex-repo-ready': 'true' })
    expect(treeOf(lab)).toEqual(before)
  })
})

it('a copy of another server under the same name is not used, however fresh', async () => {
  const first = await lab.publish('hub', [LODASH_NOT_AFFECTED])
  await provide(first)
  const second = await lab.publish('other', [{ ...LODASH_NOT_AFFECTED, status: 'affected' }])
  const step = await provide(second)
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).toContain(`cache directory: skipped, its copy is of ${first}; wanted is ${second}`)
  expect(treeOf(lab)['0.1/pkg/npm/lodash/scan.openvex.json']).toContain('"affected"')
})

describe('the locations of a manifest', () => {
  it('that failed leave no ETag by which another one would be confirmed', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED], { etag: '"good"' })
    lab.server.pages.set('/bad.tar.gz', { body: 'no archive', etag: '"bad"' })
    const locations = [`${lab.server.url}/bad.tar.gz`, `${url}/archive.tar.gz//hub-main`]
    const body = JSON.stringify({
      versions: [{ spec_version: '0.1', locations: locations.map((url) => ({ url })) }],
    })
    lab.server.pages.set('/hub/.well-known/vex-repository.json', { body })
    await provide(url, DAYS_AGO)
    lab.server.requests.length = 0
    expect((await provide(url)).exitCode).toBe(0)
    const conditions = lab.server.requests.map(({ headers }) => headers['if-none-match'])
    expect(conditions).toEqual([undefined, undefined, '"good"'])
  })

  it('are tried in order, until one has a good archive', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    const locations = [
      'git::https://git.test/x.git',
      'file:///etc/passwd',
      `${lab.server.url}/gone.tar.gz`,
      `${lab.server.url}/hub/archive.tar.gz//other`,
      `${lab.server.url}/hub/archive.tar.gz//hub-*?checksum=md5:${'0'.repeat(32)}`,
      `${lab.server.url}/hub/archive.tar.gz//hub-*`,
    ].map((location) => ({ url: location }))
    const manifest = JSON.stringify({ versions: [{ spec_version: '0.1', locations, update_interval: '1h' }] })
    lab.server.pages.set('/hub/.well-known/vex-repository.json', { body: manifest })
    const step = await provide(url)
    expect(step.exitCode, step.log).toBe(0)
    expect(step.log).toMatch(/git::https:\/\/git.test\/x.git: not used/)
    expect(step.log).toMatch(/gone.tar.gz: HTTP 404 Not Found/)
    expect(step.log).toMatch(/the archive has no directory other/)
    expect(step.log).toMatch(/wrong md5/)
    expect(treeOf(lab)['vex-repository.json']).toBe(manifest)
  })

  it('get no login of the repository when they are elsewhere', async () => {
    const elsewhere = await startVexLab()
    try {
      const authorization = `Basic ${btoa('reader:pass-word')}`
      const url = await lab.publish('hub', [LODASH_NOT_AFFECTED], { authorization })
      await elsewhere.publish('hub', [LODASH_NOT_AFFECTED])
      const locations = [{ url: `${elsewhere.server.url}/hub/archive.tar.gz//hub-main` }]
      const manifest = JSON.stringify({ versions: [{ spec_version: '0.1', locations }] })
      lab.server.pages.set('/hub/.well-known/vex-repository.json', { body: manifest, authorization })
      const step = await provide(url.replace('//', '//reader:pass-word@'))
      expect(step.exitCode, step.log).toBe(0)
      expect(elsewhere.server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
    } finally {
      await elsewhere.close()
    }
  })
})

it('a repository that cannot be had fails the step as a data problem, and nothing is promised', async () => {
  const hub = await lab.publish('hub', [LODASH_NOT_AFFECTED])
  const inputs = { ...VEX_ONLY, 'vex-repositories': `hub=${hub}, gone=${lab.server.url}/gone` }
  const step = await lab.run({ inputs })
  expect(step.exitCode).toBe(1)
  expect(step.log).toMatch(
    /^::error::This is a data problem, not a vulnerability finding: VEX repository gone is not available from any source/m,
  )
  expect(step.outputs).toMatchObject({
    'failure-class': 'data',
    unavailable: 'vex-repo',
    'vex-repo-ready': 'false',
  })
  expect(step.variables.TRIVY_SKIP_VEX_REPO_UPDATE).toBeUndefined()
})

it('plain HTTP is refused but on loopback, unless the user allows it', async () => {
  const step = await provide('http://vex.test/hub')
  expect(step.exitCode).toBe(1)
  expect(step.log).toMatch(/vex.test: plain HTTP is not used/)
})

function provide(url: string, more: object = {}): Promise<StepResult> {
  return lab.run({ ...more, inputs: { ...VEX_ONLY, 'vex-repositories': `hub=${url}` } })
}

function hostile(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const all = { ...buildVexFiles([LODASH_NOT_AFFECTED]), ...files }
  return tarGz(
    Object.entries(all).map(([name, content]) => ({ kind: 'file', name: `hub-main/${name}`, content })),
  )
}

function indexOf(location: string): string {
  return JSON.stringify({ packages: [{ id: 'pkg:npm/lodash', location }] })
}

/** Every file of the placed repository; Trivy's own note of the time left out. */
function treeOf({ job }: VexLab): Record<string, string> {
  const root = join(job.cacheDir, 'vex', 'repositories', 'hub')
  const paths = globSync('**/*.*', { cwd: root }).filter((path) => path !== 'cache.json' && path !== '0.1')
  return Object.fromEntries(
    paths.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]),
  )
}
