// The demo is the README's first promise: it must work as it stands, and must not say that all is well when it is not.
import { execFileSync, spawn } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { renderLogLine, toldLines } from '../scripts/demo/show.ts'
import { startDockerRegistry } from './fakes/docker-registry.ts'
import { startRegistry } from './fakes/registry.ts'
import { buildArtifact } from './fixtures/artifact.ts'
import { MANIFEST_TYPE } from './fixtures/manifest.ts'
import { hasPeer, itWithPeers } from './peers.ts'
import { makeDirectory } from './temporary.ts'

const FINDINGS =
  /findings: 3\n[\s\S]*?CVE-2021-44228[\s\S]*?CVE-2023-42363[\s\S]*?CVE-2024-0727[\s\S]*?findings: 1\n.*DS-9001/

it('shows the claim in a page: no source, a bad one and a good one, a fresh run, a scan, and a gap', async () => {
  const { exitCode, output } = await runProgram([DEMO])
  expect(output).toMatch(
    /== Every source is dead\n[\s\S]*Error: This is a data problem, not a vulnerability finding:[\s\S]*Exit code 1, failure-class: data\n/,
  )
  expect(output).toMatch(
    /Warning: Vulnerability DB: refused what 127\.0\.0\.1:\d+\/demo\/trivy-db:2 has: digest/,
  )
  expect(output).toMatch(
    /\n {3}Vulnerability DB {3}127\.0\.0\.1:\d+\/demo\/trivy-db:2 [\s\S]*Exit code 0, 6 requests/,
  )
  expect(output).toMatch(
    /Once more[\s\S]*cache directory[\s\S]*Exit code 0, 0 requests[\s\S]*\d+ ms as a process/,
  )
  expect(output).toMatch(/Across a gap[\s\S]*Vulnerability DB {3}bundle[\s\S]*Exit code 0, 0 requests\.\n/)
  expect(output).toMatch(/\n== All as it should be\n$/)
  expect(output.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  expect(exitCode).toBe(0)
  expect(FINDINGS.test(output)).toBe(hasPeer('trivy'))
})

it('says so where there is no Trivy, and ends well', async () => {
  const { exitCode, output } = await runProgram([DEMO], { PATH: makeDirectory('path') })
  expect(output).toMatch(/\n== Scan: left out, there is no trivy on PATH\n/)
  expect(exitCode).toBe(0)
})

itWithPeers(
  ['trivy'],
  'cuts the network by proxies where no namespace may be made, and says so',
  async () => {
    const PATH = makeDirectory('path')
    const trivy = execFileSync('sh', ['-c', 'command -v trivy'], { encoding: 'utf8' }).trim()
    symlinkSync(trivy, join(PATH, 'trivy'))
    const { exitCode, output } = await runProgram([DEMO], { PATH })
    expect(output).toMatch(/== Scan: Trivy .* with its proxies at a closed port/)
    expect(output).toMatch(FINDINGS)
    expect(exitCode).toBe(0)
  },
)

it('ends with 1 when a registry has nothing, and names what is missing', async () => {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const { exitCode, output } = await runProgram([DEMO, '--registry', `${registry.host}/nothing`])
  expect(output).toMatch(/Error: This is a data problem, not a vulnerability finding/)
  expect(output).toMatch(/\n== NOT as it should be\n[\s\S]*could not provide java-db\n/)
  expect(exitCode).toBe(1)
})

it('ends with 1 for an option that it does not know', async () => {
  const { exitCode, output } = await runProgram([DEMO, '--registries', 'a'])
  expect(output).toMatch(/^demo: Unknown option '--registries'/)
  expect(exitCode).toBe(1)
})

itWithPeers(['docker-registry', 'skopeo'], 'does the same against a real registry', async () => {
  const [source, target] = [await startRegistry(), await startDockerRegistry()]
  onTestFinished(async () => void (await Promise.all([source.close(), target.close()])))
  for (const resource of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
    const { repository, tag, manifest, blobs } = await buildArtifact(resource)
    source.put(`upstream/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
    const [from, to] = [`${source.host}/upstream`, `${target.host}/mirror/of`].map(
      (base) => `docker://${base}/${repository}:${tag}`,
    )
    const copied = await runProgram(
      ['copy', '--src-tls-verify=false', '--dest-tls-verify=false', from ?? '', to ?? ''],
      { HOME: makeDirectory('home') },
      'skopeo',
    )
    expect(copied).toMatchObject({ exitCode: 0 })
  }
  const { exitCode, output } = await runProgram([DEMO, '--registry', `${target.host}/mirror/of`])
  expect(output).toMatch(/mirror\/of\/trivy-checks:2 [\s\S]*Once more[\s\S]*cache directory/)
  expect(output).toMatch(/\n== All as it should be\n$/)
  expect(exitCode).toBe(0)
  expect(FINDINGS.test(output)).toBe(hasPeer('trivy'))
  expect(target.log()).toMatch(/mirror\/of\/trivy-java-db\/blobs\/sha256:/)
})

it.each([
  ['::group::Java DB', undefined],
  ['::warning::50%25 older%0Athan wished', 'Warning: 50% older\nthan wished'],
  ['::error title=x::no data', 'Error: no data'],
  ['::debug::GET http://127.0.0.1/', undefined],
  ['::add-mask::secret', undefined],
  ['::endgroup::', undefined],
  ['a :: b', 'a :: b'],
])('shows the log as a runner does: %s', (line, shown) => {
  expect(renderLogLine(line)).toBe(shown)
})

it('shows what is seen while groups are closed: what is outside, and annotations', () => {
  const log = '::group::Plan\na fact\n::warning::look%0Atwice\n::endgroup::\nclosing line\n'
  expect(toldLines(log)).toEqual(['Warning: look', 'twice', 'closing line'])
})

const DEMO = join(import.meta.dirname, '..', 'scripts', 'demo.ts')

/** Runs a program, by default this Node, without blocking the registries that run in this process. */
async function runProgram(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  command = process.execPath,
): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(command, args, { env: { ...process.env, ...environment } })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { exitCode, output: stdout + stderr }
}
