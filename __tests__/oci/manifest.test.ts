// Bytes that claim to be a manifest: what is believed, and what each lie is called.
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { digestOf } from '../../src/oci/digest.ts'
import {
  MANIFEST_ACCEPT,
  MAX_MANIFEST_BYTES,
  MEDIA_TYPES,
  parseManifest,
  parseManifestOrIndex,
  selectLinuxAmd64,
} from '../../src/oci/manifest.ts'

const digest = `sha256:${'b'.repeat(64)}`
const descriptor = { mediaType: 'application/x', digest, size: 3 }
const image = {
  schemaVersion: 2,
  mediaType: MEDIA_TYPES.ociManifest,
  config: descriptor,
  layers: [descriptor],
}
const list = { schemaVersion: 2, mediaType: MEDIA_TYPES.ociIndex, manifests: [descriptor] }

function encode(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
}

describe('parseManifestOrIndex', () => {
  it.each([MEDIA_TYPES.ociManifest, MEDIA_TYPES.dockerManifest])('reads %s', (mediaType) => {
    const annotated = { ...descriptor, annotations: { 'org.opencontainers.image.title': 'db.tar.gz' } }
    const parsed = parseManifestOrIndex(encode({ ...image, mediaType, layers: [annotated], other: 1 }))
    expect(parsed).toEqual({
      kind: 'manifest',
      manifest: {
        mediaType,
        artifactType: undefined,
        config: { ...descriptor, annotations: {} },
        layers: [annotated],
        annotations: {},
      },
    })
  })

  it.each([MEDIA_TYPES.ociIndex, MEDIA_TYPES.dockerList])('reads the children of %s', (mediaType) => {
    const platform = { os: 'linux', architecture: 'amd64' }
    const manifests = [{ ...descriptor, platform: { ...platform, variant: 'v2' } }, descriptor]
    expect(parseManifestOrIndex(encode({ ...list, mediaType, manifests }))).toEqual({
      kind: 'index',
      mediaType,
      children: [
        { ...descriptor, annotations: {}, platform },
        { ...descriptor, annotations: {}, platform: undefined },
      ],
    })
  })

  it('lets the fields decide where mediaType is absent', () => {
    expect(parseManifestOrIndex(encode({ ...image, mediaType: undefined }))).toMatchObject({
      kind: 'manifest',
      manifest: { mediaType: MEDIA_TYPES.ociManifest },
    })
    expect(parseManifestOrIndex(encode({ ...list, mediaType: undefined })).kind).toBe('index')
  })

  it('takes null and empty as absent, as Go programs write it', () => {
    const parsed = parseManifestOrIndex(
      encode({ ...image, mediaType: '', annotations: null, artifactType: '' }),
    )
    expect(parsed).toMatchObject({
      manifest: { mediaType: MEDIA_TYPES.ociManifest, annotations: {}, artifactType: undefined },
    })
    expect(parseManifestOrIndex(encode({ ...list, mediaType: '' })).kind).toBe('index')
  })

  it.each([{}, { os: 'linux' }, { architecture: 'amd64' }])(
    'takes half a platform, %j, for none that is asked for',
    (platform) => {
      const manifests = [{ ...descriptor, platform }]
      const parsed = parseManifestOrIndex(encode({ ...list, manifests }))
      const children = parsed.kind === 'index' ? parsed.children : []
      expect(children).toHaveLength(1)
      expect(() => selectLinuxAmd64(children)).toThrow('wanted linux/amd64')
    },
  )

  it('keeps an annotation named __proto__ an annotation', () => {
    const text = JSON.stringify(image).replace('{', '{"annotations":{"__proto__":"x"},')
    const parsed = parseManifestOrIndex(encode(text))
    expect(Object.entries(parsed.kind === 'manifest' ? parsed.manifest.annotations : {})).toEqual([
      ['__proto__', 'x'],
    ])
  })

  it.each<[string, unknown, string]>([
    ['a web page', '<!DOCTYPE html><title>Sign in</title>', 'wanted JSON, found a web page (<!DOCTYPE html>'],
    ['text', 'not found\n::error::x', 'wanted JSON, found not found ::error::x'],
    ['nothing', '', 'wanted JSON, found nothing'],
    ['a list', [], 'wanted a JSON object, found a list'],
    ['null', 'null', 'wanted a JSON object, found null'],
    ['a list nested beyond any stack', '['.repeat(1e6) + ']'.repeat(1e6), 'manifest: wanted'],
    ['a registry error', { errors: [{ code: 'DENIED' }] }, 'schemaVersion: wanted 2, found nothing'],
    ['schema 1', { ...image, schemaVersion: 1 }, 'schemaVersion: wanted 2, found 1'],
    [
      'another document',
      { ...image, mediaType: 'application/vnd.oci.artifact.manifest.v1+json' },
      'mediaType',
    ],
    ['image and index at once', { ...image, manifests: [] }, 'at once'],
    [
      'an image that claims to be an index',
      { ...image, mediaType: MEDIA_TYPES.ociIndex },
      'manifests: wanted',
    ],
    [
      'an index that claims to be an image',
      { ...list, mediaType: MEDIA_TYPES.ociManifest },
      'layers: wanted',
    ],
    ['no config', { ...image, config: undefined }, 'config: wanted a descriptor, found nothing'],
    ['layers that are no list', { ...image, layers: {} }, 'layers: wanted a list, found an object'],
    [
      'a digest that is a path',
      { ...image, layers: [{ ...descriptor, digest: '../../etc' }] },
      'layer 0: digest',
    ],
    ['another algorithm', { ...image, config: { ...descriptor, digest: 'md5:00' } }, 'config: digest'],
    ['an upper-case digest', { ...image, config: { ...descriptor, digest: digest.toUpperCase() } }, 'digest'],
    ['a negative size', { ...image, layers: [{ ...descriptor, size: -1 }] }, 'layer 0: size'],
    ['a fractional size', { ...image, layers: [{ ...descriptor, size: 1.5 }] }, 'layer 0: size'],
    ['a size as text', { ...image, layers: [{ ...descriptor, size: '3' }] }, 'layer 0: size'],
    ['an unsafe size', { ...image, layers: [{ ...descriptor, size: 2 ** 53 }] }, 'layer 0: size'],
    ['no media type', { ...image, layers: [{ ...descriptor, mediaType: 'x' }] }, 'layer 0: mediaType'],
    ['an artifactType that is none', { ...image, artifactType: 7 }, 'artifactType'],
    ['annotations that are a list', { ...image, annotations: ['x'] }, 'annotations: wanted an object'],
    ['an annotation that is a number', { ...image, annotations: { a: 1 } }, 'annotation a: wanted a string'],
    [
      'a platform that is none',
      { ...list, manifests: [{ ...descriptor, platform: 'linux' }] },
      'entry 0: platform',
    ],
    [
      'a platform of another kind',
      { ...list, manifests: [{ ...descriptor, platform: { os: 'linux', architecture: 7 } }] },
      'entry 0: platform',
    ],
    ['too many bytes', ' '.repeat(MAX_MANIFEST_BYTES + 1), 'too large'],
  ])('refuses %s', (_, value, problem) => {
    expect(() => parseManifestOrIndex(encode(value))).toThrow(VerifyError)
    expect(() => parseManifestOrIndex(encode(value))).toThrow(problem)
  })

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseManifestOrIndex(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow('wanted JSON')
  })

  it('says where the bytes came from', () => {
    expect(() => parseManifestOrIndex(encode('[]'), 'ghcr.io/a:1: manifest')).toThrow(
      /^ghcr.io\/a:1: manifest/,
    )
  })
})

