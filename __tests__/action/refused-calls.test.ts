// Every kind of call to the file system, refused with every code that systems have for it, once and for ever: what was there
// is still there or the new is, words name the machine and not the registry, and nothing is promised that is not there.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { lackOf } from '../system.ts'
import { filesOf, readTree, type Tree } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'
import { prepareBefore, removeBefore, startLab } from './faults/lab.ts'
import { expectNothingLost } from './faults/refusals.ts'
import { BY_HANDLE, BY_PATH } from './faults/refused-functions.ts'
import { type Beginning, REFUSING, type Refusal } from './faults/try-refusal.ts'
import type { StepResult } from './run.ts'

/**
 * How many days old what is there is: older than max-age, and young enough to be used where nothing newer can be had. The Java DB
 * takes the way of the other database: a part of all kinds of calls says whether it does.
 */
const SCENES: Readonly<Record<RegistryResource, { readonly days: number; readonly mostSites?: number }>> = {
  'vuln-db': { days: 2 },
  'checks-bundle': { days: 2 },
  'java-db': { days: 6, mostSites: 30 },
}
const NAMES = Object.keys(SCENES) as RegistryResource[]
const before: Record<string, string> = {}

beforeAll(async () => {
  for (const resource of NAMES) before[resource] = await prepareBefore(SCENES[resource].days, resource)
})

afterAll(() => Object.values(before).forEach(removeBefore))

const noModes = lackOf('modes')

describe.skipIf(noModes.isLacking).each(NAMES)(
  `a refresh of the %s where the file system refuses${noModes.suffix}`,
  (resource) => {
    it('loses nothing, and says what it was', { timeout: 7_200_000 }, async () => {
      await expectNothingLost({ begin: () => beginRefresh(resource), leastSites: 130, ...SCENES[resource] })
    })
  },
)

it('every function of the file system that the action calls is among those that are refused', () => {
  const known = new Set([...BY_PATH, ...BY_PATH.map((name) => `${name}Sync`)])
  // Never refused, or opened by `open` and then by number.
  const others = ['constants', 'existsSync', 'createReadStream', 'createWriteStream']
  const byNumber = ['closeSync', 'fstatSync', 'readSync', 'writeSync']
  const used = globSync('src/**/*.ts').flatMap(importedFunctions)
  expect(used.length).toBeGreaterThan(200)
  expect([...new Set(used)].filter((name) => ![...known, ...others, ...byNumber].includes(name))).toEqual([])
  expect(BY_HANDLE).toContain('write')
})

/** Names out of `import { … } from 'node:fs'`, without types. */
function importedFunctions(file: string): string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/^import \{([^}]*)\} from 'node:fs(?:\/promises)?'/gm)
  return [...imports].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/ as .*/, ''))
      .filter((name) => name !== '' && !name.startsWith('type ')),
  )
}

async function beginRefresh(resource: RegistryResource): Promise<Beginning> {
  const lab = await startLab({ resource, before: before[resource] })
  const root = dirname(lab.job.temp)
  return {
    sources: lab.sources.map(({ label }) => label),
    close: lab.close,
    run: (environment) =>
      lab.run({
        inputs: { store: 'always' },
        execArgv: REFUSING,
        environment: { RUNNER_TOOL_CACHE: join(root, 'tools'), TEST_ROOT: root, ...environment },
      }),
    judge: async (result, refusal) => {
      const old = pick(readTree(before[resource] ?? ''))
      const fresh = pick(await filesOf(resource, lab.healthy))
      // It may lie near the runner store.
      const there = pick(readTree(result.outputs['cache-dir'] ?? lab.job.cacheDir))
      return judge(result, { refusal, old, fresh, there })
    },
  }
}

interface Seen {
  readonly refusal: Refusal
  readonly old: Tree
  readonly fresh: Tree
  readonly there: Tree
}

function judge(result: StepResult, { refusal, old, fresh, there }: Seen): string[] {
  const { log, exitCode, outputs } = result
  const faults: string[] = []
  const is = (tree: Tree) => JSON.stringify(there) === JSON.stringify(tree)
  if (!is(old) && !is(fresh))
    faults.push(`neither old nor new data is there: ${Object.keys(there).join(', ')}`)
  const isReady = Object.entries(outputs).some(([name, value]) => name.endsWith('-ready') && value === 'true')
  // Trivy has checks of its own, so a step without them is green; it says why.
  const isTold = linesOf(result, '::warning').some(
    (line) => line.includes('Checks are not available') && line.includes(refusal.code),
  )
  if (exitCode === 0 && !isReady && !isTold) faults.push('green, and nothing is ready')
  if (exitCode === 0 && is(old) && !/^::warning::/m.test(log))
    faults.push('the older copy is used without a word')
  return faults
}

/** The data alone: neither seals, nor what a scanner writes anew, nor the copy before, which could not be removed. */
function pick(tree: Tree): Tree {
  const data = Object.entries(tree).filter(
    ([path]) => !/^(\.offline-cache|[a-z-]+\.previous)\//.test(path) && !path.endsWith('metadata.json'),
  )
  return Object.fromEntries(data.sort(([a], [b]) => (a < b ? -1 : 1)))
}
