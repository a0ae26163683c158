// Every place in the product where a function of the file system is called, refused with every code, once and for ever: the whole
// of what can be refused, without what is the same case again. What several scenes call from the same place is refused in the first.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Beginning, CODES, forEachOf, listSites, tryRefusal } from './try-refusal.ts'

/** Where it is noted what was tried without a fault: what was ended goes on from there. Asks for all this. */
export const CALL_SITES = process.env.TEST_REFUSALS_BY_CALL

/** Tries what no scene has tried yet, and prints how much that was. */
export async function refuseCallSites(
  directory: string,
  begin: () => Promise<Beginning>,
  isOurs: (site: string) => boolean,
): Promise<void> {
  mkdirSync(directory, { recursive: true })
  const noteOf = (site: string) => join(directory, createHash('sha256').update(site).digest('hex'))
  const all = (await listSites(begin, 'call')).filter((site) => !isOurs(site))
  const sites = all.filter((site) => !existsSync(noteOf(site)))
  const faults: string[] = []
  const seen = { cases: 0, same: 0, unreached: 0 }
  await forEachOf(sites, 2, async (site) => {
    let isGood = true
    for (const code of CODES) {
      const ways = await tryCode(begin, site, code)
      seen.cases += ways.tried
      if (ways.refused === 0) seen.unreached += 1
      if (ways.refused === 1) seen.same += 1
      isGood &&= ways.faults.length === 0
      faults.push(...ways.faults)
      // A run of an hour may be ended before its end.
      for (const fault of ways.faults) process.stderr.write(`fault: ${fault}\n`)
    }
    if (isGood) writeFileSync(noteOf(site), `${site}\n`)
  })
  const title = expect.getState().currentTestName ?? ''
  const { cases, same, unreached } = seen
  process.stderr.write(
    `${title}: ${sites.length} of ${all.length} call sites, the others were tried before; ${cases} cases, and ${same} for which \
once is for ever; ${unreached} not reached\n`,
  )
  expect(faults).toEqual([])
}

/** For ever, and once, which is the same where a step calls no second time. */
async function tryCode(begin: () => Promise<Beginning>, site: string, code: string) {
  const faults: string[] = []
  const attempt = async (isForEver: boolean) => {
    const { faults: found, refused } = await tryRefusal(begin, { site, code, isForEver }, 'call')
    const way = `${code} ${isForEver ? 'for ever' : 'once'} at ${site} (${refused[0] ?? 'not reached'})`
    faults.push(...found.map((fault) => `${way}: ${fault}`))
    return refused.length
  }
  const refused = await attempt(true)
  if (refused > 1) await attempt(false)
  return { faults, refused, tried: refused > 1 ? 2 : 1 }
}
