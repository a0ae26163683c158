// Which process something on disk belongs to, and whether that process still runs: seen later, by others, perhaps elsewhere.
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { hasCode } from './errors.ts'

/** A process, with enough to tell it from all others. */
export interface ProcessOwner {
  readonly host: string
  readonly boot: string
  readonly pidNamespace: string
  readonly pid: number
  /** Start time in clock ticks: a process id may be used again. */
  readonly started: string
}

/**
 * What can be known of a process from here; of one on another host or in another container nothing. `rebooted`: a host of
 * this name has been started since, which is the same host unless two share a name.
 */
export type OwnerState = 'running' | 'gone' | 'rebooted' | 'unknown'

/** Describes a process of this machine, by default our own. */
export async function describeOwner(pid: number = process.pid): Promise<ProcessOwner> {
  const fields = orNothing(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
    .replace(/^.*\) /s, '')
    .split(' ')
  machine ??= {
    host: hostname(),
    boot: orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')).trim(),
    pidNamespace: orNothing(() => readlinkSync('/proc/self/ns/pid')),
  }
  return {
    ...machine,
    pid,
    // proc(5): field 22 of stat; 20th after the command's closing parenthesis.
    started: fields[19] ?? '',
  }
}

/** Where this process runs: the same as long as it does. */
let machine: Pick<ProcessOwner, 'host' | 'boot' | 'pidNamespace'> | undefined

/** Linux only; elsewhere the process id alone decides. */
function orNothing(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}

/** Whether the process still runs. */
export async function findOwnerState(owner: ProcessOwner): Promise<OwnerState> {
  const self = await describeOwner()
  if (owner.host === self.host && owner.boot !== self.boot) return 'rebooted'
  if (owner.host !== self.host || owner.pidNamespace !== self.pidNamespace) return 'unknown'
  if (!isRunning(owner.pid)) return 'gone'
  return (await describeOwner(owner.pid)).started === owner.started ? 'running' : 'gone'
}

/** Reads an owner from a file's JSON; undefined when it is none: half written, or somebody else's. */
export function parseOwner(text: string): ProcessOwner | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Killed before it was written, or being written right now.
    return undefined
  }
  const owner = value as Partial<Record<keyof ProcessOwner, unknown>> | null
  const { host, boot, pidNamespace, pid, started } = owner ?? {}
  const isOwner =
    typeof pid === 'number' &&
    pid > 0 &&
    [host, boot, pidNamespace, started].every((field) => typeof field === 'string')
  return isOwner ? (value as ProcessOwner) : undefined
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return hasCode(error, 'EPERM')
  }
}
