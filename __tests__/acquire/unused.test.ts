// Why a copy that lies there is not used: for the log, for the error that lists all attempts, and for the evidence.
import { describe, expect, it } from 'vitest'
import type { Inspection } from '../../src/acquire/placed.ts'
import { explainUnused, sayNoStore, sayOffline, tell } from '../../src/acquire/unused.ts'
import { VerifyError } from '../../src/base/errors.ts'
import { formatReference, type Reference } from '../../src/oci/reference.ts'
import type { Seal } from '../../src/verify/seal.ts'
import { NAMED } from '../fixtures/provenance.ts'
import { createKeptLog } from '../oci/kept-log.ts'
import { NOW, requirementOf } from './acquire-lab.ts'

const WANTED = `sha256:${'a'.repeat(64)}`
const seal = { manifestDigest: WANTED } as Seal
const placed: Inspection = { kind: 'placed', placed: { seal, measuredAt: NOW } }
const refused: Inspection = { kind: 'refused', error: new VerifyError('truncated'), hint: 'Look.' }

describe('a copy in the cache directory', () => {
  it.each<[string, Inspection, readonly string[], object | undefined]>([
    ['is used when nothing is pinned', placed, [], undefined],
    ['is used when it is what is pinned', placed, [WANTED], undefined],
    [
      'is skipped when something else is pinned',
      placed,
      [`sha256:${'b'.repeat(64)}`],
      { outcome: 'skipped', detail: 'its copy is not the pinned one' },
    ],
    ['is absent', { kind: 'absent' }, [], { outcome: 'absent' }],
    [
      'is skipped when it is of another schema',
      { kind: 'other-schema', wanted: 2, found: 1 },
      [],
      { outcome: 'skipped', detail: 'its copy is of schema 1; wanted is 2' },
    ],
    ['is refused', refused, [], { outcome: 'refused', detail: 'truncated', hint: 'Look.' }],
  ])('%s', (_, inspection, pinnedDigests, attempt) => {
    const found = explainUnused(inspection, requirementOf('vuln-db', { pinnedDigests }))
    if (attempt === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject({ source: 'cache directory', ...attempt })
  })

  it('is skipped when it is of a registry that is not asked now, unless nobody is', () => {
    const provenance = { ...NAMED, from: 'team.test/trivy-db:2', voucher: 'team.test/trivy-db:2' }
    const inspection: Inspection = {
      kind: 'placed',
      placed: { seal: { ...seal, provenance }, measuredAt: NOW },
    }
    const requirement = requirementOf('vuln-db')
    expect(explainUnused(inspection, requirement)).toMatchObject({
      outcome: 'skipped',
      detail: 'its copy is of team.test/trivy-db:2, which is not asked now',
    })
    expect(explainUnused(inspection, requirement, true)).toBeUndefined()
  })

  it('is skipped when it came over plain HTTP, and this job allows none', () => {
    const requirement = requirementOf('vuln-db')
    const [place] = requirement.places
    const from = formatReference(place?.reference as Reference)
    const provenance = { ...NAMED, from, voucher: from, transport: 'plain' as const }
    const inspection: Inspection = {
      kind: 'placed',
      placed: { seal: { ...seal, provenance }, measuredAt: NOW },
    }
    const plain = { ...requirement, places: [{ ...place, isPlain: true }] } as typeof requirement
    expect(explainUnused(inspection, requirement)).toMatchObject({
      outcome: 'skipped',
      detail: expect.stringMatching(/^its copy came from \S+ over plain HTTP, which is not allowed now$/),
    })
    expect(explainUnused(inspection, plain)).toBeUndefined()
  })

  it.each([
    [false, [], 'Name a bundle in the input bundle, bring the data into'],
    [true, [], 'Export the bundle anew'],
    [true, ['bundle'], 'Carry a newer bundle, or allow older data with the input max-age (vuln-db=8d,'],
    [
      false,
      ['cache directory'],
      'Bring newer data: in a bundle, or into the cache directory, the runner store,',
    ],
  ] as const)(
    'offline (a bundle: %j, too old: %j) is told with what would help',
    (hasBundle, stale, remedy) => {
      const attempts = stale.map((source) => ({ source, outcome: 'stale' as const, detail: '' }))
      const { hint } = sayOffline(requirementOf('vuln-db'), hasBundle, attempts)
      expect(hint).toContain(remedy)
      expect(hint).toMatch(/, or let this step ask registries \(offline: false\)\.$/)
    },
  )

  it('lies in no runner store where that could not be opened', () => {
    expect(sayNoStore('/x is no directory')).toEqual({
      source: 'runner store',
      outcome: 'skipped',
      detail: '/x is no directory',
    })
    expect(sayNoStore(undefined)).toBeUndefined()
  })

  it('that is refused is a warning with what to do, and else a line', () => {
    const log = createKeptLog()
    const requirement = requirementOf('vuln-db')
    for (const inspection of [refused, { kind: 'absent' } as const]) {
      const attempt = explainUnused(inspection, requirement)
      if (attempt !== undefined) tell(attempt, requirement, log)
    }
    tell(sayOffline(requirement, false), requirement, log)
    expect(log.warnings).toEqual([
      'Vulnerability DB: the copy in the cache directory is not used: truncated. Look.',
    ])
    expect(log.infos).toEqual(['cache directory: absent', 'registries: skipped, the input offline is true'])
  })
})
