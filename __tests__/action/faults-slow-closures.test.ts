// Maven repositories and module servers that are worse than down, where there is something else: another repository, a copy
// that is older than one would like; and where there is nothing, an end in time.
import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startMavenRepository } from '../fakes/maven-repository.ts'
import { describeWithPeers } from '../peers.ts'
import { LIBRARY, LIBRARY_PATHS, startMavenLab } from './maven-lab.ts'
import { BUCKET, startTerraformLab, type TerraformLab } from './terraform-lab.ts'

/** What a server does instead of answering; all of them go on until they are left. */
const WAYS: readonly (readonly [way: string, (response: ServerResponse) => void])[] = [
  ['never answers', () => undefined],
  [
    'sends a head, and no body',
    (response) => void response.writeHead(200, { 'content-length': 500 }).flushHeaders(),
  ],
  [
    'sends its body byte by byte',
    (response) => {
      response.writeHead(200, { 'content-length': 5000 })
      goOn(response, () => response.write(' '), 500)
    },
  ],
  [
    'sends a body without end',
    (response) => {
      response.writeHead(200)
      goOn(response, () => response.write(' '.repeat(50_000)), 5)
    },
  ],
  [
    'sends a head without end',
    (response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n')
      goOn(response, () => response.socket?.write('x-more: and more\r\n'), 100)
    },
  ],
]

/** A minute at the most, on a loaded machine. */
const PATIENCE_MS = 150_000

// Most of the time they wait.
describe.concurrent('a Maven repository that', () => {
  it.each(WAYS)(
    '%s is not waited for where another one has all',
    async (_, answer) => {
      const lab = await startMavenLab()
      const other = await startMavenRepository()
      try {
        for (const [path, text] of LIBRARY) other.files.set(path, text)
        lab.repository.intercept = (response) => {
          answer(response)
          return true
        }
        const step = await lab.run({
          inputs: { 'maven-repository': `first=${lab.repository.url}\ncentral=${other.url}`, timeout: '1m' },
        })
        expect(step.exitCode, step.log).toBe(0)
        expect(step.placed).toHaveLength(LIBRARY_PATHS.length)
        expect(step.outputs['maven-poms-ready']).toBe('false')
      } finally {
        await other.close()
      }
    },
    PATIENCE_MS,
  )
})

describeWithPeers(['git', 'openssl'], 'a server of modules that', () => {
  it.concurrent.each(
    WAYS.flatMap(([way, answer]) => [
      [`${way} in place of a registry`, answer, 'registry'] as const,
      [`${way} in place of an archive or a repository`, answer, 'archive'] as const,
    ]),
  )(
    '%s is not waited for where there is an older copy',
    async (_, answer, place) => {
      const lab = await startModules()
      const before = await lab.run({ workspace: workspaceOf(place), environment: WITHOUT_CACHE })
      expect(before.counts, before.log).toMatchObject({ found: 1 })
      const record = join(before.job.cacheDir, '.offline-cache', 'terraform-modules.json')
      const old = readFileSync(record, 'utf8').replaceAll(
        /"confirmedAt": "[^"]+"/g,
        '"confirmedAt": "2026-01-01T00:00:00.000Z"',
      )
      writeFileSync(record, old)
      breakAll(lab, answer)
      const step = await lab.run({ job: before.job, inputs: { timeout: '1m' }, environment: WITHOUT_CACHE })
      expect(step.exitCode, step.log).toBe(0)
      expect(step.counts, step.log).toMatchObject({ found: 1, unknown: 0 })
      expect(step.outputs.degraded).toBe('true')
    },
    PATIENCE_MS,
  )

  it.concurrent.each(WAYS)(
    '%s leaves the module unknown before the time limit, where there is nothing else',
    async (_, answer) => {
      const lab = await startModules()
      breakAll(lab, answer)
      const step = await lab.run({
        workspace: workspaceOf('archive'),
        inputs: { timeout: '1m' },
        environment: WITHOUT_CACHE,
      })
      expect(step.exitCode, step.log).toBe(0)
      expect(step.counts, step.log).toMatchObject({ found: 0, unknown: 1 })
    },
    PATIENCE_MS,
  )
})

const WITHOUT_CACHE = { ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined }

/** One module of a registry, and one of a git server. */
function workspaceOf(place: 'registry' | 'archive'): Record<string, string> {
  const source = place === 'registry' ? 'REGISTRY/acme/bucket/aws' : 'GIT/bucket.git'
  return { 'main.tf': `module "b" {\n  source = "${source}"\n}\n` }
}

async function startModules(): Promise<TerraformLab> {
  const lab = await startTerraformLab()
  lab.git.commit('bucket.git', { 'main.tf': BUCKET() }, ['v1'])
  lab.registry.modules.set('acme/bucket/aws', { '1.0.0': `git::${lab.git.url}/bucket.git?ref=v1` })
  return lab
}

function breakAll({ git, registry }: TerraformLab, answer: (response: ServerResponse) => void): void {
  git.intercept = (_, response) => {
    answer(response)
    return true
  }
  registry.intercept = (response) => {
    answer(response)
    return true
  }
}

/** Until whoever asked leaves. */
function goOn(response: ServerResponse, step: () => void, everyMs: number): void {
  const timer = setInterval(step, everyMs)
  response.once('close', () => clearInterval(timer))
  response.socket?.once('error', () => undefined)
}
