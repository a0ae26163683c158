// Turns between real processes: one at a time, whoever is killed, and nobody waits for what does not come.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { describeOwner } from '../../src/base/process-owner.ts'
import { TURN_TIMING, type TurnOptions, takeTurn } from '../../src/store/turn.ts'
import { createFakeClock } from '../fakes/clock.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const CHILD = join(import.meta.dirname, 'turn-child.ts')

/** A process that wants a turn. */
interface Competitor {
  readonly child: ChildProcess
  /** The next line that it prints. */
  line(): Promise<string>
  say(line: string): void
}

/** Whether pid namespaces can be made here: root on Linux. */
const canUnshare = spawnSync('unshare', ['--pid', '--fork', 'true']).status === 0
const suffix = canUnshare ? '' : ' (skipped: no namespace of processes)'

function compete(path: string, { silenceMs = 60_000, inContainer = false } = {}): Competitor {
  const command = [process.execPath, CHILD, path, '20', '50', String(silenceMs)]
  const isolated = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc', ...command]
  const [file = '', ...args] = inContainer ? isolated : command
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    child,
    line: async () => String((await lines.next()).value),
    say: (line) => void child.stdin.write(`${line}\n`),
  }
}

async function kill({ child }: Competitor): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function optionsFor(path: string, overrides: Partial<TurnOptions> = {}): TurnOptions {
  return {
    path,
    isThere: async () => false,
    maxWaitMs: 600_000,
    clock: createFakeClock(),
    signal: new AbortController().signal,
    ...overrides,
  }
}

