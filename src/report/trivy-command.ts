// The script behind `TRIVY_CMD`: runs Trivy on the provided data even where a step brings its own cache directory.
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { clean } from '../base/log.ts'
import { isDatabase, type Resource } from '../resources/table.ts'
import { VEX_SPEC_VERSION } from '../resources/vex-repo/vex-manifest.ts'
import type { Outcome } from '../run/outcome.ts'
import { settingsOf } from '../scan/trivy-version.ts'
import { BUNDLE_CONTENT } from '../verify/contents.ts'
import { ageVerb } from '../verify/freshness.ts'
import { quoteForShell } from './environment.ts'
import type { RunFacts } from './verdict.ts'

/** What the script needs to know when it runs, perhaps in another container. */
export interface TrivyCommandFacts {
  readonly path: string
  readonly cacheDir: string
  /** One line about the data; foreign text in it is already cleaned. */
  readonly summary: string
  /** Major of the placed checks bundle; undefined when there is none. */
  readonly checksMajor: number | undefined
  /** What runs Trivy: `trivy`, or the `TRIVY_CMD` that the user had set. */
  readonly command: string
  /** Skip variables that are set because of what lies in `cacheDir`, with the file that must be there for each. */
  readonly skips: readonly { readonly variable: string; readonly file: string }[]
}

/** EX_UNAVAILABLE of sysexits(3): nobody can take it for a finding, which Trivy reports with the exit code 1 or a chosen one. */
const EXIT_DATA_PROBLEM = 69

/**
 * The script's text. trivy-action sets `TRIVY_CACHE_DIR` to `<workspace>/.cache/trivy` on its own step, always, and runs
 * `$TRIVY_CMD` since v0.35.0 (trivy-facts §9.7); that default is replaced, a directory that the caller chose is not.
 */
export function describeTrivyCommand(facts: TrivyCommandFacts): string {
  return `#!/bin/sh
# Written by trivy-offline-cache: runs Trivy on the data that was provided for this job.
say() { printf 'trivy-offline-cache: %s\\n' "$1" >&2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${locateData(facts)}
repository=\${GITHUB_REPOSITORY##*/}
chosen=\${TRIVY_CACHE_DIR:-}
# The default of trivy-action, in a job on the host and in a container job.
case $chosen in
"\${GITHUB_WORKSPACE:-.}/.cache/trivy" | */"\${repository:-.}/\${repository:-.}"/.cache/trivy) chosen= ;;
esac
# What can make this scan use checks; a configuration file is not read here, so it counts.
settings="\${TRIVY_SCANNERS:-} \${TRIVY_SECURITY_CHECKS:-} \${TRIVY_IMAGE_CONFIG_SCANNERS:-} \${TRIVY_COMPLIANCE:+config} \${TRIVY_CONFIG:+config}"
[ ! -f trivy.yaml ] || settings=config
previous=
for argument in "$@"; do
  case $previous in
  --cache-dir) chosen=$argument ;;
  --scanners | --security-checks | --image-config-scanners) settings="$settings $argument" ;;
  esac
  case $argument in
  --cache-dir=*) chosen=\${argument#*=} ;;
  --scanners=* | --security-checks=* | --image-config-scanners=*) settings="$settings \${argument#*=}" ;;
  config | conf | k8s | kubernetes | --compliance | --compliance=* | --config | --config=* | -c*) settings=config ;;
  esac
  previous=$argument
done
# The directory under its name on the host: where that was not translated, and as Windows spells it.
case $chosen in "$data" | ${quoteForShell(facts.cacheDir)}) chosen= ;; esac
if [ -n "$chosen" ]; then
  say "this step chose its own cache directory ($chosen); it is left alone"
${facts.skips.map(describeUnskip).join('\n')}
else
  TRIVY_CACHE_DIR=$data
  export TRIVY_CACHE_DIR
  say ${quoteForShell(facts.summary)}
${facts.checksMajor === undefined ? '  :' : describeMajorGuard(facts.checksMajor, facts.command)}
fi
exec ${quoteForShell(facts.command)} "$@"
`
}

