#!/usr/bin/env bash
# For ACTIONS_RUNNER_HOOK_JOB_STARTED of a self-hosted runner: provides Trivy's data before each job's first step. It never
# fails a job: whatever goes wrong is one line, and the job goes on as it would without it.

# Every program that this starts is a millisecond or two of every job, so it starts nearly none.
home=${BASH_SOURCE[0]%/*}/..

# The Node of the runner itself: nothing else need be installed. Beside the directory of its program; Linux knows that of a
# process, and elsewhere the directory of work lies in that of the runner unless somebody moved it.
find_node() {
  node=$TRIVY_OFFLINE_CACHE_NODE
  [ -n "$node" ] && return
  local process=$PPID name stat program
  for _ in 1 2 3 4; do
    read -r name 2>/dev/null <"/proc/$process/comm" || break
    case $name in
      Runner.Worker | Runner.Listener)
        program=$(readlink "/proc/$process/exe") || break
        node=${program%/bin/*}/externals/node24/bin/node
        return
        ;;
    esac
    read -r stat 2>/dev/null <"/proc/$process/stat" || break
    # Behind the name, which may have any characters: the state, and the parent.
    stat=${stat##*) ? }
    process=${stat%% *}
  done
  node=${RUNNER_TEMP%/*/*}/externals/node24/bin/node
}

find_node
[ -x "$node" ] || node=$(command -v node) || node=
if [ -z "$node" ]; then
  echo "Trivy data of this runner: there is no Node; name one as TRIVY_OFFLINE_CACHE_NODE in the runner's .env"
  exit 0
fi
"$node" "$home/dist/hook/index.js" || echo "Trivy data of this runner: the hook ended with $?; the job goes on without it"
exit 0
