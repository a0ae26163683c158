// The script behind `TRIVY_CMD`: runs Trivy on the provided data even where a step brings its own cache directory.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { Outcome } from '../acquire/outcome.ts'
import { LocalError } from '../base/errors.ts'
import { move, removeQuietly } from '../base/file-moves.ts'
import { isInside } from '../base/inside.ts'
import { clean } from '../base/log.ts'
import { readSmallFile } from '../base/small-file.ts'
import { pathForShells, quoteForShell } from './shell-words.ts'
import { decideSkips, type ProvenSkip } from './skip-variables.ts'
import type { RunFacts } from './verdict.ts'

/** What the script needs to know when it runs, perhaps in another container. */
export interface TrivyCommandFacts {
  readonly path: string
  readonly cacheDir: string
  /** One line about the data; foreign text in it is already cleaned. */
  readonly summary: string
  /** Lines of POSIX shell that refuse a Trivy for which what was provided is the wrong data. */
  readonly guards: readonly string[]
  /** What runs Trivy: `trivy`, or the `TRIVY_CMD` that the user had set. */
  readonly command: string
  /** Of the steps that run it. */
  readonly platform: NodeJS.Platform
  /** What a scan may read against the plan: when it does, and the line that tells it. */
  readonly unplanned: readonly { readonly isReadBy: string; readonly line: string }[]
  /** Skip variables that are set because of what lies in `cacheDir`. */
  readonly skips: readonly SkipPromise[]
}

/** What a skip variable promises of a cache directory. */
export interface SkipPromise {
  readonly variable: string
  /** Below the cache directory: it must be the very same there, or, with `isAbsent`, not be there. */
  readonly file: string
  readonly isAbsent?: true
}

/** EX_UNAVAILABLE of sysexits(3): nobody can take it for a finding, which Trivy reports with the exit code 1 or a chosen one. */
const EXIT_DATA_PROBLEM = 69

/**
 * The script's text. trivy-action sets `TRIVY_CACHE_DIR` to `<workspace>/.cache/trivy` on its own step, always, and runs
 * `$TRIVY_CMD` since v0.35.0; that default is replaced, a directory that the caller chose is not.
 */
export function describeTrivyCommand(facts: TrivyCommandFacts): string {
  return `#!/bin/sh
# Written by trivy-offline-cache: runs Trivy on the data that was provided for this job.
say() { printf 'trivy-offline-cache: %s\\n' "$1" >&2; }
${locateData(facts)}
repository=\${GITHUB_REPOSITORY##*/}
chosen=\${TRIVY_CACHE_DIR:-}
# The default of trivy-action, in a job on the host and in a container job.
case $chosen in
"\${GITHUB_WORKSPACE:-.}/.cache/trivy" | */"\${repository:-.}/\${repository:-.}"/.cache/trivy) chosen= ;;
esac
# What can make this scan use checks; a configuration file is not read here, so it counts.
scanners=\${TRIVY_SCANNERS:-}
subcommand=
settings="\${TRIVY_SCANNERS:-} \${TRIVY_SECURITY_CHECKS:-} \${TRIVY_IMAGE_CONFIG_SCANNERS:-} \${TRIVY_COMPLIANCE:+config} \${TRIVY_CONFIG:+config}"
[ ! -f trivy.yaml ] || settings=config
previous=
for argument in "$@"; do
  case $previous in
  --cache-dir) chosen=$argument ;;
  --scanners | --security-checks) scanners=$argument settings="$settings $argument" ;;
  --image-config-scanners) settings="$settings $argument" ;;
  esac
  case $argument in
  --cache-dir=*) chosen=\${argument#*=} ;;
  --scanners=* | --security-checks=*) scanners=\${argument#*=} settings="$settings \${argument#*=}" ;;
  --image-config-scanners=*) settings="$settings \${argument#*=}" ;;
  config | conf | k8s | kubernetes | --compliance | --compliance=* | --config | --config=* | -c*) settings=config ;;
  esac
  case $argument in
  image | i | fs | filesystem | rootfs | repo | repository | vm | sbom | config | conf | k8s | kubernetes)
    [ -n "$subcommand" ] || subcommand=$argument ;;
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
${facts.unplanned.map(describeUnplanned).join('')}${facts.guards.length === 0 ? '  :' : facts.guards.join('\n')}
fi
exec ${quoteForShell(facts.command)} "$@"
`
}

