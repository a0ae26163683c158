// A stranger's repository gives a POM that hides a dependency: every event, and every place where that POM could wait for a
// later job of the default branch, which does not name the repository. What is wanted stands beside each event, in words.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MAIN } from '../fakes/cache-service.ts'
import { startMavenRepository } from '../fakes/maven-repository.ts'
import { pomPath, writePom } from '../fixtures/poms.ts'
import { makeJob, startMavenLab } from './maven-lab.ts'
import { writeJobFile } from './run.ts'

const ONE = 'org.lib:one:1.0'
const HIDDEN = 'org.vuln:dep:1.0'
const BRANCH = 'refs/heads/topic'
const PULL = 'refs/pull/1/merge'

/** Where the POM of the first job could wait. */
type Place = 'the Actions cache' | 'the home of a runner'

/** What becomes of the stranger's POM in a home that outlives the job, at once. */
type InHome = 'is placed' | 'is not taken'

const EVENTS: readonly (readonly [string, string, string, InHome])[] = [
  ['push', MAIN, '', 'is placed'],
  ['schedule', MAIN, '', 'is placed'],
  ['workflow_dispatch', MAIN, '', 'is placed'],
  ['push', MAIN, 'untrusted', 'is not taken'],
  ['workflow_dispatch', BRANCH, '', 'is not taken'],
  ['push', BRANCH, '', 'is not taken'],
  ['repository_dispatch', MAIN, '', 'is not taken'],
  ['pull_request', PULL, '', 'is not taken'],
  ['pull_request_target', MAIN, '', 'is not taken'],
  ['workflow_run', MAIN, '', 'is not taken'],
  ['issue_comment', MAIN, '', 'is not taken'],
  ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-1', '', 'is not taken'],
  ['an event of tomorrow', MAIN, '', 'is not taken'],
]

const PLACES: readonly Place[] = ['the Actions cache', 'the home of a runner']

const CELLS = EVENTS.flatMap(([event, ref, said, inHome]) =>
  PLACES.map((place) => ({ event, ref, said, inHome, place })),
)

