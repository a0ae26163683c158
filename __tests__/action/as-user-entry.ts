// Runs the built action as an ordinary user, to whom the job's directories are given first: another runner's user, say.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const id = Number(process.env.TEST_USER)
const system = { env: { PATH: '/usr/bin:/bin' } }
spawnSync('chown', ['-R', `${id}:${id}`, process.env.RUNNER_TEMP ?? ''], system)
process.umask(Number(process.env.TEST_UMASK ?? 0o022))
process.setgroups?.([id])
process.setgid?.(id)
process.setuid?.(id)
await import(join(import.meta.dirname, '..', '..', 'dist', 'main', 'index.js'))
