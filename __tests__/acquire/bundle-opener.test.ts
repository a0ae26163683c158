// The bundle as all resources open it: once, and never longer than the step may take.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bundleOpener } from '../../src/acquire/bundle-opener.ts'
import { createKeptLog } from '../oci/kept-log.ts'

it('opening a bundle ends with the step, whatever it is that takes so long', async () => {
  const path = mkdtempSync(join(tmpdir(), 'bundle-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  const step = new AbortController()
  const open = bundleOpener({ path, digest: undefined, rawArchives: [] }, createKeptLog(), step.signal)
  const opened = open()
  step.abort(new Error('the step timed out'))
  await expect(opened).rejects.toThrow('the step timed out')
  await expect(open()).rejects.toThrow('the step timed out')
})
