import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLocalOrigin } from '../../../../src/resources/maven-poms/local/local-origin.ts'
import { placePoms, readLocalPom } from '../../../../src/resources/maven-poms/local/local-repository.ts'
import type { PomOrigin } from '../../../../src/resources/maven-poms/repositories/origin.ts'
import { itWhere } from '../../../system.ts'
import { makeDirectory, writeFile } from '../../../temporary.ts'

const PATH = 'org/lib/one/1.0/one-1.0.pom'
const poms = (text = '<project/>', given?: PomOrigin) =>
  new Map([[PATH, { text: Buffer.from(text), given, repositoryId: 'central' }]])

describe('placing POMs', () => {
  it('adds what is missing, whole files and nothing else', async () => {
    const root = join(makeDirectory(), 'not', 'there', 'yet')
    expect(await placePoms(root, poms())).toEqual({ written: 1, alreadyThere: 0 })
    expect(readFileSync(join(root, PATH), 'utf8')).toBe('<project/>')
    expect(readdirSync(join(root, 'org/lib/one/1.0'))).toEqual(['one-1.0.pom'])
  })

  it('never changes what is there', async () => {
    const root = makeDirectory()
    writeFile(root, PATH, 'mine')
    const given = { from: ['1'.repeat(32)], after: [] }
    for (const some of [poms(), poms('<project/>', given)]) {
      expect(await placePoms(root, some)).toEqual({ written: 0, alreadyThere: 1 })
      expect(readFileSync(join(root, PATH), 'utf8')).toBe('mine')
    }
    expect(readdirSync(join(root, 'org/lib/one/1.0'))).toEqual(['one-1.0.pom'])
  })

  itWhere(['links'], 'does not follow a link out of the repository', async () => {
    const [root, outside] = [makeDirectory(), makeDirectory()]
    mkdirSync(join(root, 'org'))
    symlinkSync(outside, join(root, 'org', 'lib'))
    await expect(placePoms(root, poms())).rejects.toMatchObject({
      name: 'LocalError',
      hint: 'Remove the link.',
    })
    expect(readdirSync(outside, { recursive: true }).filter((name) => String(name).endsWith('.pom'))).toEqual(
      [],
    )
  })

  itWhere(['links'], 'may go into a repository that is itself behind a link', async () => {
    const [directory, real] = [makeDirectory(), makeDirectory()]
    symlinkSync(real, join(directory, 'repository'))
    await placePoms(join(directory, 'repository'), poms())
    expect(readFileSync(join(real, PATH), 'utf8')).toBe('<project/>')
  })

  it('says what is wrong with a repository that cannot be written', async () => {
    const root = makeDirectory()
    writeFile(root, 'org', 'a file')
    await expect(placePoms(root, poms())).rejects.toMatchObject({ name: 'LocalError' })
  })
})

describe('reading a local POM', () => {
  it('gives its bytes, and nothing where there is none', async () => {
    const root = makeDirectory()
    expect(await readLocalPom(root, PATH)).toBeUndefined()
    writeFile(root, PATH, 'mine')
    expect(await readLocalPom(root, PATH)).toEqual(Buffer.from('mine'))
  })

  it('refuses what is no plain file', async () => {
    const root = makeDirectory()
    mkdirSync(join(root, PATH), { recursive: true })
    await expect(readLocalPom(root, PATH)).rejects.toMatchObject({ name: 'VerifyError' })
  })
})

describe('a POM that this action placed', () => {
  const one: PomOrigin = { from: ['1'.repeat(32)], after: [] }
  const two: PomOrigin = { from: ['2'.repeat(32)], after: [] }
  const read = (root: string) => readFileSync(join(root, PATH), 'utf8')

  it('is known by its bytes, with who gave it, and noted as Maven does', async () => {
    const root = makeDirectory()
    await placePoms(root, poms('<a/>', one))
    expect(await readLocalOrigin(root, PATH, Buffer.from('<a/>'))).toEqual(one)
    expect(await readLocalOrigin(root, PATH, Buffer.from('<b/>'))).toBeUndefined()
    const notes = readFileSync(join(root, 'org/lib/one/1.0/_remote.repositories'), 'utf8').split('\n')
    expect(notes[0]).toMatch(/^#NOTE: This is a Maven Resolver internal implementation file/)
    expect(notes[1]).toMatch(/^#[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}$/)
    expect(notes.slice(2)).toEqual(['one-1.0.pom>central=', ''])
  })

  it('gives way to what another repository gives, and goes when none does', async () => {
    const root = makeDirectory()
    await placePoms(root, poms('<a/>', one))
    expect(await placePoms(root, poms('<b/>', two))).toEqual({ written: 1, alreadyThere: 0 })
    expect(read(root)).toBe('<b/>')
    expect(await readLocalOrigin(root, PATH, Buffer.from('<b/>'))).toEqual(two)
    await placePoms(root, new Map(), new Set([PATH]))
    expect(readdirSync(join(root, 'org/lib/one/1.0'))).toEqual(['_remote.repositories'])
  })

  it('stays when somebody has changed it since', async () => {
    const root = makeDirectory()
    await placePoms(root, poms('<a/>', one))
    writeFile(root, PATH, 'mine')
    await placePoms(root, poms('<b/>', two), new Set([PATH]))
    expect(read(root)).toBe('mine')
  })
})
