// Every registry that people run, as the target of a mirror and as the source of the main action. Each test is a line of the
// table in docs/registries.md, which is made from the results (scripts/registry-tables.ts).
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { createLayoutWriter } from '../../src/oci/layout-writer.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import { type Gateway, startGateway } from '../fakes/gateway.ts'
import { startNginx } from '../fakes/nginx.ts'
import {
  PEER_REGISTRIES,
  type PeerName,
  type PeerOptions,
  type PeerRegistry,
  startPeerRegistry,
} from '../fakes/peer-registries.ts'
import { fileEntries } from '../fixtures/archive.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers, itWithPeers } from '../peers.ts'
import { evidenceOf, newJob, startUpstream, step, type Upstream } from './carry-lab.ts'
import { checkOut, expectAllFive, runForAll, startPublishers } from './five-lab.ts'
import { scanWithTrivy } from './trivy-pull.ts'

const HOUR_MS = 3_600_000

async function start(
  name: PeerName,
  options?: PeerOptions,
): Promise<{ readonly registry: PeerRegistry; readonly gateway: Gateway; readonly to: string }> {
  const registry = await startPeerRegistry(name, options)
  onTestFinished(() => registry.close())
  const gateway = await startGateway(registry.host)
  onTestFinished(() => gateway.close())
  return { registry, gateway, to: `${gateway.host}/private/trivy` }
}

const isRead = (method: string) => method === 'GET' || method === 'HEAD'
const builtAt = (hoursAgo: number) => new Date(Date.now() - hoursAgo * HOUR_MS)

/** An upstream with a database of that age. */
const upstreamOf = (hoursAgo: number): Promise<Upstream> =>
  startUpstream({ 'vuln-db': { updatedAt: builtAt(hoursAgo) } })

const mirrorDb = ({ base }: Pick<Upstream, 'base'>, to: string) =>
  step('mirror', { resources: 'vuln-db', registries: base, to })

/** Which layer the main action gets from there. */
async function layerAt(to: string): Promise<unknown> {
  const back = await step('main', { resources: 'vuln-db', registries: to, 'max-age': '9d' })
  expect(back.exitCode, back.log).toBe(0)
  return evidenceOf(back)[0]?.layerDigest
}

/** Pushes with skopeo, as somebody does who knows nothing of dated tags. */
async function pushBySkopeo(artifact: Artifact, to: string): Promise<void> {
  const layout = join(newJob().temp, 'layout')
  const writer = await createLayoutWriter(layout)
  for (const blob of artifact.blobs.values()) await writer.writeBlob(blob)
  await writer.addManifest(parseManifest(artifact.manifest), {})
  await writer.finish()
  const target = `docker://${to}/${artifact.repository}:${artifact.tag}`
  const options = ['--insecure-policy', 'copy', '--preserve-digests', '--dest-tls-verify=false']
  execFileSync('skopeo', [...options, `oci:${layout}`, target], { stdio: 'pipe' })
}

/** Checks that do not shrink. */
const startLargeUpstream = (sizeBytes: number): Promise<Upstream> =>
  startUpstream({
    'checks-bundle': {
      entries: (own) => [...own, ...fileEntries({ 'policies/ballast.bin': randomBytes(sizeBytes) })],
    },
  })

