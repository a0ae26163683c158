// Linux tells what a process was started with. A step's variables may come from the runner, from the workflow, or from a file
// that an earlier step wrote: only those of the runner are in the environment of the runner's own process, our ancestor.
import { readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/** Processes of the runner (actions/runner: `Runner.Worker` starts steps and hooks, `Runner.Listener` starts that). */
const RUNNER = /^Runner\.(Worker|Listener)$/

/** Steps are children of the worker, hooks grandchildren; wrappers may stand between. */
const MAX_GENERATIONS = 16

/**
 * The value of a variable in the environment in which the runner was started; `unknown` where there is no runner among our
 * ancestors (a container job, another kind of runner, a timer), or the system does not tell.
 */
export function readRunnerVariable(
  name: string,
  proc = '/proc',
  pid = process.ppid,
): { readonly known: true; readonly value: string | undefined } | { readonly known: false } {
  let current = pid
  for (let generation = 0; generation < MAX_GENERATIONS && current > 1; generation++) {
    try {
      if (isRunner(current, proc)) return { known: true, value: readVariable(current, name, proc) }
      current = readParent(current, proc)
    } catch {
      // Another user's process, or no such file system.
      return { known: false }
    }
  }
  return { known: false }
}

function isRunner(pid: number, proc: string): boolean {
  // Neither can be written by another process, as the command line of a script could.
  const program = basename(readlinkSync(`${proc}/${pid}/exe`))
  return RUNNER.test(program)
}

function readVariable(pid: number, name: string, proc: string): string | undefined {
  const entries = readFileSync(`${proc}/${pid}/environ`, 'utf8').split('\0')
  const found = entries.find((entry) => entry.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || undefined
}

/** proc(5): the second field behind the command, which stands in parentheses and may hold anything. */
function readParent(pid: number, proc: string): number {
  const fields = readFileSync(`${proc}/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return Number(fields[1])
}
