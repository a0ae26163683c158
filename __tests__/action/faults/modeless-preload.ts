// Preloaded into the action: a file system that holds no modes and no links, such as FAT, exFAT, and many a network's.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const root = process.env.TEST_ROOT ?? ''

/** As FAT shows everything, with the mask that a mount has by default. */
const SHOWN = 0o755

function refuse(call: string, path: unknown): void {
  if (!String(path).startsWith(root)) return
  const text = `EPERM: operation not permitted, ${call} '${path}'`
  throw Object.assign(new Error(text), { code: 'EPERM', errno: -1, syscall: call })
}

const { chmodSync, linkSync, symlinkSync } = fs
const { chmod, link, symlink } = fs.promises

fs.chmodSync = (path, mode) => {
  if (String(path).startsWith(root)) chmodSync(path, SHOWN)
  refuse('chmod', path)
  chmodSync(path, mode)
}
fs.linkSync = (from, to) => {
  refuse('link', to)
  linkSync(from, to)
}
fs.symlinkSync = (from, to, type) => {
  refuse('symlink', to)
  symlinkSync(from, to, type)
}
Object.assign(fs.promises, {
  chmod: async (path: string, mode: number) => {
    if (path.startsWith(root)) await chmod(path, SHOWN)
    refuse('chmod', path)
    await chmod(path, mode)
  },
  link: async (from: string, to: string) => {
    refuse('link', to)
    await link(from, to)
  },
  symlink: async (from: string, to: string, type?: string) => {
    refuse('symlink', to)
    await symlink(from, to, type)
  },
})
syncBuiltinESMExports()
