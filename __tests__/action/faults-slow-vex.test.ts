// A server of VEX repositories that is worse than down, where there is something else: another location, a copy that is put off.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Page } from '../fakes/web-server.ts'
import { buildVexFiles, LODASH_NOT_AFFECTED, packVexRepository } from '../fixtures/vex.ts'
import { startVexLab, type VexLab } from './vex-lab.ts'

const CLOCK_PRELOAD = new URL('faults/clock-preload.ts', import.meta.url).href
const DAYS_AGO = { execArgv: ['--import', CLOCK_PRELOAD], environment: { TEST_CLOCK_SHIFT_MS: '-172800000' } }
const DOCUMENT = 'pkg/npm/lodash/scan.openvex.json'

/** A minute at the most, on a loaded machine. */
const PATIENCE_MS = 150_000

/** What a server does with an archive, and whether the archive is had all the same. */
const WAYS: readonly (readonly [way: string, (archive: Buffer) => Page, isHad: boolean])[] = [
  ['sends it slowly', (body) => ({ body, pace: { pieceBytes: 64, everyMs: 20 } }), true],
  ['sends it byte by byte', (body) => ({ body, pace: { pieceBytes: 1, everyMs: 1000 } }), false],
  ['says that it has it, and never sends it', (body) => ({ body, pace: 'never' }), false],
  [
    'sends it slowly, and its last bytes wrong',
    (body) => ({
      body: Buffer.concat([body.subarray(0, -8), Buffer.alloc(8)]),
      pace: { pieceBytes: 64, everyMs: 20 },
    }),
    false,
  ],
]

// Most of the time they wait.
describe.concurrent('a server of VEX repositories that', () => {
  it.each(WAYS)(
    '%s is not waited for where the manifest names another location',
    async (_, page, isHad) => {
      const lab = await startVexLab()
      try {
        const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
        const slow = { ...LODASH_NOT_AFFECTED, status: 'affected' as const }
        const archive = await packVexRepository(buildVexFiles([slow]), 'hub-main')
        lab.server.pages.set('/slow.tar.gz', page(archive))
        const locations = [`${lab.server.url}/slow.tar.gz//hub-main`, `${url}/archive.tar.gz//hub-main`]
        const versions = [{ spec_version: '0.1', locations: locations.map((url) => ({ url })) }]
        lab.server.pages.set('/hub/.well-known/vex-repository.json', { body: JSON.stringify({ versions }) })
        const step = await lab.run({ inputs: inputsFor(url) })
        expect(step.exitCode, step.log).toBe(0)
        expect(step.outputs['vex-repo-ready']).toBe('true')
        expect(documentOf(lab)).toContain(isHad ? '"affected"' : '"not_affected"')
      } finally {
        await lab.close()
      }
    },
    PATIENCE_MS,
  )

  it.each(WAYS)(
    '%s is not waited for where there is an older copy',
    async (_, page, isHad) => {
      const lab = await startVexLab()
      try {
        const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
        const before = await lab.run({ inputs: inputsFor(url), ...DAYS_AGO })
        expect(before.exitCode, before.log).toBe(0)
        const newer = { ...LODASH_NOT_AFFECTED, status: 'affected' as const }
        const archive = await packVexRepository(buildVexFiles([newer]), 'hub-main')
        lab.server.pages.set('/hub/archive.tar.gz', page(archive))
        const step = await lab.run({ inputs: inputsFor(url) })
        expect(step.exitCode, step.log).toBe(0)
        expect(step.outputs).toMatchObject({ 'vex-repo-ready': 'true', degraded: String(!isHad) })
        expect(documentOf(lab)).toContain(isHad ? '"affected"' : '"not_affected"')
      } finally {
        await lab.close()
      }
    },
    PATIENCE_MS,
  )
})

function inputsFor(url: string): Record<string, string> {
  return { resources: 'vex-repo', 'vex-repositories': `hub=${url}`, timeout: '1m' }
}

function documentOf({ job }: VexLab): string {
  const [path = ''] = globSync(`vex/repositories/hub/**/${DOCUMENT}`, { cwd: job.cacheDir })
  return readFileSync(join(job.cacheDir, path), 'utf8')
}
