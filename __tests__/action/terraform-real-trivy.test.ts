// The whole way with the real Trivy: what it reports online is what it reports with the network cut, after the action.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeOffline } from '../offline-peers.ts'
import { type Job, writeJobFile } from './run.ts'
import {
  fill,
  makeJob,
  type Scan,
  scanOffline,
  startTerraformLab,
  type TerraformLab,
} from './terraform-lab.ts'
import { publishModules, type Scene, terraformScenes } from './terraform-scenes.ts'

const COMMIT = '0'.repeat(40)

describeOffline('the real Trivy after the action', () => {
  it.each(Object.keys(terraformScenes(COMMIT)))('reports the same offline as online for %s', async (name) => {
    const { lab, job } = await startScene((commit) => terraformScenes(commit)[name] ?? {})
    await expectSame(lab, job)
  })

  it('reports the same for a directory whose calls lead out of it', async () => {
    const { lab, job } = await startScene(() => ({
      'live/prod/main.tf': 'module "a" {\n  source = "../../shared/a"\n}\n',
      'shared/a/main.tf':
        'module "b" {\n  source  = "REGISTRY/acme/network/aws"\n  version = "3.0.0"\n}\nmodule "c" {\n  source = "../c/"\n}\n',
      'shared/c/main.tf': 'module "d" {\n  source = "SECURE/bucket.git?ref=v1.0.0"\n}\n',
    }))
    await expectSame(lab, job, { target: 'live/prod' })
  })
}, ['git', 'openssl'])

async function startScene(
  sceneOf: (commit: string) => Scene,
): Promise<{ readonly lab: TerraformLab; readonly job: Job }> {
  const lab = await startTerraformLab()
  const { commit } = publishModules(lab)
  const job = makeJob()
  for (const [path, text] of Object.entries(sceneOf(commit))) {
    writeJobFile(join(job.workspace, path), fill(text, lab))
  }
  return { lab, job }
}

async function expectSame(lab: TerraformLab, job: Job, scan: Scan = {}): Promise<void> {
  const online = await lab.scanOnline(job, scan)
  expect(JSON.stringify(online.results)).toContain('AWS-0086')
  lab.takeRequests()
  const step = await lab.run({ job, inputs: { 'scan-ref': scan.target ?? '.' } })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.outputs['terraform-modules-ready'], step.log).toBe('true')
  expect(scanOffline(job, step.variables, scan).results).toEqual(online.results)
}