/**
 * Hands over to the script beside it: cmd and PowerShell run no file without an extension. In Git's shell, which
 * actions/checkout brings to every runner, and found where its installer puts it: a search would begin in the workspace.
 */
const FOR_CMD = `@echo off
rem Written by trivy-offline-cache: the script beside it, for cmd and PowerShell.
setlocal
set "GIT_SH=%ProgramFiles%\\Git\\bin\\sh.exe"
if not exist "%GIT_SH%" set "GIT_SH=%LocalAppData%\\Programs\\Git\\bin\\sh.exe"
if not exist "%GIT_SH%" (
  >&2 echo trivy-offline-cache: this needs the shell of Git for Windows, which is not there; run trivy itself, the exported variables hold for it
  exit /b ${EXIT_DATA_PROBLEM}
)
rem Arguments reach Trivy as they are: no wildcards, no translated paths.
set "MSYS=noglob"
set "MSYS_NO_PATHCONV=1"
set "MSYS2_ARG_CONV_EXCL=*"
"%GIT_SH%" "%~dp0trivy-offline" %*
exit /b %ERRORLEVEL%
`

/**
 * Writes the script so that a step that runs it sees all of it or the one before; on Windows one for cmd and PowerShell
 * too, named `.cmd`. What is there and the same is left alone: a step may have it open.
 *
 * @throws {LocalError} when it cannot be written
 */
export async function writeTrivyCommand(facts: TrivyCommandFacts): Promise<void> {
  const { path, platform } = facts
  await replaceFile(path, describeTrivyCommand(facts))
  if (platform === 'win32') await replaceFile(`${path}.cmd`, FOR_CMD.replaceAll('\n', '\r\n'))
}

/** undefined: absent, or not readable, and replaced. */
function readIfThere(path: string): string | undefined {
  try {
    return readSmallFile(path)
  } catch {
    return undefined
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const former = readIfThere(path)
  if (former === text) return
  const temporary = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, text)
    chmodSync(temporary, 0o755)
    await move(temporary, path)
  } catch (cause) {
    await removeQuietly(temporary)
    throw new LocalError(`${path} cannot be written`, { cause })
  }
}

/**
 * Beside the script when both lie under RUNNER_TEMP: Docker actions see that directory under another name, and only the
 * script's own place tells them which.
 */
function locateData(facts: TrivyCommandFacts): string {
  const host = `data=${quoteForShell(pathForShells(facts.cacheDir, facts.platform))}`
  // There are no Docker actions on Windows, and what its shells call a directory Trivy does not find.
  if (facts.platform === 'win32') return host
  const path = relative(dirname(facts.path), facts.cacheDir).replaceAll('\\', '/')
  // Its directory lies two levels below RUNNER_TEMP.
  const isNear = path !== '' && !path.startsWith('../../..') && !/^[A-Za-z]:/.test(path)
  if (!isNear) return host
  return `here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=$(CDPATH='' cd -- "$here"/${quoteForShell(path)} 2>/dev/null && pwd) || ${host}`
}

/** A promise made for our data does not hold for other data, which may be of any age; `-ef` knows ours under another name. */
function describeUnskip({ variable, file, isAbsent }: SkipPromise): string {
  const path = quoteForShell(file)
  if (isAbsent) return `  [ ! -e "$chosen"/${path} ] || unset ${variable}`
  return `  [ "$chosen"/${path} -ef "$data"/${path} ] || unset ${variable}`
}

/** A scan may still do without: what it lacks is said, and Trivy fetches it, or says why it cannot. */
function describeUnplanned({ isReadBy, line }: TrivyCommandFacts['unplanned'][number]): string {
  return `  if ${isReadBy}; then say ${quoteForShell(line)}; fi\n`
}

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
