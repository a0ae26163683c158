// Across a gap: one file is written from the registry, and a job that may ask nobody has everything from it.
import { type Job, runStep } from '../../__tests__/action/run.ts'
import type { DemoRegistry } from './registry.ts'
import { showHeading, showLines, showTold } from './show.ts'

/** Exports in one job, and uses the bundle in another; says what was not as it should be. */
export async function carryAcross(registry: DemoRegistry, from: Job, to: Job): Promise<string[]> {
  showHeading('Across a gap: export writes one file, and a job that may ask nobody reads it')
  const { base, environment } = registry
  const exported = await runStep(from, { action: 'export', inputs: { registries: base }, environment })
  const { file: bundle = '', 'bundle-digest': digest = '' } = exported.outputs
  if (exported.exitCode !== 0) {
    showTold(exported.log)
    return [`export ended with ${exported.exitCode}`]
  }
  const before = registry.countRequests()
  const inputs = { offline: 'true', bundle, 'bundle-digest': digest }
  const step = await runStep(to, { inputs })
  const requests = (registry.countRequests() ?? 0) - (before ?? 0)
  showTold(step.log)
  showLines([`Exit code ${step.exitCode}, ${requests} requests.`])
  return [
    ...(step.exitCode === 0 ? [] : [`the run with the bundle ended with ${step.exitCode}`]),
    ...(step.outputs.hosts === '' ? [] : [`the run with the bundle contacted ${step.outputs.hosts}`]),
    ...(requests === 0 ? [] : [`the run with the bundle made ${requests} requests`]),
  ]
}
