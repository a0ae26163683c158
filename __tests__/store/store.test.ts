// When there is a runner store, where it is, and whose files in it are believed.
import { chmodSync, chownSync, existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/inputs/read.ts'
import { openStore, type StoreOptions } from '../../src/store/store.ts'
import { expectMode, itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

function open(overrides: Partial<StoreOptions> = {}) {
  return openStore({
    mode: 'auto',
    directory: undefined,
    environment: {},
    workspace: '/srv/app',
    ...overrides,
  })
}

const selfHosted = (RUNNER_TOOL_CACHE: string) => ({ RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE })

describe('the runner store', () => {
  it('is used on self-hosted runners, in their tool cache', () => {
    const directory = makeDirectory()
    const opened = open({ environment: selfHosted(directory) })
    const home = join(directory, 'trivy-offline-cache')
    expect(opened).toMatchObject({ kind: 'open', store: { home, isWritable: true } })
    expectMode(home, 0o755)
  })

  it.each([
    ['on hosted runners', { RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_TOOL_CACHE: '/opt/tools' }],
    ['where nobody says what the runner is', { RUNNER_TOOL_CACHE: '/opt/tools' }],
  ])('is not used %s', (_, environment) => {
    expect(open({ environment })).toMatchObject({ kind: 'off', isProblem: false })
  })

  it('is used anywhere with always, and nowhere with never', () => {
    const directory = makeDirectory()
    expect(open({ mode: 'always', directory }).kind).toBe('open')
    expect(open({ mode: 'never', environment: selfHosted(directory) }).kind).toBe('off')
  })

  it('prefers store-dir, and makes it', () => {
    const directory = join(makeDirectory(), 'a', 'volume')
    const opened = open({ directory, environment: selfHosted('/nowhere') })
    expect(opened).toMatchObject({ kind: 'open', store: { home: join(directory, 'trivy-offline-cache') } })
  })

  it('counts a relative store-dir from the workspace, whatever the directory it is read in', () => {
    const root = makeDirectory()
    const opened = open({ mode: 'always', directory: '../volume', workspace: join(root, 'app') })
    const home = join(root, 'volume', 'trivy-offline-cache')
    expect(opened).toMatchObject({ kind: 'open', store: { home } })
  })

  it('that was asked for needs a place', () => {
    expect(open({ mode: 'always' })).toMatchObject({ kind: 'off', isProblem: true })
    expect(open({ environment: { RUNNER_ENVIRONMENT: 'self-hosted' } })).toMatchObject({ isProblem: false })
  })

  it('that cannot be made is told as a problem', () => {
    const file = writeFile(makeDirectory(), 'file', '')
    const opened = open({ mode: 'always', directory: join(file, 'store') })
    expect(opened).toMatchObject({
      kind: 'off',
      isProblem: true,
      why: expect.stringMatching(
        / (is no directory|lies below a file): name a directory in the input store-dir$/,
      ),
    })
  })

  it.each(['/srv/app', '/srv/app/cache', 'cache', './a/../b'])(
    'never lies in the workspace, where a pull request could plant data: %s',
    (directory) => {
      expect(() => open({ mode: 'always', directory })).toThrow(InputError)
    },
  )

  itWhere(['modes'], 'leaves the modes of a directory alone that was there before', () => {
    const directory = makeDirectory()
    mkdirSync(join(directory, 'trivy-offline-cache'))
    chmodSync(join(directory, 'trivy-offline-cache'), 0o775)
    open({ mode: 'always', directory })
    expect(statSync(join(directory, 'trivy-offline-cache')).mode & 0o777).toBe(0o775)
    expect(existsSync(join(directory, 'trivy-offline-cache', 'locks'))).toBe(true)
  })

  itWhere(['root'], 'is not used where a stranger has made our directory', () => {
    const directory = makeDirectory()
    const home = join(directory, 'trivy-offline-cache')
    mkdirSync(home)
    chownSync(home, 54_321, 54_321)
    const why = expect.stringContaining('it belongs to user 54321')
    expect(open({ mode: 'always', directory })).toMatchObject({ kind: 'off', isProblem: true, why })
  })

  itWhere(['links'], 'is not used where our directory is a link', () => {
    const directory = makeDirectory()
    symlinkSync(makeDirectory(), join(directory, 'trivy-offline-cache'), 'junction')
    expect(open({ mode: 'always', directory })).toMatchObject({ kind: 'off', isProblem: true })
  })

  it('believes its own user, root, and whoever owns the directory', () => {
    const opened = open({ mode: 'always', directory: makeDirectory() })
    const own = process.getuid?.() ?? 0
    expect(opened).toMatchObject({ store: { trustedUsers: [...new Set([own, 0])], heir: undefined } })
  })
})
