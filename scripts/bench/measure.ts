// Runs one command and says how long it took, and how much memory it and its children needed at most.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One run. */
export interface Measurement {
  readonly ms: number
  /** Of all cores, by the process and the children that it waited for; in steps of the kernel's clock, mostly 10 ms. */
  readonly cpuMs: number
  /** Peak resident memory in MB by process: `node main`, `node cache-worker`, `tar`…; empty where /proc is not there. */
  readonly peakMb: Readonly<Record<string, number>>
}

/** How often memory is looked at; the kernel itself remembers the peak of each process, and looking costs time. */
const SAMPLE_MS = 25

/** Runs a command to its end; fails when it ends otherwise than expected. */
export async function measure(
  command: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv,
  isExpected: (exitCode: number | null) => boolean = (exitCode) => exitCode === 0,
): Promise<Measurement> {
  const [file, ...args] = command
  const cpuBeforeMs = cpuOfChildrenMs()
  const startedAt = performance.now()
  const child = spawn(file, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const peakMb: Record<string, number> = {}
  const sampler = setInterval(() => samplePeaks(child.pid ?? 0, peakMb), SAMPLE_MS)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const ms = performance.now() - startedAt
  clearInterval(sampler)
  if (!isExpected(exitCode)) throw new Error(`${file} ended with ${exitCode}:\n${Buffer.concat(output)}`)
  return { ms, cpuMs: cpuOfChildrenMs() - cpuBeforeMs, peakMb }
}

/** Fields 16 and 17 of proc_pid_stat(5), in ticks of which nearly every Linux has a hundred a second. */
function cpuOfChildrenMs(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return Number.NaN
  }
}

function samplePeaks(pid: number, peaks: Record<string, number>): void {
  for (const member of [pid, ...findDescendants(pid)]) {
    try {
      const peakKb = Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${member}/status`, 'utf8'))?.[1] ?? 0)
      const name = nameOf(readFileSync(`/proc/${member}/cmdline`, 'utf8').split('\0'))
      if (name !== '') peaks[name] = Math.max(peaks[name] ?? 0, Math.round(peakKb / 1024))
    } catch {
      // It ended in between, or this system has no /proc.
    }
  }
}

function findDescendants(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`)
    const children = tasks.flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
    return children.flatMap((child) => [child, ...findDescendants(child)])
  } catch {
    return []
  }
}

function nameOf([file = '', ...args]: readonly string[]): string {
  const program = file.split('/').at(-1) ?? ''
  const script = args
    .find((arg) => arg.endsWith('.js'))
    ?.split('/')
    .at(-2)
  return script === undefined ? program : `${program} ${script}`
}

/** The middle value; of two the mean. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper
}
