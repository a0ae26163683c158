// Prunes a store as often as it can until it is told to stop, by a clock that is hours ahead: nothing is safe by its age.

import { pruneStore } from '../../src/store/prune.ts'
import { openStore } from '../../src/store/store.ts'

const [directory = ''] = process.argv.slice(2)
const opened = openStore({ mode: 'always', directory, environment: {}, workspace: '/nowhere' })
if (opened.kind === 'off') throw new Error(opened.why)
let isOver = false
process.stdin.on('data', () => {
  isOver = true
})
let rounds = 0
for (; !isOver; rounds += 1) {
  await pruneStore(opened.store, new Date(Date.now() + 3 * 3_600_000))
  await new Promise((resolve) => setImmediate(resolve))
}
process.stdin.destroy()
console.log(rounds)
