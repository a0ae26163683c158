import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect } from 'vitest'
import { askCredentialHelper } from '../../src/oci/credential-helper.ts'
import { itWhere } from '../system.ts'

itWhere(['scripts'], 'a helper that waits for somebody is not waited for', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'helper-'))
  const path = join(directory, 'docker-credential-waits')
  writeFileSync(path, '#!/bin/sh\nexec sleep 60\n')
  chmodSync(path, 0o755)
  const answer = askCredentialHelper({
    name: 'waits',
    serverUrl: 'a.example',
    environment: { PATH: `${directory}${delimiter}${process.env.PATH}` },
    directory,
    signal: new AbortController().signal,
    timeoutMs: 100,
  })
  await expect(answer).rejects.toThrow('no answer within 0.1 s')
})
