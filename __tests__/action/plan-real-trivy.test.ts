// The plan against the real Trivy: each scan runs with nothing in its cache, and asks for exactly what the plan says.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import semver from 'semver'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { decidePlan, type Plan } from '../../src/plan/plan.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { gatherPlanFacts } from '../../src/run/plan-facts.ts'
import { findTrivy } from '../../src/scan/find-trivy.ts'
import { readScan } from '../../src/scan/read-scan.ts'
import type { TrivyVersion } from '../../src/scan/trivy-version.ts'
import { defaultOf } from '../action-metadata.ts'
import { PLANNED_NAMES, type PlannedName, RESOURCE_NAMES } from '../fixtures/resources.ts'
import { describeWithPeers } from '../peers.ts'
import { type Case, describeCase, SERVER, trivyArguments } from './plan-case.ts'
import {
  actionCases,
  clientCases,
  fileCases,
  gridCases,
  imageCases,
  vexCases,
  wordCases,
} from './plan-cases.ts'
import { randomCases } from './plan-random.ts'
import { type RecordedRun, recordTrivy, startTrivyServer } from './plan-recorder.ts'
import { type Kind, type Target, writePlanTargets } from './plan-targets.ts'
import { runStep, startJob } from './run.ts'

/** As many as a run has time for; `npm run conformance` takes 300. The seed is in the title, so that any run can be repeated. */
const RANDOM = {
  seed: Number(process.env.NEEDS_SEED ?? Math.floor(Date.now() / 86_400_000)),
  count: Number(process.env.NEEDS_COUNT ?? 25),
}

/** Several scans run at once, and a machine may be shared: what counts is what they ask for. */
const SLOW_MS = 180_000
/** `concurrent` writes itself into what it is given: for tests that run one after the other there is the number. */
const SLOW = { timeout: SLOW_MS }

/** What a scan fetches; Trivy itself is there before it. */
const FETCHED = PLANNED_NAMES.filter((name) => name !== 'trivy')

let directory: string
let targets: Readonly<Record<Kind, Target>>
let trivy: TrivyVersion
const asked = new Set<string>()

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'plan-'))
  targets = await writePlanTargets(directory)
  trivy = await findTrivy({
    wanted: undefined,
    environment: process.env,
    workingDirectory: directory,
    memoFile: join(directory, 'memo'),
    signal: new AbortController().signal,
  })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describeWithPeers(['trivy'], 'the plan, where the real Trivy has an empty cache,', () => {
  describe.each([
    { title: 'for every command, scanner, and format', cases: gridCases() },
    { title: 'for files that are there or not', cases: fileCases },
    { title: 'for package types, image configurations, and compliance', cases: imageCases },
    { title: 'for VEX repositories', cases: vexCases },
    { title: 'for clients of a server', cases: clientCases },
    { title: 'for other words, variables, and trivy.yaml', cases: wordCases },
    {
      title: `for ${RANDOM.count} random combinations from the seed ${RANDOM.seed}`,
      cases: randomCases(RANDOM),
    },
  ])('$title', ({ cases }) => {
    const named = cases.filter(({ inputs }) => inputs['scan-type'] !== 'vm')
    it.concurrent.each(named.map((one) => [describeCase(one), one] as const))('says %s', SLOW, (_, one) =>
      compare(one),
    )
  })

  it('says what a server asks for when it starts', { timeout: SLOW_MS }, async () => {
    const server = await startTrivyServer()
    await server.close()
    const plan = planOf({ inputs: { 'scan-type': 'server' }, kind: 'both' }, targets.both)
    expect(neededBy(plan)).toEqual(server.asked)
  })

  it('was compared for everything that it speaks of', () => {
    // Terraform modules have comparisons of their own.
    expect([...asked].sort()).toEqual(FETCHED.filter((name) => !name.startsWith('terraform')).sort())
  })
})

describeWithPeers(['trivy'], 'the built action, in a dry run,', () => {
  it.each(actionCases.map((one) => [describeCase(one), one] as const))(
    'says %s',
    { timeout: SLOW_MS },
    async (_, one) => {
      const job = startJob()
      onTestFinished(() => job.remove())
      const target = prepareTarget(one)
      cpSync(target.workspace, job.workspace, { recursive: true })
      const run = await runCase(one, target)
      const step = await runStep(job, {
        inputs: { ...one.inputs, 'dry-run': 'true' },
        ...(one.environment && { environment: one.environment }),
      })
      expect(step.exitCode, step.log).toBe(0)
      const { resources } = JSON.parse(step.outputs.plan ?? '') as { resources: Record<string, unknown>[] }
      const needed = resources
        .filter(({ name, need }) => name !== 'trivy' && need !== 'not needed')
        .map(({ name }) => name)
      expect(needed.sort()).toEqual(run.asked)
      expect(step.variables).toEqual({})
    },
  )
})

