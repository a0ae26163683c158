// What Trivy itself does with logins that cannot be paired: it ends before any scan, so a step that went on would hide a mistake.
import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'
import { itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

itWithPeers(['trivy'], 'logins that cannot be paired end every scan, also one that needs none', async () => {
  const directory = makeDirectory()
  writeFile(directory, 'a.txt', 'nothing')
  const scan = (logins: NodeJS.ProcessEnv) => {
    const args = ['fs', '--scanners', 'secret', '--offline-scan', '--skip-version-check', directory]
    const env = { PATH: process.env.PATH, HOME: directory, ...logins }
    const { status, stderr } = spawnSync('trivy', args, { encoding: 'utf8', env })
    return { status, isRefused: stderr.includes('the number of usernames and passwords must match') }
  }
  const refused = { status: 1, isRefused: true }
  expect(scan({ TRIVY_PASSWORD: 'x' })).toEqual(refused)
  expect(scan({ TRIVY_USERNAME: 'me' })).toEqual(refused)
  expect(scan({ TRIVY_USERNAME: 'me,you', TRIVY_PASSWORD: 'x' })).toEqual(refused)
  expect(scan({ TRIVY_USERNAME: 'me', TRIVY_PASSWORD: 'x' })).toEqual({ status: 0, isRefused: false })
})
