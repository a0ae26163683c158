// Across the gap by a file: what `export` writes, and what the main action makes of it.
import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { canCutNetwork, runTrivyOffline } from '../fixtures/offline-trivy.ts'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { describeWithPeers, itWithPeers } from '../peers.ts'
import { itWhere, lackOf } from '../system.ts'
import { ARTIFACTS, evidenceOf, exportBundle, newJob, startUpstream, step } from './carry-lab.ts'

const run = promisify(execFile)
const noLinks = lackOf('links', 'pipes')

describe('export', () => {
  it('writes one file, and prints its digest', async () => {
    const upstream = await startUpstream()
    const { file, digest, log, outputs, summary } = await exportBundle(upstream)
    const bytes = readFileSync(file)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(outputs.sha256)
    expect(log).toContain(`bundle-digest: ${digest}`)
    expect(summary.replaceAll('\\', '')).toContain(digest)
    expect(outputs).toMatchObject({
      resources: 'vuln-db,java-db,checks-bundle',
      degraded: 'false',
      hosts: upstream.registry.host,
    })
    expect(log).not.toMatch(/^::(warning|error)/m)
  })

  itWhere(['GNU tar'], 'says of each artifact what it is, how old, and for which Trivy', async () => {
    const updatedAt = new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000)
    const upstream = await startUpstream({ 'vuln-db': { updatedAt } })
    const { file } = await exportBundle(upstream)
    const index = JSON.parse(execFileSync('tar', ['-xOf', file, 'index.json'], { encoding: 'utf8' }))
    expect(index.manifests).toHaveLength(3)
    const { 'dev.trivy-offline-cache.provenance': provenance, ...annotations } =
      index.manifests[0].annotations
    expect(JSON.parse(provenance)).toMatchObject({ giver: 'registry', vouched: 'server', at: '', job: '' })
    expect(annotations).toEqual({
      'dev.trivy-offline-cache.layer-digest': upstream.artifacts[0]?.layerDigest,
      'dev.trivy-offline-cache.repository': 'trivy-db',
      'dev.trivy-offline-cache.resource': 'vuln-db',
      'dev.trivy-offline-cache.schema': '2',
      'dev.trivy-offline-cache.tag': '2',
      'dev.trivy-offline-cache.trivy-versions': '>=0.50.0',
      'dev.trivy-offline-cache.updated-at': updatedAt.toISOString(),
      'org.opencontainers.image.ref.name': 'trivy-db-2',
    })
    expect(index.manifests[2].annotations['dev.trivy-offline-cache.confirmed-at']).toMatch(/T00:00:00.000Z$/)
    expect(index.manifests[2].annotations['dev.trivy-offline-cache.trivy-versions']).toBe('>=0.69.0')
  })

  it('writes the same bytes for the same content', async () => {
    const upstream = await startUpstream()
    const [one, two] = [await exportBundle(upstream), await exportBundle(upstream)]
    expect(readFileSync(one.file).equals(readFileSync(two.file))).toBe(true)
  })

  it('writes nothing, and leaves what was there, when something cannot be had', async () => {
    const { registry, base } = await startUpstream()
    registry.fail({ path: 'trivy-java-db' }, { kind: 'status', status: 404 })
    const job = newJob()
    const file = join(job.workspace, 'trivy-data.tar')
    writeFileSync(file, 'the last one')
    const result = await step('export', { registries: base }, { job })
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({ file: '', unavailable: 'java-db' })
    expect(result.log).toMatch(/^::error::This is a data problem, not a vulnerability finding: Java DB/m)
    expect(readFileSync(file, 'utf8')).toBe('the last one')
  })

  it('writes what there is with on-unavailable: continue', async () => {
    const { registry, base } = await startUpstream()
    registry.fail({ path: 'trivy-java-db' }, { kind: 'status', status: 404 })
    const { outputs } = await exportBundle({ base }, { 'on-unavailable': 'continue' })
    expect(outputs).toMatchObject({
      resources: 'vuln-db,checks-bundle',
      unavailable: 'java-db',
      degraded: 'true',
    })
  })

  it('refuses what does not match its digest', async () => {
    const { registry, base } = await startUpstream()
    registry.fail({ method: 'GET', path: /trivy-db\/blobs/ }, { kind: 'corrupt', atByte: 100 })
    const result = await step('export', { registries: base })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::warning::Vulnerability DB: refused .*digest/m)
    expect(existsSync(join(result.job.workspace, 'trivy-data.tar'))).toBe(false)
  })

  it.skipIf(noLinks.isLacking).each([
    ['a directory', (path: string) => mkdirSync(path), 'data.tar is a directory, and no file'],
    [
      'a link to a device',
      (path: string) => symlinkSync('/dev/null', path),
      'data.tar is a device, pipe, or socket',
    ],
    ['behind a link of the checkout', undefined, 'lies behind a link that leads out of the workspace'],
  ])(`refuses a place that is %s, before it asks anybody${noLinks.suffix}`, async (_, make, words) => {
    const upstream = await startUpstream()
    const job = newJob()
    const away = join(job.temp, 'away')
    mkdirSync(away)
    writeFileSync(join(away, 'data.tar'), 'precious')
    symlinkSync(away, join(job.workspace, 'out'))
    make?.(join(job.workspace, 'data.tar'))
    const file = make === undefined ? 'out/data.tar' : 'data.tar'
    const result = await step('export', { registries: upstream.base, file }, { job })
    expect(result.exitCode, result.log).toBe(1)
    expect(result.log).toContain(words)
    expect(upstream.registry.requests).toEqual([])
    expect(readFileSync(join(away, 'data.tar'), 'utf8')).toBe('precious')
  })

  it('reports all mistakes of its inputs, and asks nobody', async () => {
    const result = await step('export', { file: '', registries: 'localhost:1/x' })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::1 mistake in the inputs: file: is empty/m)
  })

  describeWithPeers(['skopeo'], 'a bundle', () => {
    it('is read by skopeo, manifest and layer', async () => {
      const upstream = await startUpstream()
      const { file, job } = await exportBundle(upstream)
      const raw = execFileSync('skopeo', ['inspect', '--raw', `oci-archive:${file}:trivy-db-2`])
      expect(raw.equals(upstream.artifacts[0]?.manifest ?? Buffer.alloc(0))).toBe(true)
      const target = join(job.temp, 'copied')
      execFileSync('skopeo', [
        '--insecure-policy',
        'copy',
        `oci-archive:${file}:trivy-checks-2`,
        `dir:${target}`,
      ])
      const digest = upstream.artifacts[2]?.layerDigest.slice('sha256:'.length) ?? ''
      expect(existsSync(join(target, digest))).toBe(true)
    })
  })
})

