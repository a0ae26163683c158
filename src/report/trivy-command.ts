// The script behind `TRIVY_CMD`: runs Trivy on the provided data even where a step brings its own cache directory.
import { dirname, relative } from 'node:path'
import { pathForShells, quoteForShell } from './shell-words.ts'

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
export const EXIT_DATA_PROBLEM = 69

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
