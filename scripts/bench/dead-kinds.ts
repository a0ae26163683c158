// The ways in which a source can be dead, each before a good one: refuses, answers with errors, drops packets, says nothing, trickles.
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import type { LargeArtifact } from '../../__tests__/fixtures/large-artifact.ts'
import { isHere } from './contestants.ts'
import { type DeadRun, runAction, runTrivy } from './dead-runs.ts'
import { startServer } from './job.ts'

/** Of a layer of some MB: slower than anybody can wait, and never silent. */
const TRICKLE_BYTES_PER_SECOND = 1000

/** What the first of two sources did, and what came of it. */
export interface DeadKind {
  readonly kind: string
  readonly action: DeadRun
  /** Undefined: it is not here. */
  readonly trivy: DeadRun | undefined
}

/** A list of sources by what is wrong with the first of them, and whether Trivy waits long for those. */
export interface Source {
  readonly kind: string
  readonly registries: readonly string[]
  readonly isSlow: boolean
}

/** Where the runs are, and who is asked. */
export interface Setting {
  readonly directory: string
  readonly artifact: LargeArtifact
  readonly good: string
  /** A host to whom packets are dropped without a word. */
  readonly unreachable: string
}

/** Runs both before each kind of source; this action with a runner store that knows nothing yet. */
export async function measureKinds(setting: Setting): Promise<readonly DeadKind[]> {
  const { directory, artifact, good, unreachable } = setting
  const closed = createServer()
  const refusing = await listen(closed)
  await new Promise((resolve) => closed.close(resolve))
  const erring = createHttpServer((_, response) => void response.writeHead(503).end())
  const slow = await startServer({ 'vuln-db': artifact }, TRICKLE_BYTES_PER_SECOND)
  const before = (kind: string, host: string, isSlow = false): Source => ({
    kind,
    registries: [`${host}/bench`, good],
    isSlow,
  })
  const sources: readonly Source[] = [
    { kind: 'none dead', registries: [good], isSlow: false },
    before('refuses', refusing),
    before('answers 503', await listen(erring)),
    before('drops packets', unreachable, true),
    before('says nothing', await listen(createServer(() => undefined)), true),
    before('trickles', slow.host, true),
  ]
  try {
    const action: DeadRun[] = []
    for (const { kind, registries } of sources)
      action.push(await runAction(placeOf(directory, kind), registries))
    const trivy = isHere('trivy') ? await runTrivies(sources, join(directory, 'trivy')) : []
    return sources.flatMap(({ kind }, i) => {
      const ours = action[i]
      return ours === undefined ? [] : [{ kind, action: ours, trivy: trivy[i] }]
    })
  } finally {
    slow.close()
    erring.close()
  }
}

/** One run with each list: what is short is measured alone, what is nothing but waiting at the same time. */
export async function runTrivies(sources: readonly Source[], directory: string): Promise<readonly DeadRun[]> {
  const run = ({ kind, registries }: Source) => runTrivy(placeOf(directory, kind), registries)
  const runs = new Map<Source, DeadRun>()
  for (const source of sources.filter(({ isSlow }) => !isSlow)) runs.set(source, await run(source))
  await Promise.all(
    sources.filter(({ isSlow }) => isSlow).map(async (source) => void runs.set(source, await run(source))),
  )
  return sources.flatMap((source) => runs.get(source) ?? [])
}

function placeOf(directory: string, kind: string): string {
  return join(directory, kind.replaceAll(' ', '-'))
}

/** The address at which it listens from now on. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
