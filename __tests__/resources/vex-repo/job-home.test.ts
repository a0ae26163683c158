// When Trivy gets a home of the job's own for its list, and what it finds there besides.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findJobHome, makeJobHome } from '../../../src/resources/vex-repo/job-home.ts'
import { writeRepositoryFiles } from '../../../src/resources/vex-repo/repository-files.ts'
import { OWN_FILE_MARK } from '../../../src/resources/vex-repo/vex-repositories.ts'
import { createKeptLog } from '../../oci/kept-log.ts'
import { itWhere } from '../../system.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const LIST = '.trivy/vex/repository.yaml'

function makeLab() {
  const temp = makeDirectory('temp')
  const user = makeDirectory('user')
  return { temp, user, own: join(temp, 'trivy-offline-cache', 'home') }
}

describe('a home that ends with the job', () => {
  it.each([
    ['a runner of your own', 'self-hosted', true],
    ['a runner that does not say whose it is, as act', undefined, true],
    ["GitHub's own runner, which is new for each job", 'github-hosted', false],
  ])('on %s', (_, RUNNER_ENVIRONMENT, isNeeded) => {
    const { temp, user, own } = makeLab()
    const home = findJobHome({ RUNNER_TEMP: temp, RUNNER_ENVIRONMENT }, user)
    expect(home?.directory).toBe(isNeeded ? own : undefined)
  })

  itWhere(['links'], 'is not needed where the home already does under another name', () => {
    const { temp } = makeLab()
    mkdirSync(join(temp, '_github_home'))
    const alias = join(makeDirectory(), 'home')
    symlinkSync(join(temp, '_github_home'), alias)
    expect(findJobHome({ RUNNER_TEMP: temp }, alias)).toBeUndefined()
  })

  it('is not needed where the home already does; nor known outside of a runner', () => {
    const { temp, user } = makeLab()
    expect(findJobHome({ RUNNER_TEMP: temp }, join(temp, 'home'))).toBeUndefined()
    expect(findJobHome({}, user)).toBeUndefined()
    // Without a home it is the only one.
    expect(findJobHome({ RUNNER_TEMP: temp }, undefined)).toBeDefined()
  })

  itWhere(
    ['junctions'],
    "leads to what programs, and Trivy's plugins, have in the home of the user, and not to its list",
    () => {
      const { temp, user, own } = makeLab()
      writeFile(user, '.local/share/containers/x', 'images')
      writeFile(user, '.trivy/plugins/x', 'plugin')
      writeFile(user, LIST, 'list')
      const home = findJobHome({ RUNNER_TEMP: temp }, user)
      // As often as the action is used in a job.
      for (let use = 0; use < 2; use += 1) if (home !== undefined) makeJobHome(home)
      expect(readFileSync(join(own, 'containers/x'), 'utf8')).toBe('images')
      expect(readFileSync(join(own, '.trivy/plugins/x'), 'utf8')).toBe('plugin')
      expect(existsSync(join(own, LIST))).toBe(false)
    },
  )

  itWhere(['junctions'], 'leads to the data home that the user has chosen', () => {
    const { temp, own } = makeLab()
    const chosen = makeDirectory('data')
    writeFile(chosen, 'tool/x', 'y')
    writeFile(chosen, '.trivy/modules/m.wasm', 'm')
    const home = findJobHome({ RUNNER_TEMP: temp, XDG_DATA_HOME: chosen }, chosen)
    if (home !== undefined) makeJobHome(home)
    expect(readFileSync(join(own, 'tool/x'), 'utf8')).toBe('y')
    expect(readFileSync(join(own, '.trivy/modules/m.wasm'), 'utf8')).toBe('m')
  })

  it('has copies of what Trivy reads where no link can be made, and says what else it lacks', () => {
    const { temp, user, own } = makeLab()
    writeFile(user, '.local/share/containers/x', 'images')
    writeFile(user, '.local/share/tool/x', 'tool')
    writeFile(user, '.trivy/modules/m.wasm', 'm')
    writeFile(user, '.trivy/plugins/x/plugin.yaml', 'plugin')
    writeFile(user, LIST, 'list')
    const home = findJobHome({ RUNNER_TEMP: temp }, user)
    const refuse = (from: string) => {
      throw Object.assign(new Error(`ENOTSUP: operation not supported, symlink '${from}'`), {
        code: 'ENOTSUP',
      })
    }
    for (let use = 0; use < 2; use += 1) {
      const make = () => home !== undefined && makeJobHome(home, refuse)
      expect(make).toThrow(/ENOTSUP.*containers'; .*ENOTSUP.*tool'/)
    }
    expect(readFileSync(join(own, '.trivy/modules/m.wasm'), 'utf8')).toBe('m')
    expect(readFileSync(join(own, '.trivy/plugins/x/plugin.yaml'), 'utf8')).toBe('plugin')
    expect(existsSync(join(own, LIST))).toBe(false)
  })

  it('has the files of the user, however they came there', () => {
    const { temp, user, own } = makeLab()
    writeFile(user, '.local/share/recent', 'x')
    const home = findJobHome({ RUNNER_TEMP: temp }, user)
    for (let use = 0; use < 2; use += 1) if (home !== undefined) makeJobHome(home)
    expect(readFileSync(join(own, 'recent'), 'utf8')).toBe('x')
  })

  it('takes the list from the home of the user that an earlier job left there, and no other', () => {
    const { temp, user, own } = makeLab()
    const jobHome = findJobHome({ RUNNER_TEMP: temp }, user)
    const write = () =>
      writeRepositoryFiles(
        [],
        { file: join(user, LIST), jobHome, cacheDir: makeDirectory(), runnerTemp: temp },
        createKeptLog(),
      )
    writeFile(user, LIST, `${OWN_FILE_MARK}: of an earlier job`)
    write()
    expect(existsSync(join(user, LIST))).toBe(false)
    expect(readFileSync(join(own, LIST), 'utf8')).toContain(OWN_FILE_MARK)
    writeFile(user, LIST, 'mine')
    write()
    expect(readFileSync(join(user, LIST), 'utf8')).toBe('mine')
  })
})
