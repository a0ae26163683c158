import { describe, expect, it } from 'vitest'
import { openLedger } from '../../../../src/resources/maven-poms/closure/ledger.ts'

const request = (artifactId: string, wantedBy = 'pom.xml') => ({
  groupId: 'g',
  artifactId,
  version: '1',
  repositories: [],
  wantedBy,
})
const found = { kind: 'found', text: Buffer.from('<project/>') } as const
const absent = { kind: 'absent' } as const
const unknown = { kind: 'unknown', reason: '429' } as const

describe('the ledger of a closure', () => {
  it.each([
    [[absent, found], 'found'],
    [[unknown, found], 'found'],
    [[absent, unknown, absent], 'unknown'],
    [[absent, absent], 'absent'],
  ] as const)('takes the answers of several repositories %o as %s', (answers, kind) => {
    const ledger = openLedger()
    for (const answer of answers) ledger.note(request('a'), answer)
    const report = ledger.report()
    expect({
      found: report.found.length,
      absent: report.absent.length,
      unknown: report.unknown.length,
    }).toEqual({
      ...{ found: 0, absent: 0, unknown: 0 },
      [kind]: 1,
    })
  })

  it('remembers who wanted a POM first', () => {
    const ledger = openLedger()
    ledger.note(request('a', 'first'), absent)
    ledger.note(request('a', 'second'), absent)
    expect(ledger.report().absent.map(({ wantedBy }) => wantedBy)).toEqual(['first'])
  })

  it('keeps each problem once, on one line', () => {
    const ledger = openLedger()
    ledger.problem('g:a:1', 'two\nlines')
    ledger.problem('g:a:1', 'two\nlines')
    expect(ledger.report().problems).toEqual([{ pom: 'g:a:1', reason: 'two lines' }])
  })
})
