// Which artifacts are accepted: the rules by which Trivy itself would take or refuse them.
import { describe, expect, it } from 'vitest'
import { parseManifest } from '../../src/oci/manifest.ts'
import { selectLayer, versionOf } from '../../src/verify/layer.ts'
import {
  buildManifest,
  type ManifestOverrides,
  published,
  type RegistryResource,
} from '../fixtures/manifest.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'

const facts = { digest: `sha256:${'1'.repeat(64)}`, sizeBytes: 1234 }

const SCHEMAS = { 'vuln-db': 2, 'java-db': 1, 'checks-bundle': 2 } as const
const wanted = (name: RegistryResource, schema: number = SCHEMAS[name]) => ({
  resource: ARTIFACTS[name],
  schema,
})

describe('the layer of an artifact', () => {
  it.each(Object.keys(published) as RegistryResource[])('is found in what upstream publishes: %s', (name) => {
    expect(selectLayer(manifest(name), wanted(name))).toMatchObject({
      digest: facts.digest,
      size: facts.sizeBytes,
      mediaType: ARTIFACTS[name].layerMediaType,
    })
  })

  it('is refused when there are two', () => {
    expect(() => select({ extraLayers: [Buffer.from('more')] })).toThrow(
      'wrong number of layers: wanted 1, found 2',
    )
  })

  it('is refused when there is none', () => {
    expect(() => select({ edit: (json) => ({ ...json, layers: [] }) })).toThrow('wanted 1, found 0')
  })

  it('is refused when it is of another media type', () => {
    expect(() => select({ layerMediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' })).toThrow(
      'unacceptable media type: wanted application/vnd.aquasec.trivy.db.layer.v1.tar+gzip, ' +
        'found application/vnd.oci.image.layer.v1.tar+gzip',
    )
  })

  it('is refused when it is that of another resource', () => {
    expect(() => selectLayer(manifest('java-db'), wanted('vuln-db'))).toThrow('unacceptable media type')
  })

  it('is refused when the bundle is of another major than this Trivy reads', () => {
    expect(() => selectLayer(manifest('checks-bundle'), wanted('checks-bundle', 1))).toThrow(
      'wrong major of the checks: wanted 1, found 2.2.0',
    )
  })

  it('is taken when the bundle carries no version, as those before 2.1.0', () => {
    const annotations = { 'org.opencontainers.image.version': '' }
    const unversioned = manifest('checks-bundle', { annotations })
    expect(selectLayer(unversioned, wanted('checks-bundle', 1)).digest).toBe(facts.digest)
  })

  it('is refused without a title', () => {
    expect(() => select({ title: false })).toThrow('annotation org.opencontainers.image.title is missing')
  })

  it.each(['db.tar.gz', 'x.tgz', 'my_db-2026.11.tar.gz', 'DB.tar.gz'])('may have the title %s', (title) => {
    expect(select({ title }).digest).toBe(facts.digest)
  })

  it.each([
    '../db.tar.gz',
    '../../etc/cron.d/x.tar.gz',
    '/etc/db.tar.gz',
    'a/b.tar.gz',
    'a\\b.tar.gz',
    'C:db.tar.gz',
    '..tar.gz',
    '.tar.gz',
    '.hidden.tar.gz',
    '-rf.tar.gz',
    '',
    'db.tar',
    'db.zip',
    'db.tar.gz\n::error::x',
    'db.tar.gz/',
    'db .tar.gz',
  ])('may not have the title %j', (title) => {
    expect(() => select({ title })).toThrow(
      'is not the plain name of a tar.gz file: wanted a name such as db.tar.gz',
    )
  })

  it('shows a hostile title in one line', () => {
    expect(() => select({ title: '::error::\nx' })).toThrow("found '::error:: x")
  })

  it('is refused when it is larger than it can honestly be', () => {
    const { maxLayerBytes } = ARTIFACTS['vuln-db']
    const build = (sizeBytes: number) =>
      parseManifest(buildManifest('vuln-db', { ...facts, sizeBytes })).manifest
    expect(selectLayer(build(maxLayerBytes), wanted('vuln-db')).size).toBe(maxLayerBytes)
    expect(() => selectLayer(build(maxLayerBytes + 1), wanted('vuln-db'))).toThrow(
      `the layer is too large: wanted at most ${maxLayerBytes} bytes, found ${maxLayerBytes + 1} bytes`,
    )
  })
})

describe('the version of an artifact', () => {
  it('is annotated on the checks bundle', () => {
    expect(versionOf(manifest('checks-bundle'))).toBe('2.2.0')
  })

  it('is absent where there is no annotation', () => {
    expect(versionOf(manifest('vuln-db'))).toBeUndefined()
    expect(versionOf(manifest('checks-bundle', { checksMajor: 1 }))).toBeUndefined()
  })

  it('is foreign text: one line, and short', () => {
    const annotations = { 'org.opencontainers.image.version': `::error::\n${'9'.repeat(100)}` }
    const version = versionOf(manifest('checks-bundle', { annotations }))
    expect(version).toMatch(/^'::error:: 9+…$/)
    expect(version).toHaveLength(50)
  })
})

function manifest(name: RegistryResource, overrides: ManifestOverrides = {}) {
  return parseManifest(buildManifest(name, facts, overrides)).manifest
}

function select(overrides: ManifestOverrides) {
  return selectLayer(manifest('vuln-db', overrides), wanted('vuln-db'))
}
