// Starting real programs for tests: ready when their output says so, and gone when the test is over.
import { spawn } from 'node:child_process'
import net, { type AddressInfo } from 'node:net'
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

/** A port of 127.0.0.1 that nobody has right now, for programs that cannot choose one. */
export async function findFreePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Waits until something listens on this port of 127.0.0.1. */
export async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1')
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await sleep(25)
  }
  throw new Error(`nothing listens on port ${port}`)
}
