// `docker-credential-*` programs, which keep logins outside of files (https://github.com/docker/docker-credential-helpers#development).
import { spawn } from 'node:child_process'
import { childEnvironment } from '../base/child-environment.ts'
import { isInside } from '../base/inside.ts'
import { type Command, commandOf, findProgram } from '../base/program.ts'
import { isObject } from './json.ts'

/** Which helper to ask for which registry, and how long. */
export interface HelperOptions {
  /** Without `docker-credential-`. */
  readonly name: string
  /** The registry as the helper knows it. */
  readonly serverUrl: string
  readonly environment: NodeJS.ProcessEnv
  /** Working directory: never the workspace, where a pull request could have put a program of that name (Windows looks there first). */
  readonly directory: string
  readonly signal: AbortSignal
  readonly timeoutMs?: number
}

/** What a helper answers. */
export interface HelperLogin {
  /** `<token>` means that the secret is an identity token. */
  readonly username: string
  readonly secret: string
}

/** Helpers may ask a cloud service; one that waits for a person would wait for ever. */
const TIMEOUT_MS = 10_000
const MAX_OUTPUT_BYTES = 64 * 1024
/** Letters that need no shell and name no other directory. */
const NAME = /^[A-Za-z0-9_.-]+$/

/** Asks a helper; `undefined` when it has no login for the registry. Throws an Error that quotes nothing of its output. */
export async function askCredentialHelper(options: HelperOptions): Promise<HelperLogin | undefined> {
  if (!NAME.test(options.name)) throw new Error('its name is not the name of a credential helper')
  const { output, exitCode } = await run(options)
  if (exitCode !== 0) {
    if (/credentials not found/i.test(output)) return undefined
    throw new Error(`exit code ${exitCode}`)
  }
  return parseLogin(output)
}

function parseLogin(output: string): HelperLogin | undefined {
  let value: unknown
  try {
    value = JSON.parse(output)
  } catch {
    // Handled below; the parser's message would quote a secret.
  }
  if (!isObject(value)) throw new Error('its answer is not JSON')
  const { Username: username, Secret: secret } = value
  if (typeof username !== 'string' || typeof secret !== 'string') throw new Error('its answer has no login')
  return secret === '' ? undefined : { username, secret }
}

/** Not from the workspace: what a pull request brings along could read the tokens of this step. */
function findHelper({ name, environment }: HelperOptions): Command {
  const { GITHUB_WORKSPACE: workspace } = environment
  const isTrusted = (directory: string) => !workspace || !isInside(directory, workspace)
  const program = findProgram(`docker-credential-${name}`, { environment, isTrusted })
  if (program === undefined) throw new Error('not found on PATH')
  return commandOf(program, ['get'], environment)
}

function run(options: HelperOptions): Promise<{ output: string; exitCode: number | null }> {
  const { signal, environment, timeoutMs = TIMEOUT_MS } = options
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const { file, args, ...how } = findHelper(options)
    const child = spawn(file, [...args], {
      ...how,
      cwd: options.directory,
      env: childEnvironment(environment),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    })
    let output = ''
    const stop = (error: unknown) => {
      child.kill('SIGKILL')
      // A grandchild may hold the pipe open: we do not wait for it.
      child.stdout.destroy()
      settle(() => reject(error))
    }
    const onAbort = () => stop(signal.reason)
    const timer = setTimeout(() => stop(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs)
    const settle = (done: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      done()
    }
    signal.addEventListener('abort', onAbort, { once: true })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.length > MAX_OUTPUT_BYTES) stop(new Error('its answer is too long'))
    })
    child.on('error', (error: NodeJS.ErrnoException) =>
      stop(new Error(error.code === 'ENOENT' ? 'not found on PATH' : `cannot be started (${error.code})`)),
    )
    child.on('close', (exitCode) => settle(() => resolve({ output, exitCode })))
    // A helper that ends without reading breaks the pipe: its exit code says more.
    child.stdin.on('error', () => {})
    child.stdin.end(`${options.serverUrl}\n`)
  })
}
