// The whole way with the real Trivy: what it reports online is what it reports with the network cut, after the action.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeOffline } from '../offline-peers.ts'
import { writeJobFile } from './run.ts'
import { fill, makeJob, scanOffline, startTerraformLab } from './terraform-lab.ts'
import { publishModules, terraformScenes } from './terraform-scenes.ts'

const COMMIT = '0'.repeat(40)

describeOffline('the real Trivy after the action', () => {
  it.each(Object.keys(terraformScenes(COMMIT)))('reports the same offline as online for %s', async (name) => {
    const lab = await startTerraformLab()
    const { commit } = publishModules(lab)
    const job = makeJob()
    for (const [path, text] of Object.entries(terraformScenes(commit)[name] ?? {})) {
      writeJobFile(join(job.workspace, path), fill(text, lab))
    }
    const online = await lab.scanOnline(job)
    expect(JSON.stringify(online.results)).toContain('AWS-0086')
    lab.takeRequests()
    const step = await lab.run({ job })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.outputs['terraform-modules-ready'], step.log).toBe('true')
    const offline = scanOffline(job, step.variables)
    expect(offline.results).toEqual(online.results)
  })
}, ['git', 'openssl'])
