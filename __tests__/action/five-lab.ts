// All five resources, each where it is published: artifacts in a real CNCF Distribution, a VEX repository on a web server,
// POMs in a Maven repository; and a checkout whose scans need every one of them.
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { startMavenRepository } from '../fakes/maven-repository.ts'
import { startWebServer } from '../fakes/web-server.ts'
import { runOffline } from '../fixtures/offline-trivy.ts'
import { pomFiles, writePom } from '../fixtures/poms.ts'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { buildVexFiles, buildVexManifest, LODASH_NOT_AFFECTED, packVexRepository } from '../fixtures/vex.ts'
import { newJob } from './carry-lab.ts'
import { startRegistry } from './distribution-lab.ts'
import { BASE, pushResources } from './distribution-push.ts'
import { type Job, runStep, type StepOptions, type StepResult, writeJobFile } from './run.ts'

/** Every resource by its name. */
export const FIVE = 'vuln-db, java-db, checks-bundle, vex-repo, maven-poms'

/** Where everything is published. */
export interface Publishers {
  /** Inputs that name all of them. */
  readonly inputs: Readonly<Record<string, string>>
  /** From now on none of them answers. */
  close(): Promise<void>
}

/** The vulnerable library is not in the checkout's own POM, but in that of its dependency. */
const LIBRARY = pomFiles({
  'org.lib:parent:7': {},
  'org.lib:one:1.0': {
    parent: 'org.lib:parent:7',
    dependencies: ['org.apache.logging.log4j:log4j-core:2.14.1'],
  },
  'org.apache.logging.log4j:log4j-core:2.14.1': {},
})
const PROJECT = writePom('org.acme:app:1.0', { dependencies: ['org.lib:one:1.0'] })

/** Starts all publishers for one test. Peers: `docker-registry`, `skopeo`. */
export async function startPublishers(): Promise<Publishers> {
  const [registry, maven, web] = await Promise.all([
    startRegistry(),
    startMavenRepository(),
    startWebServer(),
  ])
  const close = async () => void (await Promise.all([maven.close(), web.close()]))
  onTestFinished(close)
  await pushResources(registry.host, ['--dest-tls-verify=false'])
  for (const [path, text] of LIBRARY) maven.files.set(path, text)
  const hub = `${web.url}/hub`
  web.pages.set('/hub/.well-known/vex-repository.json', {
    body: buildVexManifest([`${hub}/archive.tar.gz//hub-main`]),
  })
  web.pages.set('/hub/archive.tar.gz', {
    body: await packVexRepository(buildVexFiles([LODASH_NOT_AFFECTED]), 'hub-main'),
  })
  return {
    inputs: {
      registries: `${registry.host}/${BASE}`,
      // The name that Trivy gives VEX Hub, so that later nothing need be said of it.
      'vex-repositories': `default=${hub}`,
      'maven-repository': `central=${maven.url}`,
    },
    close: async () => {
      await close()
      await registry.close()
    },
  }
}

/** A job with the checkout: a Maven project, a lock file, a Dockerfile, and an Alpine system with a JAR. */
export function checkOut(): Job {
  const job = newJob()
  fillCheckout(job.workspace)
  return job
}

/** The files of that checkout. */
export function fillCheckout(directory: string): void {
  writeTargets(directory)
  writeJobFile(join(directory, 'pom.xml'), PROJECT)
}

/** Runs one of the actions for all five; it has to succeed without a warning. */
export async function runForAll(
  job: Job,
  { inputs, environment, ...options }: StepOptions,
): Promise<StepResult> {
  const result = await runStep(job, {
    ...options,
    inputs: { resources: FIVE, 'trivy-version': '0.74.0', ...inputs },
    environment: { MAVEN_HOME: join(job.temp, 'no-maven'), ...environment },
  })
  expect(result.exitCode, result.log).toBe(0)
  expect(result.log).not.toMatch(/^::(warning|error)/m)
  return result
}

/** Every resource is there, and nothing is doubtful. */
export function expectAllFive({ outputs, variables }: StepResult): void {
  expect(outputs).toMatchObject({
    degraded: 'false',
    unavailable: '',
    'vuln-db-ready': 'true',
    'java-db-ready': 'true',
    'checks-bundle-ready': 'true',
    'vex-repo-ready': 'true',
    'maven-poms-ready': 'true',
  })
  expect(variables.TRIVY_OFFLINE_SCAN).toBe('true')
}

/** The real Trivy, with nothing but the variables of the step and no network, finds what each of the five is for. */
export function expectFindingsOffline(job: Job, { variables }: StepResult): void {
  const environment = { HOME: job.temp, MAVEN_HOME: join(job.temp, 'no-maven'), ...variables }
  const scanWith = (more: Readonly<Record<string, string>>, ...args: string[]) => {
    const run = runOffline(['trivy', ...args, '--format', 'json'], {
      environment: { ...environment, ...more },
      cwd: job.workspace,
    })
    expect(run.exitCode, run.stderr).toBe(0)
    return readFindings(run.stdout)
  }
  const scan = (...args: string[]) => scanWith({}, ...args)
  // Packages of the system, and the JAR that only the Java DB knows.
  expect(scan('rootfs', '--scanners', 'vuln', 'rootfs')).toEqual(expectedFindings.rootfs)
  const [log4j] = expectedFindings.rootfs
  const config = expectedFindings.config.map((one) => ({ ...one, target: 'config/Dockerfile' }))
  const project = ['fs', '--scanners', 'vuln,misconfig', '--skip-dirs', 'rootfs', '.']
  expect(scan(...project)).toEqual([...expectedFindings.project, log4j, ...config])
  // Without the POMs the transitive dependency would be missing.
  expect(scanWith({ HOME: join(job.temp, 'empty') }, ...project)).toEqual([
    ...expectedFindings.project,
    ...config,
  ])
  // The VEX repository takes away the finding of the lock file.
  expect(scan(...project, '--vex', 'repo')).toEqual([log4j, ...config])
}
