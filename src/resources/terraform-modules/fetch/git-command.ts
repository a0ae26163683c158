// Runs git as if its repository were an enemy: no prompt, no hook, no filter that downloads, only the protocols that are meant.
import { spawn } from 'node:child_process'
import { childEnvironment } from '../../../base/child-environment.ts'
import { ActionError } from '../../../base/errors.ts'
import { isInside } from '../../../base/inside.ts'
import { clean } from '../../../base/log.ts'
import { signalOfNow } from '../../../base/patience.ts'
import { findProgram } from '../../../base/program.ts'

/** What a command needs. */
export interface GitContext {
  readonly git: string
  readonly directory: string
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

/** What git printed; of a failure in its own words. */
export interface GitAnswer {
  readonly isGood: boolean
  readonly output: string
  readonly words: string
}

/** Cloning the largest repositories of modules takes a minute. */
const TIMEOUT_MS = 300_000
const MAX_OUTPUT_BYTES = 16 << 20

/** What a repository, its attributes, or a template of this machine could make git run. */
const SAFE = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.autocrlf=false',
  'core.protectNTFS=true',
  'core.protectHFS=true',
  'protocol.allow=never',
  'protocol.https.allow=always',
  'protocol.http.allow=always',
  'protocol.ssh.allow=always',
  'submodule.recurse=false',
  'gc.auto=0',
  'advice.detachedHead=false',
].flatMap((setting) => ['-c', setting])

/** Of the job's environment: what leads git elsewhere. */
const WITHHELD =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|EXEC_PATH|TEMPLATE_DIR|ALLOW_PROTOCOL|EXTERNAL_DIFF|PROXY_COMMAND|TRACE.*)$/i

/** `git` on PATH, but not from the workspace, which a pull request controls. */
export function findGit(environment: NodeJS.ProcessEnv, workspace: string): string | undefined {
  const isTrusted = (directory: string) => !isInside(directory, workspace)
  // What modules say becomes arguments: none of it may meet a shell.
  return findProgram('git', { environment, isTrusted, isBinary: true })
}

/** The environment of git: the job's, without what is not its business, and without a way to ask anybody anything. */
export function gitEnvironment(
  job: NodeJS.ProcessEnv,
  more: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const kept = Object.entries(childEnvironment(job)).filter(([name]) => !WITHHELD.test(name))
  const isSshChosen = job.GIT_SSH_COMMAND !== undefined || job.GIT_SSH !== undefined
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: '0',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    // No question whether a host is known, or for a passphrase.
    ...(isSshChosen ? {} : { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' }),
    ...more,
  }
}

/**
 * Runs one command; whatever it started ends with it.
 *
 * @throws {ActionError} when git cannot be started; the signal's reason
 */
export function runGit(args: readonly string[], context: GitContext): Promise<GitAnswer> {
  const { git, directory, environment } = context
  const signal = signalOfNow(context.signal)
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const isGroup = process.platform !== 'win32'
    const child = spawn(git, [...SAFE, ...args], {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: isGroup,
      windowsHide: true,
    })
    const end = () => {
      // Its helpers for https and ssh are of its group.
      if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    }
    const stop = () => {
      try {
        end()
      } catch {
        // It has ended by itself.
      }
    }
    const timer = setTimeout(stop, TIMEOUT_MS)
    signal.addEventListener('abort', stop, { once: true })
    let output = ''
    let words = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.length > MAX_OUTPUT_BYTES) stop()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2000)
    })
    child.once('error', (cause) => reject(new ActionError('git could not be started', { cause })))
    child.once('close', (code) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      if (signal.aborted) reject(signal.reason)
      else resolve({ isGood: code === 0, output, words: lastWords(words) })
    })
  })
}

/** The line that says what was wrong, without a login that a URL in it may have. */
function lastWords(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  const said = lines.findLast((line) => /^(fatal|error|ssh|remote):/i.test(line)) ?? lines.at(-1) ?? 'no word'
  return clean(said.replace(/\/\/[^/@\s]*@/g, '//…@'), 200)
}
