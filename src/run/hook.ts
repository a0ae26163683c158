// The job-started hook of a runner: before any step, without inputs and without a token. It never fails a job, and takes no
// longer than its deadline.
import type { Outcome } from '../acquire/outcome.ts'
import { describeError } from '../base/errors.ts'
import { createStepHost, type Host } from '../base/host.ts'
import { clean, createLog, type Log } from '../base/log.ts'
import { BUILT_IN_TEXTS } from '../inputs/built-in-texts.ts'
import type { SaidText } from '../inputs/said.ts'
import { readBuildIdentity } from '../report/build-identity.ts'
import { finishRun } from '../report/finish.ts'
import { decideVerdict, type RunFacts } from '../report/verdict.ts'
import { RESOURCES } from '../resources/table.ts'
import { readRunnerConfig } from '../runner-config/runner-config.ts'
import { sayInput } from '../runner-config/say-inputs.ts'
import { sayAge } from '../verify/freshness.ts'
import { awaitCancellation } from './cancellation.ts'
import { fulfilPlan } from './fulfil.ts'
import type { Dependencies, PlannedRun } from './planned-run.ts'
import { planRun } from './prepare.ts'

/** Unless the file on the runner says otherwise. */
const DEADLINE_MS = 10_000

/** Beyond the deadline, for whatever does not heed it: the process ends. */
const GRACE_MS = 500

/** What holds whatever the file says: a hook decides over no job, and the repository's own step may want more. */
const FIXED: Readonly<Record<string, string>> = {
  'on-unavailable': 'continue',
  'on-degraded': 'warn',
  save: 'never',
  'export-env': 'true',
  'dry-run': 'false',
  // The job that follows decides over itself.
  untrusted: 'false',
}

/** The runner's own lines are many; this is one of them. */
const BEGINNING = 'Trivy data of this runner'

/** Runs the hook and ends the process, always with 0. */
export async function runHook(real: Omit<Dependencies, 'cancelled' | 'config' | 'host'>): Promise<never> {
  const { environment } = real
  const startedAt = performance.now()
  const log = createLog()
  // Half a file on this runner is none; what cannot be read must not keep a job from starting.
  const end = (line: string): never => {
    log.info(`${BEGINNING}: ${line}`)
    process.exit(0)
  }
  try {
    const config = await readRunnerConfig(RESOURCES, { environment })
    const deadlineMs = config?.hookDeadlineMs ?? DEADLINE_MS
    const leftMs = deadlineMs - (performance.now() - startedAt)
    setTimeout(() => end(`the deadline of ${deadlineMs / 1000} s is over; ${NOTHING}`), leftMs + GRACE_MS)
    const dependencies: Dependencies = {
      ...real,
      host: createQuietHost(),
      log: quiet(log),
      config,
      deadlineMs: leftMs,
      cancelled: awaitCancellation((message) => log.warning(`${BEGINNING}: ${message}`)),
    }
    const run = await planRun(dependencies, (name) => sayOf(name, config))
    end(describeEnd(await carryOut(run)))
  } catch (error) {
    log.warning(`${BEGINNING}: ${clean(describeError(error), 1000)}; ${NOTHING}`)
  }
  process.exit(0)
}

const NOTHING = 'later steps are as they would be without the hook'

/** Before the checkout there is nothing to plan by, and what an earlier job left in the workspace says nothing of this one. */
function sayOf(name: string, config: Dependencies['config']): SaidText {
  const fixed = FIXED[name]
  if (fixed !== undefined) return { text: fixed, by: 'built-in', origin: 'the hook' }
  const builtIn: Readonly<Record<string, string>> = { ...BUILT_IN_TEXTS.main, store: 'always' }
  const said = sayInput(name, { step: undefined, config, builtIn: builtIn[name] ?? '' })
  const isAuto = name === 'resources' && /\bauto\b/i.test(said.text)
  return isAuto ? { ...said, text: BUILT_IN_TEXTS.warm.resources } : said
}

async function carryOut(run: PlannedRun): Promise<RunFacts> {
  const facts = await fulfilPlan(run)
  const { inputs, paths, earlier } = run
  const { environment, host, log, dist } = run.dependencies
  await finishRun(facts, decideVerdict(facts), {
    inputs,
    paths,
    environment,
    earlier,
    build: readBuildIdentity(dist),
    host,
    log,
    warnings: [],
  })
  return facts
}

/** In one line, what later Trivy steps will use, and what they will not find. */
function describeEnd({ outcomes, ownOutcomes, plan, now }: RunFacts): string {
  const ready = outcomes.filter((outcome) => outcome.ready !== undefined)
  const missing = outcomes.filter((outcome) => outcome.ready === undefined)
  const own = plan.resources.flatMap(({ resource }) => {
    const outcome = ownOutcomes.get(resource.name)
    return outcome === undefined ? [] : [{ title: resource.title, isReady: outcome.isReady }]
  })
  const there = [
    ...ready.map((outcome) => describeReady(outcome, now)),
    ...own.filter(({ isReady }) => isReady).map(({ title }) => title),
  ]
  const not = [
    ...missing.map((outcome) => `${outcome.requirement.resource.title} (${explain(outcome)})`),
    ...own.filter(({ isReady }) => !isReady).map(({ title }) => title),
  ]
  return [
    there.length === 0 ? NOTHING : `later Trivy steps use ${there.join(', ')}`,
    ...(not.length === 0 ? [] : [`not provided: ${not.join(', ')}`]),
  ].join('; ')
}

function describeReady({ ready, requirement: { resource } }: Outcome, now: Date): string {
  if (ready === undefined) return resource.title
  return `${resource.title} (${ready.source}, ${sayAge(resource, ready.measuredAt, now)})`
}

function explain({ problem, attempts }: Outcome): string {
  const last = attempts.at(-1)
  return clean(problem ?? (last === undefined ? 'no source' : `${last.source}: ${last.outcome}`), 200)
}

/** Nothing but variables reaches a job from a hook: it has no outputs, and its summary is the job's. */
function createQuietHost(): Host {
  return {
    ...createStepHost(),
    readInput: () => ' ',
    setOutput: () => undefined,
    notice: () => undefined,
    writeSummary: async () => undefined,
  }
}

/** What a step would tell is there for whoever turns on the runner's debug log. */
function quiet(log: Log): Log {
  return {
    info: log.debug,
    warning: log.debug,
    debug: log.debug,
    group: (title, body) => {
      log.debug(title)
      return body()
    },
  }
}
