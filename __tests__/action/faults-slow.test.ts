// Servers that are worse than down: slow, trickling, half-dead, lying slowly; in front of a good one, for each resource.
import { describe, expect, it } from 'vitest'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { startLab } from './faults/lab.ts'
import { answers } from './faults/row.ts'
import { slowFaults } from './faults/slow-rows.ts'
import { describeRow, tryRow } from './faults/try-row.ts'

const RESOURCES: readonly RegistryResource[] = ['vuln-db', 'java-db', 'checks-bundle']

describe.concurrent.each(RESOURCES)('%s', (resource) => {
  for (const broken of [1, 2]) {
    for (const row of slowFaults) {
      it(`${broken} of three: ${describeRow(row, false, '')}`, () =>
        tryRow(row, { broken, resource, before: undefined }))
    }
  }
})

describe('a server that has failed in a run', () => {
  it('is asked after all others for the next resource', async () => {
    const lab = await startLab({
      broken: { count: 1, breakage: answers('/blobs/', { kind: 'status', status: 503 }) },
    })
    try {
      const { healthy } = await startLab({ resource: 'java-db' }).then(async (other) => {
        await other.close()
        return other
      })
      for (const { registry } of lab.sources)
        registry.put(`mirror/${healthy.repository}`, healthy.tag, healthy)
      const result = await lab.run({ inputs: { resources: 'vuln-db, java-db' } })
      expect(result.exitCode).toBe(0)
      const asked = lab.sources.map(({ registry }) => registry.requests.map(({ url }) => url))
      expect(asked[0]?.some((url) => url.includes('trivy-java-db'))).toBe(false)
      expect(asked[1]?.some((url) => url.includes('trivy-java-db'))).toBe(true)
    } finally {
      await lab.close()
    }
  })
})