describe('parseManifest', () => {
  it('keeps the bytes and their digest', () => {
    const bytes = encode(image)
    expect(parseManifest(bytes)).toMatchObject({ bytes, digest: digestOf(bytes) })
  })

  it('refuses an index', () => {
    expect(() => parseManifest(encode(list))).toThrow('wanted an image manifest, found an index')
  })
})

describe('selectLinuxAmd64', () => {
  const child = (name: string, os?: string, architecture = 'amd64') => ({
    ...descriptor,
    annotations: { name },
    platform: os === undefined ? undefined : { os, architecture },
  })

  it('takes the first child for linux/amd64', () => {
    const children = [child('a', 'linux', 'arm64'), child('b', 'linux'), child('c', 'linux')]
    expect(selectLinuxAmd64(children).annotations.name).toBe('b')
  })

  it('takes a child without a platform, as Trivy does', () => {
    expect(selectLinuxAmd64([child('a', 'windows'), child('b')]).annotations.name).toBe('b')
  })

  it('names the platforms there are when none fits', () => {
    expect(() => selectLinuxAmd64([child('a', 'windows'), child('b', 'linux', 'arm64')], 'x: index')).toThrow(
      'x: index: wanted linux/amd64, found windows/amd64, linux/arm64',
    )
    expect(() => selectLinuxAmd64([])).toThrow('no entries')
  })
})

it('accepts what it can parse', () => {
  for (const type of Object.values(MEDIA_TYPES)) expect(MANIFEST_ACCEPT).toContain(type)
})
