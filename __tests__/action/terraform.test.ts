// Terraform modules end to end, with the built action: what is asked for, what is kept and carried, what is refused.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { type ArchiveEntry, tarGz } from '../fixtures/archive.ts'
import { describeWithPeers } from '../peers.ts'
import { makeJob, startTerraformLab, type TerraformLab } from './terraform-lab.ts'
import { publishModules } from './terraform-scenes.ts'

const call = (name: string, source: string, more = '') =>
  `module "${name}" {\n  source = "${source}"\n${more}}\n`
const RANGE = call('b', 'REGISTRY/acme/bucket/aws', '  version = "~> 1.0"\n')
const NESTED = call('n', 'REGISTRY/acme/network/aws', '  version = "3.0.0"\n')

const SLOW = 120_000

async function startPublished(): Promise<TerraformLab> {
  const lab = await startTerraformLab()
  publishModules(lab)
  return lab
}

describeWithPeers(['git', 'openssl'], 'Terraform modules', () => {
  it('are asked for once each, and by a later job not at all', async () => {
    const lab = await startPublished()
    const first = await lab.run({ workspace: { 'main.tf': NESTED + RANGE } })
    expect(first.exitCode, first.log).toBe(0)
    expect(first.counts).toMatchObject({ found: 3, fetched: 3, absent: 0, unknown: 0 })
    const registry = first.asked.filter((line) => line.startsWith('registry'))
    expect(registry).toHaveLength(new Set(registry).size)
    expect(first.outputs['terraform-modules-ready']).toBe('true')
    const second = await lab.run({ workspace: { 'main.tf': NESTED + RANGE } })
    expect(second.counts).toMatchObject({ found: 3, kept: 3, fetched: 0 })
    expect(second.asked).toEqual([])
    expect(second.outputs['cache-hit']).toBe('true')
  })

  it('lie in a temporary directory of the job, to which later steps are led', async () => {
    const lab = await startPublished()
    const { job, variables, evidence } = await lab.run({ workspace: { 'main.tf': RANGE } })
    expect(variables.TMPDIR).toBe(join(job.temp, 'trivy-offline-cache', 'tmp'))
    const [key = ''] = evidence.keys
    expect(existsSync(join(variables.TMPDIR ?? '', '.aqua', 'cache', key, 'main.tf'))).toBe(true)
    // A container has no such directory: it gets a mount for each module.
    expect(readFileSync(join(job.temp, 'trivy-offline-cache', 'env'), 'utf8')).not.toContain('TMPDIR')
  })

  it('lie in TMPDIR where the user has set it, and nowhere in the workspace', async () => {
    const lab = await startPublished()
    const job = makeJob()
    const own = join(job.temp, 'own')
    mkdirSync(own)
    const { variables, evidence } = await lab.run({
      job,
      workspace: { 'main.tf': RANGE },
      environment: { TMPDIR: own },
    })
    expect(variables.TMPDIR).toBeUndefined()
    expect(existsSync(join(own, '.aqua', 'cache', evidence.keys[0] ?? ''))).toBe(true)
    expect(existsSync(join(job.workspace, '.aqua'))).toBe(false)
  })

  it('are used again in the same job without a request', async () => {
    const lab = await startPublished()
    const without = { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined }
    const { job } = await lab.run({ workspace: { 'main.tf': RANGE }, environment: without })
    const again = await lab.run({ job, environment: without })
    expect(again.counts).toMatchObject({ found: 1, local: 1, fetched: 0 })
    expect(again.asked).toEqual([])
  })

  it('are kept whole where a second use in the same job adds one', async () => {
    const lab = await startPublished()
    const first = await lab.run({ workspace: { 'main.tf': RANGE } })
    const both = {
      'main.tf': RANGE + call('e', 'REGISTRY/acme/bucket/aws', '  version = "1.2.0"\n'),
    }
    const again = await lab.run({ job: first.job, workspace: both })
    expect(again.counts, again.log).toMatchObject({ found: 2, local: 1, fetched: 1 })
    expect(again.log).not.toContain('may have needed a login')
    const later = await lab.run({ workspace: both, inputs: { offline: 'true' } })
    expect(later.exitCode, later.log).toBe(0)
    expect(later.counts).toMatchObject({ found: 2, kept: 2 })
  })

  it('of a range are asked for anew after max-age, and not fetched when it leads to the same', async () => {
    const lab = await startPublished()
    const without = { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined }
    const workspace = {
      'main.tf': RANGE + call('e', 'REGISTRY/acme/network/aws//modules/only', '  version = "3.0.0"\n'),
    }
    const { job } = await lab.run({ workspace, environment: without })
    const record = join(job.cacheDir, '.offline-cache', 'terraform-modules.json')
    const text = readFileSync(record, 'utf8')
    writeFileSync(
      record,
      text.replaceAll(/"confirmedAt": "[^"]+"/g, '"confirmedAt": "2026-01-01T00:00:00.000Z"'),
    )
    const late = await lab.run({ job, environment: without })
    // What has an exact version is not asked for.
    expect(late.asked.map((line) => line.replace(/^.*\/modules\//, ''))).toEqual([
      'acme/bucket/aws/versions',
      'acme/bucket/aws/2.0.0-beta/download',
    ])
    expect(late.counts, late.log).toMatchObject({ found: 2, local: 2, fetched: 0 })
  })

  it('come from a bundle where nobody can be asked', async () => {
    const lab = await startPublished()
    const file = join(lab.directory, 'bundle.tar')
    const source = await lab.run({ action: 'export', workspace: { 'main.tf': NESTED }, inputs: { file } })
    expect(source.exitCode, source.log).toBe(0)
    const carried = await lab.run({
      workspace: { 'main.tf': NESTED },
      inputs: { bundle: file, offline: 'true' },
      environment: { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined },
    })
    expect(carried.exitCode, carried.log).toBe(0)
    expect(carried.counts).toMatchObject({ found: 2, kept: 2, unknown: 0 })
    expect(carried.asked).toEqual([])
  })

  it('that a bundle lacks are to be exported from this project, where nobody can be asked', async () => {
    const lab = await startPublished()
    const file = join(lab.directory, 'bundle.tar')
    await lab.run({ action: 'export', workspace: { 'main.tf': NESTED }, inputs: { file } })
    const carried = await lab.run({
      workspace: { 'main.tf': RANGE },
      inputs: { bundle: file, offline: 'true' },
      environment: { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined },
    })
    expect(carried.exitCode).toBe(1)
    expect(carried.log).toContain(
      'Export the bundle anew, in a job that has checked out this project, with terraform-modules',
    )
  })

  it('are asked for elsewhere when the bundle is not there, which is told, though nothing else is wanted', async () => {
    const lab = await startPublished()
    const step = await lab.run({ workspace: { 'main.tf': RANGE }, inputs: { bundle: 'gone.tar' } })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.counts).toMatchObject({ found: 1, fetched: 1 })
    expect(step.log).toMatch(/bundle: failed, there is nothing at .*gone\.tar/)
  })

  it('come from a private registry where no module registry and no git server answers', async () => {
    const lab = await startPublished()
    const oci = await startRegistry()
    try {
      const to = `${oci.host}/base`
      const source = await lab.run({ action: 'mirror', workspace: { 'main.tf': NESTED }, inputs: { to } })
      expect(source.exitCode, source.log).toBe(0)
      const mirrored = await lab.run({
        workspace: { 'main.tf': NESTED },
        inputs: { registries: to },
        environment: { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined },
      })
      expect(mirrored.counts, mirrored.log).toMatchObject({ found: 2, kept: 2, unknown: 0 })
      expect(mirrored.asked).toEqual([])
    } finally {
      await oci.close()
    }
  })

  describe('in the runner store of a self-hosted runner', () => {
    const startHost = async () => {
      const lab = await startPublished()
      const store = join(lab.directory, 'tools')
      const run = (main: string, environment: Readonly<Record<string, string>> = {}) =>
        lab.run({
          workspace: { 'main.tf': main },
          environment: {
            ACTIONS_RESULTS_URL: undefined,
            ACTIONS_CACHE_URL: undefined,
            RUNNER_ENVIRONMENT: 'self-hosted',
            RUNNER_TOOL_CACHE: store,
            ...environment,
          },
        })
      const versions = () => globSync('trivy-offline-cache/terraform-modules/*/*', { cwd: store })
      return { run, versions, store }
    }
    const pull = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' }

    it('are there for the next job, which asks nobody', { timeout: SLOW }, async () => {
      const { run, versions } = await startHost()
      const first = await run(NESTED + RANGE)
      expect(first.counts, first.log).toMatchObject({ fetched: 3 })
      expect(first.log).toContain('runner store: 3 packages of modules added')
      for (const environment of [{}, pull]) {
        const next = await run(NESTED + RANGE, environment)
        expect(next.counts, next.log).toMatchObject({ found: 3, kept: 3, fetched: 0 })
        expect(next.asked).toEqual([])
      }
      expect(versions()).toHaveLength(1)
    })

    it('are not added by a pull request', async () => {
      const { run, versions } = await startHost()
      const step = await run(RANGE, pull)
      expect(step.counts, step.log).toMatchObject({ fetched: 1 })
      expect(versions()).toEqual([])
    })

    it('are fetched anew where somebody has changed them', { timeout: SLOW }, async () => {
      const { run, versions, store } = await startHost()
      await run(RANGE)
      for (const blob of globSync(`${versions()[0]}/blobs/sha256/*`, { cwd: store })) {
        const path = join(store, blob)
        writeFileSync(path, readFileSync(path).reverse())
      }
      const step = await run(RANGE)
      expect(step.counts, step.log).toMatchObject({ found: 1, kept: 0, fetched: 1 })
      expect(step.log).toMatch(/runner store: refused, .*digest/)
    })
  })

  it('that nobody can be asked for fail an offline step, with the call that wants them', async () => {
    const lab = await startPublished()
    const step = await lab.run({ workspace: { 'main.tf': RANGE }, inputs: { offline: 'true' } })
    expect(step.exitCode).toBe(1)
    expect(step.log).toContain('main.tf:1 calls')
    expect(step.asked).toEqual([])
  })

  it('over which an expression decides are unknown, by file and line, and the step is degraded', async () => {
    const lab = await startPublished()
    const text = `locals {\n  v = "x"\n}\nmodule "b" {\n  source = "GIT/bucket.git?ref=\${local.v}"\n}\n`
    const step = await lab.run({ workspace: { 'sub/main.tf': text } })
    expect(step.exitCode).toBe(0)
    expect(step.outputs.degraded).toBe('true')
    expect(step.evidence.unknown).toMatchObject([{ call: 'sub/main.tf:4' }])
    expect(step.evidence.unknown[0]?.reason).toContain('an expression decides')
    expect(step.asked).toEqual([])
  })

  it.skipIf(process.platform !== 'linux')(
    'in a directory whose name is no text are unknown, and not forgotten: Trivy reads them',
    async () => {
      const lab = await startPublished()
      for (const workspace of [{ 'README.md': '' }, { 'main.tf': '' }]) {
        const job = makeJob()
        mkdirSync(Buffer.concat([Buffer.from(join(job.workspace, 'x')), Buffer.from([0xff])]))
        const { outputs, log } = await lab.run({ job, workspace, inputs: { resources: 'auto' } })
        expect(outputs['terraform-modules-ready'], log).toBe('false')
        expect(log).toContain('there are directories that cannot be opened here')
      }
    },
  )

  it('that terraform init has installed are not asked for', async () => {
    const lab = await startPublished()
    const step = await lab.run({
      workspace: {
        'main.tf': RANGE,
        '.terraform/modules/modules.json': JSON.stringify({
          Modules: [
            { Key: '', Source: '', Dir: '.' },
            { Key: 'b', Source: 'x', Version: '0.0.1', Dir: '.terraform/modules/b' },
          ],
        }),
        '.terraform/modules/b/main.tf': 'resource "aws_s3_bucket" "x" {}\n',
      },
    })
    expect(step.counts).toMatchObject({ found: 0, installed: 1, unknown: 0 })
    expect(step.asked).toEqual([])
  })

  it('need a token where the registry wants one, which goes nowhere else', async () => {
    const lab = await startPublished()
    lab.registry.token = 'module-token-1'
    const { host } = lab.registry
    const refused = await lab.run({ workspace: { 'main.tf': RANGE } })
    expect(refused.evidence.unknown[0]?.reason).toContain('HTTP 401')
    expect(refused.log).toContain(`into TF_TOKEN_${host}, from a secret`)
    // Of a host without a port it is for 443 alone, as Trivy has it.
    const [name = ''] = host.split(':')
    const other = await lab.run({
      workspace: { 'main.tf': RANGE },
      environment: { [`TF_TOKEN_${name}`]: 'module-token-1' },
    })
    expect(other.counts).toMatchObject({ found: 0, unknown: 1 })
    const allowed = await lab.run({
      workspace: { 'main.tf': RANGE },
      environment: { [`TF_TOKEN_${host}`]: 'module-token-1' },
    })
    expect(allowed.counts, allowed.log).toMatchObject({ found: 1, fetched: 1 })
    expect(allowed.log.replaceAll('::add-mask::module-token-1', '')).not.toContain('module-token-1')
    // What a login gave is not for everybody who reads the cache.
    expect(allowed.log).toContain('1 package is not kept')
    const later = await lab.run({ workspace: { 'main.tf': RANGE } })
    expect(later.counts).toMatchObject({ found: 0 })
  })

  it('come from a mirror that stands in for the registry', async () => {
    const lab = await startPublished()
    const step = await lab.run({
      workspace: { 'main.tf': call('b', 'acme/bucket/aws', '  version = "1.2.0"\n') },
      registries: 'registry.terraform.io=https://REGISTRY',
    })
    expect(step.counts, step.log).toMatchObject({ found: 1, fetched: 1 })
    expect(step.asked[0]).toBe('registry /v1/modules/acme/bucket/aws/versions')
  })

  it.each([
    ['module', 'acme/nowhere/aws', '1.0.0', 'has no such module'],
    ['version', 'acme/bucket/aws', '~> 9.0', "none of the registry's"],
  ])(
    'that a mirror lacks (%s) are unknown, for Trivy asks the registry itself',
    async (_, source, version, reason) => {
      const lab = await startPublished()
      const step = await lab.run({
        workspace: { 'main.tf': call('b', source, `  version = "${version}"\n`) },
        registries: 'registry.terraform.io=https://REGISTRY',
      })
      expect(step.exitCode, step.log).toBe(0)
      expect(step.counts).toMatchObject({ found: 0, absent: 0, unknown: 1 })
      expect(step.outputs).toMatchObject({ degraded: 'true', 'terraform-modules-ready': 'false' })
      expect(step.log).toContain(reason)
      const { host } = lab.registry
      expect(step.log).toContain(
        `${host} was asked in place of registry.terraform.io (the input terraform-registry)`,
      )
      expect(step.log).toContain(`Check the address of ${host} in the input terraform-registry`)
      const offline = await lab.run({
        workspace: { 'main.tf': call('b', source, `  version = "${version}"\n`) },
        registries: 'registry.terraform.io=https://REGISTRY',
        inputs: { offline: 'true' },
      })
      expect(offline.counts).toMatchObject({ absent: 0, unknown: 1 })
    },
  )
})

