// Release archives, tar.gz and zip, with their checksums and signatures, from a web server.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { defaultLimits, systemClock } from '../../../src/base/limits.ts'
import type { FetchContext } from '../../../src/oci/download.ts'
import { createTries } from '../../../src/oci/retry.ts'
import { createTransport } from '../../../src/oci/transport.ts'
import { archiveName, type Platform } from '../../../src/resources/trivy/platform.ts'
import { installArchive } from '../../../src/resources/trivy/release-archive.ts'
import type { VerifyPolicy } from '../../../src/resources/trivy/vouch.ts'
import { createSigstore, type SignOptions, type TestSigstore } from '../../fakes/sigstore.ts'
import { startWebServer, type WebServer } from '../../fakes/web-server.ts'
import { fileEntries, tarGz } from '../../fixtures/archive.ts'
import { buildJar } from '../../fixtures/jar.ts'
import { createKeptLog } from '../../oci/kept-log.ts'
import { lackOf } from '../../system.ts'
import { makeDirectory } from '../../temporary.ts'

const VERSION = '0.76.0'
const LINUX: Platform = { os: 'linux', architecture: 'arm64' }
const MAC: Platform = { os: 'darwin', architecture: 'arm64' }
const WINDOWS: Platform = { os: 'windows', architecture: 'amd64' }
const FILES = { LICENSE: 'x', 'README.md': 'x', 'contrib/html.tpl': '<p>' }

let web: WebServer
let sigstore: TestSigstore
let context: FetchContext
beforeEach(async () => {
  web = await startWebServer()
  onTestFinished(() => web.close())
  sigstore = await createSigstore()
  const { signal } = new AbortController()
  const run = { userAgent: 'test', limits: { ...defaultLimits, tries: 1 }, signal, log: createKeptLog() }
  context = {
    transport: createTransport(run),
    newTries: () => createTries({ ...run, clock: systemClock, onGivenUp: () => undefined }),
    now: () => new Date(),
  }
})

/** Publishes a release for one platform. */
async function publish(
  platform: Platform,
  {
    signer,
    kind = 'blob',
    bytes,
  }: { signer?: Partial<SignOptions> | 'none'; kind?: 'blob' | 'statement'; bytes?: Buffer } = {},
): Promise<Buffer> {
  const name = archiveName(VERSION, platform) ?? ''
  const program = platform.os === 'windows' ? { 'trivy.exe': 'program' } : { trivy: 'program' }
  const files = { ...FILES, ...program }
  const archive = name.endsWith('.zip') ? buildJar(files) : await tarGz(fileEntries(files))
  const hash = createHash('sha256').update(archive).digest('hex')
  const at = (file: string) => `/releases/v${VERSION}/${file}`
  web.pages.set(at(`trivy_${VERSION}_checksums.txt`), {
    body: `${'0'.repeat(64)}  other\n${hash}  ${name}\n`,
  })
  web.pages.set(at(name), { body: bytes ?? archive })
  if (signer !== 'none') {
    const options = { version: VERSION, ...signer }
    const bundle =
      kind === 'blob'
        ? await sigstore.signBlob(archive, options)
        : await sigstore.signStatement(`sha256:${hash}`, options)
    web.pages.set(at(`${name}.sigstore.json`), { body: JSON.stringify(bundle) })
  }
  return archive
}

async function install(platform: Platform, policy: Partial<VerifyPolicy> = {}) {
  const directory = makeDirectory('program')
  const full = {
    kind: 'signature',
    trustedRoot: sigstore.trustedRoot,
    digest: undefined,
    ...policy,
  } as VerifyPolicy
  const installed = await installArchive(
    {
      version: VERSION,
      platform,
      policy: full,
      location: { url: `${web.url}/releases/v{version}`, authorization: undefined },
      downloads: join(makeDirectory('downloads'), 'files'),
      directory,
      signal: new AbortController().signal,
    },
    context,
  )
  return { ...installed, directory, files: readdirSync(directory).sort() }
}

it.each([
  [LINUX, 'trivy', 'blob'],
  [MAC, 'trivy', 'statement'],
  [WINDOWS, 'trivy.exe', 'blob'],
] as const)('an archive for %o gives the program and the templates', async (platform, binary, kind) => {
  await publish(platform, { kind })
  const { files, directory, voucher, hasTemplates } = await install(platform)
  expect(files).toEqual(['contrib', binary])
  expect(readFileSync(join(directory, binary), 'utf8')).toBe('program')
  expect({ by: voucher.by, hasTemplates }).toEqual({ by: 'signature', hasTemplates: true })
  if (platform.os !== 'windows' && !lackOf('modes').isLacking)
    expect(statSync(join(directory, binary)).mode & 0o777).toBe(0o755)
})

it('a changed byte is refused by the list of checksums', async () => {
  const archive = await publish(MAC)
  const bytes = Buffer.from(archive)
  bytes[20] = (bytes[20] ?? 0) ^ 1
  await publish(MAC, { bytes })
  await expect(install(MAC)).rejects.toThrow('wrong sha256')
})

it.each([
  ['none' as const, 'there is no signature'],
  [{ issuer: 'https://gitlab.example.com' }, 'another issuer vouches for the signer'],
  [
    { subject: 'https://github.com/evil/trivy/.github/workflows/reusable-release.yaml@refs/tags/v0.76.0' },
    "the signer is not Trivy's repository",
  ],
])('a signature that is %o is refused', async (signer, sentence) => {
  await publish(MAC, { signer })
  await expect(install(MAC)).rejects.toThrow(sentence)
})

it('a signature of another archive is refused', async () => {
  await publish(MAC)
  const name = archiveName(VERSION, MAC) ?? ''
  const other = JSON.stringify(await sigstore.signBlob(Buffer.from('other'), { version: VERSION }))
  web.pages.set(`/releases/v${VERSION}/${name}.sigstore.json`, { body: other })
  await expect(install(MAC)).rejects.toThrow('the signature is of another digest')
})

it('with a digest no signature is asked for, and another digest is refused', async () => {
  const archive = await publish(MAC, { signer: 'none' })
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`
  expect((await install(MAC, { kind: 'digest', digest })).voucher.by).toBe('digest')
  await expect(install(MAC, { kind: 'digest', digest: `sha256:${'0'.repeat(64)}` })).rejects.toThrow(
    'digest: wanted',
  )
})

it('a platform without an archive is said to have none', async () => {
  await expect(install({ os: 'windows', architecture: 'arm64' })).rejects.toThrow(
    'there is no Trivy for windows/arm64',
  )
})
