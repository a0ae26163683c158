// Whether what jobs are to find is there and as new as it should be: at every base, in the runner store, in the Actions cache.
import { count } from '../../base/count.ts'
import { findOutputFile } from '../../base/output-file.ts'
import { writeOwnFile } from '../../base/own-file.ts'
import { readEntryInputs } from '../../inputs/entry-inputs.ts'
import { setOutputs } from '../../report/finish.ts'
import { formatSpan } from '../../verify/freshness.ts'
import type { CommandEnd } from '../command-end.ts'
import { createClient, type Dependencies, type PlannedRun } from '../planned-run.ts'
import { planRun } from '../prepare.ts'
import { sayEntryInputs, textsOf } from '../said-texts.ts'
import { type Finding, listFindings } from './findings.ts'
import { renderMetrics } from './metrics.ts'
import { ageOf, type Observation } from './observation.ts'
import { observe } from './observe.ts'

/**
 * Looks, tells, and judges. Nothing is downloaded but manifests, and nothing is changed.
 *
 * @throws {InputError} when the inputs cannot be acted on
 */
export async function runCheck(dependencies: Dependencies): Promise<CommandEnd> {
  const own = readEntryInputs('check', textsOf('check', dependencies))
  const run = await planRun(dependencies, sayEntryInputs('check', '', dependencies))
  const { log, clock, host } = run.dependencies
  if (run.inputs.dryRun) return { failure: undefined }
  const client = run.inputs.offline ? undefined : createClient(run)
  const observations: Observation[] = []
  try {
    for (const requirement of run.plan.requirements) {
      const { title } = requirement.resource
      const seen = await log.group(title, async () => {
        const all = await observe(requirement, { run, client, places: own.places })
        for (const one of all) log.info(sayObservation(one, new Date(clock.now())))
        return all
      })
      observations.push(...seen)
    }
  } finally {
    if (run.actionsCache.kind === 'available') await run.actionsCache.cache.close()
  }
  if (observations.length === 0) return { failure: NOWHERE }
  const now = new Date(clock.now())
  const findings = listFindings(observations, { now, maxLagMs: own['max-lag'] })
  for (const { message } of findings) log.warning(message)
  if (own.metrics !== undefined) writeMetrics(own.metrics, renderMetrics(observations, findings, now), run)
  const outputs = {
    findings: JSON.stringify(findings),
    observations: JSON.stringify(observations.map((one) => describe(one, now))),
    good: String(findings.length === 0),
  }
  setOutputs(outputs, host)
  if (findings.length === 0) {
    log.info(`${count(observations.length, 'place is as it', 'places are as they')} should be.`)
    return { failure: undefined }
  }
  return own['on-finding'] === 'warn' ? { failure: undefined } : { failure: fail(findings), isAlarm: true }
}

/** Silence would pass for a good sign. */
const NOWHERE = {
  message: 'there is no place to look at',
  hint: 'Name where the data is to be found: registries, a runner store, or the Actions cache, with the input places.',
}

const LAST_RUN =
  'Look at the last run of the mirror or warm job: a schedule ends by itself in a repository without activity.'

function fail(findings: readonly Finding[]) {
  const hints = new Set(findings.map(({ hint = LAST_RUN }) => hint))
  const places = count(findings.length, 'place is not as it', 'places are not as they')
  return {
    message: `${places} should be: ${findings.map(({ message }) => message).join('; ')}`,
    hint: `${[...hints].join(' ')} on-finding: warn lets the step pass.`,
  }
}

function sayObservation(one: Observation, now: Date): string {
  if (one.problem !== undefined) return `${one.where}: ${one.problem}`
  const age = ageOf(one, now)
  const digest = one.digest?.slice(0, 'sha256:'.length + 16) ?? ''
  return `${one.where}: ${digest}, ${age === undefined ? 'its age is not told there' : `${formatSpan(age)} old`}`
}

function describe(one: Observation, now: Date): unknown {
  const { resource, kind, where, digest, at, problem, maxAgeMs } = one
  const age = ageOf(one, now)
  return {
    ...{ resource, kind, where, digest, problem },
    at: at?.toISOString(),
    ageSeconds: age === undefined ? undefined : Math.round(age / 1000),
    maxAgeSeconds: Math.round(maxAgeMs / 1000),
  }
}

/** All at once: the collector reads at any time. */
function writeMetrics(file: string, text: string, { paths }: PlannedRun): void {
  writeOwnFile(findOutputFile('metrics', file, paths.workspace), text)
}
