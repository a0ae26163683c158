// Whose list of VEX repositories counts: the input, the user's file, Trivy's default; and never a file that this action left behind.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vexRepositories } from '../../../src/resources/vex-repo/vex-list.ts'
import { OWN_FILE_MARK, readVexRepositories } from '../../../src/resources/vex-repo/vex-repositories.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const PATH = '.trivy/vex/repository.yaml'
const OWN = 'repositories:\n- {name: own, url: "https://vex.test", enabled: true}\n'

/** A user's home, by the name that each system has for it. */
function homeAt(home: string): NodeJS.ProcessEnv {
  return { HOME: home, USERPROFILE: home }
}

function read(files: Readonly<Record<string, string>>, input?: string) {
  const home = makeDirectory('home')
  for (const [path, text] of Object.entries(files)) writeFile(home, path, text)
  const found = readVexRepositories(vexRepositories(input ?? ''), homeAt(home))
  return { ...found, names: found.repositories.map(({ name }) => name), home }
}

describe('the list of VEX repositories', () => {
  it('is VEX Hub when nobody has said anything', () => {
    const { names, origin, file, home } = read({})
    expect({ names, origin, file }).toEqual({
      names: ['default'],
      origin: "Trivy's default",
      file: join(home, PATH),
    })
  })

  it("is that of the user's file", () => {
    const { names, origin, file } = read({ [PATH]: OWN })
    expect({ names, origin }).toEqual({ names: ['own'], origin: file })
  })

  it('is that of the input, where the file says nothing else', () => {
    expect(read({}, 'a=https://a.test')).toMatchObject({ names: ['a'], origin: 'input vex-repositories' })
    expect(read({ [PATH]: OWN }, 'own=https://vex.test/')).toMatchObject({
      names: ['own'],
      problem: undefined,
    })
  })

  it('is a mistake where input and file contradict each other: Trivy would read the file', () => {
    const { names, problem } = read({ [PATH]: OWN }, 'other=https://vex.test')
    expect(names).toEqual([])
    expect(problem).toMatch(
      /^vex-repositories: .*repository.yaml names other repositories, and Trivy reads that file/,
    )
  })

  it('is not that of a file that this action wrote', () => {
    expect(read({ [PATH]: `${OWN_FILE_MARK}: x\n${OWN}` }).names).toEqual(['default'])
  })

  it('follows XDG_DATA_HOME before HOME', () => {
    const home = makeDirectory('home')
    writeFile(home, `data/${PATH}`, OWN)
    const found = readVexRepositories(undefined, { ...homeAt(home), XDG_DATA_HOME: join(home, 'data') })
    expect(found.repositories.map(({ name }) => name)).toEqual(['own'])
  })

  it('is in no file that is known where no variable names a home: Trivy asks nobody else', () => {
    expect(readVexRepositories(undefined, homeAt(''))).toMatchObject({
      file: undefined,
      problem: undefined,
    })
  })

  it.each([
    ['is broken', { [PATH]: 'repositories: x' }, 'repositories is not a list'],
    ['is empty, on which Trivy ends', { [PATH]: '# nothing\n' }, 'it is empty'],
    ['is a directory', { [`${PATH}/x`]: '' }, ''],
    ['is larger than any list', { [PATH]: ' '.repeat(1024 * 1024 + 1) }, 'it is larger than 1 MiB'],
  ])('has a problem when the file %s', (_, files, message) => {
    const { problem, repositories } = read(files)
    expect(problem).toContain(message)
    expect(problem).toContain('repository.yaml: ')
    expect(repositories).toEqual([])
  })
})
