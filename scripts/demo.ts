// Shows the built action at work, as a runner would run it: cold, then fresh, then Trivy without any network,
// and the same across a gap by a bundle.
// `--registry HOST/BASE` does the same against a real registry. Ends with 1 when anything is not as it should be.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process, { execPath, stderr } from 'node:process'
import { parseArgs } from 'node:util'
import { type Job, runStep, type StepResult, startJob } from '../__tests__/action/run.ts'
import { carryAcross } from './demo/carry.ts'
import { type DemoRegistry, nameRegistry, startDemoRegistry } from './demo/registry.ts'
import { scanOffline } from './demo/scan.ts'
import { renderSummary, renderTree, showHeading, showLines, showLog } from './demo/show.ts'

const RESOURCES = ['vuln-db', 'java-db', 'checks-bundle']

/** Tells the whole story; the problems that it met. */
async function tellStory(registry: DemoRegistry, job: Job, gapped: Job): Promise<string[]> {
  const isOwnData = registry.countRequests() !== undefined
  showHeading(
    isOwnData ? 'A registry on loopback, with small data in the real formats' : 'A registry of yours',
  )
  showLines(registry.contents)

  const cold = await runAction('First run: nothing is there yet', registry, job)
  const coldProblems = checkCold(cold.step, isOwnData)
  // Without data everything else would only fail too.
  if (coldProblems.length > 0) return coldProblems
  showLeftovers(cold.step, job)

  const fresh = await runAction('Second run: the data is there, and fresh', registry, job)
  const bareMs = timeBareNode()
  showLines([
    `This took ${fresh.durationMs} ms as a process, where Node that does nothing takes ${bareMs} ms.`,
  ])
  const freshProblems = checkFresh(fresh, cold.step)
  const { variables } = cold.step
  const scanProblems = scanOffline({ directory: job.temp, variables, isOwnData })
  const carried = await carryAcross(registry, job, gapped)
  const { step } = carried
  const gapProblems =
    step === undefined ? [] : scanOffline({ directory: gapped.temp, variables: step.variables, isOwnData })
  return [...freshProblems, ...scanProblems, ...carried.problems, ...gapProblems]
}

interface DemoRun {
  readonly step: StepResult
  readonly durationMs: number
  /** Undefined where nobody counts. */
  readonly requests: number | undefined
}

async function runAction(title: string, registry: DemoRegistry, job: Job): Promise<DemoRun> {
  showHeading(title)
  const before = registry.countRequests() ?? 0
  const startedAt = performance.now()
  const { base, environment } = registry
  const step = await runStep(job, { inputs: { registries: base }, environment, onStart: showLog })
  const durationMs = Math.round(performance.now() - startedAt)
  const after = registry.countRequests()
  const requests = after === undefined ? undefined : after - before
  const counted = requests === undefined ? '' : `, ${requests} requests to the registry`
  showLines(['', `Exit code ${step.exitCode}${counted}.`])
  return { step, durationMs, requests }
}

function showLeftovers(step: StepResult, job: Job): void {
  showHeading('What later steps get as variables')
  showLines(Object.entries(step.variables).map(([name, value]) => `${name}=${value}`))
  showHeading('The job summary')
  showLines(renderSummary(step.summary))
  showHeading(`The cache directory, ${job.cacheDir}`)
  showLines(renderTree(job.cacheDir))
}

function checkCold(step: StepResult, isOwnData: boolean): string[] {
  const missing = RESOURCES.filter((resource) => step.outputs[`${resource}-ready`] !== 'true')
  return [
    ...(step.exitCode === 0 ? [] : [`the first run ended with ${step.exitCode}`]),
    ...missing.map((resource) => `the first run could not provide ${resource}`),
    // Published just now: nothing about it can be old.
    ...(isOwnData && step.outputs.degraded !== 'false' ? ['the first run was degraded'] : []),
    ...(step.outputs['cache-hit'] === 'false' ? [] : ['the first run downloaded nothing']),
  ]
}

function checkFresh({ step, requests }: DemoRun, cold: StepResult): string[] {
  if (step.exitCode !== 0) return [`the second run ended with ${step.exitCode}`]
  if (cold.outputs.degraded === 'true') {
    showLines(['This data is older than max-age, so every run looks for newer.'])
    return []
  }
  const hosts = readHosts(step.outputs.evidence ?? '')
  return [
    ...(step.outputs['cache-hit'] === 'true' ? [] : ['the second run downloaded again']),
    ...(requests === undefined || requests === 0 ? [] : [`the second run made ${requests} requests`]),
    ...(hosts.length === 0 ? [] : [`the second run contacted ${hosts.join(', ')}`]),
  ]
}

function readHosts(evidence: string): unknown[] {
  const record: unknown = JSON.parse(readFileSync(evidence, 'utf8'))
  const hosts = typeof record === 'object' && record !== null ? Reflect.get(record, 'hosts') : undefined
  return Array.isArray(hosts) ? hosts : ['an unknown number of hosts']
}

function timeBareNode(): number {
  const startedAt = performance.now()
  spawnSync(execPath, ['--eval', '0'])
  return Math.round(performance.now() - startedAt)
}

async function runDemo(base: string | undefined): Promise<string[]> {
  const registry = base === undefined ? await startDemoRegistry() : nameRegistry(base)
  const [job, gapped] = [startJob(), startJob()]
  try {
    return await tellStory(registry, job, gapped)
  } finally {
    await registry.close()
    for (const each of [job, gapped]) each.remove()
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