describeWithPeers(['git', 'openssl'], 'a hostile configuration', () => {
  it.each([
    ['an inner host', 'git::https://10.0.0.1/x.git', /inner address/],
    ['this machine', 'git::http://127.0.0.1:1/x.git', /inner address/],
    ['a name of this machine', 'git::https://localhost:1/x.git', /inner address/],
    ['a metadata service', 'https://169.254.169.254/x.zip', /inner address/],
    ['a file', 'git::file:///etc', /https or ssh/],
    ['another protocol of git', 'git://127.0.0.1/x.git', /https or ssh/],
    ['a registry at an inner address', '192.168.0.1/a/b/c', /inner address/],
    ['a key', 'git::ssh://git@127.0.0.1/x.git?sshkey=c2VjcmV0LWtleS0x', /SSH key/],
  ])('with %s is asked nothing and told', async (_, source, reason) => {
    const lab = await startPublished()
    const step = await lab.run({ workspace: { 'main.tf': call('x', source) } })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.evidence.unknown[0]?.reason, step.log).toMatch(reason)
    expect(step.outputs.degraded).toBe('true')
    expect(step.asked).toEqual([])
    expect(JSON.stringify(step.evidence)).not.toContain('c2VjcmV0LWtleS0x')
  })

  it('with options of git in its source runs none', async () => {
    const lab = await startPublished()
    const mark = join(lab.directory, 'mark')
    for (const source of [
      `GIT/bucket.git?ref=--upload-pack=touch%20${mark}`,
      `git::ssh://-oProxyCommand=touch%20${mark}/x.git`,
      `git::ext::sh -c touch% ${mark}`,
    ]) {
      const step = await lab.run({ workspace: { 'main.tf': call('x', source) } })
      expect(step.counts).toMatchObject({ found: 0 })
      expect(step.asked.filter((line) => line.includes('upload-pack=touch'))).toEqual([])
    }
    expect(existsSync(mark)).toBe(false)
  })

  it.each([
    ['a submodule', 'http://127.0.0.1:1/inner.git'],
    ['a submodule over https', 'https://10.0.0.1/inner.git'],
    ['a submodule by a name of this machine', 'https://localhost:1/inner.git'],
  ])('whose repository leads to an inner host by %s is not followed there', async (_, url) => {
    const lab = await startPublished()
    const files = {
      'main.tf': 'resource "aws_s3_bucket" "x" {}\n',
      '.gitmodules': `[submodule "s"]\n\tpath = s\n\turl = ${url}\n`,
      s: { submodule: '1'.repeat(40) },
    }
    lab.git.commit('sub.git', files, ['v1'])
    const step = await lab.run({ workspace: { 'main.tf': call('x', 'SECURE/sub.git?ref=v1') } })
    expect(step.counts, step.log).toMatchObject({ found: 0, unknown: 1 })
    expect(step.evidence.unknown[0]?.reason).toMatch(/is not asked: .*inner address/)
    expect(step.outputs.degraded).toBe('true')
  })

  it('whose repository redirects to an inner host is not followed there', async () => {
    const lab = await startPublished()
    lab.git.intercept = ({ headers, url }, response) => {
      if (headers.host !== lab.git.secureHost) return false
      response.writeHead(302, { location: `http://127.0.0.1:1${url}` }).end()
      return true
    }
    const step = await lab.run({ workspace: { 'main.tf': call('x', 'SECURE/bucket.git?ref=v1.0.0') } })
    expect(step.evidence.unknown[0]?.reason, step.log).toMatch(/127\.0\.0\.1:1 is not asked: .*inner address/)
  })

  it('that calls itself without end ends', async () => {
    const lab = await startPublished()
    lab.git.commit('loop.git', { 'main.tf': call('again', `git::${lab.git.url}/loop.git?ref=v1`) }, ['v1'])
    const step = await lab.run({ workspace: { 'main.tf': call('x', 'GIT/loop.git?ref=v1') } })
    expect(step.counts, step.log).toMatchObject({ found: 1 })
    expect(step.asked.filter((line) => line.includes('info/refs')).length).toBeLessThanOrEqual(2)
  })

  it('shows no login of a source, and keeps none', async () => {
    const lab = await startPublished()
    const source = `git::http://user:pass-word-9@${lab.git.host}/bucket.git?ref=v1.0.0`
    const step = await lab.run({ workspace: { 'main.tf': call('x', source) } })
    expect(step.counts, step.log).toMatchObject({ found: 1, fetched: 1 })
    expect(step.log.replaceAll(/::add-mask::\S+/g, '')).not.toContain('pass-word-9')
    expect(JSON.stringify(step.outputs) + JSON.stringify(step.evidence)).not.toContain('pass-word-9')
  })
})

