// Two POMs whose paths differ in case alone are never taken for each other, also where a file system does that.
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placePoms, readLocalPom } from '../../../../src/resources/maven-poms/local/local-repository.ts'
import { findTwin, type NameLook } from '../../../../src/resources/maven-poms/local/twins.ts'
import { describeWhere } from '../../../system.ts'
import { makeDirectory, writeFile } from '../../../temporary.ts'

const UPPER = 'org/Foo/one/1.0/one-1.0.pom'
const LOWER = 'org/foo/one/1.0/one-1.0.pom'

/** A file system with one file, on which case does not matter. */
function blindWith(root: string, path: string): NameLook {
  const file = join(root, path)
  const isIt = (asked: string) => asked.toLowerCase() === file.toLowerCase()
  return {
    lstat: async (asked) => {
      if (!isIt(asked)) throw new Error('ENOENT')
    },
    realpath: async (asked) => {
      if (!isIt(asked)) throw new Error('ENOENT')
      return file
    },
    readdir: async (asked) => {
      const parts = file.split(sep)
      const depth = asked.split(sep).length
      const isOnTheWay = file.toLowerCase().startsWith(`${asked.toLowerCase()}${sep}`)
      if (!isOnTheWay) throw new Error('ENOENT')
      return ['other', parts[depth] ?? '', 'zeta']
    },
  }
}

describe('where a file system takes upper and lower case for one', () => {
  it.each([
    [UPPER, LOWER, UPPER],
    [LOWER, UPPER, LOWER],
    [UPPER, UPPER, undefined],
    ['a/1/a-1.pom', 'a/1/A-1.pom', 'a/1/a-1.pom'],
  ])('of %s there, what is asked for as %s is %s', async (there, asked, twin) => {
    const root = makeDirectory()
    expect(await findTwin(root, asked, blindWith(root, there))).toBe(twin)
    // As a RAM disk of Windows, which has no real paths.
    const other = makeDirectory()
    const noRealPath = async () => {
      throw Object.assign(new Error('EISDIR: realpath'), { code: 'EISDIR' })
    }
    expect(await findTwin(other, asked, { ...blindWith(other, there), realpath: noRealPath })).toBe(twin)
  })

  it('a link on the way is no other name', async () => {
    const root = makeDirectory()
    const look = { ...blindWith(root, UPPER), realpath: async () => '/elsewhere/store/one.pom' }
    expect(await findTwin(root, UPPER, look)).toBeUndefined()
  })
})

it('where names are told apart, the file system is asked once for each repository', async () => {
  const root = makeDirectory()
  const asked: string[] = []
  const look: NameLook = {
    lstat: async (path) => {
      asked.push(path)
      throw new Error('ENOENT')
    },
    realpath: async (path) => path,
    readdir: async () => [],
  }
  for (const path of [UPPER, LOWER]) expect(await findTwin(root, path, look)).toBeUndefined()
  expect(asked).toEqual([join(root, 'ORG/fOO/ONE/1.0/ONE-1.0.POM')])
})

describeWhere(['blind case'], 'on such a file system', () => {
  const pom = (text: string) => ({ text: Buffer.from(text), given: undefined, repositoryId: 'central' })

  it('a POM of another case is not read for the one that is wanted', async () => {
    const root = makeDirectory()
    writeFile(root, UPPER, 'theirs')
    expect(await readLocalPom(root, UPPER)).toEqual(Buffer.from('theirs'))
    await expect(readLocalPom(root, LOWER)).rejects.toThrow(
      `${LOWER} and ${UPPER} are one file in the local Maven repository, and two POMs`,
    )
  })

  it('of two that are placed, it is said that they cannot both be there', async () => {
    const root = makeDirectory()
    const both = new Map([
      [UPPER, pom('upper')],
      [LOWER, pom('lower')],
    ])
    await expect(placePoms(root, both)).rejects.toMatchObject({
      name: 'LocalError',
      message: expect.stringMatching(/ are one file in the local Maven repository, and two POMs$/),
    })
    expect(['upper', 'lower']).toContain(readFileSync(join(root, UPPER), 'utf8'))
  })
})
