// That no network is needed does not prove that none is wanted: a proxy, the only way out, sees whom the real Trivy calls.
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ForwardProxy, startForwardProxy } from '../fakes/proxy.ts'
import type { TrivyRun } from '../fixtures/offline-trivy.ts'
import { describeWithPeers } from '../peers.ts'
import { type LabOptions, provideData, readScan, SCAN_NAMES, type TrivyLab } from './trivy-lab.ts'

describeWithPeers(['trivy'], 'real Trivy behind a proxy that counts, after the action', () => {
  const labs: TrivyLab[] = []
  let proxy: ForwardProxy
  beforeAll(async () => {
    proxy = await startForwardProxy()
  })
  afterAll(async () => {
    await proxy.close()
    for (const { job } of labs) job.remove()
  })

  /** A job whose data is removed when all tests are over. */
  async function startLab(options: LabOptions): Promise<TrivyLab> {
    const lab = await provideData(options)
    labs.push(lab)
    return lab
  }

  /** The hosts that a scan tried to reach. */
  async function scan(
    lab: TrivyLab,
    args: readonly string[],
    variables: Readonly<Record<string, string>>,
  ): Promise<{ run: TrivyRun; hosts: string[] }> {
    const before = proxy.connects.length
    const environment = { ...lab.base, ...variables, HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }
    const run = await runTrivy(args, environment, lab.job.workspace)
    return { run, hosts: proxy.connects.slice(before) }
  }

  describe('when the data is older than Trivy would have it', () => {
    let lab: TrivyLab
    beforeAll(async () => {
      lab = await startLab({ isAged: true })
    })

    it.each(SCAN_NAMES)('calls nobody in the scan %s with the exported variables', async (name) => {
      const { args, findings } = lab.prepare(name)
      const { run, hosts } = await scan(lab, args, lab.step.variables)
      expect(readScan(run)).toEqual(findings)
      expect(hosts).toEqual([])
    })

    it.each(SCAN_NAMES)('would call a registry in the scan %s with TRIVY_CACHE_DIR alone', async (name) => {
      const { args } = lab.prepare(name)
      const { hosts } = await scan(lab, args, { TRIVY_CACHE_DIR: lab.job.cacheDir })
      expect(hosts).toContain('mirror.gcr.io:443')
    })
  })

  describe('when the data is fresh', () => {
    let lab: TrivyLab
    beforeAll(async () => {
      lab = await startLab({})
    })

    it.each(SCAN_NAMES)('asks no registry in the scan %s with TRIVY_CACHE_DIR alone', async (name) => {
      const { args, findings } = lab.prepare(name)
      const { run, hosts } = await scan(lab, args, { TRIVY_CACHE_DIR: lab.job.cacheDir })
      expect(readScan(run)).toEqual(findings)
      // Whether there is a newer Trivy is asked in the background, and lost when the scan is over.
      expect(hosts.filter((host) => host !== 'check.trivy.dev:443')).toEqual([])
    })
  })

  describe('when no checks bundle could be had', () => {
    let lab: TrivyLab
    beforeAll(async () => {
      lab = await startLab({ published: ['vuln-db', 'java-db'] })
    })

    it('calls nobody for it, and uses the checks embedded in it', async () => {
      const { args } = lab.prepare('misconfig')
      const { run, hosts } = await scan(lab, args, lab.step.variables)
      expect(readScan(run).map(({ id }) => id)).toContain('DS-0002')
      expect(hosts).toEqual([])
    })

    it('would call a registry for it without the variable that skips', async () => {
      const { TRIVY_SKIP_CHECK_UPDATE, ...others } = lab.step.variables
      expect(TRIVY_SKIP_CHECK_UPDATE).toBe('true')
      const { hosts } = await scan(lab, lab.prepare('misconfig').args, others)
      expect(hosts).toContain('mirror.gcr.io:443')
    })
  })
})

async function runTrivy(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd: string,
): Promise<TrivyRun> {
  const child = spawn('trivy', args, { cwd, env: { PATH: process.env.PATH, ...environment } })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { exitCode, stdout, stderr }
}
