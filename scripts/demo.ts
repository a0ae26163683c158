// The claim, shown on this machine in a page of output: with every source dead the step ends in a data problem; with one
// dead and one that sends another byte it is green; then nothing is asked, and Trivy finds what it should without a network.
// `--registry HOST/BASE` does the same against a real registry. Ends with 1 when anything is not as it should be.
import { spawnSync } from 'node:child_process'
import process, { execPath, stderr } from 'node:process'
import { parseArgs } from 'node:util'
import { type Job, runStep, type StepResult, startJob } from '../__tests__/action/run.ts'
import { carryAcross } from './demo/carry.ts'
import { DEAD, type DemoRegistry, nameRegistry, startDemoRegistry, startTampered } from './demo/registry.ts'
import { scanOffline } from './demo/scan.ts'
import { showHeading, showLines, showTold } from './demo/show.ts'

const RESOURCES = ['vuln-db', 'java-db', 'checks-bundle']

interface Jobs {
  readonly doomed: Job
  readonly job: Job
  readonly gapped: Job
}

/** Tells the whole story; the problems that it met. */
async function tellStory(registry: DemoRegistry, { doomed, job, gapped }: Jobs): Promise<string[]> {
  const isOwnData = registry.countRequests() !== undefined
  const doomProblems = await showDoom(doomed)
  const tampered = await startTampered()
  try {
    const cold = await runAction(
      'One source is down, the next sends another byte, the third is good',
      registry,
      job,
      `${DEAD}, ${tampered.base}, ${registry.base}`,
    )
    const coldProblems = checkCold(cold.step, isOwnData)
    // Without data everything else would only fail too.
    if (coldProblems.length > 0) return [...doomProblems, ...coldProblems]
    const fresh = await runAction('Once more: the data is there, and fresh', registry, job, registry.base)
    showLines([`${fresh.durationMs} ms as a process; Node that does nothing takes ${timeBareNode()} ms.`])
    const { variables } = cold.step
    const scanProblems = scanOffline({ directory: job.temp, variables, isOwnData })
    const carried = await carryAcross(registry, job, gapped)
    return [...doomProblems, ...checkFresh(fresh, cold.step), ...scanProblems, ...carried]
  } finally {
    await tampered.close()
  }
}

/** What nobody may take for a finding. */
async function showDoom(job: Job): Promise<string[]> {
  showHeading('Every source is dead')
  const step = await runStep(job, { inputs: { registries: DEAD } })
  showTold(step.log)
  showLines([`Exit code ${step.exitCode}, failure-class: ${step.outputs['failure-class']}`])
  const isToldApart = step.log.includes('This is a data problem, not a vulnerability finding')
  return step.exitCode === 1 && step.outputs['failure-class'] === 'data' && isToldApart
    ? []
    : ['without any source the step did not end in a data problem']
}

interface DemoRun {
  readonly step: StepResult
  readonly durationMs: number
  /** Undefined where nobody counts. */
  readonly requests: number | undefined
}

async function runAction(
  title: string,
  registry: DemoRegistry,
  job: Job,
  registries: string,
): Promise<DemoRun> {
  showHeading(title)
  const before = registry.countRequests() ?? 0
  const startedAt = performance.now()
  const step = await runStep(job, { inputs: { registries }, environment: registry.environment })
  const durationMs = Math.round(performance.now() - startedAt)
  const after = registry.countRequests()
  const requests = after === undefined ? undefined : after - before
  const counted = requests === undefined ? '' : `, ${requests} requests to the good registry`
  showTold(step.log)
  showLines([`Exit code ${step.exitCode}${counted}.`])
  return { step, durationMs, requests }
}

function checkCold(step: StepResult, isOwnData: boolean): string[] {
  const missing = RESOURCES.filter((resource) => step.outputs[`${resource}-ready`] !== 'true')
  return [
    ...(step.exitCode === 0 ? [] : [`the first run ended with ${step.exitCode}`]),
    ...missing.map((resource) => `the first run could not provide ${resource}`),
    ...(step.log.includes('digest mismatch') ? [] : ['nobody noticed the other byte']),
    // Published just now: nothing about it can be old.
    ...(isOwnData && step.outputs.degraded !== 'false' ? ['the first run was degraded'] : []),
  ]
}

function checkFresh({ step, requests }: DemoRun, cold: StepResult): string[] {
  if (step.exitCode !== 0) return [`the second run ended with ${step.exitCode}`]
  if (cold.outputs.degraded === 'true') {
    showLines(['This data is older than max-age, so every run looks for newer.'])
    return []
  }
  return [
    ...(step.outputs['cache-hit'] === 'true' ? [] : ['the second run downloaded again']),
    ...(requests === undefined || requests === 0 ? [] : [`the second run made ${requests} requests`]),
    ...(step.outputs.hosts === '' ? [] : [`the second run contacted ${step.outputs.hosts}`]),
  ]
}

function timeBareNode(): number {
  const startedAt = performance.now()
  spawnSync(execPath, ['--eval', '0'])
  return Math.round(performance.now() - startedAt)
}

async function runDemo(base: string | undefined): Promise<string[]> {
  const registry = base === undefined ? await startDemoRegistry() : nameRegistry(base)
  const jobs: Jobs = { doomed: startJob(), job: startJob(), gapped: startJob() }
  try {
    return await tellStory(registry, jobs)
  } finally {
    await registry.close()
    for (const each of Object.values(jobs)) (each as Job).remove()
  }
}

try {
  const { values } = parseArgs({ options: { registry: { type: 'string' } } })
  const problems = await runDemo(values.registry)
  showHeading(problems.length === 0 ? 'All as it should be' : 'NOT as it should be')
  showLines(problems)
  process.exitCode = problems.length === 0 ? 0 : 1
} catch (error) {
  stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
