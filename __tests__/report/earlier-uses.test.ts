// What several uses of the action in one job leave set: only what the last of them proves, and what the user had set.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEarlierUses, rememberUse, takeBack, withoutEarlierUses } from '../../src/report/earlier-uses.ts'
import { makeDirectory } from '../temporary.ts'

type Variables = Record<string, string>

/** What one use decides. */
interface Use {
  readonly sets: Variables
  /** Those that speak of data in the cache directory. */
  readonly proven?: readonly string[]
  readonly unproven?: readonly string[]
  readonly cacheDir?: string
}

/** The variables of a job in which the action is used several times. */
function startVariables(user: Variables = {}) {
  const job: Variables = { RUNNER_TEMP: makeDirectory(), GITHUB_RUN_ID: '1', ...user }
  const use = ({ sets, proven = [], unproven = [], cacheDir = '/a' }: Use) => {
    const earlier = readEarlierUses(job)
    const environment = withoutEarlierUses(job, earlier)
    const settings = { variables: sets, proven, unproven }
    const takenBack = takeBack(earlier, settings, cacheDir)
    rememberUse(environment, earlier, { settings, takenBack, cacheDir })
    Object.assign(job, takenBack, sets)
    return { takenBack, environment }
  }
  return { job, use }
}

const DB = 'TRIVY_SKIP_DB_UPDATE'
const JAVA = 'TRIVY_SKIP_JAVA_DB_UPDATE'
const POINTER = 'TRIVY_JAVA_DB_REPOSITORY'

describe('a later use', () => {
  it('takes back what speaks of data in another cache directory', () => {
    const { use } = startVariables()
    use({ sets: { [DB]: 'true', [JAVA]: 'true' }, proven: [DB, JAVA] })
    expect(use({ sets: { [DB]: 'true' }, proven: [DB], cacheDir: '/b' }).takenBack).toEqual({
      [JAVA]: 'false',
    })
  })

  it('leaves what speaks of data that lies where it lay', () => {
    const { use } = startVariables()
    use({ sets: { [JAVA]: 'true' }, proven: [JAVA] })
    expect(use({ sets: { [DB]: 'true' }, proven: [DB] }).takenBack).toEqual({})
    // And knows it as its own after a use that did not speak of it.
    expect(use({ sets: { [DB]: 'true' }, proven: [DB], cacheDir: '/b' }).takenBack).toEqual({
      [JAVA]: 'false',
    })
  })

  it('takes back what it wanted too, and does not have', () => {
    const { use } = startVariables()
    use({ sets: { [DB]: 'true' }, proven: [DB] })
    expect(use({ sets: {}, unproven: [DB] }).takenBack).toEqual({ [DB]: 'false' })
  })

  it('takes back what was true of the earlier use alone: offline, all POMs known, other registries', () => {
    const { use } = startVariables()
    use({ sets: { [JAVA]: 'true', TRIVY_OFFLINE_SCAN: 'true', [POINTER]: 'a.test/j:1' } })
    expect(use({ sets: {} }).takenBack).toEqual({
      [JAVA]: 'false',
      TRIVY_OFFLINE_SCAN: 'false',
      [POINTER]: '',
    })
    expect(use({ sets: {} }).takenBack).toEqual({})
  })

  it('gives back what the user had set', () => {
    const user = { [JAVA]: 'false', TRIVY_OFFLINE_SCAN: 'true', [POINTER]: 'user.test/j:1' }
    const { job, use } = startVariables(user)
    use({ sets: { [JAVA]: 'true', TRIVY_OFFLINE_SCAN: 'true', [POINTER]: 'a.test/j:1' } })
    use({ sets: { [JAVA]: 'true', [POINTER]: 'b.test/j:1' } })
    use({ sets: {} })
    expect(job).toMatchObject(user)
  })

  it('leaves alone what the user set, before or since', () => {
    const { use, job } = startVariables({ [DB]: 'true' })
    use({ sets: { [POINTER]: 'a.test/j:1' } })
    job[POINTER] = 'user.test/j:1'
    expect(use({ sets: {}, unproven: [DB], cacheDir: '/b' }).takenBack).toEqual({})
  })

  it('plans by what the user said, not by what an earlier use set', () => {
    const { use, job } = startVariables({ TRIVY_SCANNERS: 'vuln', [DB]: 'user' })
    use({ sets: { [DB]: 'true', [POINTER]: 'a.test/j:1' } })
    const { environment } = use({ sets: {} })
    expect(environment).toEqual({
      RUNNER_TEMP: job.RUNNER_TEMP,
      GITHUB_RUN_ID: '1',
      TRIVY_SCANNERS: 'vuln',
      [DB]: 'user',
    })
    // Nothing is ours after it was taken back.
    expect(use({ sets: {} }).environment[POINTER]).toBeUndefined()
  })
})

