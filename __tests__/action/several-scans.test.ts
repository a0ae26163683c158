// A job with several scans, and one step for all of them: real Trivy finds everything, offline.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOffline } from '../fixtures/offline-trivy.ts'
import { describeOffline } from '../offline-peers.ts'
import { runStep, startJob } from './run.ts'
import { provideData, readScan, SCAN_NAMES, type TrivyLab } from './trivy-lab.ts'

/** Of the output `plan`. */
interface PlanRecord {
  readonly settings: Readonly<Record<string, unknown>>
  readonly resources: readonly { readonly name: string; readonly reason: string }[]
}

describeOffline('real Trivy in a job with several scans', () => {
  let lab: TrivyLab
  beforeAll(async () => {
    const inputs = { resources: 'auto', 'scan-type': 'fs, rootfs, image', scanners: 'vuln, misconfig' }
    lab = await provideData({ inputs, isAged: true })
  })
  afterAll(() => lab.job.remove())

  it.each(SCAN_NAMES)('finds in the scan %s exactly what is there', (name) => {
    const { args, findings } = lab.prepare(name)
    const environment = { ...lab.base, ...lab.step.variables }
    expect(readScan(runOffline(['trivy', ...args], { environment, cwd: lab.job.workspace }))).toEqual(
      findings,
    )
  })

  it('tells why, by scan type, and skips every update that is proven for all', () => {
    expect(lab.step.log).toContain('scan-type: fs, rootfs, image (input scan-type)')
    expect(lab.step.log).toMatch(
      /java-db: needed, rootfs: a root file system may hold a JAR; .*; image: an image may hold a JAR; .*; fs scans do not read JARs/,
    )
    expect(lab.step.variables).toMatchObject({
      TRIVY_SKIP_DB_UPDATE: 'true',
      TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
      TRIVY_SKIP_CHECK_UPDATE: 'true',
    })
    expect(lab.step.outputs['trivy-args']).toContain('--skip-java-db-update')
  })
})

describe('the plan of a job with several scans', () => {
  it('says of each scan why, the strongest need first', async () => {
    const job = startJob()
    try {
      const inputs = { resources: 'auto', 'scan-type': 'image, fs', 'dry-run': 'true' }
      const { outputs } = await runStep(job, { inputs })
      const { settings, resources } = JSON.parse(outputs.plan ?? '') as PlanRecord
      expect(settings['scan-type']).toEqual({ value: ['image', 'fs'], origin: 'input scan-type' })
      // Alike but for the name of the default.
      expect(Object.keys(settings)).toEqual(
        expect.arrayContaining(['scanners of image', 'scanners of fs', 'format']),
      )
      expect(resources.find(({ name }) => name === 'maven-poms')?.reason).toBe(
        'fs: the workspace is empty; for such a file Trivy asks Maven repositories; image scans do not read pom.xml',
      )
    } finally {
      job.remove()
    }
  })
})
