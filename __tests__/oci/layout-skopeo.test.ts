// Our layouts and skopeo's are the same thing.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { readLayout } from '../../src/oci/layout.ts'
import { describeWithPeers } from '../peers.ts'
import { REF_NAME, writeSample } from './sample-layout.ts'

const run = promisify(execFile)

describeWithPeers(['skopeo'], 'skopeo', () => {
  it('finds the manifest of our layout by its name', async () => {
    const { dir, fetched } = await writeSample()
    const { bytes } = fetched
    const { stdout } = await run('skopeo', ['inspect', '--raw', `oci:${dir}:trivy-db-2`])
    expect(stdout).toBe(bytes.toString())
  })

  it('copies our layout to one of its own, which we read', async () => {
    const { root, dir, fetched } = await writeSample()
    const copy = join(root, 'copy')
    await run('skopeo', ['--insecure-policy', 'copy', `oci:${dir}:trivy-db-2`, `oci:${copy}:x`])
    const [entry] = await readLayout(copy)
    expect(entry).toEqual({ fetched, annotations: { [REF_NAME]: 'x' } })
  })
})
