// The closure against the real Trivy: it asks for the same POMs, and with them an offline scan reports the same packages.
import { describe, expect, it } from 'vitest'
import { describeOffline } from '../../../offline-peers.ts'
import { pomProjects } from '../pom-scenes.ts'
import { makeRandomProject } from '../random-project.ts'
import { compareWithTrivy } from '../trivy-poms.ts'

describeOffline('the real Trivy', () => {
  describe.each(Object.entries(pomProjects))('for %s', (_, project) => {
    it('asks online for what the closure asked for, and then tells offline the same as online', async () => {
      const result = await compareWithTrivy(project)
      expect(result.closureAsked).toEqual(result.trivyAsked)
      expect(result.offline).toEqual(result.online)
      expect(result.alone).not.toEqual(result.online)
    })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('agrees with the closure on the random project %i', async (seed) => {
    const result = await compareWithTrivy(makeRandomProject(seed))
    expect(result.closureAsked).toEqual(result.trivyAsked)
    expect(result.offline).toEqual(result.online)
    expect(result.closure.problems).toEqual([])
  })
})