describeWithPeers(['git', 'openssl'], 'an archive of a module', () => {
  it.each<[string, ArchiveEntry, RegExp | undefined]>([
    ['that is honest', { kind: 'file', name: 'main.tf', content: 'locals {}\n' }, undefined],
    [
      'with a link that leads out, without it',
      { kind: 'symlink', name: 'main.tf', target: '/etc/passwd' },
      undefined,
    ],
    [
      'with a path that leads out',
      { kind: 'file', name: '../../main.tf', content: 'x' },
      /leaves its directory/,
    ],
    ['with an absolute path', { kind: 'file', name: '/tmp/main.tf', content: 'x' }, /absolute path/],
    ['with a device', { kind: 'fifo', name: 'pipe' }, /not a regular file/],
    ['that is a bomb', { kind: 'zeros', name: 'zeros', sizeBytes: 300 << 20 }, /bomb/],
  ])('%s is taken, or refused and told', async (_, entry, refusal) => {
    const lab = await startTerraformLab()
    const readme: ArchiveEntry = { kind: 'file', name: 'README.md', content: 'x' }
    lab.registry.files.set('/archives/x.tar.gz', await tarGz([readme, entry]))
    const source = 'https://REGISTRY/archives/x.tar.gz'
    const step = await lab.run({ workspace: { 'main.tf': call('x', source) } })
    expect(step.exitCode, step.log).toBe(0)
    if (refusal === undefined) {
      expect(step.counts, step.log).toMatchObject({ found: 1, unknown: 0 })
      expect(step.outputs.degraded).toBe('false')
    } else {
      expect(step.evidence.unknown[0]?.reason).toMatch(refusal)
      expect(step.counts).toMatchObject({ found: 0, unknown: 1 })
    }
  })
})
