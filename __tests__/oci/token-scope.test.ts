import { describe, expect, it } from 'vitest'
import { namesAnother, scopeOf } from '../../src/oci/token-scope.ts'

const pull = { repository: 'team/trivy-db' }
const push = { repository: 'team/trivy-db', access: 'pull,push' } as const

describe('the scope of a token', () => {
  it.each([
    ['nothing', undefined, 'repository:team/trivy-db:pull'],
    ['an empty text', '', 'repository:team/trivy-db:pull'],
    ['the catalogue', 'registry:catalog:*', 'repository:team/trivy-db:pull'],
    ['what is asked', 'repository:team/trivy-db:pull,delete', 'repository:team/trivy-db:pull,delete'],
    ['what lies behind a mirror', 'repository:aquasec/trivy-db:pull', 'repository:aquasec/trivy-db:pull'],
    [
      'a kind of repository',
      'repository(plugin):team/trivy-db:pull',
      'repository(plugin):team/trivy-db:pull',
    ],
  ])('where the challenge names %s', (_, challenged, expected) => {
    expect(scopeOf(pull, challenged)).toBe(expected)
  })

  it('for a push allows to push, whatever a challenge to reading named', () => {
    expect(scopeOf(push, 'repository:team/trivy-db:pull')).toBe('repository:team/trivy-db:pull,push')
    expect(scopeOf({ ...push, repository: 'org/push-data' }, 'repository:org/push-data:pull')).toBe(
      'repository:org/push-data:pull,push',
    )
    expect(scopeOf(push, 'repository:team/trivy-db:push,pull')).toBe('repository:team/trivy-db:push,pull')
  })
})

it.each([
  ['nothing', undefined, false],
  ['no repository', 'registry:catalog:*', false],
  ['the one that is asked', 'repository:x/y:pull repository:team/trivy-db:pull', false],
  ['an example', 'repository:user/image:pull', true],
  ['one whose name ends like it', 'repository:my-team/trivy-db:pull', true],
])('a challenge that names %s', (_, challenged, expected) => {
  expect(namesAnother(pull, challenged)).toBe(expected)
})