for (const name of Object.keys(PEER_REGISTRIES) as PeerName[]) {
  const { title, program } = PEER_REGISTRIES[name]
  describeWithPeers([program, 'docker-registry', 'skopeo'], title, () => {
    itWithPeers([], 'all five resources, mirrored and read back', async () => {
      const publishers = await startPublishers()
      const { to } = await start(name)
      await runForAll(checkOut(), { action: 'mirror', inputs: { ...publishers.inputs, to } })
      await publishers.close()
      expectAllFive(await runForAll(checkOut(), { inputs: { registries: to } }))
    })

    itWithPeers(['trivy'], "Trivy's own pull from the mirror", async () => {
      const upstream = await startUpstream()
      const { to } = await start(name)
      const mirrored = await step('mirror', { registries: upstream.base, to })
      expect(mirrored.exitCode, mirrored.log).toBe(0)
      await scanWithTrivy(to, newJob(), {})
    })

    itWithPeers([], 'again: nothing is pushed, and no right to push is needed', async () => {
      const publishers = await startPublishers()
      const { to, gateway } = await start(name)
      const mirror = () => runForAll(checkOut(), { action: 'mirror', inputs: { ...publishers.inputs, to } })
      const first = await mirror()
      gateway.passed.length = 0
      gateway.answer = ({ method }) => (isRead(method) ? undefined : { status: 403 })
      const again = await mirror()
      expect(gateway.passed.filter(({ method }) => !isRead(method))).toEqual([])
      expect(again.outputs.references).toBe(first.outputs.references)
    })

    itWithPeers([], 'newer data replaces older', async () => {
      const { to } = await start(name)
      const [older, newer] = [await upstreamOf(5), await upstreamOf(1)]
      expect((await mirrorDb(older, to)).exitCode).toBe(0)
      const result = await mirrorDb(newer, to)
      expect(result.exitCode, result.log).toBe(0)
      expect(result.log).not.toMatch(/^::(warning|error)/m)
      expect(await layerAt(to)).toBe(newer.artifacts[0]?.layerDigest)
    })

    itWithPeers([], 'older data does not replace newer', async () => {
      const { to } = await start(name)
      const [older, newer] = [await upstreamOf(5), await upstreamOf(1)]
      expect((await mirrorDb(newer, to)).exitCode).toBe(0)
      const result = await mirrorDb(older, to)
      expect(result.exitCode, result.log).toBe(0)
      expect(result.log).toMatch(/^::warning::.*trivy-db:2 is left as it is: the tag 2-\d{8}t\d{4} is there/m)
      expect(result.log).toContain('newer-there')
      expect(await layerAt(to)).toBe(newer.artifacts[0]?.layerDigest)
    })

    itWithPeers([], 'older data does not replace newer that another tool pushed', async () => {
      const { to, registry } = await start(name)
      const newer = await buildArtifact('vuln-db', { updatedAt: builtAt(1) })
      expect((await mirrorDb(await upstreamOf(50), to)).exitCode).toBe(0)
      await pushBySkopeo(newer, `${registry.host}/private/trivy`)
      const result = await mirrorDb(await upstreamOf(5), to)
      expect(result.exitCode, result.log).toBe(0)
      expect(result.log).toMatch(/^::warning::.*trivy-db:2 is left as it is: data of 20\S+Z is there/m)
      expect(await layerAt(to)).toBe(newer.layerDigest)
    })

    itWithPeers([], 'down for 2 s in the middle of an upload: waited for', async () => {
      const { to, gateway, registry } = await start(name)
      const upstream = await startLargeUpstream(20 << 20)
      let isDown: Promise<void> | undefined
      gateway.answer = ({ method, url }) => {
        const isLayer = url.includes(encodeURIComponent(upstream.artifacts[2]?.layerDigest ?? '?'))
        if (isDown === undefined && method === 'PUT' && isLayer) isDown = registry.restart(2000)
        return undefined
      }
      const inputs = { resources: 'checks-bundle', registries: upstream.base, to }
      const result = await step('mirror', inputs)
      await isDown
      expect(isDown).toBeDefined()
      expect(result.exitCode, result.log).toBe(0)
      const back = await step('main', { resources: 'checks-bundle', registries: to })
      expect(evidenceOf(back)).toMatchObject([{ layerDigest: upstream.artifacts[2]?.layerDigest }])
    })

    itWithPeers([], 'busy (429 with Retry-After): waited for', async () => {
      const { to, gateway } = await start(name)
      const upstream = await upstreamOf(1)
      const busy = new Set(['POST', 'PUT', 'GET'])
      gateway.answer = ({ method }) =>
        busy.delete(method) ? { status: 429, headers: { 'retry-after': '1' } } : undefined
      const result = await mirrorDb(upstream, to)
      expect(result.exitCode, result.log).toBe(0)
      expect(busy.size).toBe(0)
      expect(await layerAt(to)).toBe(upstream.artifacts[0]?.layerDigest)
    })

    itWithPeers(['nginx'], 'behind nginx as a cache: read through it', async () => {
      const { to, registry } = await start(name)
      const upstream = await upstreamOf(1)
      expect((await mirrorDb(upstream, to)).exitCode).toBe(0)
      const cache = await startNginx(registry.host, { isCache: true })
      onTestFinished(() => cache.close())
      for (const expected of ['MISS', 'HIT']) {
        expect(await layerAt(`${cache.host}/private/trivy`)).toBe(upstream.artifacts[0]?.layerDigest)
        expect(cache.accessLog().some((line) => line.includes('/blobs/') && line.endsWith(expected))).toBe(
          true,
        )
      }
    })
  })
}
