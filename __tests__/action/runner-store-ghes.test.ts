// A self-hosted runner of a GitHub Enterprise Server that reaches one private registry and nothing else.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { describeWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
import { startNamedHosts } from './named-hosts.ts'

const REGISTRY = 'registry.internal:443'

describeWithPeers(['openssl'], 'a runner of a server of one’s own', () => {
  it('asks its registry, and after that nobody: neither github.com, nor an API, nor a cache service', async () => {
    const hosts = await startNamedHosts({ [REGISTRY]: {} })
    onTestFinished(() => hosts.close())
    const toolCache = makeDirectory('tool-cache')
    const environment = {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://ghes.internal',
      GITHUB_API_URL: 'https://ghes.internal/api/v3',
      GITHUB_GRAPHQL_URL: 'https://ghes.internal/api/graphql',
      RUNNER_ENVIRONMENT: 'self-hosted',
      RUNNER_TOOL_CACHE: toolCache,
    }
    const inputs = { resources: 'vuln-db', registries: 'registry.internal/mirror', 'trivy-version': '0.74.0' }
    const first = await hosts.run({ inputs, environment })
    expect(first.exitCode, first.log).toBe(0)
    expect(first.log).not.toMatch(/^::(warning|error)/m)
    expect(first.log).toContain('Actions cache: not used, this runner offers no cache service')
    expect(new Set(hosts.proxy.connects)).toEqual(new Set([REGISTRY]))

    // The next job: the runner empties RUNNER_TEMP, and the registry is down.
    const asked = hosts.proxy.connects.length
    rmSync(hosts.job.cacheDir, { recursive: true })
    const second = await hosts.run({ inputs, environment })
    expect(second.exitCode, second.log).toBe(0)
    expect(second.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'false' })
    expect(hosts.proxy.connects).toHaveLength(asked)
    expect(existsSync(join(hosts.job.cacheDir, 'db', 'trivy.db'))).toBe(true)
  })
})