describe('the main action with a bundle', () => {
  it('takes everything from it and asks nobody', async () => {
    const upstream = await startUpstream()
    const { file, digest } = await exportBundle(upstream)
    upstream.registry.requests.length = 0
    const result = await step('main', { registries: upstream.base, bundle: file, 'bundle-digest': digest })
    expect(result.exitCode, result.log).toBe(0)
    expect(upstream.registry.requests).toEqual([])
    expect(result.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'false', hosts: '' })
    expect(evidenceOf(result)).toMatchObject(
      upstream.artifacts.map(({ layerDigest }) => ({ source: 'bundle', layerDigest, confirmed: true })),
    )
  })

  it.each(['', ' ', '\n'])(
    'warns when its digest is an empty text, as that of a variable that is not set: %j',
    async (unset) => {
      const { base } = await startUpstream()
      const { file } = await exportBundle({ base })
      const result = await step('main', { bundle: file, 'bundle-digest': unset, offline: 'true' })
      expect(result.exitCode, result.log).toBe(0)
      const warnings = result.log.split('\n').filter((line) => line.startsWith('::warning::'))
      expect(warnings).toEqual([
        expect.stringMatching(/^::warning::the bundle is not checked against a digest, .*bundle-digest/),
      ])
      expect(evidenceOf(result).map(({ confirmed }) => confirmed)).toEqual([false, false, false])
    },
  )

  it('does not warn of a digest where there is no bundle, or one that matches', async () => {
    const { base } = await startUpstream()
    const { file, digest } = await exportBundle({ base })
    const without = await step('main', { registries: base })
    const checked = await step('main', { bundle: file, 'bundle-digest': digest, offline: 'true' })
    expect(without.log + checked.log).not.toMatch(/^::warning/m)
    expect(evidenceOf(checked).map(({ confirmed }) => confirmed)).toEqual([true, true, true])
  })

  it('reports it as unconfirmed without its digest', async () => {
    const upstream = await startUpstream()
    const { file } = await exportBundle(upstream)
    const result = await step('main', { offline: 'true', bundle: file })
    expect(result.exitCode, result.log).toBe(0)
    expect(evidenceOf(result)).toMatchObject(ARTIFACTS.map(() => ({ source: 'bundle', confirmed: false })))
  })

  itWhere(['GNU tar'], 'takes the directory that it unpacks to, and its digest holds for it', async () => {
    const upstream = await startUpstream()
    const { file, digest } = await exportBundle(upstream)
    const job = newJob()
    const directory = join(job.workspace, 'carried')
    mkdirSync(directory)
    execFileSync('tar', ['-xf', file, '-C', directory])
    const result = await step(
      'main',
      { offline: 'true', bundle: 'carried', 'bundle-digest': digest },
      { job },
    )
    expect(result.exitCode, result.log).toBe(0)
    expect(evidenceOf(result)).toMatchObject(ARTIFACTS.map(() => ({ source: 'bundle', confirmed: true })))
  })

  it('takes the archives that oras pull leaves, always unconfirmed', async () => {
    const { artifacts } = await startUpstream()
    const job = newJob()
    const names = ['db.tar.gz', 'javadb.tar.gz', 'bundle.tar.gz']
    for (const [at, name] of names.entries()) {
      writeFileSync(join(job.workspace, name), artifacts[at]?.layer ?? '')
    }
    const result = await step('main', { offline: 'true', bundle: '.' }, { job })
    expect(result.exitCode, result.log).toBe(0)
    expect(evidenceOf(result)).toMatchObject(
      artifacts.map(({ layerDigest }) => ({ source: 'bundle', layerDigest, confirmed: false })),
    )
  })

  itWithPeers(['skopeo'], 'takes a layout that skopeo wrote', async () => {
    const upstream = await startUpstream()
    const job = newJob()
    for (const { repository, tag } of upstream.artifacts) {
      const source = `docker://${upstream.base}/${repository}:${tag}`
      const target = `oci:${join(job.workspace, 'layout')}:${repository}`
      // Not in this thread: the registry is in it.
      await run('skopeo', ['--insecure-policy', 'copy', '--src-tls-verify=false', source, target])
    }
    const result = await step('main', { offline: 'true', bundle: 'layout' }, { job })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.outputs).toMatchObject({ degraded: 'false', unavailable: '' })
    // When it was current nobody says: the time of the index is the best evidence, and is named.
    expect(result.log).toContain('bundle: used, current as of now; by the time of its index')
    expect(evidenceOf(result)).toMatchObject(upstream.artifacts.map(({ layerDigest }) => ({ layerDigest })))
  })

  it('takes one such archive by its path', async () => {
    const { artifacts } = await startUpstream()
    const job = newJob()
    const bundle = join(job.temp, 'db.tar.gz')
    writeFileSync(bundle, artifacts[0]?.layer ?? '')
    const result = await step('main', { resources: 'vuln-db', offline: 'true', bundle }, { job })
    expect(result.exitCode, result.log).toBe(0)
  })

  it('with a digest wants the file, and names it, where a directory holds it', async () => {
    const upstream = await startUpstream()
    const { file, digest } = await exportBundle(upstream)
    const inputs = { resources: 'vuln-db', offline: 'true', 'bundle-digest': digest }
    const result = await step('main', { ...inputs, bundle: dirname(file) })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain(`does not apply to a directory that holds ${file}`)
    expect(result.log).toContain(`name the file in the input bundle (${file})`)
  })

  it('refuses a bundle of another digest, with a warning that says what to do', async () => {
    const upstream = await startUpstream()
    const { file } = await exportBundle(upstream)
    const other = `sha256:${'0'.repeat(64)}`
    const result = await step('main', { offline: 'true', bundle: file, 'bundle-digest': other })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(
      /^::warning::Vulnerability DB: refused what the bundle has: .*index\.json: digest.*carry it again/m,
    )
    expect(existsSync(join(result.job.cacheDir, 'db'))).toBe(false)
  })

  it('refuses a bundle of which one byte is another', async () => {
    const upstream = await startUpstream()
    const { file, digest } = await exportBundle(upstream)
    const bytes = readFileSync(file)
    const at = bytes.indexOf(upstream.artifacts[0]?.layer ?? '') + 500
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const result = await step('main', { offline: 'true', bundle: file, 'bundle-digest': digest })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(
      /^::warning::Vulnerability DB: refused what the bundle has: .*digest mismatch/m,
    )
    expect(result.outputs['java-db-ready']).toBe('true')
  })

  it('says which major the bundle holds when it is the wrong one', async () => {
    const upstream = await startUpstream()
    const { file } = await exportBundle(upstream)
    const inputs = { resources: 'checks-bundle', offline: 'true', bundle: file, 'trivy-version': '0.60.0' }
    const result = await step('main', inputs)
    expect(result.log).toContain('another Checks than the one that is wanted: wanted major 1, found major 2')
    expect(result.log).toContain('Export the bundle with the input trivy-version')
  })

  it('calls old data old, and asks registries for newer', async () => {
    const updatedAt = new Date(Date.now() - 40 * 3_600_000)
    const old = await startUpstream({ 'vuln-db': { updatedAt } })
    const { file } = await exportBundle(old, { resources: 'vuln-db', 'max-age': '3d' })
    const now = await startUpstream()
    const result = await step('main', { resources: 'vuln-db', registries: now.base, bundle: file })
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain('bundle: stale, built 40 h ago')
    expect(evidenceOf(result)).toMatchObject([{ layerDigest: now.artifacts[0]?.layerDigest }])
  })

  it.each([
    ['nothing is there', 'no-such-file.tar', 'there is nothing at'],
    ['it is no tar', 'package.json', 'is no tar archive'],
    ['it is a directory without a bundle', 'empty', 'holds no bundle'],
  ])('says so when %s', async (_, name, message) => {
    const job = newJob()
    mkdirSync(join(job.workspace, 'empty'))
    copyFileSync(join(import.meta.dirname, '..', '..', 'package.json'), join(job.workspace, 'package.json'))
    const result = await step('main', { resources: 'vuln-db', offline: 'true', bundle: name }, { job })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain(message)
  })

  it('wants a bundle when there is a digest', async () => {
    const result = await step('main', { 'bundle-digest': `sha256:${'0'.repeat(64)}` })
    expect(result.log).toContain('bundle-digest: there is no bundle')
  })
})

describe.runIf(canCutNetwork())('behind the gap', () => {
  itWithPeers(['trivy'], 'real Trivy finds with a bundle what it should, the network cut', async () => {
    const upstream = await startUpstream()
    const { file, digest } = await exportBundle(upstream)
    await upstream.registry.close()
    const result = await step('main', { offline: 'true', bundle: file, 'bundle-digest': digest })
    expect(result.exitCode, result.log).toBe(0)
    const { rootfs, config } = writeTargets(join(result.job.temp, 'targets'))
    const environment = { HOME: result.job.temp, ...result.variables }
    const scan = (...args: string[]) => {
      const run = runTrivyOffline([...args, '--format', 'json'], environment)
      expect(run.exitCode, run.stderr).toBe(0)
      return readFindings(run.stdout)
    }
    expect(scan('rootfs', '--scanners', 'vuln', rootfs)).toEqual(expectedFindings.rootfs)
    expect(scan('fs', '--scanners', 'misconfig', config)).toEqual(expectedFindings.config)
  })
})
