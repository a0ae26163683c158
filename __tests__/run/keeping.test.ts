// Which copies are kept in the Actions cache, where they speak for upstream to every ref that reads there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Source } from '../../src/acquire/source.ts'
import type { ActionsCache } from '../../src/cache/cache-client.ts'
import type { Provenance } from '../../src/provenance/provenance.ts'
import { startKept } from '../../src/run/keeping.ts'
import { artifactOf, requirementOf } from '../acquire/acquire-lab.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { createKeptLog } from '../oci/kept-log.ts'
import { makeDirectory } from '../temporary.ts'

const BY_SERVER: Provenance = {
  giver: 'registry',
  from: 'registry.test/base/x',
  transport: 'tls',
  vouched: 'server',
  voucher: 'registry.test',
  at: '2026-11-22T12:00:00.000Z',
  job: '',
}
const BY_DIGEST: Provenance = { ...BY_SERVER, giver: 'bundle', transport: 'file', vouched: 'digest' }

it.each([
  ['a database that a registry gave', 'vuln-db', 'registry', BY_SERVER, true],
  ['a database that the cache has already', 'vuln-db', 'actions-cache', BY_SERVER, false],
  ['checks that a registry confirmed anew', 'checks-bundle', 'actions-cache', BY_SERVER, true],
  ['checks of a bundle whose digest was typed', 'checks-bundle', 'bundle', BY_DIGEST, false],
  [
    'what came over plain HTTP, where nobody allowed it',
    'vuln-db',
    'registry',
    { ...BY_SERVER, transport: 'plain' },
    false,
  ],
  ['what nobody knows anything of', 'vuln-db', 'registry', undefined, false],
] as const)('is kept or not by who vouches for it: %s', async (_, resource, kind, provenance, isKept) => {
  const directory = makeDirectory('keeping')
  mkdirSync(join(directory, 'cache'))
  const cache = { pathFor: (name: string) => join(directory, 'cache', name) } as ActionsCache
  const source: Pick<Source, 'kind'> = { kind }
  const copy = await startKept(
    artifactOf(await buildArtifact(resource), { provenance }),
    source as Source,
    requirementOf(resource),
    { cache, keyPrefix: 'p', save: true, log: createKeptLog() },
  )
  expect(copy !== undefined).toBe(isKept)
  await copy?.discard()
})
