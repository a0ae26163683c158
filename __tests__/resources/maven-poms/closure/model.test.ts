import { describe, expect, it } from 'vitest'
import { dialectOf } from '../../../../src/resources/maven-poms/closure/dialect.ts'
import {
  coordinatesOf,
  inherit,
  joinByName,
  labelOf,
  propertiesOf,
} from '../../../../src/resources/maven-poms/closure/model.ts'
import { EMPTY_POM, type Pom, readPom } from '../../../../src/resources/maven-poms/closure/pom.ts'
import { type PomParts, writePom } from '../../../fixtures/poms.ts'

const pom = (coordinates: string, parts: PomParts = {}): Pom =>
  readPom(Buffer.from(writePom(coordinates, parts)))
const noVariable = () => undefined
const dialect = dialectOf('0.74.0')
const reading = { dialect, readVariable: noVariable }

describe('what a POM inherits', () => {
  const parent = pom('g:p:1', {
    properties: { a: 'parent', b: 'parent' },
    managed: ['m:m:1', 'm:n:1'],
    dependencies: ['d:d:1', 'd:e:1'],
    modules: ['child'],
    repositories: { r: 'https://r.example' },
  })
  const child = inherit(
    pom(':c:', { parent: 'g:p:1', properties: { b: 'child' }, managed: ['m:m:2'], dependencies: ['d:d:2'] }),
    inherit(parent, EMPTY_POM, reading),
    reading,
  )

  it('is group and version where it has none', () => {
    expect(labelOf(coordinatesOf(child, noVariable))).toBe('g:c:1')
  })

  it('is behind what it says itself', () => {
    expect(child.properties.get('a')).toBe('parent')
    expect(child.properties.get('b')).toBe('child')
    expect(child.managed.map(({ artifactId, version }) => artifactId + version)).toEqual(['m2', 'n1'])
    expect(child.dependencies.map(({ artifactId, version }) => artifactId + version)).toEqual(['d2', 'e1'])
  })

  it('is neither a module nor a repository', () => {
    expect([child.modules, child.repositories]).toEqual([[], []])
  })

  it("is the parent's project as plain properties, which its own coordinates are evaluated with", () => {
    const own = inherit(pom('g:${project.artifactId}-c:'), parent, reading)
    expect(own.artifactId).toBe('p-c')
  })
})

describe('the properties of a POM', () => {
  it('are its own and its elements, with and without project', () => {
    const properties = propertiesOf(pom('g:a:1', { parent: 'pg:pa:2', properties: { x: '3' } }), dialect)
    const names = [
      'groupId',
      'project.version',
      'project.parent.version',
      'parent.artifactId',
      'x',
      'project.x',
    ]
    expect(names.map((name) => properties.get(name))).toEqual(['g', '1', '2', 'pa', '3', '3'])
    expect(properties.get('pom.version')).toBeUndefined()
  })

  it('let an element win over a property of its name, if it is not empty or is group or version', () => {
    const properties = propertiesOf(
      pom(':a:', {
        properties: { artifactId: 'x', groupId: 'x', version: 'x', 'parent.version': 'x', 'project.y': 'x' },
      }),
      dialect,
    )
    const names = [
      'artifactId',
      'groupId',
      'version',
      'parent.version',
      'project.parent.version',
      'project.y',
    ]
    expect(names.map((name) => properties.get(name))).toEqual(['a', '', '', 'x', 'x', 'x'])
  })

  it('let inherited elements win before Trivy 0.69', () => {
    const own = pom('g:a:1', { properties: { artifactId: 'x', version: 'x' } })
    const properties = propertiesOf(own, dialectOf('0.68.2'))
    expect(['artifactId', 'version'].map((name) => properties.get(name))).toEqual(['x', '1'])
  })
})

describe('the properties of a POM with parents', () => {
  const grandparent = pom('g:gp:1', { properties: { 'project.y': 'above', x: 'above', z: 'above' } })
  const middle = pom(':p:', { parent: 'g:gp:1', properties: { x: 'between', 'project.x': 'whole' } })
  const child = pom(':c:2', { parent: 'g:p:1', properties: { z: 'own' } })
  const whole = inherit(child, inherit(middle, inherit(grandparent, EMPTY_POM, reading), reading), reading)
  it.each([
    ['x', 'between'],
    ['project.x', 'between'],
    ['z', 'own'],
    ['project.z', 'own'],
    ['project.y', 'above'],
    ['project.project.y', undefined],
    ['project.artifactId', 'c'],
    ['project.parent.artifactId', 'p'],
    ['project.version', '2'],
    ['pom.version', undefined],
  ])('have for %s what stands nearest, %s', (name, text) => {
    expect(propertiesOf(whole, dialect).get(name)).toBe(text)
  })
})

describe('lists of dependencies', () => {
  it('have each name as it is written once, the first', () => {
    const { dependencies } = pom('g:a:1', { dependencies: ['x:x:1', '${x}:x:2', 'x:x:3'] })
    expect(joinByName(dependencies, dependencies).map(({ version }) => version)).toEqual(['1', '2'])
  })
})
