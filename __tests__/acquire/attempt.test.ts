import { expect, it } from 'vitest'
import { describeAttempt } from '../../src/acquire/attempt.ts'

it.each([
  [{ source: 'Actions cache', outcome: 'absent', detail: '' }, 'Actions cache: absent'],
  [{ source: 'ghcr.io/x', outcome: 'failed', detail: '429', hint: 'wait' }, 'ghcr.io/x: failed, 429'],
] as const)('an attempt is one line: %j', (attempt, line) => {
  expect(describeAttempt(attempt)).toBe(line)
})
