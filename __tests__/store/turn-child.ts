// Takes a turn as one of several processes: prints what it got, holds it until a line comes in (or dies), and ends it.
import { createInterface } from 'node:readline'
import { systemClock } from '../../src/base/limits.ts'
import { takeTurn } from '../../src/store/turn.ts'

const [path = '', lookMs, beatMs, silenceMs] = process.argv.slice(2)
const timing = { lookMs: Number(lookMs), beatMs: Number(beatMs), silenceMs: Number(silenceMs) }
const turn = await takeTurn({
  path,
  isThere: async () => false,
  maxWaitMs: 60_000,
  clock: systemClock,
  signal: new AbortController().signal,
  timing,
  onWait: () => console.log('waiting'),
})
console.log(turn.kind)
createInterface(process.stdin).on('line', async (line) => {
  if (turn.kind === 'ours') await turn.end(line === 'retry')
  console.log('ended')
  process.exit(0)
})
