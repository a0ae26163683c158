import { describe, expect, it } from 'vitest'
import { confirmLayer, registrySource } from '../../src/acquire/registry-source.ts'
import type { Offer } from '../../src/acquire/source.ts'
import { ActionError, VerifyError } from '../../src/base/errors.ts'
import { parseReference } from '../../src/oci/reference.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'
import { createMemoryRegistries, type MemoryRegistries } from '../fakes/memory-registries.ts'
import { type ArtifactOverrides, buildArtifact } from '../fixtures/artifact.ts'
import { digestOf } from '../fixtures/manifest.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'
import { createKeptLog } from '../oci/kept-log.ts'
import { hoursAgo, NOW } from './acquire-lab.ts'

const CHECKS = 'registry.test/base/trivy-checks:2'

async function offersOf(registries: MemoryRegistries, text: string, isUpstream = false): Promise<Offer[]> {
  const place = { reference: parseReference(text), isUpstream }
  const source = registrySource(
    registries,
    place,
    { resource: ARTIFACTS['checks-bundle'], schema: 2 },
    () => NOW,
  )
  expect(source).toMatchObject({ kind: 'registry', label: text, isUpstream })
  const offers: Offer[] = []
  for await (const offer of source.offers()) offers.push(offer)
  return offers
}

const serve = async (overrides: ArtifactOverrides = {}) => {
  const built = await buildArtifact('checks-bundle', overrides)
  return { built, registries: createMemoryRegistries({ [CHECKS]: built }) }
}

describe('a registry', () => {
  it('offers the one artifact that its tag names, with its whole digest, before a byte of it is read', async () => {
    const { built, registries } = await serve()
    const offers = await offersOf(registries, CHECKS)
    expect(offers).toEqual([
      expect.objectContaining({
        digestPrefix: built.layerDigest,
        promisedAt: undefined,
        version: '2.2.0',
        isPinned: false,
      }),
    ])
    expect(registries.requests).toEqual([`manifest ${CHECKS}`])
  })

  it('confirms by that what it offers, and has its blobs', async () => {
    const { built, registries } = await serve()
    const [offer] = await offersOf(registries, CHECKS, true)
    const artifact = await offer?.load()
    expect(artifact).toMatchObject({
      confirmed: true,
      confirmedAt: NOW,
      fetched: { digest: built.manifestDigest },
    })
    const chunks: Buffer[] = []
    for await (const chunk of artifact?.openLayer() ?? []) chunks.push(chunk)
    expect(digestOf(Buffer.concat(chunks))).toBe(built.layerDigest)
    expect(await artifact?.readConfig()).toEqual(built.config)
  })

  it('offers what is pinned as pinned', async () => {
    const { built, registries } = await serve()
    const pinned = `registry.test/base/trivy-checks@${built.manifestDigest}`
    registries.serve(pinned, built)
    expect(await offersOf(registries, pinned)).toEqual([expect.objectContaining({ isPinned: true })])
  })

  it.each([
    [
      'another media type',
      { layerMediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip' },
      /unacceptable media type/,
    ],
    ['two layers', { extraLayers: [Buffer.from('x')] }, /wrong number of layers: wanted 1, found 2/],
    ['no title', { title: false }, /title is missing/],
    ['a title that climbs', { title: '../bundle.tar.gz' }, /not the plain name of a tar.gz file/],
    ['a layer of many gigabytes', { edit: huge }, /the layer is too large/],
  ] as const)('with %s is refused before a byte is read', async (_, overrides, message) => {
    const { registries } = await serve(overrides as ArtifactOverrides)
    const refused = offersOf(registries, CHECKS)
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(VerifyError)
    expect(registries.requests).toEqual([`manifest ${CHECKS}`])
  })

  it('that fails fails with its own error', async () => {
    const registries = createMemoryRegistries({ [CHECKS]: new ActionError('429') })
    await expect(offersOf(registries, CHECKS)).rejects.toThrow('429')
  })
})

function huge(manifest: { layers: { size: number }[] }) {
  return { ...manifest, layers: manifest.layers.map((layer) => ({ ...layer, size: 2 ** 40 })) }
}

describe('a confirmation', () => {
  const layer = { digest: `sha256:${'a'.repeat(64)}`, size: 1 }
  type Answer = boolean | Error

  const ask = async (answers: Readonly<Record<string, Answer>>) => {
    const asked: string[] = []
    const client = {
      ...createMemoryRegistries({}),
      hasBlob: async ({ registry }: { registry: string }) => {
        asked.push(registry)
        const answer = answers[registry]
        if (answer instanceof Error) throw answer
        return answer === true
      },
    }
    const log = createKeptLog()
    const places = Object.keys(answers).map((registry) => ({
      reference: parseReference(`${registry}/base/trivy-db:2`),
      isUpstream: false,
    }))
    return { confirmation: await confirmLayer({ client, places, log }, layer), asked, log }
  }

  it.each([
    [
      'the first that knows the layer confirms it',
      { 'a.test': true, 'b.test': true },
      'confirmed',
      ['a.test'],
    ],
    [
      'a later one confirms what an earlier one does not know',
      { 'a.test': false, 'b.test': true },
      'confirmed',
      ['a.test', 'b.test'],
    ],
    [
      'one that is down gives way to the next',
      { 'a.test': new ActionError('503'), 'b.test': true },
      'confirmed',
      ['a.test', 'b.test'],
    ],
    [
      'nobody who answered knows it',
      { 'a.test': new ActionError('503'), 'b.test': false },
      'denied',
      ['a.test', 'b.test'],
    ],
    ['one knows it in another size', { 'a.test': new VerifyError('size') }, 'denied', ['a.test']],
    [
      'nobody answered',
      { 'a.test': new ActionError('503'), 'b.test': new Error('DNS') },
      'unanswered',
      ['a.test', 'b.test'],
    ],
    [
      'one answers, and cannot say',
      { 'a.test': new RegistryError('403', { temporary: false, status: 403 }), 'b.test': new Error('DNS') },
      'undecided',
      ['a.test', 'b.test'],
    ],
    ['nobody can be asked', {}, 'unanswered', []],
  ] as const)('%s: %j is %s', async (_, answers, confirmation, asked) => {
    const trial = await ask(answers)
    expect(trial.confirmation).toBe(confirmation)
    expect(trial.asked).toEqual(asked)
    expect(trial.log.warnings).toEqual([])
  })

  it('that nobody could give is said, with the reasons', async () => {
    const { log } = await ask({ 'a.test': new ActionError('503') })
    expect(log.infos.join('\n')).toMatch(/a.test.*503/)
    expect(log.infos.join('\n')).toContain('unconfirmed')
  })

  it('is about nothing but the layer', async () => {
    const built = await buildArtifact('vuln-db', { updatedAt: hoursAgo(5) })
    const registries = createMemoryRegistries({ 'registry.test/base/trivy-db:2': built })
    const places = [{ reference: parseReference('registry.test/base/trivy-db:2'), isUpstream: false }]
    const options = { client: registries, places, log: createKeptLog() }
    const known = { digest: built.layerDigest, size: built.layer.length }
    expect(await confirmLayer(options, known)).toBe('confirmed')
    expect(await confirmLayer(options, layer)).toBe('denied')
    expect(registries.requests).toEqual([`head ${built.layerDigest}`, `head ${layer.digest}`])
  })
})
