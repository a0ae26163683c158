// A fleet in small: one host, one file, a timer, a hook; ten repositories without a line of ours, thirty jobs.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { canCutNetwork, cutNetwork, runTrivyOffline } from '../fixtures/offline-trivy.ts'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { describeWithPeers, hasPeer, itWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
import { runFiles } from './act-lab.ts'
import { startRegistry } from './distribution-lab.ts'
import { BASE, pushResources } from './distribution-push.ts'
import { type FleetHost, type HookResult, isAdministrator, startFleetHost } from './fleet-lab.ts'
import { runStep } from './run.ts'

const REPOSITORIES = Array.from({ length: 10 }, (_, index) => `acme/service-${index}`)
const JOBS_OF_EACH = 3

/** All jobs of all repositories, three at a time, as runners of one host would. */
async function runJobs(host: FleetHost): Promise<readonly HookResult[]> {
  const results: HookResult[] = []
  for (const repository of REPOSITORIES) {
    const jobs = Array.from({ length: JOBS_OF_EACH }, () => host.startJob({ repository }))
    results.push(...(await Promise.all(jobs)))
  }
  return results
}

describeWithPeers(
  ['docker-registry', 'skopeo'],
  isAdministrator ? 'a fleet' : 'a fleet (skipped: a file of the administrator takes root)',
  () => {
    it.runIf(isAdministrator)(
      'of one host, ten repositories, and thirty jobs downloads each resource once, and scans offline',
      async () => {
        const { host, registry, artifacts, pushed } = await startFleet()
        expect((await host.runProgram('warm-store')).exitCode).toBe(0)
        const results = await runJobs(host)
        expect(results).toHaveLength(REPOSITORIES.length * JOBS_OF_EACH)
        for (const { exitCode, variables, stdout } of results) {
          expect(exitCode, stdout).toBe(0)
          expect(variables).toMatchObject({
            TRIVY_SKIP_DB_UPDATE: 'true',
            TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
            TRIVY_SKIP_CHECK_UPDATE: 'true',
          })
        }
        const log = registry.log().slice(pushed)
        for (const { layerDigest } of artifacts) {
          // Its access log, and not what it says of itself besides.
          const gets = log.match(new RegExp(`"GET [^"]*blobs/${layerDigest} HTTP`, 'g')) ?? []
          expect(gets).toHaveLength(1)
        }
        if (hasPeer('trivy') && canCutNetwork()) scanOffline(results)
        await refuseMore(host)
      },
      300_000,
    )

    if (isAdministrator && canCutNetwork()) {
      itWithPeers(
        ['act', 'git', 'trivy'],
        'gives to a runner what its jobs need: workflows without a line of ours, without a network',
        async () => {
          const { host } = await startFleet()
          expect((await host.runProgram('warm-store')).exitCode).toBe(0)
          for (const repository of REPOSITORIES.slice(0, 3)) {
            const { variables } = await host.startJob({ repository })
            await scanByAct(variables)
          }
        },
      )
    }
  },
)

/** A registry with everything, and a host whose file names it. */
async function startFleet() {
  const registry = await startRegistry()
  const artifacts = await pushResources(registry.host, ['--dest-tls-verify=false'])
  const pushed = registry.log().length
  const host = startFleetHost(
    [
      'defaults:',
      `  registries: ${registry.host}/${BASE}`,
      '  resources: vuln-db, java-db, checks-bundle',
      '  trivy-version: 0.74.0',
      'limits:',
      `  registries: [${registry.host}]`,
      '  max-age: 30h',
      '',
    ].join('\n'),
  )
  return { registry, artifacts, pushed, host }
}

/** What a repository has had all along. */
const WORKFLOW = `on: push
permissions: { contents: read }
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - run: trivy rootfs --format json --quiet --scanners vuln --output "$REPORT" "$TARGET"
`

/** A job by another runner, act, which knows no hooks: it is given what the hook has put into GITHUB_ENV. */
async function scanByAct(variables: Readonly<Record<string, string>>): Promise<void> {
  const home = makeDirectory('fleet-act')
  const report = join(home, 'report.json')
  const { rootfs } = writeTargets(join(home, 'targets'))
  const given = { ...variables, REPORT: report, TARGET: rootfs, HOME: home }
  const entry = '.github/workflows/scan.yml'
  const { isGood, log } = await runFiles(new Map([[entry, WORKFLOW]]), entry, {
    event: 'push',
    under: [...cutNetwork(), 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'],
    flags: Object.entries(given).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  })
  expect(isGood, log).toBe(true)
  expect(readFindings(readFileSync(report, 'utf8'))).toEqual(expectedFindings.rootfs)
}

/** Every scan finds what it finds online, without any network. */
function scanOffline(results: readonly HookResult[]): void {
  const { rootfs } = writeTargets(makeDirectory('targets'))
  for (const { variables, job } of results) {
    const home = join(job.temp, 'home')
    mkdirSync(home, { recursive: true })
    const args = ['rootfs', '--format', 'json', '--quiet', '--scanners', 'vuln', rootfs]
    const { exitCode, stdout, stderr } = runTrivyOffline(args, { ...variables, HOME: home })
    expect(exitCode, stderr).toBe(0)
    expect(readFindings(stdout)).toEqual(expectedFindings.rootfs)
  }
}

/** A repository with a step of its own that wants more than the limits. */
async function refuseMore(host: FleetHost): Promise<void> {
  const { job, variables } = await host.startJob({ repository: 'acme/wild' })
  const { exitCode, log } = await runStep(job, {
    inputs: { registries: 'evil.example.net/trivy' },
    environment: {
      ...variables,
      GITHUB_REPOSITORY: 'acme/wild',
      RUNNER_TOOL_CACHE: host.toolCache,
      TRIVY_OFFLINE_CACHE_CONFIG: host.config,
    },
  })
  expect(exitCode).toBe(1)
  expect(log).toContain(
    `registries: evil.example.net/trivy is not among the registries that ${host.config} allows on this runner`,
  )
}
