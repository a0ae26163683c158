// Trivy itself as a resource of the table: a program, and the one thing here that is run.
import { dirname } from 'node:path'
import { InputError, type ReadableInputs } from '../../inputs/read.ts'
import { findOwnInput } from '../../inputs/read-own-input.ts'
import { findOnPath } from '../../scan/find-trivy.ts'
import type { ExportFacts, Exports } from '../contract/exports.ts'
import type { GatherContext } from '../contract/known-facts.ts'
import type { OwnOutcome } from '../contract/own-outcome.ts'
import type { Resource } from '../contract/resource.ts'
import type { ProvideOwnContext } from '../contract/run-context.ts'
import { notNeeded, provided } from '../need-words.ts'
import { judgeVersion, type VersionVerdict } from './incidents.ts'
import { NEWEST_KNOWN } from './known-releases.ts'
import type { TrivyOutcome } from './provide-trivy.ts'
import { TRIVY_OUTPUTS, tellTrivy } from './tell-trivy.ts'
import { checkWishes, INSTALL, readWishes, TRIVY_INPUTS, type TrivyWishes } from './trivy-inputs.ts'
import { describeWanted } from './wanted-version.ts'

const NAME = 'trivy'

/** What is wished, and what is known against the Trivy that will scan, where that is another. */
interface TrivyFacts {
  readonly wishes: TrivyWishes
  readonly warnings: readonly string[]
}

/** See the contract. */
export const trivy: Resource<TrivyFacts> = {
  name: NAME,
  title: 'Trivy',
  inputs: TRIVY_INPUTS,
  mirrored: {
    repository: 'trivy',
    // The list of referrers, in registries that keep none themselves.
    movingTags: ['sha256-<digest>'],
    fixedTags: ['<version>', 'sha256-<digest>.sig'],
  },
  hosts: ['github.com', 'release-assets.githubusercontent.com'],
  gather,
  warningsOf: ({ warnings }) => warnings,
  secretsOf: ({ wishes }) => wishes.download?.secrets ?? [],
  isAskedFor: (inputs) => readWishes(inputs).isInstalled,
  scanningVersion: (inputs) => (isWanted(inputs) ? (inputs.trivyVersion ?? NEWEST_KNOWN) : undefined),
  need: (_, { wishes }) =>
    wishes.isInstalled
      ? provided('needed', `install-trivy is true; ${describeWanted(wishes.wanted)}`)
      : notNeeded('no scan fetches Trivy itself'),
  provide,
  exports: exportPath,
  outputs: TRIVY_OUTPUTS,
}

/** Whether this run installs it: by its own input, or because the list of resources names it. */
function isWanted(inputs: ReadableInputs): boolean {
  const { resources } = inputs
  const named: readonly string[] | undefined =
    resources?.kind === 'list' ? resources.names : resources?.included
  return findOwnInput(inputs, INSTALL) === true || named?.includes(NAME) === true
}

/** Refuses what is known as malicious before anything else is done: asked for, or found on PATH. */
function gather({ inputs, trivyOrigin, trivyOnPath }: GatherContext): TrivyFacts {
  const wishes = readWishes(inputs)
  const isInstalled = isWanted(inputs)
  if (isInstalled) checkWishes({ ...wishes, isInstalled }, inputs.insecureRegistries)
  const { wanted, denied } = wishes
  if (wanted.kind === 'exact' && (isInstalled || trivyOrigin === 'input')) {
    refuse(judgeVersion(wanted.version, denied), 'name another version in trivy-version')
  }
  if (trivyOnPath === undefined) return { wishes, warnings: [] }
  const verdict = judgeVersion(trivyOnPath, denied)
  refuse(verdict, ON_PATH_CURE)
  // Of what is installed the outcome tells; a version that is only named may be none that scans here.
  return { wishes, warnings: verdict.warnings }
}

const ON_PATH_CURE =
  'it is the trivy on PATH, and was not run for a scan: remove it, rotate what its jobs could read, and install another version'

function refuse({ refusal }: VersionVerdict, cure: string): void {
  if (refusal !== undefined) throw new InputError([`${refusal}; ${cure}`])
}

async function provide(context: ProvideOwnContext, { wishes }: TrivyFacts): Promise<OwnOutcome> {
  // Loaded only here: the many jobs that install nothing should not pay for it.
  const { provideTrivy } = await import('./provide-trivy.ts')
  const outcome = await provideTrivy(context, wishes)
  sayOther(context, outcome)
  return tellTrivy(outcome, wishes)
}

/** Another Trivy on PATH is no trouble, but who wins must be said. */
function sayOther({ environment, log }: ProvideOwnContext, { installed }: TrivyOutcome): void {
  const other = findOnPath(environment)
  if (installed !== undefined && other !== undefined && other !== installed.binary) {
    log.info(
      `${other} is on PATH already; later steps run ${installed.binary}, because this step puts its directory first`,
    )
  }
}

function exportPath({ outcome }: ExportFacts): Exports {
  const installed = (outcome?.own as TrivyOutcome | undefined)?.installed
  return installed === undefined ? {} : { path: [dirname(installed.binary)] }
}
