import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../../../src/acquire/attempt.ts'
import { artifactSet } from '../../../../src/resources/maven-poms/sets/kept-sets.ts'
import { buildPomArtifact } from '../../../../src/resources/maven-poms/sets/pom-artifact.ts'
import { createKeptLog } from '../../../oci/kept-log.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const HOUR_MS = 3_600_000

async function readSet(hoursOld: number, change = (layer: Buffer, _other: Buffer): Buffer => layer) {
  const confirmedAt = new Date(NOW.getTime() - hoursOld * HOUR_MS)
  const build = (text: string) => {
    const poms = new Map([['g/a/1/a-1.pom', Buffer.from(text)]])
    const set = { poms, origins: new Map(), absent: new Map(), isComplete: false }
    return buildPomArtifact(set, { inputDigest: `sha256:${'1'.repeat(64)}`, confirmedAt })
  }
  const { fetched, layer } = await build('<project/>')
  const other = await build('<another/>')
  const attempts: Attempt[] = []
  const log = createKeptLog()
  const artifact = {
    fetched,
    openLayer: async function* () {
      yield change(layer, other.layer)
    },
  }
  const load = artifactSet('bundle', async () => artifact, {
    maxAgeMs: 30 * HOUR_MS,
    now: () => NOW,
    log,
    attempts,
  })
  return { set: await load(), attempts, log }
}

describe('a set of an artifact that was carried here', () => {
  it('is read, and said to be what it is', async () => {
    const { set, attempts } = await readSet(1)
    expect(set).toMatchObject({ isFresh: true, isComplete: false })
    expect(set?.poms.size).toBe(1)
    expect(attempts).toEqual([
      { source: 'bundle', outcome: 'used', detail: '1 POM, not complete when it was kept' },
    ])
  })

  it.each([
    [29, true],
    [31, false],
    // A time in the future would keep snapshots for ever.
    [-1, false],
  ])('that was confirmed %i hours ago is fresh: %s', async (hoursOld, isFresh) => {
    expect((await readSet(hoursOld)).set?.isFresh).toBe(isFresh)
  })

  it.each([
    ['others', (layer: Buffer) => layer.subarray(1)],
    ['those of another set', (_: Buffer, other: Buffer) => other],
  ])('is refused with a warning when its bytes are %s', async (_, change) => {
    const { set, attempts, log } = await readSet(1, change)
    expect(set).toBeUndefined()
    expect(attempts[0]).toMatchObject({ source: 'bundle', outcome: 'refused' })
    expect(log.warnings[0]).toContain('Maven POMs: bundle')
  })
})
