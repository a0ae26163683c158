// Tests that need the real Trivy with the network cut say so by name, as those that need a program do.
import { describe, it } from 'vitest'
import { canCutNetwork } from './fixtures/offline-trivy.ts'
import { decidePeers, describeWithPeers } from './peers.ts'

const PEERS = ['trivy', 'unshare']
const PROBLEM = 'this system permits no network namespace'
/** Ubuntu since 23.10 forbids it to ordinary users until this is set. */
const REMEDY = 'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'

/** `describe` for tests that run Trivy without any network; further programs may be needed too. */
export function describeOffline(title: string, body: () => void, more: readonly string[] = []): void {
  const peers = [...PEERS, ...more]
  if (decidePeers(peers, process.env).kind !== 'run' || canCutNetwork()) describeWithPeers(peers, title, body)
  else if (process.env.CI === 'true') {
    describe(title, () =>
      it('has its network cut', () => Promise.reject(new Error(`${PROBLEM}: CI must ${REMEDY}`))),
    )
  } else describe.skip(`${title} (skipped: ${PROBLEM})`, body)
}
