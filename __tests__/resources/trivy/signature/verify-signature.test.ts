import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderTrustedRoot } from '../../../../scripts/trusted-root.ts'
import { digestOf } from '../../../../src/oci/digest.ts'
import { signedDigest, toSigstoreBundle } from '../../../../src/resources/trivy/signature/cosign-bundle.ts'
import { TRUSTED_ROOT } from '../../../../src/resources/trivy/signature/trusted-root.ts'
import {
  type FoundSignature,
  verifySignature,
} from '../../../../src/resources/trivy/signature/verify-signature.ts'
import {
  createSigstore,
  releaseWorkflow,
  type SignOptions,
  type TestSigstore,
} from '../../../fakes/sigstore.ts'

const VERSION = '0.76.0'
const DIGEST = digestOf(Buffer.from('an image index'))
const OTHER = digestOf(Buffer.from('another image index'))
const ARCHIVE = Buffer.from('a release archive')
const SIGN = 'https://sigstore.dev/cosign/sign/v1'

let sigstore: TestSigstore
let directory: string
beforeAll(async () => {
  sigstore = await createSigstore()
  directory = mkdtempSync(join(tmpdir(), 'signature-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

type Kind = 'statement' | 'payload' | 'file'
const KINDS: readonly Kind[] = ['statement', 'payload', 'file']

/** A signature of each kind, of an image or an archive. */
async function signed(
  kind: Kind,
  options: Partial<SignOptions> & { digest?: string; by?: TestSigstore; bytes?: Buffer } = {},
): Promise<FoundSignature> {
  const { digest = DIGEST, by = sigstore, bytes = ARCHIVE, ...rest } = options
  const signer = { version: VERSION, ...rest }
  if (kind === 'statement') {
    return { bundle: await by.signStatement(digest, signer), signed: { kind }, label: 'referrer' }
  }
  if (kind === 'file') {
    const path = join(directory, 'trivy.tar.gz')
    writeFileSync(path, ARCHIVE)
    return { bundle: await by.signBlob(bytes, signer), signed: { kind, path }, label: 'asset' }
  }
  const { payload, annotations } = await by.signPayload(digest, signer)
  const about = signedDigest(payload, 'image')
  return {
    bundle: toSigstoreBundle(payload, annotations, 'image'),
    signed: { kind, bytes: payload, about },
    label: 'tag',
  }
}

function verify(
  found: FoundSignature,
  { by = sigstore, digest }: { by?: TestSigstore; digest?: string } = {},
) {
  const own = found.signed.kind === 'file' ? digestOf(ARCHIVE) : DIGEST
  const { trustedRoot } = by
  return verifySignature(found, { digest: digest ?? own, version: VERSION, what: 'trivy', trustedRoot })
}

test.each(KINDS)('a good signature passes, and tells its signer and time (%s)', async (kind) => {
  // Sigstore's times are in whole seconds.
  const before = Math.floor(Date.now() / 1000) * 1000
  const found = await signed(kind)
  const after = Date.now()
  const { signer, signedAt } = await verify(found)
  expect(signer).toBe(releaseWorkflow(VERSION))
  expect(signedAt.getTime()).toBeGreaterThanOrEqual(before)
  expect(signedAt.getTime()).toBeLessThanOrEqual(after)
})

const WRONG: readonly [string, Partial<SignOptions>, string][] = [
  [
    'another identity',
    { subject: 'https://github.com/evil/trivy/.github/workflows/reusable-release.yaml@refs/tags/v0.76.0' },
    "the signer is not Trivy's repository",
  ],
  [
    'a name that only begins like it',
    { subject: `${releaseWorkflow(VERSION)}-evil` },
    'the signature is not that of the release of 0.76.0',
  ],
  ['another issuer', { issuer: 'https://accounts.example.com' }, 'another issuer vouches for the signer'],
  [
    'another workflow',
    { subject: 'https://github.com/aquasecurity/trivy/.github/workflows/canary.yaml@refs/heads/main' },
    "signed by another workflow of Trivy's repository",
  ],
  [
    'another version',
    { subject: releaseWorkflow('0.69.3') },
    'the signature is not that of the release of 0.76.0',
  ],
]
test.each(
  KINDS.flatMap((kind) => WRONG.map(([name, options, sentence]) => [name, kind, options, sentence] as const)),
)('%s is refused with its own sentence (%s)', async (_, kind, options, sentence) => {
  await expect(verify(await signed(kind, options))).rejects.toThrow(sentence)
})

test.each(KINDS)('a signature of another digest is refused (%s)', async (kind) => {
  const found = await signed(kind, { digest: OTHER, bytes: Buffer.from('another archive') })
  await expect(verify(found)).rejects.toThrow('the signature is of another digest')
})

test.each(KINDS)('a certificate outside of its time is refused (%s)', async (kind) => {
  const clock = new Date()
  const late = await createSigstore({ clock, loggedAt: new Date(clock.getTime() + 3_600_000) })
  await expect(verify(await signed(kind, { by: late }), { by: late })).rejects.toThrow(
    'the certificate of the signer was not valid when it signed',
  )
})

test.each(KINDS)('a Sigstore that is not trusted is refused (%s)', async (kind) => {
  const other = await createSigstore()
  await expect(verify(await signed(kind), { by: other })).rejects.toThrow(
    'the certificate of the signer comes from no authority that is trusted here',
  )
})

test('under the public root of trust the tests are strangers', async () => {
  const found = await signed('statement')
  const wanted = { digest: DIGEST, version: VERSION, what: 'trivy' }
  await expect(verifySignature(found, wanted)).rejects.toThrow('no authority that is trusted here')
})

test('a changed byte of the archive is refused, though the digest of the bundle fits', async () => {
  const found = await signed('file')
  writeFileSync(join(directory, 'trivy.tar.gz'), 'a release archivf')
  await expect(verify(found)).rejects.toThrow('the signature does not fit what it is said to sign')
})

test('a changed byte of the signature is refused', async () => {
  const found = await signed('statement')
  const bundle = structuredClone(found.bundle) as { dsseEnvelope: { signatures: { sig: string }[] } }
  const [signature] = bundle.dsseEnvelope.signatures
  if (signature === undefined) throw new Error('no signature')
  const bytes = Buffer.from(signature.sig, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  signature.sig = bytes.toString('base64')
  await expect(verify({ ...found, bundle })).rejects.toThrow(
    'the entry of the transparency log does not hold for this signature',
  )
})

test('a statement of another kind about the same digest is no signature of an image', async () => {
  const bundle = await sigstore.signStatement(DIGEST, {
    version: VERSION,
    predicateType: 'https://vulns.example/v1',
  })
  const found: FoundSignature = { bundle, signed: { kind: 'statement' }, label: 'referrer' }
  const { trustedRoot } = sigstore
  const wanted = { digest: DIGEST, version: VERSION, what: 'trivy', trustedRoot, predicateType: SIGN }
  await expect(verifySignature(found, wanted)).rejects.toThrow('what is signed is no statement on a release')
})

test('a signature of cosign without a certificate says what is missing', async () => {
  const { payload, annotations } = await sigstore.signPayload(DIGEST, { version: VERSION })
  const { 'dev.sigstore.cosign/certificate': _, ...rest } = annotations
  expect(() => toSigstoreBundle(payload, rest, 'image')).toThrow('the signature has no certificate')
})

test('what is no bundle is refused as such', async () => {
  const found: FoundSignature = {
    bundle: { mediaType: 'x' },
    signed: { kind: 'statement' },
    label: 'referrer',
  }
  await expect(verify(found)).rejects.toThrow('no Sigstore bundle that can be read')
})

test('the root of trust is that of the seeds of @sigstore/tuf', () => {
  const path = join(import.meta.dirname, '../../../../src/resources/trivy/signature/trusted-root.ts')
  expect(readFileSync(path, 'utf8')).toBe(renderTrustedRoot())
  expect(JSON.parse(TRUSTED_ROOT).certificateAuthorities.length).toBeGreaterThan(0)
})
