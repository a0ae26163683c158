import { describe, expect, it } from 'vitest'
import { readPom } from '../../../../src/resources/maven-poms/closure/pom.ts'
import { writePom } from '../../../fixtures/poms.ts'

const read = (content: string) => readPom(Buffer.from(`<project>${content}</project>`))

describe('a POM', () => {
  it('is what Trivy keeps of it', () => {
    const pom = readPom(
      Buffer.from(
        writePom('g:a:1', {
          parent: 'p:p:2 ../p',
          properties: { x: '1' },
          managed: ['m:m:3 import'],
          dependencies: ['d:d:4 test ? -e:e'],
          modules: ['one'],
          repositories: { r: 'https://r.example/' },
        }),
      ),
    )
    expect(pom).toEqual({
      parent: { groupId: 'p', artifactId: 'p', version: '2', relativePath: '../p' },
      groupId: 'g',
      artifactId: 'a',
      version: '1',
      modules: ['one'],
      hasSubprojects: false,
      properties: expect.anything(),
      managed: [
        { groupId: 'm', artifactId: 'm', version: '3', scope: 'import', optional: false, exclusions: [] },
      ],
      dependencies: [
        {
          groupId: 'd',
          artifactId: 'd',
          version: '4',
          scope: 'test',
          optional: true,
          exclusions: [{ groupId: 'e', artifactId: 'e' }],
        },
      ],
      repositories: [{ id: 'r', url: 'https://r.example/', releases: '', snapshots: '' }],
    })
    expect(pom.properties.get('x')).toBe('1')
  })

  it('keeps nothing of profiles and builds', () => {
    const hidden = '<dependencies><dependency><groupId>g</groupId></dependency></dependencies>'
    const pom = read(
      `<profiles><profile>${hidden}</profile></profiles><build><plugins><plugin>${hidden}</plugin></plugins></build>`,
    )
    expect(pom.dependencies).toEqual([])
  })

  it.each([
    ['', false],
    ['true', true],
    [' 1 ', true],
    ['False', false],
  ])('takes "%s" as optional: %s', (text, isOptional) => {
    const pom = read(`<dependencies><dependency><optional>${text}</optional></dependency></dependencies>`)
    expect(pom.dependencies[0]?.optional).toBe(isOptional)
  })

  it.each(['${optional}', 'yes', ' '])('cannot be read when "%s" stands in an optional', (text) => {
    expect(() =>
      read(`<dependencies><dependency><optional>${text}</optional></dependency></dependencies>`),
    ).toThrow('<optional> is neither true nor false')
  })

  it('has the last of its lists of properties, and in it the last of a name', () => {
    const pom = read(
      '<properties><a>1</a></properties><properties><b>1</b><b>2</b><__proto__>3</__proto__></properties>',
    )
    expect(['a', 'b', '__proto__'].map((name) => pom.properties.get(name))).toEqual([undefined, '2', '3'])
  })

  it('declares the repositories whose URL is one', () => {
    const pom = read(
      `<repositories><repository><id>own</id><url>https://own.example</url>
      <releases><enabled>false</enabled></releases></repository>
      <repository><id>line</id><url>https://line.example\n</url></repository></repositories>`,
    )
    expect(pom.repositories).toEqual([
      { id: 'own', url: 'https://own.example', releases: 'false', snapshots: '' },
    ])
  })
})
