// Whether to save, and whom to believe: by the event and the ref of the job.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decideConfirm, decideSave, isDefaultBranch } from '../../src/cache/save-policy.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const main = { repository: { default_branch: 'main' } }

describe('the default branch', () => {
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
    ['no ref', 'push', undefined, false],
  ])('by the payload: %s', (_, event, ref, isDefault) => {
    expect(isDefaultBranch(job({ event, ref, payload: main }))).toBe(isDefault)
  })

  it('may have any name', () => {
    const payload = { repository: { default_branch: 'release/next' } }
    expect(isDefaultBranch(job({ event: 'push', ref: 'refs/heads/release/next', payload }))).toBe(true)
    expect(isDefaultBranch(job({ event: 'push', ref: 'refs/heads/main', payload }))).toBe(false)
  })

  it('is where a schedule runs, whatever the payload lacks', () => {
    expect(isDefaultBranch({ GITHUB_EVENT_NAME: 'schedule', GITHUB_REF: 'refs/heads/main' })).toBe(true)
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
    expect(isDefaultBranch(job({ event: 'push', ref: 'refs/heads/main', payload }))).toBe(false)
    for (const name of ['', 'undefined', 'null']) {
      expect(isDefaultBranch(job({ event: 'push', ref: `refs/heads/${name}`, payload }))).toBe(false)
    }
  })

  it('is unknown when the payload is no JSON, or is named but not there', () => {
    const directory = makeDirectory()
    const environment = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' }
    const broken = writeFile(directory, 'event.json', '{"repository"')
    expect(isDefaultBranch({ ...environment, GITHUB_EVENT_PATH: broken })).toBe(false)
    expect(isDefaultBranch({ ...environment, GITHUB_EVENT_PATH: join(directory, 'nowhere') })).toBe(false)
    expect(isDefaultBranch({ ...environment, GITHUB_EVENT_PATH: '' })).toBe(false)
    expect(isDefaultBranch({})).toBe(false)
  })
})

describe('saving and confirming', () => {
  const onDefault = { GITHUB_EVENT_NAME: 'schedule' }
  const elsewhere = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' }

  it.each([
    ['auto', onDefault, true],
    ['auto', elsewhere, false],
    ['always', onDefault, true],
    ['always', elsewhere, true],
    ['never', onDefault, false],
    ['never', elsewhere, false],
  ] as const)('save: %s, %j', (input, environment, yes) => {
    const decision = decideSave(input, environment)
    expect(decision.yes).toBe(yes)
    expect(decision.why).toContain(input === 'auto' ? 'the default branch' : `says ${input}`)
  })

  it.each([
    ['auto', false, onDefault, false],
    ['auto', false, elsewhere, true],
    ['always', false, onDefault, true],
    ['never', false, elsewhere, false],
    ['auto', true, elsewhere, false],
    ['never', true, elsewhere, false],
  ] as const)('confirm: %s, offline: %s, %j', (input, offline, environment, yes) => {
    const decision = decideConfirm(input, offline, environment)
    expect(decision.yes).toBe(yes)
    if (offline) expect(decision.why).toBe('offline')
  })
})

describe('a workflow whose cache-mode forbids to write', () => {
  it.each(['read', 'none'])('saves nothing, and says why: %s', (mode) => {
    const environment = { GITHUB_EVENT_NAME: 'schedule', ACTIONS_CACHE_MODE: mode }
    const refused = { yes: false, why: `the workflow's cache-mode is ${mode}` }
    expect(decideSave('auto', environment)).toEqual(refused)
    expect(decideSave('always', environment)).toEqual(refused)
    expect(decideSave('never', environment).why).toBe('the input save says never')
  })

  it.each(['write', 'write-only', 'something new', ''])('saves in any other mode: %j', (mode) => {
    expect(decideSave('auto', { GITHUB_EVENT_NAME: 'schedule', ACTIONS_CACHE_MODE: mode }).yes).toBe(true)
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