/** Writes the script so that a step that runs it sees all of it or the one before. */
export function writeTrivyCommand(facts: TrivyCommandFacts): void {
  mkdirSync(dirname(facts.path), { recursive: true })
  const temporary = `${facts.path}.${process.pid}.tmp`
  writeFileSync(temporary, describeTrivyCommand(facts))
  chmodSync(temporary, 0o755)
  renameSync(temporary, facts.path)
}

/**
 * Beside the script when both lie under RUNNER_TEMP: Docker actions see that directory under another name, and only the
 * script's own place tells them which.
 */
function locateData(facts: TrivyCommandFacts): string {
  const host = quoteForShell(facts.cacheDir)
  const path = relative(dirname(facts.path), facts.cacheDir).replaceAll('\\', '/')
  // Its directory lies two levels below RUNNER_TEMP.
  const isNear = path !== '' && !path.startsWith('../../..') && !/^[A-Za-z]:/.test(path)
  if (!isNear) return host
  return `$(CDPATH='' cd -- "$here"/${quoteForShell(path)} 2>/dev/null && pwd) || data=${host}`
}

/** A promise made for our data does not hold for other data, which may be of any age; `-ef` knows ours under another name. */
function describeUnskip({ variable, file }: { variable: string; file: string }): string {
  const path = quoteForShell(file)
  return `  [ "$chosen"/${path} -ef "$data"/${path} ] || unset ${variable}`
}

/** A bundle of another major gives other results without a word; only a scan that can use checks pays for asking. */
function describeMajorGuard(major: number, command: string): string {
  return `  case $settings in *conf*)
    version=$(${quoteForShell(command)} --version 2>/dev/null | head -n 1)
    minor=\${version#*.}
    minor=\${minor%%[!0-9]*}
    wanted=${major}
    case $version in 'Version: 0.'[0-9]* | 'Version: v0.'[0-9]*)
      if [ "$minor" -lt 56 ]; then wanted=0; elif [ "$minor" -lt 69 ]; then wanted=1; else wanted=2; fi ;;
    esac
    if [ "$wanted" != ${major} ]; then
      say "this is a data problem, not a finding: Trivy \${version#Version: } reads checks bundle $wanted, but ${major} was provided; set the input trivy-version to the version that scans"
      exit ${EXIT_DATA_PROBLEM}
    fi ;;
  esac`
}

/** The script's facts for what this run provided. */
export function commandFacts(
  facts: RunFacts,
  path: string,
  environment: NodeJS.ProcessEnv,
): TrivyCommandFacts {
  const ready = facts.outcomes.filter((outcome) => outcome.ready !== undefined)
  const bundle = ready.find(({ requirement }) => requirement.resource.format.kind === 'checks')
  const words = ready.map((outcome) => describeData(outcome))
  const preset = environment.TRIVY_CMD
  return {
    path,
    cacheDir: facts.cacheDir,
    summary: words.length === 0 ? 'no data was provided' : words.join(', '),
    checksMajor: bundle?.requirement.schema,
    // A second use of this action in one job finds its own script there.
    command: preset === undefined || preset === '' || preset === path ? 'trivy' : preset,
    skips: ready.map(({ requirement: { resource } }) => ({
      variable: settingsOf(resource, facts.plan.trivy.version).skipVariable,
      file: `${resource.directory}/${provenFileOf(resource)}`,
    })),
  }
}

/** What tells one copy of a resource from another. */
function provenFileOf(resource: Resource): string {
  if (isDatabase(resource)) return resource.format.file
  return resource.format.kind === 'vex' ? VEX_SPEC_VERSION : BUNDLE_CONTENT
}

function nameOf({ name, format }: Resource): string {
  return format.kind === 'vex' ? `${name} ${clean(format.repository.name, 50)}` : name
}

function describeData({ requirement, ready }: Outcome): string {
  const { resource } = requirement
  // The epoch stands for a bundle whose age is not known.
  if (ready === undefined || ready.measuredAt.getTime() === 0) return `${nameOf(resource)} of unknown age`
  const instant = ready.measuredAt.toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z')
  return `${nameOf(resource)} ${ageVerb(resource)} ${instant}`
}
