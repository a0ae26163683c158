// Each version of Trivy, told nothing: first online with everything under its real names, then after the action with the
// network cut. Both must report the same, and the online run must have asked for nothing that the action had not provided.
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillCheckout } from '../action/five-lab.ts'
import { type Job, runStep, type StepResult, startJob } from '../action/run.ts'
import { writeImageArchive } from '../fixtures/image-archive.ts'
import { runOffline } from '../fixtures/offline-trivy.ts'
import { describeEachTrivy, pathWithTrivy } from '../trivy-versions.ts'
import { type Internet, startInternet, writeHome } from './internet.ts'

interface Scan {
  readonly title: string
  /** What the step is told of the scan. */
  readonly inputs: Readonly<Record<string, string>>
  readonly args: readonly string[]
  /** What it must find; with nothing found, equality would say nothing. */
  readonly finds: RegExp
}

const SCANS: readonly Scan[] = [
  {
    title: 'a root file system with a JAR',
    inputs: { 'scan-type': 'rootfs' },
    args: ['rootfs', '--scanners', 'vuln', 'rootfs'],
    finds: /CVE-2021-44228[\s\S]*CVE-2023-42363|CVE-2023-42363[\s\S]*CVE-2021-44228/,
  },
  {
    title: 'an image archive',
    inputs: { 'scan-type': 'image' },
    args: ['image', '--input', 'image.tar'],
    finds: /CVE-2021-44228/,
  },
  {
    title: 'an image archive as SBOM',
    inputs: { 'scan-type': 'image', format: 'cyclonedx' },
    args: ['image', '--format', 'cyclonedx', '--input', 'image.tar'],
    finds: /pkg:maven\/org\.apache\.logging\.log4j\/log4j-core@2\.14\.1/,
  },
  {
    title: 'lock files and a pom.xml',
    inputs: { 'scan-type': 'fs' },
    args: ['fs', '--scanners', 'vuln,license', '--list-all-pkgs', '--skip-dirs', 'rootfs', '.'],
    finds: /CVE-2021-44228[\s\S]*CVE-2021-23337|CVE-2021-23337[\s\S]*CVE-2021-44228/,
  },
  {
    title: 'misconfigurations of a directory',
    inputs: { 'scan-type': 'config' },
    args: ['config', '--skip-dirs', 'rootfs', '.'],
    finds: /DS-?9001/,
  },
  {
    title: 'everything at once',
    inputs: { 'scan-type': 'fs', scanners: 'vuln,misconfig' },
    args: ['fs', '--scanners', 'vuln,misconfig', '.'],
    finds: /DS-?9001/,
  },
  {
    title: 'an SBOM',
    inputs: { 'scan-type': 'sbom' },
    args: ['sbom', 'sbom.json'],
    finds: /CVE-2021-23337/,
  },
  {
    title: 'lock files with a VEX repository',
    inputs: { 'scan-type': 'fs', vex: 'repo' },
    args: ['fs', '--scanners', 'vuln', '--vex', 'repo', '--show-suppressed', '.'],
    finds: /"Source": "VEX Repository/,
  },
]

/** Two scans and a step, perhaps beside other work. */
const SLOW = { timeout: 180_000 }

describeEachTrivy('offline after the action, and online', (version) => {
  let internet: Internet
  let job: Job
  beforeAll(async () => {
    job = startJob()
    internet = await startInternet(job.temp)
    await fillWorkspace(job.workspace)
  })
  afterAll(async () => {
    await internet.close()
    job.remove()
  })

  it.each(SCANS.map((scan) => [scan.title, scan] as const))('are the same for %s', SLOW, async (_, scan) => {
    const args = scan.args.includes('--format') ? scan.args : [...scan.args, '--format', 'json']
    const online = await scanOnline(args)
    const askedOnline = takeAsked()
    expect(online.exitCode, online.stderr).toBe(0)
    expect(online.stdout).toMatch(scan.finds)

    const { step, home } = await provide(scan)
    expect(step.exitCode, step.log).toBe(0)
    expect(step.outputs.degraded).toBe('false')
    const asked = takeAsked()
    expect(askedOnline.filter((one) => !asked.includes(one))).toEqual([])

    const offline = runOffline(['trivy', ...args], {
      environment: { PATH: pathWithTrivy(version), HOME: home, ...step.variables },
      cwd: job.workspace,
    })
    expect(offline.exitCode, offline.stderr).toBe(0)
    expect(comparable(offline.stdout)).toEqual(comparable(online.stdout))
  })

  async function provide(scan: Scan): Promise<{ step: StepResult; home: string }> {
    const home = writeHome(join(job.temp, `home-${SCANS.indexOf(scan)}`))
    const step = await runStep(job, {
      inputs: {
        ...scan.inputs,
        resources: 'auto',
        'ca-file': internet.caFile,
        'cache-dir': join(job.temp, `cache-${SCANS.indexOf(scan)}`),
      },
      environment: { ...internet.environment, PATH: pathWithTrivy(version), HOME: home },
    })
    return { step, home }
  }

  async function scanOnline(args: readonly string[]) {
    const home = writeHome(mkdtempSync(join(job.temp, 'online-')))
    const child = spawn('trivy', args, {
      cwd: job.workspace,
      env: {
        ...internet.environment,
        PATH: pathWithTrivy(version),
        HOME: home,
        TRIVY_CACHE_DIR: join(home, 'cache'),
      },
    })
    const ended = new Promise<number | null>((resolve, reject) =>
      child.on('error', reject).on('close', resolve),
    )
    const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { stdout, stderr, exitCode }
  }

  /** What was asked for since the last time and given: repositories and their tags, POMs. */
  function takeAsked(): string[] {
    const artifacts = internet.registry.requests
      .splice(0)
      .flatMap(({ url }) => /^\/v2\/(.+)\/manifests\//.exec(url)?.[1] ?? [])
    const poms = internet.maven.requests
      .splice(0)
      .flatMap(({ path, status }) => (status === 200 ? [path] : []))
    return [...new Set([...artifacts, ...poms])]
  }
})

async function fillWorkspace(workspace: string): Promise<void> {
  fillCheckout(workspace)
  await writeImageArchive(join(workspace, 'image.tar'), join(workspace, 'rootfs'))
  writeFileSync(
    join(workspace, 'sbom.json'),
    JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      version: 1,
      components: [{ type: 'library', name: 'lodash', version: '4.17.20', purl: 'pkg:npm/lodash@4.17.20' }],
    }),
  )
}

/** A report without what differs between any two runs: times, random names, and the order that follows from those. */
function comparable(report: string): unknown {
  const text = report
    .replace(/"(CreatedAt|timestamp|serialNumber|ReportID)": "[^"]*"/g, '"$1": ""')
    .replace(/"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/g, '"random"')
  return inOneOrder(JSON.parse(text))
}

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOneOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inOneOrder(one)]))
}
