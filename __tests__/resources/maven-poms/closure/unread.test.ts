// What a closure says of POMs that Trivy cannot read, and where it ends when POMs declare very many repositories.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Closure, resolveClosure } from '../../../../src/resources/maven-poms/closure/closure.ts'
import { pomFiles, writePom } from '../../../fixtures/poms.ts'
import { makeDirectory, writeFile } from '../../../temporary.ts'
import { createMemorySource, type MemorySource } from '../memory-source.ts'

async function follow(
  pom: string,
  library: Parameters<typeof pomFiles>[0] = {},
): Promise<{ readonly closure: Closure; readonly source: MemorySource }> {
  const root = makeDirectory()
  writeFile(root, 'pom.xml', pom)
  const source = createMemorySource(new Map(pomFiles(library)))
  const closure = await resolveClosure({ pomFiles: [join(root, 'pom.xml')], root, source, environment: {} })
  return { closure, source }
}

const OPTIONAL =
  '<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version><optional>${lean}</optional></dependency></dependencies>'

describe('a pom.xml that Trivy passes over', () => {
  it.each([
    ['an optional that is a property', OPTIONAL, 'g:a <optional> is neither true nor false, but ${lean}'],
    ['an entity of HTML', '<description>caf&eacute;</description>', 'in <description>'],
    ['two dashes in a comment', '<!-- a -- b -->', 'XML'],
    [
      'modules by the word of Maven 4',
      '<subprojects><subproject>x</subproject></subprojects>',
      '<subprojects>',
    ],
  ])('is named with its element: %s', async (_, more, reason) => {
    const { closure } = await follow(writePom('org.acme:app:1', { more }))
    expect(closure.unreadable).toEqual([{ pom: 'pom.xml', reason: expect.stringContaining(reason) }])
  })

  it('is named by its coordinates when it is a library', async () => {
    const pom = writePom('org.acme:app:1', { dependencies: ['org.lib:odd:1'] })
    const { closure } = await follow(pom, { 'org.lib:odd:1': { more: OPTIONAL } })
    expect(closure.unreadable).toMatchObject([{ pom: 'org.lib:odd:1' }])
  })
})

describe('repositories that POMs declare', () => {
  const repositoriesOf = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [`r${number}`, `https://10.0.0.1/${number}`]),
    )
  const dependenciesOf = (count: number) => Array.from({ length: count }, (_, number) => `g:a${number}:1`)

  it('are asked up to a bound, and what is left out is a doubt', async () => {
    const pom = writePom('org.acme:app:1', { dependencies: ['g:a:1'], repositories: repositoriesOf(1000) })
    const { closure, source } = await follow(pom)
    expect(source.requests.map(({ repositories }) => repositories.length)).toEqual([50])
    expect(closure.problems).toMatchObject([{ pom: '<repositories>' }])
    expect(closure.problems[0]?.reason).toContain('more than 50 on the way to a POM')
  })

  it('and the POMs that are asked for at them are bounded together', async () => {
    const pom = writePom('org.acme:app:1', {
      dependencies: dependenciesOf(8000),
      repositories: repositoriesOf(1000),
    })
    const { closure, source } = await follow(pom)
    expect(closure.stoppedBy?.message).toContain('more than 200000 questions')
    expect(source.requests.length).toBeLessThan(4000)
  })

  it('are one list for all POMs that are asked for with the same', async () => {
    const pom = writePom('org.acme:app:1', {
      dependencies: dependenciesOf(20),
      repositories: repositoriesOf(3),
    })
    const { source } = await follow(pom)
    expect(new Set(source.requests.map(({ repositories }) => repositories)).size).toBe(1)
  })
})
