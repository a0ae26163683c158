// Which file decides, and when it is not believed to be the administrator's.
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/runner-config/config-error.ts'
import { findConfig, systemConfigPath } from '../../src/runner-config/find-config.ts'
import { readRunnerVariable } from '../../src/runner-config/runner-environment.ts'
import { itWhere, lackOf } from '../system.ts'
import { makeDirectory } from '../temporary.ts'

const USER = 1001
const unknown = () => ({ known: false }) as const
const ofRunner = (value: string | undefined) => () => ({ known: true, value }) as const

/** A file of the administrator's, who is root here. */
function makeConfig({ mode = 0o644, owner = 0 } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'etc-'))
  chmodSync(directory, 0o755)
  const file = join(directory, 'config.yaml')
  writeFileSync(file, '')
  chmodSync(file, mode)
  chownSync(file, owner, owner)
  return { directory, file }
}

const absent = join(tmpdir(), 'there-is-none', 'config.yaml')

const notRoot = lackOf('root')

describe.skipIf(notRoot.isLacking)(`the file of an administrator${notRoot.suffix}`, () => {
  it('is the one that the runner names', () => {
    const { file } = makeConfig()
    const environment = { TRIVY_OFFLINE_CACHE_CONFIG: file }
    const search = { environment, user: 0, runnerVariable: ofRunner(file), systemPath: absent }
    expect(findConfig(search)).toBe(file)
    expect(findConfig({ ...search, environment: {} })).toBe(file)
  })

  it('is the one of the system where the runner names none', () => {
    const { file } = makeConfig()
    expect(findConfig({ environment: {}, user: 0, runnerVariable: unknown, systemPath: file })).toBe(file)
    expect(findConfig({ environment: {}, runnerVariable: unknown, systemPath: absent })).toBeUndefined()
  })

  it.each([
    ['another than the runner names', (file: string) => ofRunner(file), (_: string) => absent],
    ['one where the runner names none', () => ofRunner(undefined), () => absent],
    ['another than that of the system, where nobody can tell', () => unknown, (file: string) => file],
  ])('is refused when the job sets %s', (_, runner, system) => {
    const { file } = makeConfig()
    const { file: other } = makeConfig()
    const environment = { TRIVY_OFFLINE_CACHE_CONFIG: other }
    const search = { environment, user: 0, runnerVariable: runner(file), systemPath: system(file) }
    expect(() => findConfig(search)).toThrow(/was set in the job \(by env: or GITHUB_ENV\)/)
  })

  it.each([
    ['belongs to the user of the jobs', { owner: USER }, USER, /belongs to user 1001/],
    ['may be written by everybody', { mode: 0o666 }, USER, /everybody may write/],
    ['may be written by everybody, also to root', { mode: 0o666 }, 0, /everybody may write/],
  ])('is refused when it %s', (_, facts, user, expected) => {
    const { file } = makeConfig(facts)
    expect(() => findConfig({ environment: {}, user, runnerVariable: unknown, systemPath: file })).toThrow(
      expected,
    )
  })

  it('is refused when its directory belongs to the user of the jobs, who could put another in its place', () => {
    const { file, directory } = makeConfig()
    chownSync(directory, USER, USER)
    const search = { environment: {}, user: USER, runnerVariable: unknown, systemPath: file }
    expect(() => findConfig(search)).toThrow(`${directory} belongs to user 1001`)
  })

  it('is refused when a link of the administrator leads to what the jobs may change', () => {
    const { file } = makeConfig({ owner: USER })
    const { directory } = makeConfig()
    const link = join(directory, 'link.yaml')
    symlinkSync(file, link)
    const search = { environment: {}, user: USER, runnerVariable: unknown, systemPath: link }
    expect(() => findConfig(search)).toThrow(/belongs to user 1001/)
  })

  it.each(['GITHUB_WORKSPACE', 'RUNNER_TEMP'])('is refused in %s, whoever owns it', (name) => {
    const { file, directory } = makeConfig()
    const environment = { TRIVY_OFFLINE_CACHE_CONFIG: file, [name]: directory }
    const search = { environment, user: 0, runnerVariable: ofRunner(file), systemPath: absent }
    expect(() => findConfig(search)).toThrow(/which jobs fill/)
  })

  it.each(['GITHUB_WORKSPACE', 'RUNNER_TEMP'])('is refused in %s under another name', (name) => {
    const { file, directory } = makeConfig()
    const alias = join(makeDirectory(), 'alias')
    symlinkSync(directory, alias)
    const environment = { TRIVY_OFFLINE_CACHE_CONFIG: file, [name]: alias }
    const search = { environment, user: 0, runnerVariable: ofRunner(file), systemPath: absent }
    expect(() => findConfig(search)).toThrow(/which jobs fill/)
  })

  it('must be there when it is named, by its whole path', () => {
    const named = (file: string) => () => findConfig({ environment: {}, runnerVariable: ofRunner(file) })
    expect(named(absent)).toThrow(ConfigError)
    expect(named(absent)).toThrow(/there is no such file/)
    expect(named('config.yaml')).toThrow(/not an absolute path/)
  })
})