describe('the record', () => {
  function withRecord(text: string): Variables {
    const { job, use } = startVariables()
    use({ sets: { [DB]: 'true' }, proven: [DB] })
    writeFileSync(
      recordOf(job),
      text.replace('JOB', () => jobOf(job)),
    )
    return job
  }

  it('is of one job: where a runner keeps its directory, what another job set is not this one’s', () => {
    const { job, use } = startVariables()
    use({ sets: { [DB]: 'true' }, proven: [DB] })
    expect([...readEarlierUses(job).keys()]).toEqual([DB])
    expect(readEarlierUses({ ...job, GITHUB_RUN_ID: '2' }).size).toBe(0)
  })

  it('names places never: a use without a cache directory of its own goes on with the last one', () => {
    const { job, use } = startVariables()
    use({ sets: { TRIVY_CACHE_DIR: '/a', TRIVY_CMD: '/t', [DB]: 'true' } })
    expect(Object.keys(JSON.parse(readFileSync(recordOf(job), 'utf8')).variables)).toEqual([DB])
  })

  it('cannot choose other variables of the job', () => {
    const others = { PATH: { value: '/bin', before: '/evil' }, NODE_OPTIONS: { value: '', before: '-r x' } }
    const job = withRecord(JSON.stringify({ job: 'JOB', variables: others }))
    expect(readEarlierUses({ ...job, PATH: '/bin', NODE_OPTIONS: '' }).size).toBe(0)
  })

  it.each([
    '',
    'null',
    '[]',
    '{"job":"JOB"}',
    '{"job":"JOB","variables":[1]}',
    '{"job":"JOB","variables":{"TRIVY_SKIP_DB_UPDATE":{"value":1}}}',
  ])('says nothing when it is damaged: %s', (text) => {
    expect(readEarlierUses(withRecord(text)).size).toBe(0)
  })

  it('is not written through a link', () => {
    const { job, use } = startVariables()
    const victim = join(makeDirectory(), 'victim')
    writeFileSync(victim, 'mine')
    mkdirSync(dirname(recordOf(job)))
    symlinkSync(victim, recordOf(job))
    use({ sets: { [DB]: 'true' } })
    expect(readFileSync(victim, 'utf8')).toBe('mine')
  })

  it('needs a directory that is the job’s', () => {
    expect(readEarlierUses({}).size).toBe(0)
    const use = { settings: { variables: { [DB]: 'true' }, proven: [] }, takenBack: {}, cacheDir: '/a' }
    expect(() => rememberUse({}, new Map(), use)).not.toThrow()
  })

  const recordOf = ({ RUNNER_TEMP = '' }: Variables) =>
    join(RUNNER_TEMP, 'trivy-offline-cache', 'variables.json')

  /** As it stands in the record, within the quotes of its JSON. */
  function jobOf(job: Variables): string {
    const { job: name } = JSON.parse(readFileSync(recordOf(job), 'utf8'))
    return JSON.stringify(name).slice(1, -1)
  }
})
