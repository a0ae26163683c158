// What a program that we start can learn of the job's environment: nothing of the tokens and inputs of this step, for which it
// has no use, neither from what it is given nor by reading ours.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { delimiter, isAbsolute } from 'node:path'
import { copyEnvironment } from './copy-environment.ts'
import { isInside } from './inside.ts'
import { splitSearchPath } from './program.ts'

/** The runner's own tokens and the files by which it takes commands, our inputs, and logins for others than this program. */
const WITHHELD =
  /^(ACTIONS_.*|INPUT_.*|GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)|TF_TOKEN_.*|TRIVY_.*)$/i

/** What such a program may know; it finds no other program in the workspace. */
export function childEnvironment(job: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(job).filter(([name]) => !WITHHELD.test(name))
  return withTrustedPath(Object.fromEntries(kept))
}

/** The same with a PATH in which nothing is found that a pull request brings along: no relative entry, none of the workspace. */
export function withTrustedPath(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // On Windows it is called `Path`.
  const names = Object.keys(environment).filter((name) => name.toUpperCase() === 'PATH')
  const { GITHUB_WORKSPACE: workspace } = environment
  const isTrusted = (directory: string) =>
    isAbsolute(directory) && (!workspace || !isInside(directory, workspace))
  const trusted = names.map((name) => {
    const directories = splitSearchPath(environment[name] ?? '').filter(isTrusted)
    return [name, directories.map(quoteForPath).join(delimiter)] as const
  })
  return copyEnvironment(environment, Object.fromEntries(trusted))
}

/** Only Windows can have the delimiter in a name, in quotes. */
function quoteForPath(directory: string): string {
  return directory.includes(delimiter) ? `"${directory}"` : directory
}

/** By this the runner finds what a job has left running (actions/runner, `JobExtension.FinalizeJob`). */
const KEPT_IN_SIGHT = 'RUNNER_TRACKING_ID'

/**
 * Moves the environment of this process to where `/proc/<id>/environ` does not show it. Any program of the same user may read
 * that file, which goes on showing the bytes with which the process began, whatever is unset later
 * (proc_pid_environ(5)). Which of the job's variables are secrets only its author knows: all values go but one. Only Linux has
 * that file; where the memory cannot be written all stays as it was.
 *
 * @param environment that of this process, which keeps its values
 */
export function hideFromChildren(environment: NodeJS.ProcessEnv): void {
  if (process.platform !== 'linux') return
  try {
    const bytes = readFileSync('/proc/self/environ')
    const start = startOfEnvironment()
    const memory = openSync('/proc/self/mem', 'r+')
    try {
      // The C library keeps what is set anew in memory of its own.
      for (const [name, value] of Object.entries(environment)) environment[name] = value
      const hidden = withoutValues(bytes)
      writeSync(memory, hidden, 0, hidden.length, start)
    } finally {
      closeSync(memory)
    }
  } catch {
    // No /proc, or one that is read-only: a hardened machine has other ways to keep processes apart.
  }
}

/** Field 50 of proc_pid_stat(5), `env_start`; the second field, a name in brackets, may hold anything. */
function startOfEnvironment(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1')
  const address = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[47])
  if (!Number.isSafeInteger(address) || address <= 0) throw new Error('no address of the environment')
  return address
}

/** Texts `NAME=value`, each ended by a zero, of the same length and with their names (pure). */
function withoutValues(environment: Buffer): Buffer {
  const hide = (text: string) => {
    const [name = ''] = text.split('=', 1)
    return name === KEPT_IN_SIGHT ? text : name.padEnd(text.length, '=')
  }
  // One character for each byte, whatever they mean.
  return Buffer.from(environment.toString('latin1').split('\0').map(hide).join('\0'), 'latin1')
}