describeWithPeers(['trivy', 'mkfs.ext4'], 'the plan for virtual machines', () => {
  const all = [...gridCases(), ...fileCases, ...imageCases, ...vexCases, ...clientCases]
  const disks = all.filter(({ inputs }) => inputs['scan-type'] === 'vm')
  it.concurrent.each(disks.map((one) => [describeCase(one), one] as const))('says %s', SLOW, (_, one) =>
    compare(one),
  )
})

/** Runs the scan, and holds what it asked for against the plan. */
async function compare(one: Case): Promise<void> {
  const server = usesServer(one) ? await startTrivyServer() : undefined
  const actual = server === undefined ? one : replaceServer(one, server.url)
  const target = prepareTarget(actual)
  try {
    const run = await runCase(actual, target)
    if (one.since !== undefined && semver.lt(trivy.version, one.since)) {
      expect(run.exitCode).not.toBe(0)
      return
    }
    const plan = planOf(actual, target)
    expect(run.exitCode, run.stderr).toBe(one.hasDefaultVex === true ? 1 : 0)
    const more = [...Object.keys(one.more ?? {}), ...unread(one, plan)]
    expect(more.filter((name) => run.asked.includes(name))).toEqual([])
    const expected = new Set([...run.asked, ...more])
    expect(neededBy(plan)).toEqual([...expected].sort())
    // What is in the plan and can be provided is provided.
    const provided = plan.requirements.map(({ resource }) => resource.name)
    expect(provided).toEqual(RESOURCE_NAMES.filter((name) => expected.has(name)))
    // Without a scan type the plan may know less, but rules nothing out that the scan wants.
    const open = neededBy(planOf({ ...actual, inputs: { ...actual.inputs, 'scan-type': '' } }, target))
    expect(open).toEqual(expect.arrayContaining([...run.asked]))
    for (const name of run.asked) asked.add(name)
  } finally {
    await server?.close()
  }
}

/**
 * What Trivy reads of a disk only since 0.71: until then it identified no JAR on the disk of these tests, and did not
 * ask for the Java DB. The plan has it for every virtual machine.
 */
function unread({ inputs }: Case, plan: Plan): readonly string[] {
  const isUnread = inputs['scan-type'] === 'vm' && semver.lt(plan.trivy.version, '0.71.0')
  return isUnread && neededBy(plan).includes('java-db') ? ['java-db'] : []
}

function runCase(one: Case, target: Target): Promise<RecordedRun> {
  return recordTrivy(trivyArguments(one, target), {
    cwd: target.workspace,
    ...(one.environment && { environment: one.environment }),
    ...(one.hasDefaultVex && { hasDefaultVex: true }),
  })
}

/** The plan for the same inputs, variables, and files. */
function planOf({ inputs, environment }: Case, { workspace }: Target): Plan {
  const variables = { ...environment, GITHUB_WORKSPACE: workspace }
  const said = readScan(RESOURCES, (name) => inputs[name] ?? defaultOf(name), variables)
  const context = { resources: RESOURCES, environment: variables, workspace, now: () => 0 }
  const { facts, gathered } = gatherPlanFacts(said, trivy, context)
  return decidePlan(facts, gathered)
}

function neededBy({ needs }: Plan): readonly PlannedName[] {
  return FETCHED.filter((name) => needs[name]?.need !== 'not needed').sort()
}

function usesServer(one: Case): boolean {
  return JSON.stringify(one).includes(SERVER)
}

function replaceServer(one: Case, url: string): Case {
  return JSON.parse(JSON.stringify(one).replaceAll(SERVER, url))
}

/** A case with a trivy.yaml has a workspace of its own, because others run at the same time. */
function prepareTarget({ kind, config }: Case): Target {
  if (config === undefined) return targets[kind]
  const workspace = mkdtempSync(join(directory, 'configured-'))
  cpSync(targets[kind].workspace, workspace, { recursive: true })
  writeFileSync(join(workspace, 'trivy.yaml'), config)
  return { ...targets[kind], workspace }
}
