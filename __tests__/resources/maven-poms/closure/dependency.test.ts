import { describe, expect, it } from 'vitest'
import {
  isExcluded,
  type Managed,
  resolveDependency,
} from '../../../../src/resources/maven-poms/closure/dependency.ts'
import { type Dialect, dialectOf } from '../../../../src/resources/maven-poms/closure/dialect.ts'
import { nameOf } from '../../../../src/resources/maven-poms/closure/model.ts'
import { readPom } from '../../../../src/resources/maven-poms/closure/pom.ts'
import { writePom } from '../../../fixtures/poms.ts'

const read = (...dependencies: string[]) =>
  readPom(Buffer.from(writePom('g:a:1', { dependencies }))).dependencies
const layer = (...entries: string[]) => new Map(read(...entries).map((entry) => [nameOf(entry), entry]))

function resolve(
  dependency: string,
  {
    own = [],
    root = [],
    dialect = dialectOf('0.74.0'),
  }: { own?: Managed; root?: Managed; dialect?: Dialect } = {},
) {
  const [raw] = read(dependency)
  if (raw === undefined) throw new Error('no dependency')
  const properties = new Map([['v', '7']])
  const { version, scope, optional, exclusions } = resolveDependency(raw, {
    properties,
    own,
    root,
    dialect,
    readVariable: () => undefined,
  })
  return [version, scope, optional, exclusions.map(nameOf).join()]
}

describe('a dependency', () => {
  it('is filled from what its own POM manages, the nearest layer first, and keeps what it says', () => {
    const own = [layer('x:x:${v} test ? -e:own'), layer('x:x:2 runtime', 'x:y:2 runtime')]
    expect(resolve('x:x', { own })).toEqual(['7', 'test', true, 'e:own'])
    expect(resolve('x:x:1 compile -e:e', { own })).toEqual(['1', 'compile', true, 'e:e,e:own'])
    expect(resolve('x:y', { own })).toEqual(['2', 'runtime', false, ''])
  })

  it('is overridden by what the project manages, but for the scope test', () => {
    const root = [layer('x:x:9 runtime ? -e:root')]
    expect(resolve('x:x:1 provided', { root })).toEqual(['9', 'runtime', true, 'e:root'])
    expect(resolve('x:x:1 test', { root })).toEqual(['9', 'test', true, 'e:root'])
    expect(resolve('x:x:1 runtime', { root: [layer('x:x:')] })).toEqual(['1', 'runtime', false, ''])
  })

  it('was filled or overridden, not both, before Trivy 0.68, and `test` was not spared', () => {
    const managed = { own: [layer('x:x:1 runtime ?')], root: [layer('x:x: compile -e:root')] }
    const resolveAt = (version: string) => resolve('x:x', { ...managed, dialect: dialectOf(version) })
    expect(resolveAt('0.67.2')).toEqual(['', 'compile', false, 'e:root'])
    expect(resolveAt('0.68.0')).toEqual(['1', 'compile', true, 'e:root'])
    const spared = { root: [layer('x:x:9 compile')] }
    expect(resolve('x:x:1 test', { ...spared, dialect: dialectOf('0.67.2') })[1]).toBe('compile')
  })

  it("lost its own exclusions to the project's before Trivy 0.70", () => {
    const root = [layer('x:x:1 -e:root')]
    expect(resolve('x:x:1 -e:own', { root, dialect: dialectOf('0.69.3') })[3]).toBe('e:root')
    expect(resolve('x:x:1 -e:own', { root, dialect: dialectOf('0.70.0') })[3]).toBe('e:own,e:root')
  })

  it.each([
    ['x:x', true],
    ['x:*', true],
    ['*:x', true],
    ['*:*', true],
    ['x:y', false],
    [' x:x', false],
    ['${g}:x', false],
  ])('is left out by %s: %s', (exclusion, expected) => {
    const [groupId = '', artifactId = ''] = exclusion.split(':')
    expect(isExcluded({ groupId: 'x', artifactId: 'x' }, [{ groupId, artifactId }])).toBe(expected)
  })
})
