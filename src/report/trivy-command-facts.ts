// What the script behind `TRIVY_CMD` has to know of a run: its data, what the skip variables promise, and what it was not asked for.
import type { Outcome } from '../acquire/outcome.ts'
import { isInside } from '../base/inside.ts'
import { clean } from '../base/log.ts'
import { pathForShells, quoteForShell } from './shell-words.ts'
import { decideSkips, type ProvenSkip } from './skip-variables.ts'
import { EXIT_DATA_PROBLEM, type SkipPromise, type TrivyCommandFacts } from './trivy-command.ts'
import type { RunFacts } from './verdict.ts'

/** The script's facts for what this run provided. */
export function commandFacts(
  facts: RunFacts,
  path: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): TrivyCommandFacts {
  const ready = facts.outcomes.filter((outcome) => outcome.ready !== undefined)
  const words = ready.map((outcome) => describeData(outcome))
  const preset = pathForShells(environment.TRIVY_CMD ?? '', platform)
  // A second use of this action in one job finds its own script there, which would start itself for ever.
  const command = preset === '' || isScript(preset, path, platform) ? 'trivy' : preset
  return {
    path,
    cacheDir: facts.cacheDir,
    summary: words.length === 0 ? 'no data was provided' : words.join(', '),
    guards: ready.flatMap(
      ({ requirement: { resource, schema } }) =>
        resource.guardCommand?.(schema, { command: quoteForShell(command), exitCode: EXIT_DATA_PROBLEM }) ??
        [],
    ),
    unplanned: unplannedOf(facts),
    command,
    platform,
    skips: decideSkips(facts).proven.map(describePromise),
  }
}

/** Whether a command is our own script, or the one for cmd beside it, under any name: another case, a link, a short name. */
function isScript(command: string, path: string, platform: NodeJS.Platform): boolean {
  const names = platform === 'win32' ? [path, `${path}.cmd`] : [path]
  const fold = (name: string) => {
    const plain = pathForShells(name, platform)
    return platform === 'win32' ? plain.toLowerCase() : plain
  }
  return names.some((name) => fold(name) === fold(command) || isInside(command, name))
}

function describePromise({ skipVariable: variable, resource, because }: ProvenSkip): SkipPromise {
  const { directory, placement, standIn } = resource
  if (because === 'placed') return { variable, file: `${directory}/${placement.provenFile}` }
  return { variable, file: `${directory}/${standIn?.absentPath ?? ''}`, isAbsent: true }
}

/** What the plan has no need of; what the user left out by name is known to be missing. */
function unplannedOf({ plan }: RunFacts): TrivyCommandFacts['unplanned'] {
  return plan.omissions.flatMap(({ resource, reason }) =>
    resource.isReadBy === undefined || plan.needs[resource.name]?.need !== 'not needed'
      ? []
      : [
          {
            isReadBy: resource.isReadBy,
            line: clean(
              `this scan reads ${resource.name}, which this step did not provide (${reason}): give it the scan-type and scanners of this scan`,
              400,
            ),
          },
        ],
  )
}

function describeData({ requirement, ready }: Outcome): string {
  const { resource } = requirement
  const name = resource.label?.inCommand ?? resource.name
  // The epoch stands for an age that is not known.
  if (ready === undefined || ready.measuredAt.getTime() === 0) return `${name} of unknown age`
  const instant = ready.measuredAt.toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z')
  return `${name} ${resource.age === 'data' ? 'built' : 'current as of'} ${instant}`
}
