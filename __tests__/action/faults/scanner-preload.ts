// Preloaded into the action: a system on which nothing that is open can be renamed or removed, and a virus scanner that opens
// every new file for a while. Each process has a scanner of its own.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, sep } from 'node:path'

const { TEST_ROOT = '', TEST_HOLD_MS = '0', TEST_HELD = '' } = process.env
const holdMs = Number(TEST_HOLD_MS)
// What waits for the scanner does so on this platform alone.
Object.defineProperty(process, 'platform', { value: 'win32' })

/** Until when, by path. */
const held = new Map<string, number>()
if (TEST_HELD !== '') held.set(TEST_HELD, Number.POSITIVE_INFINITY)

function hold(path: unknown): void {
  const text = String(path)
  if (text.startsWith(TEST_ROOT) && !held.has(text)) held.set(text, performance.now() + holdMs)
}

/** Throws when a file at this path, or below it, is open. */
function refuseHeld(call: string, ...paths: readonly unknown[]): void {
  for (const text of paths.map(String)) {
    for (const [path, untilMs] of held) {
      if (path !== text && !path.startsWith(text + sep)) continue
      if (untilMs > performance.now()) {
        // What is open in a directory keeps its place in it until then.
        const codeOfRemoval = path === text ? 'EBUSY' : 'ENOTEMPTY'
        const code = call === 'rm' ? codeOfRemoval : 'EPERM'
        throw Object.assign(new Error(`${code}: operation not permitted, ${call} '${text}'`), {
          code,
          syscall: call,
        })
      }
    }
  }
}

const { promises } = fs
const { copyFile, open, rename, rm, writeFile } = promises
const { copyFileSync, renameSync, rmSync, writeFileSync } = fs

Object.assign(promises, {
  open: async (path: string, flags: string | number = 'r', mode?: number) => {
    const handle = await open(path, flags, mode)
    if (flags !== 'r' && typeof flags === 'string') {
      const { close } = handle
      handle.close = async () => {
        await close.call(handle)
        hold(path)
      }
    }
    return handle
  },
  writeFile: after(writeFile, 0),
  copyFile: after(copyFile, 1),
  rename: async (from: string, to: string) => {
    refuseHeld('rename', from, to)
    await rename(from, to)
    seeMoved(to)
  },
  rm: async (path: string, options?: fs.RmOptions) => {
    refuseHeld('rm', path)
    await rm(path, options)
  },
})
Object.assign(fs, {
  writeFileSync: (...args: Parameters<typeof writeFileSync>) => {
    writeFileSync(...args)
    hold(args[0])
  },
  copyFileSync: (from: string, to: string, mode?: number) => {
    copyFileSync(from, to, mode)
    hold(to)
  },
  renameSync: (from: string, to: string) => {
    refuseHeld('rename', from, to)
    renameSync(from, to)
    seeMoved(to)
  },
  rmSync: (path: string, options?: fs.RmOptions) => {
    refuseHeld('rm', path)
    rmSync(path, options)
  },
})
syncBuiltinESMExports()

/** A new name is something new to look at; of a whole directory it is that of its first file. */
function seeMoved(to: string): void {
  const first = fs.statSync(to).isDirectory()
    ? fs.readdirSync(to, { recursive: true, withFileTypes: true }).find((entry) => entry.isFile())
    : undefined
  const path = first === undefined ? to : `${first.parentPath}${sep}${first.name}`
  held.delete(path)
  if (dirname(path) !== path) hold(path)
}

function after<A extends unknown[], R>(
  change: (...args: A) => Promise<R>,
  at: number,
): (...args: A) => Promise<R> {
  return async (...args) => {
    const result = await change(...args)
    hold(args[at])
    return result
  }
}
