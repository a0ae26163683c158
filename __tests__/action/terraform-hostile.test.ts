// What a pull request would like of a job that fetches modules: its logins, a look around the network, or a module unseen.
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startBlackHole } from '../fakes/black-hole.ts'
import { type ArchiveEntry, tarGz } from '../fixtures/archive.ts'
import { describeWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
import { BUCKET, makeJob, startTerraformLab } from './terraform-lab.ts'

describeWithPeers(['git', 'openssl'], 'a hostile module', () => {
  it('whose server redirects gets no login sent elsewhere', async () => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    const shown: string[] = []
    const elsewhere = await serve((url, login) => {
      shown.push(`elsewhere ${login}`)
      return `${lab.git.url}${url}`
    })
    const named = await serve((url, login) => {
      shown.push(`named ${login}`)
      return `http://${elsewhere}${url}`
    })
    const source = `git::http://user:s3cr3t@${named}/m.git`
    const step = await lab.run({
      workspace: { 'main.tf': `module "a" {\n  source = "${source}"\n}\n` },
      registries: `${named} ${elsewhere}`,
    })
    expect(shown).toContain(`named Basic ${btoa('user:s3cr3t')}`)
    expect(shown.filter((line) => line.startsWith('elsewhere') && !line.endsWith('undefined'))).toEqual([])
    expect(lab.takeRequests()).toEqual([])
    expect(step.counts).toMatchObject({ found: 0, unknown: 1 })
    expect(step.outputs.degraded).toBe('true')
  })

  it('with a login leaves git the settings that the job gives it', async () => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    const seen: unknown[] = []
    lab.git.intercept = ({ headers }) => {
      seen.push([headers['user-agent'], headers.authorization])
      return false
    }
    const source = `git::http://user:s3cr3t@${lab.git.host}/m.git`
    const step = await lab.run({
      workspace: { 'main.tf': `module "a" {\n  source = "${source}"\n}\n` },
      environment: {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.userAgent',
        GIT_CONFIG_VALUE_0: 'the-job/1',
      },
    })
    expect(step.counts, step.log).toMatchObject({ found: 1 })
    expect(seen).toContainEqual(['the-job/1', `Basic ${btoa('user:s3cr3t')}`])
  })

  it.each([
    ['a comment before the equals sign', 'main.tf', 'module "a" {\n  source /**/ = "GIT/m.git"\n}\n'],
    ['a comment after it', 'main.tf', 'module "a" {\n  source = /* x */ "GIT/m.git"\n}\n'],
    ['an escape in JSON', 'main.tf.json', '{"module": {"a": {"\\u0073ource": "GIT/m.git"}}}'],
    ['an escape in the other word', 'main.tf.json', '{"mod\\u0075le": {"a": {"source": "GIT/m.git"}}}'],
  ])('is not passed over for %s', async (_, path, text) => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    const step = await lab.run({ workspace: { [path]: text }, inputs: { offline: 'true' } })
    expect(step.exitCode, step.log).toBe(1)
    expect(step.outputs['terraform-modules-ready']).toBe('false')
  })

  it('below node_modules, which Trivy reads, is told, and nothing else there', async () => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    const workspace = {
      'main.tf': BUCKET(),
      'node_modules/x/readme.md': 'x',
      'node_modules/x/plain.tf': BUCKET(),
    }
    const quiet = await lab.run({ workspace })
    expect(quiet.outputs, quiet.log).toMatchObject({ degraded: 'false', 'terraform-modules-ready': 'true' })
    const call = 'module "a" {\n  source = "GIT/m.git"\n}\n'
    const told = { workspace: { ...workspace, 'node_modules/x/main.tf': call } }
    const step = await lab.run(told)
    expect(step.outputs, step.log).toMatchObject({ degraded: 'true', 'terraform-modules-ready': 'false' })
    expect(step.evidence.unknown.map(({ reason }) => reason).join()).toContain(
      'below node_modules are not followed',
    )
    expect((await lab.run({ ...told, inputs: { offline: 'true' } })).exitCode).toBe(1)
  })

  it.each([
    'tags/v1',
    'heads/main',
    'origin/main',
    'refs/remotes/origin/main',
    'main~0',
    '@',
    'v1-0-gHASH',
    'HASH',
  ])('is had by whatever git takes for a reference: %s', async (reference) => {
    const lab = await startTerraformLab()
    const commit = lab.git.commit('m.git', { 'main.tf': BUCKET() }, ['v1'])
    const ref = encodeURIComponent(reference.replace('HASH', commit.slice(0, 9)))
    const workspace = { 'main.tf': `module "a" {\n  source = "GIT/m.git?ref=${ref}"\n}\n` }
    const step = await lab.run({ workspace })
    expect(step.counts, step.log).toMatchObject({ found: 1, unknown: 0, absent: 0 })
  })

  it('of a reference that git does not know is absent, for Trivy too', async () => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    for (const ref of ['nowhere', 'a..b']) {
      const workspace = { 'main.tf': `module "a" {\n  source = "GIT/m.git?ref=${ref}"\n}\n` }
      expect((await lab.run({ workspace })).counts, ref).toMatchObject({ found: 0, unknown: 0, absent: 1 })
    }
  })

  it.each([
    ['a colon in its name', 'a:b.tf'],
    ['a backslash in its name', 'a\\b.tf'],
    ['a place too deep to be packed', `${'d/'.repeat(34)}main.tf`],
  ])('with a file that has %s is not placed without it', async (_, path) => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': 'locals {}\n', [path]: BUCKET() })
    const workspace = { 'main.tf': 'module "a" {\n  source = "GIT/m.git"\n}\n' }
    const step = await lab.run({ workspace })
    expect(step.outputs, step.log).toMatchObject({ degraded: 'true', 'terraform-modules-ready': 'false' })
    expect(step.evidence.unknown[0]?.reason).toContain('cannot be packed')
  })

  it.each([
    ['a file of its own', 'b.tf', 'x.txt'],
    ['a directory', 'sub', '.'],
  ])('with a link out of it, for %s, is not placed without what it leads to', async (_, name, target) => {
    const lab = await startTerraformLab()
    const outside = makeDirectory()
    writeFileSync(join(outside, 'x.txt'), BUCKET())
    lab.git.commit('m.git', { 'main.tf': 'locals {}\n', [name]: { link: join(outside, target) } })
    const step = await lab.run({ workspace: { 'main.tf': 'module "a" {\n  source = "GIT/m.git"\n}\n' } })
    expect(step.outputs, step.log).toMatchObject({ degraded: 'true', 'terraform-modules-ready': 'false' })
    expect(step.evidence.unknown[0]?.reason).toContain('leads out of the module')
  })

  it.each([
    ['in a directory called .git', '.git/main.tf', 'holds a configuration'],
    ['in one of another case', 'sub/.Git/main.tf', 'holds a configuration'],
  ])('of an archive with a configuration %s is not placed without it', async (_, name, reason) => {
    const lab = await startTerraformLab()
    const main: ArchiveEntry = { kind: 'file', name: 'main.tf', content: 'locals {}\n' }
    lab.registry.files.set('/x.tar.gz', await tarGz([main, { kind: 'file', name, content: BUCKET() }]))
    const workspace = { 'main.tf': 'module "a" {\n  source = "https://REGISTRY/x.tar.gz"\n}\n' }
    const step = await lab.run({ workspace })
    expect(step.outputs, step.log).toMatchObject({ degraded: 'true', 'terraform-modules-ready': 'false' })
    expect(step.evidence.unknown[0]?.reason).toContain(reason)
  })

  it('that is a file with an odd name is placed under it', async () => {
    const lab = await startTerraformLab()
    lab.registry.files.set('/my bucket+.tf', Buffer.from(BUCKET()))
    const workspace = { 'main.tf': 'module "a" {\n  source = "https://REGISTRY/my%20bucket+.tf"\n}\n' }
    const step = await lab.run({ workspace })
    expect(step.counts, step.log).toMatchObject({ found: 1, absent: 0, unknown: 0 })
  })

  it('installed by a list that Go reads and JavaScript does not is followed', async () => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    for (const list of [
      '{"modules":[{"key":"a","dir":".terraform/modules/x"}]}',
      '{"Modules":[{"Key":"a","Dir":".terraform/modules/x"}]} text',
    ]) {
      const step = await lab.run({
        workspace: {
          'main.tf': 'module "a" {\n  source = "./harmless"\n}\n',
          'harmless/main.tf': 'locals {}\n',
          '.terraform/modules/x/main.tf': 'module "b" {\n  source = "GIT/m.git"\n}\n',
          '.terraform/modules/modules.json': list,
        },
      })
      expect(step.counts, step.log).toMatchObject({ installed: 1, found: 1 })
    }
  })

  it('that a bundle brought is not what a later job is given, by the Actions cache or a runner store', async () => {
    const lab = await startTerraformLab()
    const workspace = { 'main.tf': 'module "a" {\n  source = "GIT/m.git?ref=v1"\n}\n' }
    lab.git.commit('m.git', { 'main.tf': 'locals {}\n' }, ['v1'])
    const { outputs } = await lab.run({ action: 'export', workspace })
    const inputs = {
      'keep-private-modules': 'true',
      store: 'always',
      'store-dir': join(lab.directory, 'store'),
    }
    const bundle = { bundle: outputs.file ?? '', 'bundle-digest': outputs['bundle-digest'] ?? '' }
    lab.takeRequests()
    const first = await lab.run({ workspace, inputs: { ...inputs, ...bundle } })
    expect(first.asked, first.log).toEqual([])
    expect(first.counts).toMatchObject({ kept: 1, unknown: 0 })
    const later = await lab.run({ workspace, inputs })
    expect(later.counts, later.log).toMatchObject({ kept: 0, fetched: 1 })
  })

  it('of thousands of calls costs time like their number, and is told once it is too many', async () => {
    const lab = await startTerraformLab()
    const blocks = Array.from({ length: 6000 }, (_, n) => `module "m${n}" {\n  source = "nowhere"\n}\n`)
    const step = await lab.run({ workspace: { 'main.tf': blocks.join('') }, inputs: { timeout: '1m' } })
    expect(step.outputs.degraded, step.log.slice(-2000)).toBe('true')
    expect(step.log).toContain('it holds more than 2000 calls')
    expect(step.log.split('\n').length).toBeLessThan(300)
  })

  it('installed by a link, to a device or a file elsewhere, is not read', async () => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    for (const target of ['/dev/zero', '/etc/hostname']) {
      const job = makeJob()
      const directory = join(job.workspace, '.terraform', 'modules')
      mkdirSync(directory, { recursive: true })
      symlinkSync(target, join(directory, 'modules.json'))
      const workspace = { 'main.tf': 'module "a" {\n  source = "GIT/m.git"\n}\n' }
      expect((await lab.run({ job, workspace })).counts).toMatchObject({ found: 1, unknown: 0 })
    }
  })

  it('that somebody has added to since it was placed is placed anew', async () => {
    const lab = await startTerraformLab()
    lab.git.commit('m.git', { 'main.tf': BUCKET() })
    const temp = makeDirectory('shared')
    const step = () =>
      lab.run({
        workspace: { 'main.tf': 'module "a" {\n  source = "GIT/m.git"\n}\n' },
        environment: { TMPDIR: temp },
      })
    await step()
    const [main = ''] = globSync('**/main.tf', { cwd: join(temp, '.aqua') })
    const added = join(temp, '.aqua', dirname(main), 'x:y.tf')
    writeFileSync(added, 'locals {}')
    await step()
    expect(existsSync(added)).toBe(false)
    expect(existsSync(join(temp, '.aqua', main))).toBe(true)
  })

  it('whose submodule lies elsewhere by ssh has nobody connected to', async () => {
    const [lab, inner] = [await startTerraformLab(), await startBlackHole()]
    onTestFinished(() => inner.close())
    let isAsked = false
    void inner.asked.then(() => {
      isAsked = true
    })
    const commit = lab.git.commit('leaf.git', { 'main.tf': BUCKET('leaf') })
    lab.git.commit('s.git', {
      'main.tf': BUCKET(),
      '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ssh://git@${inner.host}/x.git\n`,
      x: { submodule: commit },
    })
    const step = await lab.run({ workspace: { 'main.tf': 'module "a" {\n  source = "GIT/s.git"\n}\n' } })
    expect(step.evidence.unknown[0]?.reason, step.log).toContain('its submodules are not available')
    expect(isAsked).toBe(false)
    expect(step.outputs.degraded).toBe('true')
  })

  it('may have a submodule that lies elsewhere by HTTP, at a host that is listed', async () => {
    const lab = await startTerraformLab()
    const commit = lab.git.commit('leaf.git', { 'main.tf': BUCKET('leaf') })
    lab.git.commit('s.git', {
      'main.tf': BUCKET(),
      '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ${lab.git.url}/leaf.git\n`,
      x: { submodule: commit },
    })
    const step = await lab.run({ workspace: { 'main.tf': 'module "a" {\n  source = "GIT/s.git"\n}\n' } })
    expect(step.counts, step.log).toMatchObject({ found: 1, unknown: 0 })
  })
})

/** A server on loopback that sends everybody elsewhere. */
async function serve(elsewhere: (url: string, login: string | undefined) => string): Promise<string> {
  const server: Server = createServer((request, response) => {
    const location = elsewhere(request.url ?? '', request.headers.authorization)
    response.writeHead(301, { location }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
