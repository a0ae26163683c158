// The public registries that are asked by default, through a proxy that leads their names to this machine: in which order,
// which of them is believed to be current, and that nobody else is asked.
import { describe, expect, it } from 'vitest'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { linesOf } from './faults/expectations.ts'
import { everythingSaid, type NamedHosts, startNamedHosts } from './named-hosts.ts'
import type { StepResult } from './run.ts'

const NAME_PRELOAD = new URL('faults/name-preload.ts', import.meta.url).href
const DAY_MS = 86_400_000

/** The documented order; Docker Hub serves its API elsewhere than its name says. */
const PLACES = [
  { base: 'mirror.gcr.io/aquasec', host: 'mirror.gcr.io:443' },
  { base: 'ghcr.io/aquasecurity', host: 'ghcr.io:443' },
  { base: 'public.ecr.aws/aquasecurity', host: 'public.ecr.aws:443' },
  { base: 'docker.io/aquasec', host: 'registry-1.docker.io:443' },
] as const
const [GCR, GHCR, ECR, HUB] = PLACES
type Place = (typeof PLACES)[number]
type PublicHosts = NamedHosts<Place['host']>

describeWithPeers(['openssl'], 'the public registries', () => {
  describe.concurrent('through a proxy', () => {
    it('are asked in the documented order, and nobody else', async () => {
      await withPublic({}, async (hosts) => {
        const result = await hosts.run({})
        expect(result.exitCode).toBe(1)
        const outcomes = PLACES.map(({ base }) => [`${base}/trivy-db:2`, 'failed'])
        expect(attemptsIn(result)).toEqual(outcomes)
        expect(hosts.proxy.connects).toEqual(PLACES.map(({ host }) => host))
      })
    })

    it('are asked for checks where upstream publishes checks', async () => {
      await withPublic({}, async (hosts) => {
        await hosts.run({ inputs: { resources: 'checks-bundle' } })
        expect(hosts.proxy.connects).toEqual([GCR.host, GHCR.host, HUB.host])
      })
    })

    it('are left alone once the first has given everything fresh', async () => {
      await withPublic({}, async (hosts) => {
        const resources = ['vuln-db', 'java-db', 'checks-bundle'] as const
        for (const resource of resources) await publish(hosts, [GCR], buildArtifact(resource))
        const result = await hosts.run({ inputs: { resources: resources.join(', ') } })
        expect(result.exitCode).toBe(0)
        expect(new Set(hosts.proxy.connects)).toEqual(new Set([GCR.host]))
      })
    })

    it('are asked further when the mirror is stale, up to the first with fresh data', async () => {
      await withPublic({}, async (hosts) => {
        await publish(hosts, [GCR], daysOld(5))
        await publish(hosts, [GHCR, ECR, HUB], daysOld(0))
        const result = await hosts.run({})
        expect(result.exitCode).toBe(0)
        expect(linesOf(result, '::warning')).toEqual([])
        expect(result.outputs).toMatchObject({ degraded: 'false', 'vuln-db-ready': 'true' })
        expect(attemptsIn(result)).toEqual([
          ['mirror.gcr.io/aquasec/trivy-db:2', 'stale'],
          ['ghcr.io/aquasecurity/trivy-db:2', 'used'],
        ])
        expect(new Set(hosts.proxy.connects)).toEqual(new Set([GCR.host, GHCR.host]))
      })
    })

    it('that have nothing newer are no failure of ours, and that is said', async () => {
      await withPublic({}, async (hosts) => {
        // Older than max-age and stale-if-error together: from a mirror it would not be used.
        await publish(hosts, PLACES, daysOld(5))
        for (const source of ['mirror.gcr.io/aquasec/trivy-db:2', 'cache directory']) {
          for (const { host } of PLACES) hosts.at[host].requests.length = 0
          const result = await hosts.run({})
          expect(result.exitCode).toBe(0)
          expect(linesOf(result, '::warning')).toEqual([
            '::warning::Vulnerability DB: built 5 d ago; upstream has published nothing newer, so this is the newest there is',
          ])
          expect(result.outputs).toMatchObject({
            degraded: 'false',
            'failure-class': '',
            'vuln-db-ready': 'true',
          })
          expect(result.variables.TRIVY_SKIP_DB_UPDATE).toBe('true')
          expect(result.log).toMatch(new RegExp(`^Vulnerability DB +${source} .*the newest there is`, 'm'))
          // The bytes are read once, however many confirm them.
          const blobs = PLACES.flatMap(({ host }) =>
            hosts.at[host].requests.filter(({ url }) => url.includes('/blobs/')),
          )
          expect(blobs).toHaveLength(source === 'cache directory' ? 0 : 1)
        }
      })
    })

    it('that are down while only the mirror answers leave nobody who knows what is current', async () => {
      await withPublic({}, async (hosts) => {
        await publish(hosts, [GCR], daysOld(5))
        const result = await hosts.run({})
        expect(result.exitCode).toBe(1)
        expect(linesOf(result, '::error')[0]).toMatch(
          /^::error::This is a data problem, not a vulnerability finding: /,
        )
        expect(result.variables.TRIVY_SKIP_DB_UPDATE).toBeUndefined()
      })
    })
  })

  describe.concurrent('and a proxy', () => {
    it('that wants a login are reached with that of HTTPS_PROXY, which is not said', async () => {
      const login = { username: 'proxy-user', password: 'pass-word-of-the-proxy' }
      await withPublic({ login }, async (hosts) => {
        await publish(hosts, [GCR], daysOld(0))
        const good = new URL(hosts.proxy.url)
        good.username = login.username
        good.password = login.password
        const bad = new URL(good)
        bad.password = 'wrong-pass-word'
        for (const [url, exitCode] of [
          [bad, 1],
          [good, 0],
        ] as const) {
          const result = await hosts.run({ environment: { HTTPS_PROXY: url.href } })
          expect(result.exitCode).toBe(exitCode)
          expect(everythingSaid(hosts.job, result)).not.toMatch(/pass-word/)
          if (exitCode === 1) expect(result.log).toContain('the proxy did not connect')
        }
      })
    })

    it('of which NO_PROXY makes an exception are reached by both ways', async () => {
      await withPublic({}, async (hosts) => {
        const stale = await daysOld(5)
        const inside = hosts.at[GCR.host]
        inside.put('mirror/trivy-db', stale.tag, stale)
        await publish(hosts, [GHCR], daysOld(0))
        const result = await hosts.run({
          inputs: { registries: `inside.test:${inside.port}/mirror, ${GHCR.base}` },
          environment: { NO_PROXY: 'localhost,inside.test', TEST_LOCAL_NAME: 'inside.test' },
          execArgv: ['--import', NAME_PRELOAD],
        })
        expect(result.log).toMatch(/^inside\.test:\d+\/mirror\/trivy-db:2: stale, /m)
        expect(attemptsIn(result)).toEqual([['ghcr.io/aquasecurity/trivy-db:2', 'used']])
        expect(inside.requests).toHaveLength(2)
        expect(new Set(hosts.proxy.connects)).toEqual(new Set([GHCR.host]))
      })
    })
  })
})

