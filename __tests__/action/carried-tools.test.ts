// Every tool that people carry artifacts with, both ways: what it writes is taken as a bundle, and what `export` writes it
// reads. Each test is a line of the table in docs/registries.md, which is made from the results (scripts/registry-tables.ts).
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import type { Artifact } from '../fixtures/artifact.ts'
import { describeWithPeers, itWithPeers } from '../peers.ts'
import { evidenceOf, newJob, startUpstream, step } from './carry-lab.ts'
import { startRegistry } from './distribution-lab.ts'
import { BASE, pushResources } from './distribution-push.ts'
import { type Job, writeJobFile } from './run.ts'

const run = promisify(execFile)

/** What is in a real registry, and where a tool puts it. */
interface Scene {
  readonly job: Job
  /** An empty directory in the workspace. */
  readonly carry: string
  readonly host: string
  readonly artifacts: readonly Artifact[]
  /** Of each artifact: `127.0.0.1:port/…/trivy-db:2`. */
  readonly references: readonly string[]
  /** Runs a program in the directory of the job. */
  readonly tool: (program: string, ...args: readonly string[]) => Promise<unknown>
}

async function setScene(): Promise<Scene> {
  const { host } = await startRegistry()
  const artifacts = await pushResources(host, ['--dest-tls-verify=false'])
  const job = newJob()
  const carry = join(job.workspace, 'carry')
  mkdirSync(carry)
  // The tools' own settings are those of this test.
  writeJobFile(
    join(job.temp, '.regctl', 'config.json'),
    JSON.stringify({ hosts: { [host]: { tls: 'disabled' } } }),
  )
  const env = { PATH: process.env.PATH, HOME: job.temp }
  return {
    job,
    carry,
    host,
    artifacts,
    references: artifacts.map(({ repository, tag }) => `${host}/${BASE}/${repository}:${tag}`),
    tool: (program, ...args) => run(program, [...args], { env, cwd: job.temp }),
  }
}

/** The main action takes all of it, offline, and knows how old it is. */
async function expectTaken({ job, artifacts }: Scene, bundle = 'carry'): Promise<void> {
  const result = await step('main', { offline: 'true', bundle }, { job })
  expect(result.exitCode, result.log).toBe(0)
  // Nobody typed a digest, which is all that there is to say of it.
  const said = result.log.split('\n').filter((line) => /^::(warning|error)/.test(line))
  expect(said).toEqual([expect.stringMatching(/^::warning::the bundle is not checked against a digest/)])
  expect(result.outputs).toMatchObject({ degraded: 'false', unavailable: '' })
  expect(evidenceOf(result)).toMatchObject(
    artifacts.map(({ layerDigest }) => ({ source: 'bundle', confirmed: false, layerDigest })),
  )
}

/** What a tool does with each reference; `name` is that of the repository. */
type Carry = (scene: Scene, reference: string, name: string) => Promise<unknown>

async function carryAll(scene: Scene, carry: Carry): Promise<void> {
  for (const [at, reference] of scene.references.entries()) {
    await carry(scene, reference, scene.artifacts[at]?.repository ?? '')
  }
}

const SKOPEO = ['--insecure-policy', 'copy', '--src-tls-verify=false'] as const

