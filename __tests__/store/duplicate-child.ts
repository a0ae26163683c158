// Makes a directory a mount of its own, which only this process sees, and duplicates a file into it: prints how.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { canShare, createDuplicator } from '../../src/store/duplicate.ts'

const [from = '', target = ''] = process.argv.slice(2)
if (spawnSync('mount', ['--bind', target, target]).status !== 0) throw new Error('cannot mount')
const isSameDevice = statSync(target).dev === statSync(from).dev
const isShared = canShare(from, join(target, 'probe'))
const duplicator = createDuplicator({ mayShare: true })
await duplicator.duplicate(from, join(target, 'to'))
console.log(JSON.stringify({ isSameDevice, isShared, way: duplicator.way() }))
