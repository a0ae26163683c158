// Maven repositories and module servers that are worse than down, where there is something else: another repository, a copy
// that is older than one would like; and where there is nothing, an end in time.
import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startMavenRepository } from '../fakes/maven-repository.ts'
import { describeWithPeers } from '../peers.ts'
import { LIBRARY, LIBRARY_PATHS, startMavenLab } from './maven-lab.ts'
import { BUCKET, startTerraformLab, type TerraformLab } from './terraform-lab.ts'

type Answer = (response: ServerResponse) => void

/** What a server does instead of answering; all of them go on until they are left. */
const WAYS: readonly (readonly [way: string, Answer])[] = [
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

/** Two runs of a minute at the most, on a loaded machine. */
const PATIENCE_MS = 240_000

// Most of the time they wait, so all ways of a test run side by side.
const each = async (look: (answer: Answer) => Promise<unknown>): Promise<Record<string, unknown>> =>
  Object.fromEntries(await Promise.all(WAYS.map(async ([way, answer]) => [way, await look(answer)] as const)))

const always = (outcome: unknown) => Object.fromEntries(WAYS.map(([way]) => [way, outcome]))

it(
  'a Maven repository that is worse than down is not waited for where another one has all',
  async () => {
    const seen = await each(async (answer) => {
      const lab = await startMavenLab()
      const other = await startMavenRepository()
      onTestFinished(() => other.close())
      for (const [path, text] of LIBRARY) other.files.set(path, text)
      lab.repository.intercept = (response) => {
        answer(response)
        return true
      }
      const step = await lab.run({
        inputs: { 'maven-repository': `first=${lab.repository.url}\ncentral=${other.url}`, timeout: '1m' },
      })
      return [step.exitCode, step.placed.length]
    })
    expect(seen).toEqual(always([0, LIBRARY_PATHS.length]))
  },
  PATIENCE_MS,
)

describeWithPeers(['git', 'openssl'], 'a server of modules that is worse than down', () => {
  it.each(['registry', 'archive'] as const)(
    'in place of a %s is not waited for where there is an older copy',
    async (place) => {
      const seen = await each(async (answer) => {
        const lab = await startModules()
        const workspace = workspaceOf(place)
        const before = await lab.run({ workspace, environment: WITHOUT_CACHE })
        ageRecord(join(before.job.cacheDir, '.offline-cache', 'terraform-modules.json'))
        breakAll(lab, answer)
        const inputs = { timeout: '1m' }
        const step = await lab.run({ job: before.job, inputs, environment: WITHOUT_CACHE })
        return [step.exitCode, step.counts.found, step.counts.unknown, step.outputs.degraded]
      })
      expect(seen).toEqual(always([0, 1, 0, 'true']))
    },
    PATIENCE_MS,
  )

  it(
    'leaves the module unknown before the time limit, where there is nothing else',
    async () => {
      const seen = await each(async (answer) => {
        const lab = await startModules()
        breakAll(lab, answer)
        const step = await lab.run({
          workspace: workspaceOf('archive'),
          inputs: { timeout: '1m' },
          environment: WITHOUT_CACHE,
        })
        return [step.exitCode, step.counts.found, step.counts.unknown]
      })
      expect(seen).toEqual(always([0, 0, 1]))
    },
    PATIENCE_MS,
  )
})

/** As if it had been confirmed long ago. */
function ageRecord(path: string): void {
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replaceAll(/"confirmedAt": "[^"]+"/g, '"confirmedAt": "2026-01-01T00:00:00.000Z"'))
}

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

function breakAll({ git, registry }: TerraformLab, answer: Answer): void {
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
