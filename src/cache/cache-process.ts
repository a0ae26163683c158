// The parent's side of the cache process: one call at a time, each with a deadline that ends the process.
import { type ChildProcess, fork } from 'node:child_process'
import { on } from 'node:events'
import { ActionError, describeError } from '../base/errors.ts'
import { clean, type Log } from '../base/log.ts'
import { createOutputReader, type OutputReader } from './cache-output.ts'
import { type CacheRequest, parseMessage } from './cache-protocol.ts'

/** How to start the process. */
export interface CacheProcessOptions {
  /** `cache-worker.ts`, or its bundle. */
  readonly workerFile: string
  /** Flags for Node itself. */
  readonly execArgv: readonly string[]
  /** Its working directory: the root of all relative paths. */
  readonly directory: string
  readonly environment: NodeJS.ProcessEnv
  /** Ends the process at once. */
  readonly signal: AbortSignal
  readonly log: Log
}

/** What became of a call. */
export interface CacheAnswer {
  readonly key: string | undefined
  /** What the library said on the way, if it sounded like a reason. */
  readonly reason: string | undefined
}

/** A running process. */
export interface CacheProcess {
  /**
   * @throws {ActionError} when the library threw, or when the process is lost: timed out, aborted, or dead
   */
  call(request: CacheRequest, deadlineMs: number): Promise<CacheAnswer>
  /** Why it can no longer be called; absent while it can. */
  readonly lost: string | undefined
  close(): Promise<void>
}

/** Enough of a crash's stack to see what happened. */
const MAX_STDERR_CHARACTERS = 2000

/** Starts the process; what it prints never reaches the job's own output. */
export function startCacheProcess(options: CacheProcessOptions): CacheProcess {
  const child = fork(options.workerFile, [], {
    execArgv: [...options.execArgv],
    cwd: options.directory,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output = createOutputReader(options.log)
  let lost: string | undefined
  let stderr = ''
  child.stdout?.resume()
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-MAX_STDERR_CHARACTERS)
  })
  // Also without a call under way an error must have a listener; a call in progress hears of it by itself.
  child.on('error', (error) => options.log.debug(`cache process: ${describeError(error)}`))

  return {
    get lost() {
      return lost
    },
    call: async (request, deadlineMs) => {
      const signal = AbortSignal.any([options.signal, AbortSignal.timeout(deadlineMs)])
      try {
        return await exchange(child, { request, signal, output })
      } catch (error) {
        if (error instanceof ActionError) throw error
        child.kill('SIGKILL')
        lost = describeLoss({ options, isOverdue: signal.aborted, deadlineMs, stderr })
        // That an overdue call was aborted is no cause, but what came of it.
        const cause = options.signal.aborted ? options.signal.reason : signal.aborted ? undefined : error
        throw new ActionError(lost, { cause })
      }
    },
    close: async () => {
      lost ??= 'closed'
      await endProcess(child)
    },
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGKILL')
  })
}

async function exchange(
  child: ChildProcess,
  { request, signal, output }: { request: CacheRequest; signal: AbortSignal; output: OutputReader },
): Promise<CacheAnswer> {
  // `close` comes after the last byte of stderr, which `exit` may not.
  const messages = on(child, 'message', { signal, close: ['close'] })
  // Without a callback a failure to send arrives as an `error` event, which ends the loop below.
  child.send(request)
  for await (const [value] of messages) {
    const message = parseMessage(value)
    if (message === undefined) continue
    if (message.kind === 'output') {
      output.push(message.text)
      continue
    }
    const reason = output.takeReason()
    if (message.kind === 'error') throw new ActionError(clean(message.text, 300))
    return { key: message.key, reason }
  }
  throw new Error('the cache process ended before it answered')
}

function describeLoss(facts: {
  options: CacheProcessOptions
  isOverdue: boolean
  deadlineMs: number
  stderr: string
}): string {
  if (facts.options.signal.aborted) return 'stopped with the step'
  if (facts.isOverdue) return `timed out after ${Math.round(facts.deadlineMs / 100) / 10} s`
  return clean(`the cache process ended unexpectedly: ${facts.stderr || 'it said nothing'}`, 300)
}
