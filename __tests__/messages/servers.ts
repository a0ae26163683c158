// Whoever is asked over a network, one by one, in a run where nothing else has what is wanted. The Actions cache is asked by a
// child process with minutes of patience: what it refuses, and how that is told, action/actions-cache-refusals.test.ts shows.
import { join } from 'node:path'
import { type Job, writeJobFile } from '../action/run.ts'
import { writePom } from '../fixtures/poms.ts'
import { type Reading, runHere } from './run-here.ts'

/** What stands beside a broken server. */
export interface Surroundings {
  /** A registry that has Trivy's data, as a base. */
  readonly good: string
  /** A registry that has nothing, as a base. */
  readonly empty: string
  /** Of the authority that the steps trust. */
  readonly caFile: string
}

/** A kind of source. */
export interface Server {
  readonly title: string
  /** It speaks TLS alone, so that what fails after the handshake needs a trusted certificate. */
  readonly isTlsOnly?: true
  /** Runs an action that asks `host` for the one resource that is wanted. */
  ask(job: Job, host: string, scheme: 'http' | 'https', around: Surroundings): Promise<Reading>
}

const MODULE = 'module "network" {\n  source  = "acme/network/aws"\n  version = "1.0.0"\n}\n'

/** All kinds. */
export const SERVERS: readonly Server[] = [
  {
    title: 'A registry (`registries`)',
    ask: (job, host) => runHere(job, { resources: 'vuln-db', registries: `${host}/trivy` }),
  },
  {
    title: 'A registry for one resource (`db-repository`)',
    ask: (job, host) => runHere(job, { resources: 'vuln-db', 'db-repository': `${host}/trivy/trivy-db` }),
  },
  {
    title: 'A registry that Trivy is told (`TRIVY_DB_REPOSITORY`)',
    ask: (job, host) =>
      runHere(job, { resources: 'vuln-db' }, 'main', { TRIVY_DB_REPOSITORY: `${host}/trivy/trivy-db` }),
  },
  {
    title: 'The target of `mirror` (`to`)',
    ask: (job, host, _, { good }) =>
      runHere(job, { resources: 'vuln-db', registries: good, to: `${host}/trivy` }, 'mirror'),
  },
  {
    title: 'A VEX repository (`vex-repositories`)',
    ask: (job, host, scheme) =>
      runHere(job, { resources: 'vex-repo', 'vex-repositories': `company=${scheme}://${host}/hub` }),
  },
  {
    title: 'A Maven repository (`maven-repository`)',
    ask: (job, host, scheme) => {
      writeJobFile(
        join(job.workspace, 'pom.xml'),
        writePom('org.acme:app:1.0', { dependencies: ['org.lib:one:1.0'] }),
      )
      return runHere(job, {
        resources: 'maven-poms',
        'maven-repository': `central=${scheme}://${host}/maven2`,
      })
    },
  },
  {
    title: 'A Terraform module registry (`terraform-registry`)',
    isTlsOnly: true,
    ask: (job, host, _, { caFile }) => {
      writeJobFile(join(job.workspace, 'main.tf'), MODULE)
      const inputs = {
        resources: 'terraform-modules',
        'scan-type': 'config',
        'terraform-registry': `registry.terraform.io=https://${host}`,
        'ca-file': caFile,
      }
      return runHere(job, inputs)
    },
  },
  {
    title: 'Trivy itself, as an image (`registries`)',
    ask: (job, host) => runHere(job, { resources: 'trivy', registries: `${host}/trivy` }),
  },
  {
    title: 'Trivy itself, as an archive (`trivy-download-url`)',
    ask: (job, host, scheme, { empty }) =>
      runHere(job, {
        resources: 'trivy',
        registries: empty,
        'trivy-download-url': `${scheme}://${host}/trivy/v{version}`,
      }),
  },
]
