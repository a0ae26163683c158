// Whether to save, and whom to believe: by the event and the ref of the job.
import { describe, expect, it } from 'vitest'
import { decideConfirm, decideSave } from '../../src/cache/save-policy.ts'
import { readJob } from '../../src/provenance/job.ts'

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
    const decision = decideSave(input, readJob(environment), environment)
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
    const decision = decideConfirm(input, offline, readJob(environment))
    expect(decision.yes).toBe(yes)
    if (offline) expect(decision.why).toBe('offline')
  })
})

describe('a job that is said to be untrusted', () => {
  it.each(['auto', 'always'] as const)(
    'saves nothing, whatever its branch and the input save: %s',
    (input) => {
      const environment = { GITHUB_EVENT_NAME: 'schedule' }
      const decision = decideSave(input, readJob(environment, true), environment)
      expect(decision).toEqual({ yes: false, why: 'this job is said to be untrusted' })
      expect(decideConfirm('auto', false, readJob(environment, true)).yes).toBe(true)
    },
  )
})

describe('an event that is not believed on the default branch', () => {
  it('is named as why nothing is saved', () => {
    const job = { ...readJob({ GITHUB_EVENT_NAME: 'repository_dispatch', GITHUB_REF: 'refs/heads/main' }) }
    expect(decideSave('auto', { ...job, defaultBranch: 'main' }, {}).why).toContain('repository_dispatch')
  })
})

describe('a workflow whose cache-mode forbids to write', () => {
  it.each(['read', 'none'])('saves nothing, and says why: %s', (mode) => {
    const environment = { GITHUB_EVENT_NAME: 'schedule', ACTIONS_CACHE_MODE: mode }
    const refused = { yes: false, why: `the workflow's cache-mode is ${mode}` }
    expect(decideSave('auto', readJob(environment), environment)).toEqual(refused)
    expect(decideSave('always', readJob(environment), environment)).toEqual(refused)
    expect(decideSave('never', readJob(environment), environment).why).toBe('the input save says never')
  })

  it.each(['write', 'write-only', 'something new', ''])('saves in any other mode: %j', (mode) => {
    const environment = { GITHUB_EVENT_NAME: 'schedule', ACTIONS_CACHE_MODE: mode }
    expect(decideSave('auto', readJob(environment), environment).yes).toBe(true)
  })
})
