// What dead sources cost: the first hangs and the second is good, each kind of dead one, and up to four that drop packets, beside
// Trivy with the same list. In a network namespace of its own, where the addresses of RFC 5737 lead nowhere and nobody answers.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { argv } from 'node:process'
import { generateLargeVulnDb } from '../../__tests__/fixtures/large-artifact.ts'
import { isHere } from './contestants.ts'
import { type DeadKind, measureKinds, runTrivies } from './dead-kinds.ts'
import { type DeadRun, runAction } from './dead-runs.ts'
import { startServer } from './job.ts'
import type { Row } from './table.ts'

const DATABASE_BYTES = 20_000_000

/** How long each took. Seconds. */
export interface DeadSources {
  /** With one good source; one for each round. */
  readonly good: readonly number[]
  /** With one that accepts and says nothing before it; and the next job of the same host. */
  readonly silentFirst: readonly number[]
  readonly nextJob: readonly number[]
  /** With one of each kind before a good one. */
  readonly kinds: readonly DeadKind[]
  /** With 0 to 3 that drop packets before a good one, and with 4 and none. */
  readonly dropped: readonly number[]
  /** The same of Trivy; empty where it is not here. */
  readonly trivyDropped: readonly DeadRun[]
}

/** How often what takes a second is repeated; what is mostly waiting is measured once. */
const ROUNDS = 3

/** Runs this very file as a program in a namespace. */
export function measureDeadSources(directory: string): DeadSources | undefined {
  const asUser = process.getuid?.() === 0 ? [] : ['--map-root-user']
  // Packets to a route over loopback that no address is on are dropped without a word.
  console.log('\ndead sources')
  const script = 'ip link set lo up && ip route add 192.0.2.0/24 dev lo && exec "$@"'
  const program = [process.execPath, import.meta.filename, directory]
  const { status, stdout, error } = spawnSync(
    'unshare',
    ['--net', ...asUser, 'sh', '-c', script, 'sh', ...program],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (error === undefined && status === 0) {
    const seconds: DeadSources = JSON.parse(stdout.split('\n').at(-2) ?? '')
    for (const [name, value] of Object.entries(seconds)) console.log(`${name}: ${JSON.stringify(value)} s`)
    return seconds
  }
  console.log('no network namespace is here (unshare, ip): no rows of dead sources')
  return undefined
}

/** The rows of the table. */
export function deadSourceRows({ good, silentFirst, nextJob, dropped }: DeadSources): Row[] {
  const row = (what: string, values: readonly number[], reach: number): Row => ({
    what,
    values,
    reach,
    unit: 's',
  })
  const more = (column: readonly number[]) =>
    column.map((value, round) => value - (good[round] ?? Number.NaN))
  return [
    row('first of two sources says nothing: more than only the good one', more(silentFirst), 6),
    row('the same, next job of the host', more(nextJob), 1),
    row('four sources drop packets: until the verdict', dropped.slice(4), 20),
  ]
}

/** The program inside of the namespace. */
async function main(directory: string): Promise<void> {
  mkdirSync(directory)
  const artifact = await generateLargeVulnDb(join(directory, 'artifact'), { databaseBytes: DATABASE_BYTES })
  const server = await startServer({ 'vuln-db': artifact })
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const [good, mute] = [`${server.host}/bench`, `127.0.0.1:${address.port}/bench`]
  const dead = [1, 2, 3, 4].map((n) => `192.0.2.${n}/bench`)
  const lists = [0, 1, 2, 3].map((count) => [...dead.slice(0, count), good])
  const act = async (name: string, registries: readonly string[]) =>
    (await runAction(join(directory, name), registries)).seconds
  const [goodOnly, silentFirst, nextJob]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    goodOnly.push(await act(`good-${round}`, [good]))
    silentFirst.push(await act(`silent-${round}`, [mute, good]))
    nextJob.push(await act(`silent-${round}`, [mute, good]))
  }
  const seconds: DeadSources = {
    good: goodOnly,
    silentFirst,
    nextJob,
    kinds: await measureKinds({ directory, artifact, good, unreachable: '192.0.2.1' }),
    // Each with a runner store of its own, which knows nothing yet.
    dropped: await inTurn([...lists, dead], (list, count) => act(`dropped-${count}`, list)),
    trivyDropped: isHere('trivy')
      ? await runTrivies(
          [...lists, dead].map((registries, count) => ({
            kind: `${count} dropped`,
            registries,
            isSlow: count > 0,
          })),
          join(directory, 'trivy'),
        )
      : [],
  }
  console.log(JSON.stringify(seconds))
  // The silent server holds its connections.
  process.exit(0)
}

type List = readonly string[]

async function inTurn(
  lists: readonly List[],
  run: (list: List, count: number) => Promise<number>,
): Promise<number[]> {
  const seconds: number[] = []
  for (const [count, list] of lists.entries()) seconds.push(await run(list, count))
  return seconds
}

if (argv[1] === import.meta.filename) await main(argv[2] ?? '')
