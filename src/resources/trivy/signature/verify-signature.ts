// Whether a Sigstore bundle vouches for a digest: offline, by the root of trust that lies in this action.
import { createReadStream } from 'node:fs'
import type { SignedEntity } from '@sigstore/verify'
import { describeError, VerifyError } from '../../../base/errors.ts'
import { isObject, parseJsonObject } from '../../../oci/json.ts'
import { checkIdentity, type SignerIdentity } from './identity.ts'

/** A signature as it was found: a bundle, and for a bare signature the bytes that were signed. */
export interface FoundSignature {
  /** The JSON of a bundle, parsed. */
  readonly bundle: unknown
  readonly signed: SignedBytes
  /** Where it was found. */
  readonly label: string
}

/**
 * What was signed. `statement`: an in-toto statement in the bundle, about digests. `payload`: these bytes, which are about
 * a digest themselves. `file`: the file as a whole, which is read.
 */
export type SignedBytes =
  | { readonly kind: 'statement' }
  | { readonly kind: 'payload'; readonly bytes: Buffer; readonly about: string }
  | { readonly kind: 'file'; readonly path: string }

/** What a signature must be of. */
export interface WantedSignature {
  /** `sha256:` and 64 hex digits. */
  readonly digest: string
  readonly version: string
  /** In errors: what is signed. */
  readonly what: string
  /** JSON of another root of trust than the public one. */
  readonly trustedRoot?: string | undefined
  /** The only type of statement that counts; undefined: any that is about the digest. */
  readonly predicateType?: string | undefined
}

/** A signature that is good. */
export interface VerifiedSignature {
  readonly signer: string
  /** When it was signed, by the word of the transparency log or of a time stamping authority. */
  readonly signedAt: Date
}

/** Payload type of in-toto statements in DSSE (https://github.com/in-toto/attestation). */
const STATEMENT_TYPE = 'application/vnd.in-toto+json'
const MAX_STATEMENT_BYTES = 1 << 20

/**
 * Verifies a signature: certificate, transparency log, time, signed bytes, digest, and signer.
 *
 * @throws {VerifyError} with a sentence of its own for each thing that is not right
 */
export async function verifySignature(
  found: FoundSignature,
  wanted: WantedSignature,
): Promise<VerifiedSignature> {
  const { what } = wanted
  const { verifier, bundle, toSignedEntity } = await loadVerifier(found.bundle, wanted)
  const { signed } = found
  const isStatement = bundle.content.$case === 'dsseEnvelope'
  if (isStatement !== (signed.kind === 'statement')) {
    throw new VerifyError(`${what}: the bundle holds another kind of signature than its place says`)
  }
  checkSubject(bundle, signed, wanted)
  const entity =
    signed.kind === 'file'
      ? await withFile(toSignedEntity(bundle), signed.path)
      : toSignedEntity(bundle, signed.kind === 'payload' ? signed.bytes : undefined)
  const identity = attempt(() => verifier.verify(entity), what)
  checkIdentity(identity, wanted.version, what)
  return { signer: String(identity.subject), signedAt: signingTime(entity) }

  function attempt(verify: () => ReturnType<typeof verifier.verify>, label: string): SignerIdentity {
    try {
      const { identity: signer } = verify()
      return { subject: signer?.subjectAlternativeName, issuer: signer?.extensions?.issuer }
    } catch (cause) {
      throw new VerifyError(`${label}: ${explain(cause)}`, { cause })
    }
  }
}

/** The libraries, which nobody else needs, and the root of trust. */
async function loadVerifier(json: unknown, { what, trustedRoot }: WantedSignature) {
  const [{ bundleFromJSON }, { toSignedEntity, toTrustMaterial, Verifier }, { TrustedRoot }] =
    await Promise.all([
      import('@sigstore/bundle'),
      import('@sigstore/verify'),
      import('@sigstore/protobuf-specs'),
    ])
  const root = trustedRoot ?? (await import('./trusted-root.ts')).TRUSTED_ROOT
  const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(root))))
  try {
    return { verifier, bundle: bundleFromJSON(json), toSignedEntity }
  } catch (cause) {
    throw new VerifyError(`${what}: the signature is no Sigstore bundle that can be read`, { cause })
  }
}

