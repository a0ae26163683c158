import { describe, expect, it } from 'vitest'
import { addedPart, adviseOnLimit, sayQuota } from '../../src/oci/status-advice.ts'

describe('what stands behind the base that the user named', () => {
  it.each([
    ['aquasecurity/trivy-db', 'trivy-db'],
    ['trivy-db', 'trivy-db'],
    ['mirror/trivy-vex/default', 'trivy-vex/default'],
    ['trivy-vex/team/one', 'trivy-vex/team/one'],
    ['my-trivy-vex/one', 'one'],
  ])('of %s is %s', (repository, added) => {
    expect(addedPart(repository)).toBe(added)
  })
})

describe('a server that limits requests', () => {
  it.each([
    [undefined, 'later'],
    [0, 'in 0 s'],
    [6001, 'in 7 s'],
    [600_000, 'in 10 min'],
    [5_400_001, 'in 2 h'],
  ])('that asks to wait %s ms is to be asked again %s', (waitMs, when) => {
    expect(adviseOnLimit('ghcr.io', waitMs)).toBe(`ghcr.io limits requests: run it again ${when}`)
  })

  it.each([
    [{ 'ratelimit-limit': '100;w=21600' }, 'allows 100 requests in 6 h'],
    [{ 'ratelimit-limit': '100, 100;w=60' }, 'allows 100 requests in 60 s'],
    [{ 'x-ratelimit-limit': '60' }, 'allows 60 requests'],
    [{ 'ratelimit-limit': 'many' }, undefined],
    [{}, undefined],
  ])('and says %j %s', (headers, quota) => {
    expect(sayQuota(headers)).toBe(quota)
  })
})
