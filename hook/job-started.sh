#!/usr/bin/env bash
# For ACTIONS_RUNNER_HOOK_JOB_STARTED of a self-hosted runner: provides Trivy's data before each job's first step. It never
# fails a job: whatever goes wrong is one line, and the job goes on as it would without it.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 0

# The Node of the runner itself: nothing else need be installed. Beside the directory of its program; Linux knows that of a
# process, and elsewhere the directory of work lies in that of the runner unless somebody moved it.
find_node() {
  if [ -n "$TRIVY_OFFLINE_CACHE_NODE" ]; then
    echo "$TRIVY_OFFLINE_CACHE_NODE"
    return
  fi
  local process=$PPID program
  for _ in 1 2 3 4; do
    program=$(readlink "/proc/$process/exe" 2>/dev/null) || break
    case $program in
      */bin/Runner.Worker | */bin/Runner.Listener)
        echo "${program%/bin/*}/externals/node24/bin/node"
        return
        ;;
    esac
    process=$(sed 's/.*) . \([0-9]*\) .*/\1/' "/proc/$process/stat" 2>/dev/null) || break
  done
  echo "${RUNNER_TEMP%/*/*}/externals/node24/bin/node"
}

node=$(find_node)
[ -x "$node" ] || node=$(command -v node)
if [ -z "$node" ]; then
  echo "Trivy data of this runner: there is no Node; name one as TRIVY_OFFLINE_CACHE_NODE in the runner's .env"
  exit 0
fi
"$node" "$home/dist/hook/index.js" || echo "Trivy data of this runner: the hook ended with $?; the job goes on without it"
exit 0
