// Two publishers under one name: what a bundle carries of the one is not for a job that names the other.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LODASH_NOT_AFFECTED } from '../fixtures/vex.ts'
import { makeDirectory } from '../temporary.ts'
import { step } from './carry-lab.ts'
import { startVexLab, type VexLab } from './vex-lab.ts'

let lab: VexLab
beforeEach(async () => {
  lab = await startVexLab()
})
afterEach(() => lab.close())

/** A bundle with what one of them says. */
async function carry(url: string, name = 'hub') {
  const file = join(makeDirectory(), 'bundle.tar')
  const { exitCode, log, outputs } = await step('export', {
    resources: 'vex-repo',
    'vex-repositories': `${name}=${url}`,
    file,
  })
  expect(exitCode, log).toBe(0)
  return { bundle: file, 'bundle-digest': outputs['bundle-digest'] ?? '' }
}

it('is taken from a bundle by its address, whatever its name', async () => {
  const ours = await lab.publish('ours', [LODASH_NOT_AFFECTED])
  const theirs = await lab.publish('theirs', [{ purl: 'pkg:npm/other', vulnerability: 'CVE-2026-1' }])
  const inputs = { ...(await carry(theirs)), resources: 'vex-repo' }
  const place = join(makeDirectory(), 'cache')
  const own = await step('main', { ...inputs, 'vex-repositories': `hub=${ours}`, 'cache-dir': place })
  expect(own.exitCode, own.log).toBe(0)
  expect(own.log).toContain(
    `bundle: refused, VEX repository hub of another address: wanted ${ours}, found ${theirs}`,
  )
  const index = readFileSync(join(place, 'vex/repositories/hub/0.1/index.json'), 'utf8')
  expect(index).toContain('lodash')
  const offline = { ...inputs, offline: 'true' }
  const refused = await step('main', { ...offline, 'vex-repositories': `hub=${ours}` })
  expect(refused.exitCode).toBe(1)
  expect(refused.log).toContain('of another address')
  const same = await step('main', { ...offline, 'vex-repositories': `hub=${theirs}` })
  expect(same.exitCode, same.log).toBe(0)
})

it('stands in for VEX Hub under its name where nobody names an address', async () => {
  const inner = await lab.publish('inner', [LODASH_NOT_AFFECTED])
  const inputs = { ...(await carry(inner, 'default')), resources: 'vex-repo', offline: 'true' }
  const built = await step('main', inputs)
  expect(built.exitCode, built.log).toBe(0)
  expect(built.outputs).toMatchObject({ 'vex-repo-ready': 'true', degraded: 'false' })
})
