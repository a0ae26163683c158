// A fleet in small: one host, one file, a timer, a hook; ten repositories without a line of ours, thirty jobs.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { canCutNetwork, runTrivyOffline } from '../fixtures/offline-trivy.ts'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { describeWithPeers, hasPeer } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
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
  },
)

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
