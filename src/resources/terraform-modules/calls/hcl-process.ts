// The parent's side of the HCL parser: started when the first file needs it, given up when it does not answer.
import { type ChildProcess, fork } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { variableOf } from '../../../base/program.ts'
import { isObject } from '../../../oci/json.ts'

/** What a file holds; `broken`: no reader of HCL can read it, Trivy's neither; `failed`: only we could not. */
export type HclAnswer =
  | { readonly kind: 'body'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'broken' | 'failed'; readonly reason: string }

/** Reads HCL. */
export interface HclReader {
  read(name: string, text: string): Promise<HclAnswer>
  close(): void
}

/** A file of 2 MiB takes some ten seconds; real ones are read in milliseconds. */
const TIMEOUT_MS = 30_000

/** Of 64 KiB each: 1 GiB, of which an honest file needs a tenth. */
const MAX_WASM_PAGES = 16_384

const here = fileURLToPath(import.meta.url)
// Beside the bundle of the action, or beside its source.
const WORKER = here.endsWith('.ts')
  ? join(dirname(here), '..', '..', '..', 'hcl-worker.ts')
  : join(dirname(here), '..', 'hcl-worker', 'index.js')

/** A reader; nothing is started until something is read. */
export function createHclReader(signal: AbortSignal): HclReader {
  let child: ChildProcess | undefined
  let line: Promise<unknown> = Promise.resolve()
  let count = 0
  const read = async (name: string, text: string): Promise<HclAnswer> => {
    signal.throwIfAborted()
    child ??= start()
    count += 1
    const answer = await ask(child, { id: count, name, text }, signal)
    // What it could not take has left it in a state that nobody knows.
    if (answer.kind === 'failed') stop()
    return answer
  }
  const stop = () => {
    child?.kill('SIGKILL')
    child = undefined
  }
  return {
    // One after the other: it has one thread.
    read: (name, text) => {
      const answer = line.then(() => read(name, text))
      line = answer.catch(() => undefined)
      return answer
    },
    close: stop,
  }
}

/**
 * What the parser may know of the job: it reads nothing but what it is sent, and no token reaches it. What is not set is left
 * out: Windows' own values are filled in for it (libuv's `uv_spawn`), but not in the place of an empty one.
 */
export function hclEnvironment(job: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const values = ['PATH', 'SystemRoot'].map((name) => [name, variableOf(job, name)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== ''))
}

function start(): ChildProcess {
  const child = fork(WORKER, [], {
    execArgv: [`--wasm-max-mem-pages=${MAX_WASM_PAGES}`],
    env: hclEnvironment(process.env),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // A call in progress hears of it by itself.
  child.on('error', () => undefined)
  return child
}

function ask(
  child: ChildProcess,
  request: { readonly id: number; readonly name: string; readonly text: string },
  signal: AbortSignal,
): Promise<HclAnswer> {
  return new Promise((resolve) => {
    const finish = (answer: HclAnswer) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit)
      signal.removeEventListener('abort', onAbort)
      resolve(answer)
    }
    const fail = (reason: string) => finish({ kind: 'failed', reason })
    const onMessage = (value: unknown) => {
      if (isObject(value) && value.id === request.id) finish(parseAnswer(value))
    }
    const onExit = () => fail('the HCL parser ended')
    const onAbort = () => fail('stopped with the step')
    const timer = setTimeout(() => fail(`no answer in ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS)
    child.on('message', onMessage).on('exit', onExit)
    signal.addEventListener('abort', onAbort)
    child.send(request, (error) => {
      if (error !== null) fail('the HCL parser could not be started')
    })
  })
}

function parseAnswer({ body, error }: Readonly<Record<string, unknown>>): HclAnswer {
  if (isObject(body)) return { kind: 'body', body }
  const reason = typeof error === 'string' ? error : 'an unknown answer'
  // The library's words for what HashiCorp's parser refuses.
  return reason.startsWith('parse config:')
    ? { kind: 'broken', reason: reason.slice('parse config:'.length).trim() }
    : { kind: 'failed', reason }
}