describe('the place of the system', () => {
  it.each([
    ['linux', {}, '/etc/trivy-offline-cache/config.yaml'],
    ['darwin', {}, '/Library/Application Support/trivy-offline-cache/config.yaml'],
    ['win32', { ProgramData: 'D:\\Data' }, 'D:\\Data\\trivy-offline-cache\\config.yaml'],
    // As programs have it that bash started.
    ['win32', { PROGRAMDATA: 'D:\\Data' }, 'D:\\Data\\trivy-offline-cache\\config.yaml'],
    ['win32', {}, 'C:\\ProgramData\\trivy-offline-cache\\config.yaml'],
  ] as const)('on %s', (platform, environment, expected) => {
    expect(systemConfigPath(environment, platform)).toBe(expected)
  })
})

describe("the runner's own variables", () => {
  /** A `/proc` with these processes. */
  function makeProc(processes: readonly { pid: number; parent: number; exe: string; environ: string }[]) {
    const proc = makeDirectory()
    for (const { pid, parent, exe, environ } of processes) {
      const directory = join(proc, String(pid))
      mkdirSync(directory)
      symlinkSync(exe, join(directory, 'exe'))
      writeFileSync(join(directory, 'environ'), environ)
      writeFileSync(join(directory, 'stat'), `${pid} (a) S) S ${parent} 0 0`)
    }
    return proc
  }
  const worker = {
    pid: 20,
    parent: 10,
    exe: '/opt/runner/bin/Runner.Worker',
    environ: 'PATH=/bin\0NAME=value\0',
  }

  itWhere(['links'], 'are those of the worker among our ancestors, whatever stands between', () => {
    const shell = { pid: 30, parent: 20, exe: '/bin/bash', environ: 'NAME=forged\0' }
    const proc = makeProc([worker, shell])
    expect(readRunnerVariable('NAME', proc, 30)).toEqual({ known: true, value: 'value' })
    expect(readRunnerVariable('OTHER', proc, 30)).toEqual({ known: true, value: undefined })
  })

  it('are not known without a runner, or where the system does not tell', () => {
    const init = { pid: 5, parent: 1, exe: '/sbin/init', environ: '' }
    expect(readRunnerVariable('NAME', makeProc([init]), 5)).toEqual({ known: false })
    expect(readRunnerVariable('NAME', '/there-is-none', 5)).toEqual({ known: false })
  })

  itWhere(['proc'], 'can be read of a real process', () => {
    const exe = readFileSync(`/proc/${process.pid}/stat`, 'utf8')
    expect(exe).toContain(String(process.ppid))
    expect(readRunnerVariable('PATH')).toEqual({ known: false })
  })
})