type Bundle = Awaited<ReturnType<typeof loadVerifier>>['bundle']

/** What is signed must be about this digest, and nothing else that happens to be signed well. */
function checkSubject(bundle: Bundle, signed: SignedBytes, wanted: WantedSignature): void {
  const { digest, what } = wanted
  const about = signed.kind === 'statement' ? readSubjects(bundle, wanted) : [aboutOf(bundle, signed)]
  if (about.includes(digest)) return
  throw new VerifyError(`${what}: the signature is of another digest`, {
    wanted: digest,
    found: about.slice(0, 3).join(', ') || 'none',
  })
}

function aboutOf({ content }: Bundle, signed: SignedBytes): string {
  if (signed.kind === 'payload') return signed.about
  if (content.$case !== 'messageSignature') return ''
  const { digest } = content.messageSignature.messageDigest
  return `sha256:${Buffer.from(digest).toString('hex')}`
}

function readSubjects({ content }: Bundle, { what, predicateType }: WantedSignature): string[] {
  if (content.$case !== 'dsseEnvelope') return []
  const { payload, payloadType } = content.dsseEnvelope
  const statement = parseJsonObject(Buffer.from(payload), `${what}: signed statement`, MAX_STATEMENT_BYTES)
  const isWanted = predicateType === undefined || statement.predicateType === predicateType
  if (payloadType !== STATEMENT_TYPE || !isWanted) {
    throw new VerifyError(`${what}: what is signed is no statement on a release`, {
      wanted: predicateType ?? STATEMENT_TYPE,
      found: String(statement.predicateType ?? payloadType).slice(0, 200),
    })
  }
  const subjects = Array.isArray(statement.subject) ? statement.subject : []
  return subjects.flatMap((subject) => {
    const digest = isObject(subject) && isObject(subject.digest) ? subject.digest.sha256 : undefined
    return typeof digest === 'string' ? [`sha256:${digest}`] : []
  })
}

/** A file is not held in memory: the signature is checked over what streams past. */
async function withFile(entity: SignedEntity, path: string): Promise<SignedEntity> {
  const { createVerify } = await import('node:crypto')
  const checker = createVerify('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) checker.update(chunk)
  const content = entity.signature
  return {
    ...entity,
    signature: {
      signature: content.signature,
      compareSignature: (signature) => content.compareSignature(signature),
      compareDigest: (digest) => content.compareDigest(digest),
      compareSignedDigest: (digest) => content.compareSignedDigest(digest),
      verifySignature: (key) => checker.verify(key, content.signature),
    },
  }
}

/** The earliest time that somebody vouches for; the verifier has checked that there is one. */
function signingTime({ timestamps }: SignedEntity): Date {
  const times = timestamps.map((stamp) =>
    stamp.$case === 'timestamp-authority'
      ? stamp.timestamp.signingTime.getTime()
      : Number(stamp.tlogEntry.integratedTime) * 1000,
  )
  return new Date(Math.min(...times))
}

/** The library's codes (`@sigstore/verify`, `VerificationError`), in words. */
const SENTENCES: Readonly<Record<string, string>> = {
  CERTIFICATE_ERROR: 'the certificate of the signer comes from no authority that is trusted here',
  TIMESTAMP_ERROR: 'nobody who is trusted here vouches for the time of the signature',
  SIGNATURE_ERROR: 'the signature does not fit what it is said to sign',
  PUBLIC_KEY_ERROR: 'it is signed with a bare key, and not by the release workflow',
}

function explain(error: unknown): string {
  const { code } = error as { code?: unknown }
  if (describeError(error).includes('not valid or expired')) {
    return 'the certificate of the signer was not valid when it signed'
  }
  const known = typeof code === 'string' ? SENTENCES[code] : undefined
  if (known !== undefined) return known
  return typeof code === 'string' && code.startsWith('TLOG')
    ? 'the entry of the transparency log does not hold for this signature'
    : 'the signature cannot be verified'
}
