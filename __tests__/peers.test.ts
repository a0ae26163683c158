// Missing peers must be seen: skipped by name at a desk, a failure in CI.
import { expect, it } from 'vitest'
import { decidePeers, hasPeer } from './peers.ts'

const missing = 'no-such-program-anywhere'

it('finds a program on PATH', () => {
  expect(hasPeer('node')).toBe(true)
  expect(hasPeer(missing)).toBe(false)
})

it('runs a test whose peers are all there, in CI or not', () => {
  expect(decidePeers(['node'], { CI: 'true' })).toEqual({ kind: 'run' })
  expect(decidePeers(['node'], {})).toEqual({ kind: 'run' })
})

it('names the missing peer when it skips', () => {
  expect(decidePeers(['node', missing], {})).toEqual({
    kind: 'skip',
    suffix: ` (skipped: no ${missing} on PATH)`,
  })
})

it('fails in CI for want of a peer', () => {
  expect(decidePeers([missing], { CI: '1' })).toMatchObject({ kind: 'fail' })
})
