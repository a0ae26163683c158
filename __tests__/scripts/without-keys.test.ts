// dist/ lies in every checkout of this action: no scanner may take anything in it for a secret.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { withoutEmulatorKey } from '../../scripts/without-keys.ts'
import { itWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'

const KEY = `${'a'.repeat(86)}==`

it('takes the key of the emulator away, and nothing else', () => {
  const other = `AccountName=mine;AccountKey=${KEY}`
  const source = `x = "AccountName=devstoreaccount1;AccountKey=${KEY};BlobEndpoint=y"; ${other}`
  expect(withoutEmulatorKey(source)).toBe(
    `x = "AccountName=devstoreaccount1;AccountKey=;BlobEndpoint=y"; ${other}`,
  )
})

itWithPeers(['trivy'], 'real Trivy finds no secret in dist/', async () => {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url))
  const scan = ['fs', '--scanners', 'secret', '--skip-version-check', '--quiet', '--format', 'json']
  const report = execFileSync('trivy', [...scan, '--cache-dir', makeDirectory('cache'), dist], {
    encoding: 'utf8',
  })
  const { Results = [] } = JSON.parse(report) as { Results?: { Secrets?: unknown[] }[] }
  expect(Results.flatMap(({ Secrets = [] }) => Secrets)).toEqual([])
})