async function withPublic(
  proxy: { login?: { username: string; password: string } },
  body: (hosts: PublicHosts) => Promise<void>,
): Promise<void> {
  const empty = Object.fromEntries(PLACES.map(({ host }) => [host, {}])) as Record<Place['host'], object>
  const hosts = await startNamedHosts(empty, { proxy, alsoNamed: ['inside.test'] })
  try {
    await body(hosts)
  } finally {
    await hosts.close()
  }
}

async function publish(
  hosts: PublicHosts,
  places: readonly Place[],
  artifact: Promise<Artifact>,
): Promise<void> {
  const built = await artifact
  for (const { base, host } of places) {
    const path = base.slice(base.indexOf('/') + 1)
    hosts.at[host].put(`${path}/${built.repository}`, built.tag, built)
  }
}

function daysOld(days: number): Promise<Artifact> {
  return buildArtifact('vuln-db', { updatedAt: new Date(Date.now() - days * DAY_MS) })
}

/** Source and outcome of each attempt at a public registry, in order. */
function attemptsIn(result: StepResult): string[][] {
  const groups = result.log.slice(0, result.log.lastIndexOf('::endgroup::'))
  return [
    ...groups.matchAll(/^((?:mirror\.gcr\.io|ghcr\.io|public\.ecr\.aws|docker\.io)\/\S+): (\w+)(?:,|$)/gm),
  ].map(([, source = '', outcome = '']) => [source, outcome])
}
