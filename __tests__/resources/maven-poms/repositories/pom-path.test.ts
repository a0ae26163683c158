import { describe, expect, it } from 'vitest'
import { isPomPath, isSnapshot, pomPath } from '../../../../src/resources/maven-poms/repositories/pom-path.ts'

describe('the path of a POM', () => {
  it('is that of the Maven layout', () => {
    expect(pomPath({ groupId: 'org.a-b', artifactId: 'c.d_2.13', version: '1.0+x~1' })).toBe(
      'org/a-b/c.d_2.13/1.0+x~1/c.d_2.13-1.0+x~1.pom',
    )
  })

  it('is asked for too when a build has not yet filled in its version', () => {
    expect(pomPath({ groupId: 'a', artifactId: 'b', version: '@project.version@' })).toBe(
      'a/b/@project.version@/b-@project.version@.pom',
    )
  })

  it.each([
    ['..', 'a', '1'],
    ['a', '..', '1'],
    ['a', 'b', '..'],
    ['a', 'b', '../../x'],
    ['a/b', 'c', '1'],
    ['a\\b', 'c', '1'],
    ['a..b', 'c', '1'],
    ['', 'c', '1'],
    ['a', 'b', '1\u0000'],
    ['a', 'b', 'x'.repeat(201)],
    ['a:b', 'c', '1'],
    ['a', 'b', '%2e%2e'],
  ])('does not exist for %j, %j, %j', (groupId, artifactId, version) => {
    expect(pomPath({ groupId, artifactId, version })).toBeUndefined()
  })

  it.each([
    'a/b/1/b-1.jar',
    'b/1/b-1.pom',
    '/a/b/1/b-1.pom',
    'a/../b/1/b-1.pom',
    'a/b/1/c-1.pom',
    'a//b/1/b-1.pom',
  ])('is not %s', (path) => {
    expect(isPomPath(path)).toBe(false)
  })
})

it('knows what is replaced under the same name', () => {
  expect(['1-SNAPSHOT', 'LATEST', 'SNAPSHOT', '1', 'RELEASE', '1-SNAPSHOT-2'].map(isSnapshot)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
