// The job around the step: its directories, and the files through which the runner takes what it is told.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ActionError } from '../../src/base/errors.ts'
import { writeOwnFile } from '../../src/base/own-file.ts'
import {
  explainPlacement,
  exportVariables,
  findPaths,
  makeCacheDir,
  writeEnvFile,
  writeSummary,
} from '../../src/report/job.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const temp = resolve('/home/runner/_work/_temp')
const workspace = resolve('/home/runner/_work/app/app')
const environment = { RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, GITHUB_ACTIONS: 'true' }
const settings = {
  path: [],
  variables: { TRIVY_CACHE_DIR: '/a b/c', TRIVY_SKIP_DB_UPDATE: 'true' },
}

describe('making the cache directory', () => {
  it('makes every missing parent, and is content with what is there', () => {
    const path = join(makeDirectory(), 'a', 'b', 'c')
    makeCacheDir(path)
    makeCacheDir(path)
    expect(existsSync(path)).toBe(true)
  })

  it.runIf(process.platform === 'linux')('ends where no directory can ever be made', () => {
    expect(() => makeCacheDir('/proc/no/such')).toThrow('cache-dir: /proc/no/such cannot be made')
  })

  it('leaves other reasons to whoever puts something there', () => {
    const file = writeFile(makeDirectory(), 'file', '')
    expect(() => makeCacheDir(join(file, 'below'))).not.toThrow()
  })
})

describe('the paths of a job', () => {
  it('lie below RUNNER_TEMP', () => {
    expect(findPaths(undefined, environment)).toEqual({
      cacheDir: join(temp, 'trivy-offline-cache', 'cache'),
      isChosen: false,
      isNearStore: false,
      trivyCommand: join(temp, 'trivy-offline-cache', 'bin', 'trivy-offline'),
      envFile: join(temp, 'trivy-offline-cache', 'env'),
      evidence: join(temp, 'trivy-offline-cache', 'evidence.json'),
      workspace,
      temp,
    })
  })

  it.each<[string, string | undefined, string | undefined, string]>([
    ['the input', resolve('/x'), resolve('/y'), resolve('/x')],
    ['the variable', undefined, resolve('/y'), resolve('/y')],
    ['the default, past an empty variable', undefined, '', join(temp, 'trivy-offline-cache', 'cache')],
    ['the input, from the workspace on', 'cache/x', undefined, join(workspace, 'cache', 'x')],
  ])('have the cache directory of %s', (_, input, variable, cacheDir) => {
    expect(findPaths(input, { ...environment, TRIVY_CACHE_DIR: variable }).cacheDir).toBe(cacheDir)
  })

  it.each(['/x\nLD_PRELOAD=/evil.so', '/x\r', '/x\u0000y', '/x\u001b[31m'])(
    'are refused with a control character, which would be another line of the env-file: %j',
    (path) => {
      expect(() => findPaths(path, environment)).toThrow(/cache-dir: .* control character/)
      expect(() => findPaths(undefined, { ...environment, TRIVY_CACHE_DIR: path })).toThrow(ActionError)
    },
  )

  it('are found outside of a runner too', () => {
    expect(findPaths(undefined, { RUNNER_TEMP: '' })).toMatchObject({
      temp: tmpdir(),
      workspace: process.cwd(),
    })
  })
})

describe('the place of the cache directory', () => {
  it.each<[string, string | undefined]>([
    [join(temp, 'trivy-offline-cache', 'cache'), undefined],
    [temp, undefined],
    [join(temp, '..cache'), undefined],
    [workspace, 'lies in the workspace: trivy fs . will scan the cache itself'],
    [join(workspace, '.cache', 'trivy'), 'lies in the workspace'],
    [join(workspace, '..cache'), 'lies in the workspace'],
    [`${workspace}-2`, 'lies outside RUNNER_TEMP: Docker actions will not see it'],
    [resolve('/var/cache/trivy'), 'lies outside RUNNER_TEMP'],
  ])('%s: %s', (cacheDir, problem) => {
    const explained = explainPlacement(findPaths(cacheDir, environment), environment)
    if (problem === undefined) expect(explained).toBeUndefined()
    else expect(explained).toContain(`the cache directory ${cacheDir} ${problem}`)
  })

  it('may be anywhere outside of the workspace where there are no Docker actions', () => {
    expect(explainPlacement(findPaths(resolve('/var/cache'), environment), {})).toBeUndefined()
  })
})

describe('the files', () => {
  it('have the variables as docker run takes them, with directories made', () => {
    const path = join(makeDirectory(), 'deep', 'env')
    writeEnvFile(path, settings)
    expect(readFileSync(path, 'utf8')).toBe('TRIVY_CACHE_DIR=/a b/c\nTRIVY_SKIP_DB_UPDATE=true\n')
  })

  it('are replaced by later ones', () => {
    const path = join(makeDirectory(), 'evidence.json')
    writeOwnFile(path, 'a longer first text')
    writeOwnFile(path, 'second')
    expect(readFileSync(path, 'utf8')).toBe('second')
  })
})

describe('what the runner takes', () => {
  const before = { ...process.env }

  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  })

  it('is each variable, for all later steps of the job', () => {
    process.env.GITHUB_ENV = writeFile(makeDirectory(), 'env', '')
    exportVariables(settings)
    expect(readFileSync(process.env.GITHUB_ENV, 'utf8').replaceAll('\r\n', '\n')).toMatch(
      /^TRIVY_CACHE_DIR<<(\S+)\n\/a b\/c\n\1\nTRIVY_SKIP_DB_UPDATE<<(\S+)\ntrue\n\2\n$/,
    )
  })

  it('is a summary in which foreign text is text, and which may fail', async () => {
    const file = writeFile(makeDirectory(), 'summary', 'before\n')
    process.env.GITHUB_STEP_SUMMARY = file
    const failures: unknown[] = []
    const summary = {
      rows: [['Java DB', 'a | b', '<script>', '', '', '', '', '1 s']],
      warnings: ['failed: ::error::\n- [x](y)'],
      notes: ['No registry was contacted.'],
    }
    await writeSummary(summary, (error) => failures.push(error))
    expect(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).toBe(`before
### Trivy data

| Resource | Why | Source | Age | Digest | Confirmed | Size | Time |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Java DB | a \\| b | &#60;script&#62; |  |  |  |  | 1 s |

- ⚠️ failed\\: \\:\\:error\\:\\: \\- \\[x\\]\\(y\\)
- No registry was contacted\\.
`)
    expect(failures).toEqual([])
    rmSync(file)
    mkdirSync(file)
    await writeSummary(summary, (error) => failures.push(error))
    expect(failures).toEqual([expect.objectContaining({ code: 'EISDIR' })])
  })
})
