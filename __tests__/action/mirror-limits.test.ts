// A real registry that does not take everything: behind nginx with its limit for bodies, and on a disk that is full.
import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { startNginx } from '../fakes/nginx.ts'
import { fileEntries } from '../fixtures/archive.ts'
import { describeWithPeers } from '../peers.ts'
import { canMount } from '../place/small-disk.ts'
import { evidenceOf, startUpstream, step, type Upstream } from './carry-lab.ts'
import { startRegistry } from './distribution-lab.ts'

const MIB = 1 << 20

/** Checks that do not shrink, so that the layer is a little larger than this. */
function startLargeUpstream(sizeBytes: number): Promise<Upstream> {
  const ballast = fileEntries({ 'policies/ballast.bin': randomBytes(sizeBytes) })
  return startUpstream({ 'checks-bundle': { entries: (own) => [...own, ...ballast] } })
}

describeWithPeers(['docker-registry', 'nginx'], 'mirror through nginx', () => {
  it.each([
    { limit: '20m', sizeMib: 40 },
    { limit: '1m', sizeMib: 20 },
  ])('with the limit $limit sends $sizeMib MiB in parts', async ({ limit, sizeMib }) => {
    const upstream = await startLargeUpstream(sizeMib * MIB)
    const registry = await startRegistry()
    const nginx = await startNginx(registry.host, { maxBody: limit })
    onTestFinished(() => nginx.close())
    const inputs = { resources: 'checks-bundle', registries: upstream.base, to: `${nginx.host}/m` }
    const result = await step('mirror', inputs)
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log).toContain('HTTP 413')
    expect(result.log).toContain('sending it in parts')
    const requests = nginx.accessLog()
    // The whole, and where the limit is small one large part.
    expect(requests.filter((line) => line.endsWith(' 413'))).toHaveLength(limit === '1m' ? 2 : 1)
    const parts = requests.filter((line) => /^PATCH .* 202$/.test(line))
    expect(parts.length).toBeGreaterThanOrEqual(limit === '1m' ? sizeMib : Math.ceil(sizeMib / 16))

    const back = await step('main', { resources: 'checks-bundle', registries: `${registry.host}/m` })
    expect(evidenceOf(back)).toMatchObject([{ layerDigest: upstream.artifacts[2]?.layerDigest }])
  })
})

describeWithPeers(['docker-registry', 'unshare', 'mount'], 'mirror to a registry whose disk is full', () => {
  const suffix = canMount ? '' : ' (skipped: this user cannot mount one)'
  it.skipIf(!canMount)(`leaves the old tag as it was, and says what to do${suffix}`, async () => {
    const registry = await startRegistry({ diskBytes: 6 * MIB })
    const to = `${registry.host}/m`
    const old = await startUpstream()
    const first = await step('mirror', { registries: old.base, to })
    expect(first.exitCode, first.log).toBe(0)

    const large = await startLargeUpstream(12 * MIB)
    const result = await step('mirror', { registries: large.base, to })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::Not mirrored: Checks: /m)
    expect(result.log).toMatch(/^::error::.*What to do: .*full disk/m)

    const back = await step('main', { registries: to })
    expect(back.exitCode, back.log).toBe(0)
    expect(evidenceOf(back)[2]).toMatchObject({ layerDigest: old.artifacts[2]?.layerDigest })
  })
})
