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
    content = 'program',
  }: {
    signer?: Partial<SignOptions> | 'none'
    kind?: 'blob' | 'statement'
    bytes?: Buffer
    content?: Buffer | string
  } = {},
): Promise<Buffer> {
  const name = archiveName(VERSION, platform) ?? ''
  const program = platform.os === 'windows' ? { 'trivy.exe': content } : { trivy: content }
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

it.each<[string, Platform, Buffer, string | undefined]>([
  ['of its own', LINUX, elf(183), undefined],
  ['of its own, macOS', MAC, machO(0x0100000c), undefined],
  ['of its own, Windows', WINDOWS, portable(0x8664), undefined],
  ['of its own, with the highest byte first', { os: 'linux', architecture: 's390x' }, elf(22), undefined],
  ['of another machine', LINUX, elf(62), 'linux/amd64'],
  [
    'of another machine, the other way round',
    { os: 'linux', architecture: 's390x' },
    elf(21),
    'linux/ppc64le',
  ],
  ['of FreeBSD', { os: 'linux', architecture: 'amd64' }, elf(62, 9), 'freebsd/amd64'],
  ['of macOS', LINUX, machO(0x0100000c), 'darwin/arm64'],
  ['of another Mac', MAC, machO(0x01000007), 'darwin/amd64'],
  ['of Windows', LINUX, portable(0x8664), 'windows/amd64'],
  ['of a machine that nobody knows', LINUX, elf(258), 'linux/machine 258'],
])('a program %s, signed by the same release', async (_, platform, content, found) => {
  await publish(platform, { content })
  const installed = install(platform)
  if (found === undefined) expect((await installed).voucher.by).toBe('signature')
  else await expect(installed).rejects.toThrow(`holds a program for ${found}`)
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

/** The beginning of a program for Linux. */
function elf(machine: number, system = 0): Buffer {
  const head = Buffer.alloc(128)
  head.write('\x7fELF', 'latin1')
  // 64 bits; s390x writes the highest byte first.
  head.set([2, machine === 22 ? 2 : 1, 1, system], 4)
  if (machine === 22) head.writeUInt16BE(machine, 18)
  else head.writeUInt16LE(machine, 18)
  return head
}

function machO(machine: number): Buffer {
  const head = Buffer.alloc(128)
  head.writeUInt32LE(0xfeedfacf, 0)
  head.writeUInt32LE(machine, 4)
  return head
}

function portable(machine: number): Buffer {
  const head = Buffer.alloc(256)
  head.write('MZ', 'latin1')
  head.writeUInt32LE(128, 0x3c)
  head.write('PE', 128, 'latin1')
  head.writeUInt16LE(machine, 132)
  return head
}
