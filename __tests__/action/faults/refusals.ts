// One kind of call to the file system after the other, refused: which there are, and in which ways.
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { CALL_SITES, refuseCallSites } from './refused-call-sites.ts'
import { type Beginning, CODES, forEachOf, listSites, type Refusal, tryRefusal } from './try-refusal.ts'

/**
 * All codes, once and for ever, for all kinds of calls are thousands of runs; so many of them for each scene are drawn at random;
 * else each kind is refused in one way, in turn. By `TEST_REFUSALS_BY_CALL` every place in the product where a function is called
 * is refused in every way, in one of all scenes: see `refused-call-sites.ts`.
 */
const isWhole = process.env.TEST_ALL_REFUSALS === 'true'
const drawn = Number(process.env.TEST_SOME_REFUSALS ?? 0)
/** The same draws the same; of the day. */
const seed = process.env.TEST_SEED ?? String(Math.floor(Date.now() / 86_400_000))

/** What to expect of a scene. */
export interface RefusalScene {
  begin(): Promise<Beginning>
  /** Fewer kinds of calls would mean that the preload does not see them. */
  readonly leastSites: number
  /** So many kinds of calls, spread over all, unless everything is asked for; default: all. */
  readonly mostSites?: number
  /** Calls of the test, not of the action. */
  readonly isOurs?: (site: string) => boolean
}

/** Refuses each kind of call of a scene; the step has to go well where none is. */
export async function expectNothingLost(scene: RefusalScene): Promise<void> {
  const { begin, leastSites, mostSites, isOurs = () => false } = scene
  if (CALL_SITES !== undefined) return refuseCallSites(CALL_SITES, begin, isOurs)
  const sites = (await listSites(begin)).filter((site) => !isOurs(site))
  expect(sites.length).toBeGreaterThan(leastSites)
  const refusals = isWhole || drawn > 0 ? draw(sites) : inTurn(spread(sites, mostSites))
  const faults: string[] = []
  await forEachOf(refusals, 2, async (refusal) => {
    const { faults: found } = await tryRefusal(begin, refusal)
    const way = `${refusal.code} ${refusal.isForEver ? 'for ever' : 'once'} at ${refusal.site}`
    faults.push(...found.map((fault) => `${way}: ${fault}`))
    // A run of hours may be ended before its end.
    if (found.length > 0 && (isWhole || drawn > 0)) process.stderr.write(`fault: ${way}: ${found[0]}\n`)
  })
  expect(faults).toEqual([])
}

/** Every way, or so many of them by a seed. */
function draw(sites: readonly string[]): Refusal[] {
  const all = sites.flatMap(waysOf)
  const place = (refusal: Refusal) =>
    createHash('sha256')
      .update(seed + JSON.stringify(refusal))
      .digest('hex')
  const some = all
    .map((refusal) => ({ refusal, at: place(refusal) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ refusal }) => refusal)
    .slice(0, isWhole ? all.length : drawn)
  const title = expect.getState().currentTestName ?? ''
  process.stderr.write(`${title}: ${some.length} refusals of ${all.length} (TEST_SEED=${seed})\n`)
  return some
}

function spread(sites: readonly string[], most = sites.length): readonly string[] {
  if (sites.length <= most) return sites
  return Array.from({ length: most }, (_, at) => sites[Math.floor((at * sites.length) / most)] ?? '')
}

/** Each kind of call in one way. */
function inTurn(sites: readonly string[]): Refusal[] {
  return sites.flatMap((site, at) => waysOf(site).filter((_, index, all) => index === (5 * at) % all.length))
}

function waysOf(site: string): Refusal[] {
  return CODES.flatMap((code) => [true, false].map((isForEver) => ({ site, code, isForEver })))
}
