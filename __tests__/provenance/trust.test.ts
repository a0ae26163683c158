// Whom other jobs believe: by event, branch, runner, and what an earlier step of the job has said.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJob, rememberUntrusted, UNTRUSTED_VARIABLE } from '../../src/provenance/job.ts'
import { guardsHome, isTrustedJob } from '../../src/provenance/trust.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const isTrusted = (environment: NodeJS.ProcessEnv) => isTrustedJob(readJob(environment))

const main = { repository: { default_branch: 'main' } }

describe('a trusted job', () => {
  it.each([
    ['a push to it', 'push', 'refs/heads/main', true],
    ['a manual run on it', 'workflow_dispatch', 'refs/heads/main', true],
    ['a push to another branch', 'push', 'refs/heads/feature', false],
    ['a push to a branch whose name ends like it', 'push', 'refs/heads/not/main', false],
    ['a tag of its name', 'push', 'refs/tags/main', false],
    ['a pull request', 'pull_request', 'refs/pull/7/merge', false],
    ['a merge queue', 'merge_group', 'refs/heads/gh-readonly-queue/main/pr-7', false],
    ['a release', 'release', 'refs/tags/v1', false],
    ['a pull request that runs with its ref', 'pull_request_target', 'refs/heads/main', false],
    ['a run after a stranger’s run', 'workflow_run', 'refs/heads/main', false],
    ['a comment', 'issue_comment', 'refs/heads/main', false],
    ['a dispatch of whatever its payload names', 'repository_dispatch', 'refs/heads/main', false],
    ['a review', 'pull_request_review', 'refs/heads/main', false],
    ['an issue', 'issues', 'refs/heads/main', false],
    ['a check', 'check_suite', 'refs/heads/main', false],
    ['a deployment', 'deployment', 'refs/heads/main', false],
    ['a new branch', 'create', 'refs/heads/main', false],
    ['what GitHub adds tomorrow', 'image_version', 'refs/heads/main', false],
    ['no event', '', 'refs/heads/main', false],
    ['no ref', 'push', undefined, false],
  ])('by the payload: %s', (_, event, ref, isDefault) => {
    expect(isTrusted(job({ event, ref, payload: main }))).toBe(isDefault)
  })

  it('may have any name', () => {
    const payload = { repository: { default_branch: 'release/next' } }
    expect(isTrusted(job({ event: 'push', ref: 'refs/heads/release/next', payload }))).toBe(true)
    expect(isTrusted(job({ event: 'push', ref: 'refs/heads/main', payload }))).toBe(false)
  })

  it('is where a schedule runs, whatever the payload lacks', () => {
    expect(isTrusted({ GITHUB_EVENT_NAME: 'schedule', GITHUB_REF: 'refs/heads/main' })).toBe(true)
  })

  it.each([
    ['no payload', undefined],
    ['an empty payload', '' as unknown],
    ['a payload without a repository', {}],
    ['a payload without a branch', { repository: {} }],
    ['a branch that is no text', { repository: { default_branch: null } }],
    ['an empty branch', { repository: { default_branch: '' } }],
    ['null', null],
  ])('is unknown with %s, and unknown means no', (_, payload) => {
    expect(isTrusted(job({ event: 'push', ref: 'refs/heads/main', payload }))).toBe(false)
    for (const name of ['', 'undefined', 'null']) {
      expect(isTrusted(job({ event: 'push', ref: `refs/heads/${name}`, payload }))).toBe(false)
    }
  })

  it('is unknown when the payload is no JSON, or is named but not there', () => {
    const directory = makeDirectory()
    const environment = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' }
    const broken = writeFile(directory, 'event.json', '{"repository"')
    expect(isTrusted({ ...environment, GITHUB_EVENT_PATH: broken })).toBe(false)
    expect(isTrusted({ ...environment, GITHUB_EVENT_PATH: join(directory, 'nowhere') })).toBe(false)
    expect(isTrusted({ ...environment, GITHUB_EVENT_PATH: '' })).toBe(false)
    expect(isTrusted({})).toBe(false)
  })
})

describe('a job that is said to be untrusted', () => {
  const trusted = (temp: string) => ({
    GITHUB_EVENT_NAME: 'schedule',
    RUNNER_TEMP: temp,
    GITHUB_RUN_ID: '1',
    GITHUB_JOB: 'scan',
  })

  it('is not trusted on the default branch', () => {
    expect(isTrustedJob(readJob({ GITHUB_EVENT_NAME: 'schedule' }, true))).toBe(false)
  })

  it('stays so in later steps, whatever these say', () => {
    const environment = trusted(makeDirectory())
    const variables: Record<string, string> = {}
    rememberUntrusted(environment, (name, value) => {
      variables[name] = value
    })
    expect(isTrusted({ ...environment, ...variables })).toBe(false)
    expect(isTrusted({ ...environment, [UNTRUSTED_VARIABLE]: 'false' })).toBe(false)
    expect(isTrusted({ ...environment, [UNTRUSTED_VARIABLE]: '' })).toBe(false)
    expect(isTrusted({ ...variables, GITHUB_EVENT_NAME: 'schedule' })).toBe(false)
  })

  it('says nothing of the next job, where the runner does not empty its directory', () => {
    const environment = trusted(makeDirectory())
    rememberUntrusted(environment, () => undefined)
    expect(isTrusted({ ...environment, GITHUB_RUN_ID: '2' })).toBe(true)
    rmSync(join(environment.RUNNER_TEMP, 'trivy-offline-cache-untrusted'))
    expect(isTrusted(environment)).toBe(true)
  })

  it('is believed to be so where the record is there and no file', () => {
    const environment = trusted(makeDirectory())
    mkdirSync(join(environment.RUNNER_TEMP, 'trivy-offline-cache-untrusted'))
    expect(isTrusted(environment)).toBe(false)
  })
})

describe('the home', () => {
  it.each([
    ['github-hosted', 'pull_request', false],
    ['github-hosted', 'schedule', false],
    ['self-hosted', 'pull_request', true],
    ['self-hosted', 'schedule', false],
    [undefined, 'pull_request', true],
    ['', 'pull_request', true],
    ['gitea', 'repository_dispatch', true],
    [undefined, 'schedule', false],
  ])('on a runner %s in %s is guarded: %s', (runner, event, isGuarded) => {
    expect(guardsHome(readJob({ RUNNER_ENVIRONMENT: runner, GITHUB_EVENT_NAME: event }))).toBe(isGuarded)
  })
})

interface Job {
  readonly event: string
  readonly ref: string | undefined
  readonly payload: unknown
}

function job({ event, ref, payload }: Job): NodeJS.ProcessEnv {
  const path =
    payload === undefined ? undefined : writeFile(makeDirectory(), 'event.json', JSON.stringify(payload))
  return { GITHUB_EVENT_NAME: event, GITHUB_REF: ref, GITHUB_EVENT_PATH: path }
}