describe('a POM of a repository that only an earlier job named', () => {
  it.each(CELLS)('is not what a later job reads: $event $said on $ref, by $place', async (cell) => {
    const lab = await startMavenLab()
    const stranger = await startMavenRepository()
    onTestFinished(() => stranger.close())
    const planted = `/theirs/${pomPath(ONE)}`
    stranger.intercept = (response, path) => {
      response.writeHead(path === planted ? 200 : 404).end(path === planted ? writePom(ONE, {}) : '')
      return true
    }
    lab.repository.files.set(pomPath(ONE), writePom(ONE, { dependencies: [HIDDEN] }))
    lab.repository.files.set(pomPath(HIDDEN), writePom(HIDDEN, {}))
    const inHome = cell.place === 'the home of a runner'
    const job = makeJob()
    const around = {
      // Named so that its address may be asked at all; `theirs` is a repository that only the POM names.
      inputs: { 'maven-repository': `nobody=${new URL('/nobody/', stranger.url).href}` },
      // Central is asked last, as everywhere.
      settings: `<settings><mirrors><mirror><id>lab</id><mirrorOf>central</mirrorOf><url>${lab.repository.url}</url></mirror></mirrors></settings>`,
      environment: inHome
        ? {
            RUNNER_ENVIRONMENT: 'self-hosted',
            ACTIONS_RESULTS_URL: undefined,
            ACTIONS_RUNTIME_TOKEN: undefined,
          }
        : { RUNNER_ENVIRONMENT: 'github-hosted' },
    }
    const event = writeJobFile(join(job.temp, 'event.json'), '{"repository":{"default_branch":"main"}}')
    const pomWith = (repositories: Readonly<Record<string, string>>) => ({
      'pom.xml': writePom('org.acme:app:1.0', { dependencies: [ONE], repositories }),
    })
    const evil = await lab.run({
      ...around,
      job,
      workspace: pomWith({ x: new URL('/theirs/', stranger.url).href }),
      inputs: { ...around.inputs, ...(cell.said === '' ? {} : { [cell.said]: 'true' }) },
      environment: {
        ...around.environment,
        GITHUB_EVENT_NAME: cell.event,
        GITHUB_REF: cell.ref,
        GITHUB_EVENT_PATH: event,
      },
    })
    expect(evil.exitCode).toBe(0)
    // On a runner that is thrown away it is what an online scan of this checkout would read.
    const isThere = !inHome || cell.inHome === 'is placed'
    expect(stranger.requests.some(({ path }) => path === planted)).toBe(isThere)
    expect(evil.placed.includes(pomPath(HIDDEN))).toBe(!isThere)

    const good = await lab.run({
      ...around,
      ...(inHome ? { job } : {}),
      workspace: pomWith({}),
      environment: { ...around.environment, GITHUB_EVENT_NAME: 'schedule', GITHUB_REF: MAIN },
    })
    expect(good.placed).toEqual([pomPath(ONE), pomPath(HIDDEN)].sort())
    expect(good.counts).toMatchObject({ resolved: 2, unknown: 0 })
    expect(good.outputs['maven-poms-ready']).toBe('true')
  })

  it.each<[string, Place, Record<string, string>]>([
    ['without its digest', 'the Actions cache', {}],
    ['with its digest', 'the Actions cache', { 'bundle-digest': 'DIGEST' }],
    ['without its digest', 'the home of a runner', {}],
    ['with its digest', 'the home of a runner', { 'bundle-digest': 'DIGEST' }],
  ])('is not what a later job reads when a bundle %s brought it, by %s', async (_, place, said) => {
    const lab = await startMavenLab()
    const workspace = { 'pom.xml': writePom('org.acme:app:1.0', { dependencies: [ONE] }) }
    lab.repository.files.set(pomPath(ONE), writePom(ONE, {}))
    const { outputs } = await lab.run({ action: 'export', workspace })
    lab.repository.files.set(pomPath(ONE), writePom(ONE, { dependencies: [HIDDEN] }))
    lab.repository.files.set(pomPath(HIDDEN), writePom(HIDDEN, {}))
    const inHome = place === 'the home of a runner'
    const job = makeJob()
    const around = {
      workspace,
      environment: {
        RUNNER_ENVIRONMENT: inHome ? 'self-hosted' : 'github-hosted',
        ...(inHome ? { ACTIONS_RESULTS_URL: undefined, ACTIONS_RUNTIME_TOKEN: undefined } : {}),
      },
    }
    const keep = { 'keep-private-poms': 'true' }
    const anchor =
      said['bundle-digest'] === undefined ? {} : { 'bundle-digest': outputs['bundle-digest'] ?? '' }
    const first = await lab.run({
      ...around,
      job,
      inputs: { ...keep, ...anchor, bundle: outputs.file ?? '' },
    })
    expect(first.counts, first.log).toMatchObject({ kept: 1, unknown: 0 })
    const later = await lab.run({ ...around, ...(inHome ? { job } : {}), inputs: keep })
    expect(later.placed, later.log).toEqual([pomPath(ONE), pomPath(HIDDEN)].sort())
  })

  it('is taken out of the home when nobody else has it, and nothing else is', async () => {
    const lab = await startMavenLab()
    const stranger = await startMavenRepository()
    onTestFinished(() => stranger.close())
    stranger.files.set(pomPath('org.x:only:1'), writePom('org.x:only:1', {}))
    const job = makeJob()
    const inputs = { 'maven-repository': `central=${lab.repository.url}, other=${stranger.url}` }
    const environment = { RUNNER_ENVIRONMENT: 'self-hosted' }
    const workspace = {
      'pom.xml': writePom('org.acme:app:1.0', { dependencies: ['org.x:only:1', 'org.lib:four:4.0'] }),
    }
    const first = await lab.run({ job, workspace, inputs, environment })
    expect(first.placed).toEqual([pomPath('org.lib:four:4.0'), pomPath('org.x:only:1')])
    const second = await lab.run({ job, workspace, environment })
    expect(second.placed).toEqual([pomPath('org.lib:four:4.0')])
    expect(second.counts).toMatchObject({ local: 1, absent: 1 })
    expect(existsSync(join(job.temp, 'home', '.m2', 'repository', pomPath('org.x:only:1')))).toBe(false)
  })
})
