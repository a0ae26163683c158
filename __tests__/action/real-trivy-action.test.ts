// trivy-action unmodified: it points Trivy at a cache of its own, restored from long ago, and runs `$TRIVY_CMD`.
import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCacheDir } from '../fixtures/cache-dir.ts'
import { runOffline, type TrivyRun } from '../fixtures/offline-trivy.ts'
import { describeOffline } from '../offline-peers.ts'
import { writeJobFile } from './run.ts'
import { provideData, readScan, SCAN_NAMES, type TrivyLab } from './trivy-lab.ts'

const DAY_MS = 86_400_000

describeOffline('real Trivy as trivy-action runs it, after the action', () => {
  let lab: TrivyLab
  /** What trivy-action sets on its step, whatever the job has. */
  let theirCache: string
  beforeAll(async () => {
    lab = await provideData({ isAged: true })
    theirCache = join(lab.job.workspace, '.cache', 'trivy')
    restoreOldCache(theirCache)
  })
  afterAll(() => lab.job.remove())

  function runStepOf(args: readonly string[], environment: Readonly<Record<string, string>> = {}): TrivyRun {
    return runOffline(['sh', '-c', '"$TRIVY_CMD" "$@"', 'sh', ...args], {
      environment: { ...lab.base, ...lab.step.variables, TRIVY_CACHE_DIR: theirCache, ...environment },
      cwd: lab.job.workspace,
    })
  }

  it.each(SCAN_NAMES)('reports exactly the findings of the scan %s, not those of the old data', (name) => {
    const { args, findings } = lab.prepare(name)
    const before = readFileSync(join(theirCache, 'db', 'metadata.json'))
    expect(readScan(runStepOf(args))).toEqual(findings)
    expect(readFileSync(join(theirCache, 'db', 'metadata.json'))).toEqual(before)
  })

  it('would have reported nothing with the old data: the script makes the difference', () => {
    const { args } = lab.prepare('rootfs')
    expect(readScan(runStepOf(args, { TRIVY_CMD: 'trivy' }))).toEqual([])
  })

  it('says in one line which data is used', () => {
    const lines = ownLines(runStepOf(lab.prepare('rootfs').args))
    const today = new Date().toISOString().slice(0, 10)
    expect(lines).toEqual([
      expect.stringMatching(/vuln-db built \S+Z, java-db built \S+Z, checks-bundle current as of \S+Z$/),
    ])
    expect(lines[0]).toContain(today)
  })

  it('leaves a cache directory alone that the step chose itself, and Trivy is free to refresh what is old there', () => {
    const chosen = join(lab.job.temp, 'chosen')
    restoreOldCache(chosen)
    const run = runStepOf(lab.prepare('rootfs').args, { TRIVY_CACHE_DIR: chosen })
    // Without a network it cannot, and fails rather than find nothing in the old data.
    expect(run.exitCode).toBe(1)
    expect(run.stderr).toContain('Need to update DB')
    expect(ownLines(run)).toEqual([expect.stringContaining(`its own cache directory (${chosen})`)])
  })

  describe('where an older Trivy than the one that was planned for is on PATH', () => {
    function runOlder(args: readonly string[]): TrivyRun {
      const directory = join(lab.job.temp, 'older')
      const older = `#!/bin/sh\ncase $1 in --version) echo 'Version: 0.60.0' ;; *) PATH=$REAL_PATH exec trivy "$@" ;; esac\n`
      chmodSync(writeJobFile(join(directory, 'trivy'), older), 0o755)
      const path = process.env.PATH ?? ''
      return runStepOf(args, { PATH: `${directory}:${path}`, REAL_PATH: path })
    }

    it('refuses a scan that would use the checks of another major, as a data problem', () => {
      const run = runOlder(lab.prepare('misconfig').args)
      expect(run.exitCode).toBe(69)
      expect(run.stdout).toBe('')
      expect(ownLines(run).at(-1)).toMatch(
        /data problem, not a finding: Trivy 0\.60\.0 reads checks of major 1, and those of major 2 were provided.*trivy-version/,
      )
    })

    it('does a scan that uses no checks', () => {
      const { args, findings } = lab.prepare('rootfs')
      expect(readScan(runOlder(args))).toEqual(findings)
    })
  })
})

function ownLines(run: TrivyRun): string[] {
  return run.stderr.split('\n').filter((line) => line.startsWith('trivy-offline-cache: '))
}

/** What a restore of `cache-trivy-…` brings: data of nine days ago, which knows nothing that the targets hold. */
function restoreOldCache(directory: string): void {
  const updatedAt = new Date(Date.now() - 9 * DAY_MS)
  mkdirSync(directory, { recursive: true })
  writeCacheDir(directory, {
    vulnDb: { updatedAt, downloadedAt: updatedAt, advisories: [] },
    javaDb: { updatedAt, downloadedAt: updatedAt, artifacts: [] },
    checks: { downloadedAt: updatedAt, checkNumber: '9002' },
  })
}
