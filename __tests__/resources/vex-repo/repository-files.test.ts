// Where Trivy's list of VEX repositories is written, for whom, and what is left alone.
import { chmodSync, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeRepositoryFiles } from '../../../src/resources/vex-repo/repository-files.ts'
import { parseRepositoryFile, vexRepositories } from '../../../src/resources/vex-repo/vex-list.ts'
import { createKeptLog } from '../../oci/kept-log.ts'
import { describeWhere, expectMode } from '../../system.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const LIST =
  vexRepositories('own=https://reader:secret@vex.test\nhub=https://github.com/aquasecurity/vexhub') ?? []
const PATH = '.trivy/vex/repository.yaml'

function write(root = makeDirectory('homes')) {
  const file = join(root, 'home', PATH)
  const log = createKeptLog()
  writeRepositoryFiles(
    LIST,
    { file, jobHome: undefined, cacheDir: join(root, 'cache'), runnerTemp: join(root, 'temp') },
    log,
  )
  const paths = [file, join(root, 'temp/_github_home', PATH), join(root, 'cache/.offline-cache/home', PATH)]
  return { root, file, paths, text: log.all() }
}

/** A home of Docker actions where another user of the host was first. */
function plant(part: string, lead: string | undefined) {
  const root = makeDirectory('homes')
  const [temp, victim] = [join(root, 'temp'), join(root, 'victim')]
  for (const directory of [victim, temp]) mkdirSync(directory)
  chmodSync(temp, 0o1777)
  const path = join(temp, part)
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  if (lead === undefined) mkdirSync(path)
  else symlinkSync(join(root, lead), path)
  lchownSync(join(temp, '_github_home'), 1001, 1001)
  lchownSync(path, 1001, 1001)
  return { root, victim }
}

describeWhere(['root'], 'where another user of the host was first', () => {
  it.each([
    ['made the home of Docker actions', '_github_home', undefined],
    ['leads that home elsewhere', '_github_home', 'victim'],
    ['leads a directory in it elsewhere', '_github_home/.trivy/vex', 'victim'],
  ])('and %s, no list of VEX repositories is written, with a warning', (_, part, lead) => {
    const { root, victim } = plant(part, lead)
    const { paths, text: said } = write(root)
    expect(paths.map((path) => existsSync(path))).toEqual([true, false, true])
    expect(readdirSync(victim)).toEqual([])
    expect(said).toMatch(/VEX repositories for Docker actions: .* was made by another user of this machine/)
  })
})

describe('the list of VEX repositories', () => {
  it('is written for this machine, for Docker actions, and for docker run, for all to read and without logins', () => {
    const { paths, text: said } = write()
    for (const path of paths) {
      const text = readFileSync(path, 'utf8')
      expect(parseRepositoryFile(text).map(({ name }) => name)).toEqual(['own', 'hub'])
      expect(text).not.toContain('secret')
      expectMode(path, 0o644)
      expect(said).toContain(`${path} written`)
    }
  })

  it('is written anew where this action wrote it', () => {
    const { root, file } = write()
    const before = readFileSync(file, 'utf8')
    write(root)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it("is left alone where it is the user's, with a warning where it says something else", () => {
    const root = makeDirectory('homes')
    const other = 'repositories:\n- {name: x, url: "https://x.test", enabled: true}\n'
    const same = `# mine\nrepositories:\n${LIST.map(({ name, url }) => `- {name: ${name}, url: "${url}", enabled: true}`).join('\n')}\n`
    writeFile(root, `home/${PATH}`, same)
    writeFile(root, `temp/_github_home/${PATH}`, other)
    const { paths, text: said } = write(root)
    expect(paths.slice(0, 2).map((path) => readFileSync(path, 'utf8'))).toEqual([same, other])
    expect(said).toMatch(/home[\\/].trivy[\\/]vex[\\/]repository.yaml is there already/)
    expect(said).toMatch(/_github_home.*names other VEX repositories, and Docker actions will read that file/)
  })

  it('that cannot be written is a warning, and the others are written', () => {
    const root = makeDirectory('homes')
    writeFile(root, 'home', 'a file')
    const { paths, text: said } = write(root)
    expect(paths.map((path) => existsSync(path))).toEqual([false, true, true])
    expect(said).toMatch(
      /VEX repositories for Trivy on this machine: .* cannot be written, and Trivy needs it/,
    )
  })

  it('is a warning without a home, and one where no directory can ever be made', () => {
    const cacheDir = makeDirectory('cache')
    const log = createKeptLog()
    writeRepositoryFiles(LIST, { file: undefined, jobHome: undefined, cacheDir, runnerTemp: undefined }, log)
    expect(log.all()).toMatch(/neither HOME nor XDG_DATA_HOME is set/)
    if (process.platform !== 'linux') return
    writeRepositoryFiles(
      LIST,
      { file: join('/proc/no', PATH), jobHome: undefined, cacheDir, runnerTemp: undefined },
      log,
    )
    expect(log.all()).toMatch(/\/proc\/no\S+ cannot be written, and Trivy needs it/)
  })
})
