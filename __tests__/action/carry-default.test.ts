// What export and mirror take by default, where the servers of VEX repositories that nobody named are out of reach.
import { expect, it } from 'vitest'
import { startUpstream, step } from './carry-lab.ts'

// Nobody listens there; the registry on loopback is asked directly.
const CUT = { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' }
const WRITTEN = 'vuln-db, java-db, checks-bundle, vex-repo'
// As the runner fills it in from action.yml.
const DEFAULT = { resources: ` ${WRITTEN}` }

it('is exported without VEX Hub, with a warning that says so', async () => {
  const upstream = await startUpstream()
  const inputs = { ...DEFAULT, registries: upstream.base, 'trivy-version': '0.74.0' }
  const result = await step('export', inputs, { environment: CUT })
  expect(result.log).toMatch(/^::warning::VEX repository default is not available from any source/m)
  expect(result.log).not.toContain('::error::')
  expect(result.outputs).toMatchObject({
    resources: 'vuln-db,java-db,checks-bundle',
    unavailable: 'vex-repo',
    degraded: 'true',
  })
  expect(result.exitCode).toBe(0)
})

it.each([WRITTEN, WRITTEN.replaceAll(' ', ''), 'vex-repo, vuln-db'])(
  'fails without VEX Hub where somebody writes "%s"',
  async (resources) => {
    const upstream = await startUpstream()
    const inputs = { resources, registries: upstream.base, 'trivy-version': '0.74.0' }
    const result = await step('export', inputs, { environment: CUT })
    expect(result.log).toMatch(/^::error::.*VEX repository default is not available from any source/m)
    expect(result.exitCode).toBe(1)
  },
)

it('fails without a VEX repository that somebody named', async () => {
  const upstream = await startUpstream()
  const vex = { 'vex-repositories': 'hub=https://vex.example.com/hub' }
  const inputs = { ...DEFAULT, ...vex, registries: upstream.base, 'trivy-version': '0.74.0' }
  const result = await step('export', inputs, { environment: CUT })
  expect(result.log).toMatch(/^::error::.*VEX repository hub is not available from any source/m)
  expect(result.exitCode).toBe(1)
})
