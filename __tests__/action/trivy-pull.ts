// The real Trivy pulls by itself: what a registry holds is right when it takes it.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import type { Job } from './run.ts'

const run = promisify(execFile)

/** Three scans that need each resource, with repositories by flags and nothing prepared. */
export async function scanWithTrivy(
  to: string,
  job: Job,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const { rootfs, config } = writeTargets(join(job.temp, 'targets'))
  const repositories = [
    '--db-repository',
    `${to}/trivy-db:2`,
    '--java-db-repository',
    `${to}/trivy-java-db:1`,
    '--checks-bundle-repository',
    `${to}/trivy-checks:2`,
  ]
  const environment = {
    PATH: process.env.PATH,
    HOME: job.temp,
    TRIVY_CACHE_DIR: join(job.temp, 'own'),
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
    ...variables,
  }
  const scan = async (...args: string[]) => {
    const { stdout } = await run('trivy', [...args, ...repositories, '--format', 'json'], {
      env: environment,
    })
    return readFindings(stdout)
  }
  expect(await scan('rootfs', '--scanners', 'vuln', rootfs)).toEqual(expectedFindings.rootfs)
  expect(await scan('fs', '--scanners', 'misconfig', config)).toEqual(expectedFindings.config)
}
