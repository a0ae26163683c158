// Where the step keeps what is its own, and what is wrong with a place.
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ActionError } from '../../src/base/errors.ts'
import { explainPlacement, findPaths, makeCacheDir, placeNearStore } from '../../src/run/job-paths.ts'
import { isBetterNearStore } from '../../src/store/job-directory.ts'
import { openStore } from '../../src/store/store.ts'
import { describeWhere, itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const temp = resolve('/home/runner/_work/_temp')
const workspace = resolve('/home/runner/_work/app/app')
const environment = { RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, GITHUB_ACTIONS: 'true' }

describe('making the cache directory', () => {
  it('makes every missing parent, and is content with what is there', () => {
    const path = join(makeDirectory(), 'a', 'b', 'c')
    makeCacheDir(path)
    makeCacheDir(path)
    expect(existsSync(path)).toBe(true)
  })

  itWhere(['proc'], 'ends where no directory can ever be made', () => {
    expect(() => makeCacheDir('/proc/no/such')).toThrow('cache-dir: /proc/no/such cannot be made')
  })

  it('leaves other reasons to whoever puts something there', () => {
    const file = writeFile(makeDirectory(), 'file', '')
    const make = () => makeCacheDir(join(file, 'below'))
    expect(make).not.toThrow()
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

  itWhere(['cmd'], 'have the cache directory under the name by which Trivy finds it', () => {
    const cacheDirOf = (chosen: string) => findPaths(chosen, environment).cacheDir
    expect(cacheDirOf('D:\\cache ')).toBe('D:\\cache')
    expect(cacheDirOf('\\\\?\\D:\\cache.')).toBe('D:\\cache')
    expect(cacheDirOf('/d/cache')).toBe('D:\\cache')
    expect(findPaths(undefined, { ...environment, TRIVY_CACHE_DIR: 'D:\\cache ' }).cacheDir).toBe('D:\\cache')
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

describeWhere(['second file system'], 'a cache directory near the runner store', () => {
  it.each([
    [0o755, true],
    [0o1777, true],
    [0o777, false],
  ])('is not where a stranger could put another in its place: %o', (mode, isFixed) => {
    const temp = mkdtempSync('/dev/shm/job-paths-')
    onTestFinished(() => rmSync(temp, { recursive: true }))
    const directory = makeDirectory('store')
    chmodSync(directory, mode)
    const opened = openStore({ mode: 'always', directory, environment: {}, workspace: '/nowhere' })
    if (opened.kind === 'off') throw new Error(opened.why)
    const paths = findPaths(undefined, { ...environment, RUNNER_TEMP: temp })
    const hasRoom = isBetterNearStore(opened.store, temp)
    expect(placeNearStore(paths, opened.store, environment).isNearStore).toBe(isFixed && hasRoom)
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
    [`${workspace}-2`, 'lies outside RUNNER_TEMP, where Docker actions do not see it'],
    [resolve('/var/cache/trivy'), 'lies outside RUNNER_TEMP'],
  ])('%s: %s', (cacheDir, problem) => {
    const explained = explainPlacement(findPaths(cacheDir, environment), environment)
    if (problem === undefined) expect(explained).toBeUndefined()
    else {
      expect(explained?.text).toContain(`the cache directory ${cacheDir} ${problem}`)
      expect(explained?.isProblem).toBe(problem.includes('workspace'))
    }
  })

  it('may be anywhere outside of the workspace where there are no Docker actions', () => {
    expect(explainPlacement(findPaths(resolve('/var/cache'), environment), {})).toBeUndefined()
  })
})
