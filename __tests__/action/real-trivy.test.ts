// What the product exists for: after the step the real Trivy, without any network, reports exactly what is there.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOffline, type TrivyRun } from '../fixtures/offline-trivy.ts'
import { describeOffline } from '../offline-peers.ts'
import { provideData, readScan, SCAN_NAMES, type TrivyLab } from './trivy-lab.ts'

/** What Trivy says when it wanted the network, or fell back for want of it. */
const WANTED_NETWORK = /dial |lookup |unreachable|no such host|falling back|failed/i

/** How a later step may take the settings. */
const ways: readonly { title: string; run: (lab: TrivyLab, args: readonly string[]) => TrivyRun }[] = [
  {
    title: 'with the exported variables',
    run: (lab, args) => runTrivy(lab, args, lab.step.variables),
  },
  {
    title: 'with the flags of trivy-args',
    run: (lab, args) =>
      runOffline(['sh', '-c', `trivy "$@" ${lab.step.outputs['trivy-args']}`, 'sh', ...args], {
        environment: lab.base,
        cwd: lab.job.workspace,
      }),
  },
  {
    title: 'with the variables of env-file',
    run: (lab, args) => runTrivy(lab, args, readEnvFile(lab.step.outputs['env-file'] ?? '')),
  },
]

describeOffline('real Trivy without any network, after the action', () => {
  let lab: TrivyLab
  beforeAll(async () => {
    lab = await provideData({ isAged: true })
  })
  afterAll(() => lab.job.remove())

  describe.each(ways)('$title', ({ run }) => {
    it.each(SCAN_NAMES)('reports exactly the findings of the scan %s', (name) => {
      const { args, findings } = lab.prepare(name)
      const ended = run(lab, args)
      expect(readScan(ended)).toEqual(findings)
      expect(ended.stderr).not.toMatch(WANTED_NETWORK)
    })
  })

  it('cannot scan without the settings: the cut is real', () => {
    const { args } = lab.prepare('rootfs')
    const ended = runTrivy(lab, args, { TRIVY_CACHE_DIR: lab.job.cacheDir })
    expect(ended.exitCode).not.toBe(0)
    expect(ended.stderr).toMatch(/failed to download vulnerability DB/)
  })
})

// No skip variable: it is the metadata, completed by the action, that keeps Trivy from the network.
describeOffline('real Trivy without any network, with TRIVY_CACHE_DIR alone', () => {
  let lab: TrivyLab
  beforeAll(async () => {
    lab = await provideData()
  })
  afterAll(() => lab.job.remove())

  it.each(SCAN_NAMES)('reports exactly the findings of the scan %s', (name) => {
    const { args, findings } = lab.prepare(name)
    const ended = runTrivy(lab, args, { TRIVY_CACHE_DIR: lab.job.cacheDir })
    expect(readScan(ended)).toEqual(findings)
    expect(ended.stderr).not.toMatch(WANTED_NETWORK)
  })
})

describeOffline('real Trivy where no checks bundle could be had', () => {
  let lab: TrivyLab
  beforeAll(async () => {
    lab = await provideData({ published: ['vuln-db', 'java-db'] })
  })
  afterAll(() => lab.job.remove())

  it('uses the checks embedded in it and leaves the network alone', () => {
    expect(lab.step.outputs).toMatchObject({ degraded: 'true', unavailable: 'checks-bundle' })
    expect(lab.step.variables).toMatchObject({ TRIVY_SKIP_CHECK_UPDATE: 'true' })
    const { args } = lab.prepare('misconfig')
    const ended = runTrivy(lab, args, lab.step.variables)
    const ids = readScan(ended).map(({ id }) => id)
    expect(ids).toContain('DS-0002')
    expect(ids).not.toContain('DS-9001')
    // The fallback itself is announced; nothing else went wrong, and nobody was called.
    expect(ended.stderr).toMatch(/cache does not exist/)
    expect(ended.stderr).not.toMatch(/dial |lookup |unreachable/)
  })

  it.each(['rootfs', 'image'] as const)('still reports exactly the findings of the scan %s', (name) => {
    const { args, findings } = lab.prepare(name)
    expect(readScan(runTrivy(lab, args, lab.step.variables))).toEqual(findings)
  })
})

function runTrivy(
  lab: TrivyLab,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): TrivyRun {
  return runOffline(['trivy', ...args], {
    environment: { ...lab.base, ...variables },
    cwd: lab.job.workspace,
  })
}

/** As `docker run --env-file` reads it: a name up to the first `=`, then the value as it stands. */
function readEnvFile(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2)))
}