const WAYS: Readonly<Record<string, Readonly<Record<string, Carry>>>> = {
  skopeo: {
    'copy to oci:': ({ tool, carry }, from, name) =>
      tool('skopeo', ...SKOPEO, `docker://${from}`, `oci:${carry}:${name}`),
    'copy to oci:, a layout for each': ({ tool, carry }, from, name) =>
      tool('skopeo', ...SKOPEO, `docker://${from}`, `oci:${carry}/${name}:2`),
    'copy to oci-archive:': ({ tool, carry }, from, name) =>
      tool('skopeo', ...SKOPEO, `docker://${from}`, `oci-archive:${carry}/${name}.tar:x`),
    'copy to dir:': ({ tool, carry }, from, name) =>
      tool('skopeo', ...SKOPEO, `docker://${from}`, `dir:${carry}/${name}`),
  },
  oras: {
    'copy --to-oci-layout': ({ tool, carry }, from, name) =>
      tool('oras', 'copy', '--from-plain-http', from, '--to-oci-layout', `${carry}:${name}`),
    'backup to a directory': ({ tool, carry }, from, name) =>
      tool('oras', 'backup', '--plain-http', '--output', `${carry}/${name}`, from),
    'backup to a tar': ({ tool, carry }, from, name) =>
      tool('oras', 'backup', '--plain-http', '--output', `${carry}/${name}.tar`, from),
    'pull into one directory': ({ tool, carry }, from) =>
      tool('oras', 'pull', '--plain-http', from, '--output', carry),
    'pull into a directory for each': ({ tool, carry }, from, name) =>
      tool('oras', 'pull', '--plain-http', from, '--output', `${carry}/${name}`),
  },
  crane: {
    'pull --format=oci': ({ tool, carry }, from) => tool('crane', 'pull', '--format=oci', from, carry),
    'pull --format=tarball': ({ tool, carry }, from, name) =>
      tool('crane', 'pull', from, `${carry}/${name}.tar`),
  },
  regctl: {
    'image copy to ocidir:': ({ tool, carry }, from, name) =>
      tool('regctl', 'image', 'copy', from, `ocidir://${carry}:${name}`),
    'image export': ({ tool, carry }, from, name) =>
      tool('regctl', 'image', 'export', from, `${carry}/${name}.tar`),
    'image export --compress': ({ tool, carry }, from, name) =>
      tool('regctl', 'image', 'export', '--compress', from, `${carry}/${name}.tar.gz`),
  },
  regsync: {
    'once to ocidir:': async ({ tool, carry, job, host }, from, name) => {
      const config = writeJobFile(
        join(job.temp, `${name}.yml`),
        JSON.stringify({
          version: 1,
          creds: [{ registry: host, tls: 'disabled' }],
          sync: [{ source: from, target: `ocidir://${carry}/${name}:2`, type: 'image' }],
        }),
      )
      await tool('regsync', 'once', '-c', config)
    },
  },
}

for (const [program, ways] of Object.entries(WAYS)) {
  describeWithPeers([program, 'docker-registry', 'skopeo'], `${program} in`, () => {
    for (const [way, carry] of Object.entries(ways)) {
      itWithPeers([], way, async () => {
        const scene = await setScene()
        await carryAll(scene, carry)
        await expectTaken(scene)
      })
    }
  })
}

describeWithPeers(['tar', 'zstd', 'docker-registry', 'skopeo'], 'tar in', () => {
  for (const [way, options] of Object.entries({
    'of a layout': ['-C', 'carry', '.'],
    'of a layout with its directory': ['carry'],
    'of a layout with its directory, by gzip': ['--gzip', 'carry'],
    'of a layout with its directory, by zstd': ['--zstd', 'carry'],
  })) {
    itWithPeers([], way, async () => {
      const scene = await setScene()
      await carryAll(scene, WAYS.skopeo?.['copy to oci:'] as Carry)
      await run('tar', ['-cf', 'carried', ...options], { cwd: scene.job.workspace })
      await expectTaken(scene, 'carried')
    })
  }
})

const OUT: Readonly<
  Record<
    string,
    (
      scene: { tool: Scene['tool']; file: string; directory: string },
      name: string,
      to: string,
    ) => Promise<unknown>
  >
> = {
  skopeo: ({ tool, file }, name, to) =>
    tool(
      'skopeo',
      '--insecure-policy',
      'copy',
      '--preserve-digests',
      '--dest-tls-verify=false',
      `oci-archive:${file}:${name}`,
      `docker://${to}`,
    ),
  oras: ({ tool, file }, name, to) =>
    tool('oras', 'copy', '--from-oci-layout', `${file}:${name}`, '--to-plain-http', to),
  regctl: ({ tool, directory }, name, to) =>
    tool('regctl', 'image', 'copy', `ocidir://${directory}:${name}`, to),
}

for (const [program, copy] of Object.entries(OUT)) {
  describeWithPeers([program, 'tar', 'docker-registry', 'skopeo'], `${program} out`, () => {
    itWithPeers([], 'copies what export wrote into a registry', async () => {
      const upstream = await startUpstream()
      const scene = await setScene()
      const exported = await step('export', { registries: upstream.base }, { job: scene.job })
      expect(exported.exitCode, exported.log).toBe(0)
      const file = exported.outputs.file ?? ''
      const directory = join(scene.job.temp, 'unpacked')
      mkdirSync(directory)
      await run('tar', ['-xf', file, '-C', directory])
      for (const { repository, tag } of upstream.artifacts) {
        await copy(
          { tool: scene.tool, file, directory },
          `${repository}-${tag}`,
          `${scene.host}/out/${repository}:${tag}`,
        )
      }
      const back = await step('main', { registries: `${scene.host}/out` })
      expect(back.exitCode, back.log).toBe(0)
      expect(evidenceOf(back)).toMatchObject(
        upstream.artifacts.map(({ layerDigest }) => ({ layerDigest, confirmed: true })),
      )
    })
  })
}
