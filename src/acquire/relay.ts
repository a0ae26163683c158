// Servers in their order, the next beside those that are silent: whoever has the first byte goes on alone.

/** One server's turn, as far as the others are concerned. */
export interface Turn<T extends object> {
  /** Others are asked beside this one, or after it. */
  readonly isContested: boolean
  /** Others have not been asked yet. */
  readonly hasSuccessors: boolean
  readonly server: T
  /** The first byte of what is wanted is here: all others are dropped. Throws when another was faster. */
  claim(): void
  /** Told when it is dropped, and who was faster; undefined: nothing is wanted any more. */
  onDropped(listener: (faster: T | undefined) => void): void
}

/** How servers are asked. */
export interface RelayOptions<T extends object> {
  /** Without a byte for so long, the next server is asked beside. Milliseconds; undefined: never. */
  readonly silentMs: number | undefined
  /** Whether nobody need be asked any more. */
  readonly isSettled: () => boolean
  /** The whole turn of one server. Rejects only for what ends everything. */
  readonly ask: (turn: Turn<T>) => Promise<void>
}

/** A turn that has begun. */
interface Running<T extends object> extends Turn<T> {
  readonly drop: (faster: T | undefined) => void
  readonly isDropped: () => boolean
  readonly ended: Promise<void>
}

/** Asks until nobody need be asked any more. One that was overtaken, by one that then failed, is asked again at the end. */
export async function relay<T extends object>(
  servers: readonly T[],
  options: RelayOptions<T>,
): Promise<void> {
  const waiting = [...servers]
  const running = new Set<Running<T>>()
  let winner: Running<T> | undefined
  const claim = (turn: Running<T>) => {
    if (turn.isDropped()) throw new Error('another server was faster')
    if (winner !== undefined) return
    winner = turn
    for (const other of running) {
      if (other === turn) continue
      waiting.push(other.server)
      other.drop(turn.server)
    }
  }
  try {
    while (!options.isSettled()) {
      const next = winner === undefined ? waiting.shift() : undefined
      if (next !== undefined) {
        const crowd = { isContested: servers.length > 1, hasSuccessors: waiting.length > 0 }
        running.add(begin(next, { ...crowd, claim, ask: options.ask }))
      }
      if (running.size === 0) return
      const mayHedge = winner === undefined && waiting.length > 0
      const gone = await firstToEnd(running, mayHedge ? options.silentMs : undefined)
      if (gone === undefined) continue
      running.delete(gone)
      if (gone === winner) winner = undefined
    }
  } catch (error) {
    winner = undefined
    throw error
  } finally {
    // Who has settled everything may have something to tidy up yet.
    for (const turn of running) if (turn !== winner) turn.drop(undefined)
    await Promise.allSettled([...running].map(({ ended }) => ended))
  }
}

interface Beginning<T extends object> extends Pick<Turn<T>, 'isContested' | 'hasSuccessors'> {
  readonly claim: (turn: Running<T>) => void
  readonly ask: RelayOptions<T>['ask']
}

function begin<T extends object>(server: T, { claim, ask, ...crowd }: Beginning<T>): Running<T> {
  const listeners: ((faster: T | undefined) => void)[] = []
  let isDropped = false
  const turn: Turn<T> = {
    ...crowd,
    server,
    claim: () => claim(running),
    onDropped: (listener) => listeners.push(listener),
  }
  const running: Running<T> = {
    ...turn,
    isDropped: () => isDropped,
    drop: (faster) => {
      if (isDropped) return
      isDropped = true
      for (const listener of listeners) listener(faster)
    },
    // Not before `running` is there.
    ended: Promise.resolve().then(() => ask(turn)),
  }
  return running
}

/** The turn that ended; undefined after `ms` without one. Rejects with what ends everything. */
async function firstToEnd<T extends object>(
  running: ReadonlySet<Running<T>>,
  ms: number | undefined,
): Promise<Running<T> | undefined> {
  const ends: Promise<Running<T> | undefined>[] = [...running].map((turn) => turn.ended.then(() => turn))
  let timer: NodeJS.Timeout | undefined
  if (ms !== undefined) {
    ends.push(
      new Promise((resolve) => {
        timer = setTimeout(() => resolve(undefined), ms)
      }),
    )
  }
  try {
    return await Promise.race(ends)
  } finally {
    clearTimeout(timer)
  }
}
