// Starting real programs for tests: ready when their output says so, and gone when the test is over.
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  /** What the output shows when the program can be used. */
  readonly ready: RegExp
  readonly cwd?: string
  readonly environment?: NodeJS.ProcessEnv
  readonly timeoutMs?: number
}

export interface RunningProcess {
  /** What `ready` matched. */
  readonly readyMatch: RegExpExecArray
  /** Standard output and error so far. */
  log(): string
  close(): Promise<void>
}

/** Starts a program and waits until it is ready; what it printed is in the error when it never is. */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const { command, args, ready, cwd, environment, timeoutMs = 20_000 } = options
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: environment ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let failure: Error | undefined
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => resolve())
    child.on('error', (error) => {
      failure = error
      resolve()
    })
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await exited
      clearTimeout(killer)
    }
  }
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const readyMatch = ready.exec(output)
    if (readyMatch) return { readyMatch, log: () => output, close }
    const isOver = failure !== undefined || child.exitCode !== null || child.signalCode !== null
    if (isOver || Date.now() > deadline) {
      await close()
      throw new Error(`${command} did not become ready:\n${failure?.message ?? output}`)
    }
    await sleep(20)
  }
}
