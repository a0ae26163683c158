// Servers in their order, the next beside those that are silent.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { relay, type Turn } from '../../src/acquire/relay.ts'
import { defaultLimits } from '../../src/base/limits.ts'

interface Server {
  readonly name: string
  /** What it does with its turn. */
  readonly act: (turn: Turn<Server>) => Promise<void>
}

/** Longer than any test: nobody is asked beside another. */
const NEVER_MS = 1_000_000

/** Asks them, and notes who was asked, dropped, and in whose favour, in that order. */
async function run(servers: readonly Server[], silentMs: number | undefined, isSettled = () => false) {
  const events: string[] = []
  const ask = async (turn: Turn<Server>) => {
    const { name, act } = turn.server
    events.push(`${name} asked`)
    turn.onDropped((faster) => events.push(`${name} dropped for ${faster?.name ?? 'nobody'}`))
    await act(turn)
    events.push(`${name} ended`)
  }
  await relay(servers, { silentMs, isSettled, ask })
  return events
}

const fails = (name: string): Server => ({ name, act: async () => undefined })
/** Says nothing until it is dropped. */
const silent = (name: string): Server => ({
  name,
  act: ({ onDropped }) => new Promise((resolve) => onDropped(() => resolve())),
})

/** Delivers, and settles everything. */
function good(name: string): { readonly server: Server; readonly isSettled: () => boolean } {
  let isDone = false
  const act = async ({ claim }: Turn<Server>) => {
    claim()
    await Promise.resolve()
    isDone = true
  }
  return { server: { name, act }, isSettled: () => isDone }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('servers that are asked in a relay', () => {
  it('are asked one after the other while they answer', async () => {
    const { server, isSettled } = good('c')
    const events = await run([fails('a'), fails('b'), server, fails('d')], NEVER_MS, isSettled)
    expect(events).toEqual(['a asked', 'a ended', 'b asked', 'b ended', 'c asked', 'c ended'])
  })

  it('have the next beside them when they are silent, and are dropped when that has the first byte', async () => {
    const { server, isSettled } = good('c')
    const events = await run([silent('a'), silent('b'), server], 1, isSettled)
    expect(events).toEqual([
      'a asked',
      'b asked',
      'c asked',
      'a dropped for c',
      'b dropped for c',
      'a ended',
      'b ended',
      'c ended',
    ])
  })

  it('are given up in eighteen seconds of the clock when all four drop packets: two of twenty are left for the rest', async () => {
    vi.useFakeTimers()
    const { silentMs, connectMs } = defaultLimits
    const act = () => new Promise<void>((resolve) => setTimeout(resolve, connectMs))
    const asked = run(
      ['a', 'b', 'c', 'd'].map((name) => ({ name, act })),
      silentMs,
    )
    await vi.advanceTimersByTimeAsync(18_000)
    expect(
      (await Promise.race([asked, Promise.resolve([])])).filter((event) => / ended$/.test(event)),
    ).toEqual(['a ended', 'b ended', 'c ended', 'd ended'])
  })

  it('are never asked beside each other without a limit', async () => {
    const slow: Server = { name: 'a', act: () => new Promise((resolve) => setTimeout(resolve, 20)) }
    expect(await run([slow, fails('b')], undefined)).toEqual(['a asked', 'a ended', 'b asked', 'b ended'])
  })

  it('are asked again when the one that overtook them fails', async () => {
    let turns = 0
    const first: Server = {
      name: 'a',
      act: async ({ onDropped }) => {
        turns += 1
        if (turns === 1) await new Promise<void>((resolve) => onDropped(() => resolve()))
      },
    }
    const second: Server = { name: 'b', act: async ({ claim }) => claim() }
    expect(await run([first, second], 1)).toEqual([
      'a asked',
      'b asked',
      'a dropped for b',
      'b ended',
      'a ended',
      'a asked',
      'a ended',
    ])
  })

  it('cannot deliver once another has', async () => {
    const { server, isSettled } = good('b')
    let claimed: unknown
    const late: Server = {
      name: 'a',
      act: async ({ onDropped, claim }) => {
        await new Promise<void>((resolve) => onDropped(() => resolve()))
        try {
          claim()
        } catch (error) {
          claimed = error
        }
      },
    }
    await run([late, server], 1, isSettled)
    expect(claimed).toEqual(new Error('another server was faster'))
  })

  it('are let go when one settles everything without a byte', async () => {
    let isDone = false
    const settle = async () => {
      isDone = true
    }
    const current: Server = { name: 'b', act: settle }
    const events = await run([silent('a'), current], 1, () => isDone)
    expect(events).toEqual(['a asked', 'b asked', 'b ended', 'a dropped for nobody', 'a ended'])
  })

  it('end with what ends everything, and leave nobody behind', async () => {
    const full: Server = { name: 'b', act: () => Promise.reject(new Error('the disk is full')) }
    const events: string[] = []
    const waiting: Server = {
      name: 'a',
      act: ({ onDropped }) =>
        new Promise((resolve) =>
          onDropped(() => {
            events.push('a let go')
            resolve()
          }),
        ),
    }
    await expect(run([waiting, full], 1)).rejects.toThrow('the disk is full')
    expect(events).toEqual(['a let go'])
  })
})