describe('a turn', () => {
  it('is one process’s at a time, and goes to the next when it ends', async () => {
    const path = join(makeDirectory(), 'lock')
    const first = compete(path)
    expect(await first.line()).toBe('ours')
    const second = compete(path)
    expect(await second.line()).toBe('waiting')
    first.say('retry')
    expect(await first.line()).toBe('ended')
    expect(await second.line()).toBe('ours')
  })

  it('goes to exactly one of many that wait when its process is killed', async () => {
    const path = join(makeDirectory(), 'lock')
    const first = compete(path)
    expect(await first.line()).toBe('ours')
    const others = Array.from({ length: 8 }, () => compete(path))
    for (const other of others) expect(await other.line()).toBe('waiting')
    await kill(first)
    const next = await Promise.race(others.map(async (other) => ({ other, line: await other.line() })))
    expect(next.line).toBe('ours')
    const { pid } = JSON.parse(readFileSync(path, 'utf8'))
    expect(pid).toBe(next.other.child.pid)
  })

  it.skipIf(!canUnshare)(
    `of a killed process in another container ends by its silence${suffix}`,
    async () => {
      const path = join(makeDirectory(), 'lock')
      const first = compete(path, { inContainer: true })
      expect(await first.line()).toBe('ours')
      const second = compete(path, { silenceMs: 500 })
      expect(await second.line()).toBe('waiting')
      await kill(first)
      expect(await second.line()).toBe('ours')
    },
  )

  it.skipIf(!canUnshare)(
    `of a living process in another container does not, however long it takes${suffix}`,
    async () => {
      const path = join(makeDirectory(), 'lock')
      const first = compete(path, { inContainer: true })
      expect(await first.line()).toBe('ours')
      const second = compete(path, { silenceMs: 500 })
      expect(await second.line()).toBe('waiting')
      // Three times as long as a silence that would count.
      const early = await Promise.race([second.line(), pause(1500)])
      expect(early).toBe('nothing')
    },
  )

  it('lets all others pass at once when it ended without success', async () => {
    const path = join(makeDirectory(), 'lock')
    const first = compete(path)
    expect(await first.line()).toBe('ours')
    const others = [compete(path), compete(path), compete(path)]
    for (const other of others) expect(await other.line()).toBe('waiting')
    first.say('give up')
    // The lock may be free before the word of the failure is read: one may get a turn of its own.
    const got = await Promise.all(others.map((other) => other.line()))
    expect(got.filter((kind) => kind === 'passed').length).toBeGreaterThanOrEqual(2)
  })

  it('is not taken when what is wanted is there, even where another process is at work', async () => {
    const path = writeFile(makeDirectory(), 'lock', 'somebody')
    expect(await takeTurn(optionsFor(path, { isThere: async () => true }))).toEqual({ kind: 'there' })
    expect(readFileSync(path, 'utf8')).toBe('somebody')
  })

  it('is given back when what is wanted came in the moment in which it was taken', async () => {
    const path = join(makeDirectory(), 'lock')
    let asked = 0
    const isThere = async () => {
      asked += 1
      return asked > 1
    }
    expect(await takeTurn(optionsFor(path, { isThere }))).toEqual({ kind: 'there' })
    expect(existsSync(path)).toBe(false)
  })

  it.each([
    ['empty, because its process was killed before it wrote', ''],
    ['not understood', 'rubbish'],
    ['of another machine', JSON.stringify({ host: 'x', boot: 'y', pidNamespace: 'z', pid: 1, started: '' })],
  ])('is taken after a silence where the lock is %s', async (_, text) => {
    const path = writeFile(makeDirectory(), 'lock', text)
    const clock = createFakeClock()
    const turn = await takeTurn(optionsFor(path, { clock }))
    expect(turn.kind).toBe('ours')
    const waited = clock.sleeps.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThanOrEqual(TURN_TIMING.silenceMs)
    expect(waited).toBeLessThan(2 * TURN_TIMING.silenceMs)
    if (turn.kind === 'ours') await turn.end(true)
  })

  it('is taken after a silence where a host of that name was started anew: two hosts may have one name', async () => {
    const owner = { ...(await describeOwner()), boot: 'another' }
    const path = writeFile(makeDirectory(), 'lock', JSON.stringify(owner))
    const clock = createFakeClock()
    const turn = await takeTurn(optionsFor(path, { clock }))
    expect(turn.kind).toBe('ours')
    expect(clock.sleeps.length).toBeGreaterThan(10)
    if (turn.kind === 'ours') await turn.end(true)
  })

  it('is taken at once where the process is known to be gone', async () => {
    const owner = { ...(await describeOwner()), started: '1' }
    const path = writeFile(makeDirectory(), 'lock', JSON.stringify(owner))
    const clock = createFakeClock()
    const turn = await takeTurn(optionsFor(path, { clock }))
    expect(turn.kind).toBe('ours')
    expect(clock.sleeps.length).toBeLessThanOrEqual(1)
    if (turn.kind === 'ours') await turn.end(true)
  })

  it('is taken over only once a killed process that was at taking it over is out of the way', async () => {
    const directory = makeDirectory()
    const path = writeFile(directory, 'lock', '')
    const breaker = writeFile(directory, 'lock.break', '')
    const clock = createFakeClock()
    expect((await takeTurn(optionsFor(path, { clock, maxWaitMs: 30_000 }))).kind).toBe('passed')
    const longAgo = new Date(Date.now() - 120_000)
    utimesSync(breaker, longAgo, longAgo)
    const turn = await takeTurn(optionsFor(path, { clock }))
    expect(turn.kind).toBe('ours')
    if (turn.kind === 'ours') await turn.end(true)
  })

  it('is not waited for longer than the limit', async () => {
    const path = join(makeDirectory(), 'lock')
    const first = compete(path)
    expect(await first.line()).toBe('ours')
    const clock = createFakeClock()
    expect(await takeTurn(optionsFor(path, { clock, maxWaitMs: 5000 }))).toEqual({ kind: 'passed' })
  })

  it('is not waited for when the step is stopped', async () => {
    const path = writeFile(makeDirectory(), 'lock', '')
    const stopped = AbortSignal.abort(new Error('the job was cancelled'))
    expect(await takeTurn(optionsFor(path, { signal: stopped }))).toEqual({ kind: 'passed' })
  })

  it('is none where no lock can be made, with the reason', async () => {
    const path = join(makeDirectory(), 'missing', 'lock')
    expect(await takeTurn(optionsFor(path))).toMatchObject({ kind: 'none', cause: { code: 'ENOENT' } })
  })

  it('that was taken away does not take away the next one’s', async () => {
    const path = join(makeDirectory(), 'lock')
    const turn = await takeTurn(optionsFor(path))
    if (turn.kind !== 'ours') throw new Error(turn.kind)
    expect(await turn.isOurs()).toBe(true)
    writeFileSync(path, 'somebody else')
    expect(await turn.isOurs()).toBe(false)
    await turn.end(false)
    expect(readFileSync(path, 'utf8')).toBe('somebody else')
    expect(existsSync(`${path}.passed`)).toBe(false)
  })
})

function pause(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('nothing'), ms))
}
