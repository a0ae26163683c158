// All that was said of a run, within the limits of this runner: by the step, the file on the runner, Trivy's own settings.
import { isAllowed } from '../inputs/allowed-registries.ts'
import { list } from '../inputs/parsers.ts'
import { InputError } from '../inputs/read.ts'
import { describeCutReferences } from '../inputs/registry-bases.ts'
import { originOf, type SaidText } from '../inputs/said.ts'
import { composeInputs, type Inputs, repositoriesOf } from '../inputs/table.ts'
import { formatReference } from '../oci/reference.ts'
import type { Plan } from '../plan/plan.ts'
import type { PlanLimits } from '../resources/contract/known-facts.ts'
import { RESOURCES } from '../resources/table.ts'
import { applyLimits, type LimitedInputs, refuseRegistry } from '../runner-config/apply-limits.ts'
import { findTrivy } from '../scan/find-trivy.ts'
import { readScan } from '../scan/read-scan.ts'
import type { TrivyConfig } from '../scan/trivy-config.ts'
import { findTemp } from './job-paths.ts'
import type { Dependencies } from './planned-run.ts'

/** The inputs as they hold, and all else that the plan is made from. */
export interface LimitedScan extends LimitedInputs {
  readonly config: TrivyConfig
  readonly limits: PlanLimits | undefined
}

/**
 * Reads it.
 *
 * @throws {InputError} listing all mistakes at once, or what the limits refuse
 */
export async function readLimited(
  say: (name: string) => SaidText,
  { environment, cancelled, config: file, deadlineMs, ageShare = 1 }: ReadingDependencies,
): Promise<LimitedScan> {
  const said = new Map(Object.keys(composeInputs(RESOURCES)).map((name) => [name, say(name)]))
  const getText = (name: string) => said.get(name)?.text ?? ''
  const { inputs, config } = await readSaid(getText, { environment, cancelled }, originOf(said))
  const limited = applyLimits({ inputs, said }, file, RESOURCES)
  if (limited.problems.length > 0) throw new InputError(limited.problems)
  const limits =
    file === undefined ? undefined : { file: file.file, texts: file.limits, allowed: limited.allowed }
  const timeout = Math.min(limited.inputs.timeout, deadlineMs ?? Number.POSITIVE_INFINITY)
  // What whoever runs it has said for this very run, holds as it is.
  const isSaid = said.get('max-age')?.by === 'step'
  const maxAge = isSaid ? limited.inputs.maxAge : shortenAges(limited.inputs.maxAge, ageShare)
  const named = list(getText('registries'))
  const lines = [...describeCutReferences('registries', named, repositoriesOf(RESOURCES)), ...limited.lines]
  return { ...limited, inputs: { ...limited.inputs, timeout, maxAge }, lines, config, limits }
}

/** What is read, and what of it is narrower for this run. */
type ReadingDependencies = Pick<
  Dependencies,
  'environment' | 'cancelled' | 'config' | 'deadlineMs' | 'ageShare'
>

function shortenAges(ages: Inputs['maxAge'], share: number): Inputs['maxAge'] {
  if (share === 1) return ages
  const all = RESOURCES.flatMap(({ name, maxAgeMs }) => {
    const ms = ages[name] ?? maxAgeMs
    return ms === undefined ? [] : [[name, ms * share] as const]
  })
  return Object.fromEntries(all)
}

/**
 * Refuses a plan that would ask a registry beyond the limits, whoever named it: an input, a variable of Trivy's, or
 * trivy.yaml.
 *
 * @throws {InputError} naming each
 */
export function refuseBeyondLimits({ requirements, limits }: Pick<Plan, 'requirements' | 'limits'>): void {
  const { allowed, file = '' } = limits ?? {}
  if (allowed === undefined) return
  const problems = requirements.flatMap(({ resource, places }) =>
    places
      .filter(({ reference }) => !isAllowed(reference, allowed))
      .map(({ reference }) => refuseRegistry(resource.title, formatReference(reference), { allowed, file })),
  )
  if (problems.length > 0) throw new InputError([...new Set(problems)])
}

/**
 * What is a mistake for one Trivy may be none for another. Where something is wrong for the newest, the one on PATH is asked
 * before anything is made: then one message has every mistake, and nothing that is none.
 */
async function readSaid(
  getText: (name: string) => string,
  { environment, cancelled: signal }: Pick<Dependencies, 'environment' | 'cancelled'>,
  origin: (name: string) => string | undefined,
): Promise<ReturnType<typeof readScan>> {
  try {
    return readScan(RESOURCES, getText, environment, { originOf: origin })
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const { version } = await findTrivy({
      wanted: undefined,
      environment,
      workingDirectory: findTemp(environment),
      memoFile: undefined,
      signal,
    })
    return readScan(RESOURCES, getText, environment, { otherwise: version, originOf: origin })
  }
}
