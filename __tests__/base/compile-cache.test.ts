import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findCompileCache } from '../../src/base/compile-cache.ts'
import { describeWhere } from '../system.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'compile-cache-'))
  mkdirSync(join(root, 'trivy-offline-cache'), { mode: 0o755 })
})
afterEach(() => rmSync(root, { recursive: true }))

const place = () => join(root, 'trivy-offline-cache', 'compile-cache')
const selfHosted = () => ({ RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: root })

describeWhere(['modes'], 'the place for compiled code', () => {
  it('is in the runner store of a self-hosted runner, or in the one that was asked for', () => {
    expect(findCompileCache(selfHosted())).toBe(place())
    expect(findCompileCache({ INPUT_STORE: 'always', 'INPUT_STORE-DIR': root })).toBe(place())
  })

  it('is nowhere without a store: not on hosted runners, not when it is switched off, not before a job has made it', () => {
    expect(findCompileCache({ RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_TOOL_CACHE: root })).toBeUndefined()
    expect(findCompileCache({ ...selfHosted(), INPUT_STORE: 'never' })).toBeUndefined()
    rmSync(join(root, 'trivy-offline-cache'), { recursive: true })
    expect(findCompileCache(selfHosted())).toBeUndefined()
  })

  it('is nowhere where the store cannot be: behind a file', () => {
    writeFileSync(join(root, 'file'), '')
    expect(
      findCompileCache({ ...selfHosted(), RUNNER_TOOL_CACHE: join(root, 'file', 'store') }),
    ).toBeUndefined()
  })

  it('is not in the working directory, which may be a checkout of strangers', () => {
    expect(findCompileCache({ INPUT_STORE: 'always', 'INPUT_STORE-DIR': 'store' })).toBeUndefined()
  })

  it('is not where others could put another directory in its place', () => {
    chmodSync(root, 0o777)
    expect(findCompileCache(selfHosted())).toBeUndefined()
    chmodSync(root, 0o1777)
    expect(findCompileCache(selfHosted())).toBe(place())
  })

  it('is not where others than this user may write, nor behind a link', () => {
    chmodSync(join(root, 'trivy-offline-cache'), 0o777)
    expect(findCompileCache(selfHosted())).toBeUndefined()
    chmodSync(join(root, 'trivy-offline-cache'), 0o755)
    const other = mkdtempSync(join(root, 'other-'))
    symlinkSync(join(root, 'trivy-offline-cache'), join(other, 'trivy-offline-cache'))
    expect(findCompileCache({ ...selfHosted(), RUNNER_TOOL_CACHE: other })).toBeUndefined()
  })
})
