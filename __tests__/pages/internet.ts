// The hosts that the pages speak of, under their own names on loopback: whoever trusts the test's authority and goes through its
// proxy finds registries with Trivy's data and an image to scan, and VEX Hub.

import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { createCertificates } from '../fakes/certificates.ts'
import { type ForwardProxy, startForwardProxy } from '../fakes/proxy.ts'
import { startRegistry } from '../fakes/registry.ts'
import { type Page, startWebServer } from '../fakes/web-server.ts'
import { fileEntries, tarGz } from '../fixtures/archive.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { digestOf, MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { buildVexFiles, packVexRepository } from '../fixtures/vex.ts'
import { makeDirectory } from '../temporary.ts'

/** What a step needs to reach them. */
export interface Internet {
  readonly caPath: string
  readonly proxy: ForwardProxy
}

/** Registries: the public ones, and those that the pages invent. */
const REGISTRIES = [
  ...['mirror.gcr.io', 'ghcr.io', 'public.ecr.aws', 'registry-1.docker.io', 'index.docker.io'],
  ...['registry.example.com', 'harbor.example.com', 'nexus.example.com'],
  ...['example.jfrog.io', 'example.azurecr.io'],
]
const WEB = ['github.com', 'codeload.github.com']

/** Bases below which the data lies. */
const BASES = ['aquasec', 'aquasecurity', 'trivy']

/** Starts all of them for one test. */
export async function startInternet(image: Readonly<Record<string, Buffer | string>>): Promise<Internet> {
  const names = [...REGISTRIES, ...WEB].map((name) => `DNS:${name}`)
  const { cert, key, caPath } = createCertificates(makeDirectory('internet'), names)
  const [registry, web] = await Promise.all([
    startRegistry({ tls: { cert, key } }),
    startWebServer({ cert, key }),
  ])
  for (const resource of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
    const { repository, tag, manifest, blobs } = await buildArtifact(resource)
    for (const base of BASES)
      registry.put(`${base}/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
  }
  registry.put('library/alpine', '3.22', await buildImage(image))
  for (const [path, page] of await buildVexHub()) web.pages.set(path, page)
  const at = (hosts: readonly string[], port: number) =>
    hosts.map((host) => [`${host}:443`, `127.0.0.1:${port}`])
  const map = Object.fromEntries([...at(REGISTRIES, registry.port), ...at(WEB, web.port)]) as Record<
    string,
    string
  >
  const proxy = await startForwardProxy({ map })
  onTestFinished(async () => void (await Promise.all([registry.close(), web.close(), proxy.close()])))
  return { caPath, proxy }
}

/** VEX Hub as GitHub serves it: a page for each reference leads to its archive. */
async function buildVexHub(): Promise<readonly (readonly [path: string, page: Page])[]> {
  const repository = 'github.com/aquasecurity/vexhub'
  const files = buildVexFiles([], [`https://${repository}/archive/refs/heads/main.tar.gz//vexhub-main`])
  const references = [
    ['HEAD', 'vexhub-HEAD'],
    ['refs/heads/main', 'vexhub-main'],
  ] as const
  const pages = references.map(async ([reference, top]) => {
    const archive = `codeload.github.com/aquasecurity/vexhub/tar.gz/${reference}`
    const redirect = { status: 302, headers: { location: `https://${archive}` } }
    const body = await packVexRepository(files, top)
    return [
      [`${repository}/archive/${reference}.tar.gz`, redirect],
      [archive, { body }],
    ] as const
  })
  return (await Promise.all(pages)).flat()
}

/** An image of one layer with these files. */
async function buildImage(files: Readonly<Record<string, Buffer | string>>) {
  const layer = await tarGz(fileEntries(files))
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [digestOf(gunzipSync(layer))] },
      history: [{ created_by: 'COPY . /' }],
    }),
  )
  const describe = (mediaType: string, bytes: Buffer) => ({
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
  })
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: describe('application/vnd.oci.image.config.v1+json', config),
    layers: [describe('application/vnd.oci.image.layer.v1.tar+gzip', layer)],
  }
  const blobs = new Map([config, layer].map((bytes) => [digestOf(bytes), bytes]))
  return { manifest: Buffer.from(JSON.stringify(manifest)), mediaType: MANIFEST_TYPE, blobs }
}
