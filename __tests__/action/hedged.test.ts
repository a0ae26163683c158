// A registry that accepts and says nothing holds up neither its own job for long, nor the next one on the same host.
import { mkdirSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { evidenceOf, newJob, startUpstream, step } from './carry-lab.ts'
import { QUICK_ENTRY } from './faults/lab.ts'

/** Accepts, and never says a word. */
async function startSilent() {
  const sockets = new Set<Socket>()
  const seen = { connections: 0 }
  const server = createServer((socket) => {
    seen.connections += 1
    sockets.add(socket.on('error', () => undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { base: `127.0.0.1:${address.port}/base`, seen }
}

it('a registry that says nothing has the next one asked beside it, and the next job of the host asks it last', async () => {
  const [silent, good] = [await startSilent(), await startUpstream()]
  const job = newJob()
  const tools = join(job.temp, 'tools')
  mkdirSync(tools)
  const run = (silentMs: number) =>
    step(
      'main',
      { resources: 'vuln-db', registries: `${silent.base}, ${good.base}` },
      {
        job,
        entry: QUICK_ENTRY,
        environment: {
          TEST_LIMITS: JSON.stringify({ silentMs }),
          RUNNER_ENVIRONMENT: 'self-hosted',
          RUNNER_TOOL_CACHE: tools,
        },
      },
    )
  const first = await run(200)
  expect(first.exitCode, first.log).toBe(0)
  expect(first.log).toContain(
    `${silent.base}/trivy-db:2: failed, sends nothing, and ${good.base}/trivy-db:2 does`,
  )
  expect(evidenceOf(first)).toMatchObject([{ source: `${good.base}/trivy-db:2` }])
  const asked = silent.seen.connections
  expect(asked).toBeGreaterThan(0)
  // Another job, for which nothing is kept but what was learnt; where nobody is asked beside another, the first one would be.
  rmSync(job.cacheDir, { recursive: true })
  rmSync(join(tools, 'trivy-offline-cache', 'vuln-db'), { recursive: true })
  const second = await run(60_000)
  expect(second.exitCode, second.log).toBe(0)
  expect(silent.seen.connections).toBe(asked)
})

it('the verdict of several that say nothing does not wait for each of their tries', async () => {
  const silent = [await startSilent(), await startSilent(), await startSilent()]
  const limits = JSON.stringify({ silentMs: 20, connectMs: 300, stallMs: 300 })
  const result = await step(
    'main',
    { resources: 'vuln-db', registries: silent.map(({ base }) => base).join(', ') },
    { entry: QUICK_ENTRY, environment: { TEST_LIMITS: limits } },
  )
  expect(result.exitCode).toBe(1)
  expect(result.log).toContain('This is a data problem')
  for (const { base } of silent) expect(result.log).toContain(`${base}/trivy-db:2: failed, no answer`)
  expect(result.log).not.toMatch(/try 2 of/)
})
