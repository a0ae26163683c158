// Trivy's image in the registries that people run: mirrored there, signatures found by the API of referrers where there is one,
// and installed from there alone.
import { expect, it, onTestFinished } from 'vitest'
import { PEER_REGISTRIES, type PeerName, startPeerRegistry } from '../fakes/peer-registries.ts'
import { describeWithPeers } from '../peers.ts'
import { startInstallLab } from './trivy-install-lab.ts'

/** The API of referrers (OCI distribution specification 1.1); without it signatures are found by a tag. */
const HAS_REFERRERS: Readonly<Record<PeerName, boolean>> = {
  'distribution-2': false,
  'distribution-3': false,
  zot: true,
  olareg: true,
  crane: false,
}

const NAMES = Object.keys(PEER_REGISTRIES) as PeerName[]

const SLOW = 120_000

for (const name of NAMES) {
  const { title, program } = PEER_REGISTRIES[name]
  describeWithPeers([program], `${title} as a mirror of Trivy`, () => {
    it('gets the image with its signature, and jobs install it from there', { timeout: SLOW }, async () => {
      const lab = await startInstallLab()
      const image = await lab.publish()
      const peer = await startPeerRegistry(name)
      onTestFinished(() => peer.close())
      const to = `${peer.host}/private`
      const mirrored = await lab.run(lab.job(), { action: 'mirror', inputs: { to } })
      expect(mirrored.exitCode, mirrored.log).toBe(0)
      expect(mirrored.outputs.references).toBe(`${to}/trivy:0.76.0@${image.index.digest}`)
      const path = `http://${peer.host}/v2/private/trivy`
      const { mediaType: accept, bytes, digest } = image.index
      const raw = await fetch(`${path}/manifests/0.76.0`, { headers: { accept } })
      expect(Buffer.from(await raw.arrayBuffer()).equals(bytes)).toBe(true)

      const referrers = await fetch(`${path}/referrers/${digest}`)
      expect(referrers.status === 200).toBe(HAS_REFERRERS[name])
      if (HAS_REFERRERS[name]) {
        const { manifests } = (await referrers.json()) as { manifests: readonly unknown[] }
        expect(manifests).toHaveLength(1)
      }

      const again = await lab.run(lab.job(), { action: 'mirror', inputs: { to } })
      expect(again.log).toMatch(/trivy:\S+: current/)

      const asked = lab.registry.requests.length
      const job = lab.job()
      const step = await lab.run(job, { inputs: { registries: to } })
      expect(step.outputs['trivy-ready'], step.log).toBe('true')
      expect(step.log).not.toContain('::warning')
      expect(lab.registry.requests).toHaveLength(asked)
      expect(step.outputs.hosts).toBe(peer.host)
    })
  })
}

describeWithPeers(['zot'], 'zot without the format of Docker', () => {
  it('is told what to allow', { timeout: SLOW }, async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const peer = await startPeerRegistry('zot', { isOciOnly: true })
    onTestFinished(() => peer.close())
    const mirrored = await lab.run(lab.job(), { action: 'mirror', inputs: { to: `${peer.host}/private` } })
    expect(mirrored.exitCode).toBe(1)
    expect(mirrored.log).toContain('allow it there (zot: `"compat": ["docker2s2"]` in `http`)')
  })
})
