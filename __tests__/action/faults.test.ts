// The fault table: each way in which sources fail, against one, two, and all of three; what the user sees, what lies on
// disk, what is exported, and what was asked.
import { afterAll, beforeAll, describe } from 'vitest'
import { itWithPeers } from '../peers.ts'
import { prepareBefore, removeBefore } from './faults/lab.ts'
import { faultTable } from './faults/table.ts'
import { describeRow, tryRow } from './faults/try-row.ts'

const SCOPES = [
  { broken: 1, who: 'the first source' },
  { broken: 2, who: 'each of the first two sources' },
  { broken: 3, who: 'every source' },
]

const before = new Map<number, string>()

beforeAll(async () => {
  for (const days of [10, 90]) before.set(days, await prepareBefore(days))
})

afterAll(() => {
  for (const directory of before.values()) removeBefore(directory)
})

describe.concurrent.each(SCOPES)('$who', ({ broken }) => {
  for (const row of faultTable) {
    const name = describeRow(row, broken === 3, 'the step fails, and the old copy stands')
    itWithPeers(row.peers ?? [], name, () =>
      tryRow(row, { broken, before: before.get(row.beforeDays ?? 10) }),
    )
  }
})
