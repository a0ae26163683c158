// Across a gap: one file is written from the registry, and a job that may ask nobody has everything from it.
import { type Job, runStep, type StepResult } from '../../__tests__/action/run.ts'
import type { DemoRegistry } from './registry.ts'
import { showHeading, showLines, showLog } from './show.ts'

/** What became of it. */
export interface Carried {
  readonly problems: readonly string[]
  /** The step behind the gap; undefined when there was nothing to carry. */
  readonly step: StepResult | undefined
}

/** Exports in one job, and uses the bundle in another. */
export async function carryAcross(registry: DemoRegistry, from: Job, to: Job): Promise<Carried> {
  showHeading('Connected side: the action export writes one file')
  const { base, environment } = registry
  const exported = await runStep(from, {
    action: 'export',
    inputs: { registries: base },
    environment,
    onStart: showLog,
  })
  const { file: bundle = '', 'bundle-digest': digest = '' } = exported.outputs
  showLines(['', `Exit code ${exported.exitCode}.`])
  if (exported.exitCode !== 0)
    return { problems: [`export ended with ${exported.exitCode}`], step: undefined }

  showHeading('Gapped side: another job, offline: true, nothing but that file')
  const before = registry.countRequests()
  const inputs = { offline: 'true', bundle, 'bundle-digest': digest }
  const step = await runStep(to, { inputs, onStart: showLog })
  const requests = (registry.countRequests() ?? 0) - (before ?? 0)
  showLines(['', `Exit code ${step.exitCode}, ${requests} requests to the registry.`])
  const problems = [
    ...(step.exitCode === 0 ? [] : [`the run with the bundle ended with ${step.exitCode}`]),
    ...(step.outputs.hosts === '' ? [] : [`the run with the bundle contacted ${step.outputs.hosts}`]),
    ...(requests === 0 ? [] : [`the run with the bundle made ${requests} requests`]),
  ]
  return { problems, step }
}
