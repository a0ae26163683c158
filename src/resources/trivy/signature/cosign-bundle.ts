// What cosign signed before it wrote Sigstore bundles, as the bundle that it would be: a layer per signature, with the
// certificate and the log's promise in annotations
// (https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md).
import { X509Certificate } from 'node:crypto'
import { VerifyError } from '../../../base/errors.ts'
import { digestOf } from '../../../oci/digest.ts'
import { type Fields, isObject, parseJsonObject, unexpected } from '../../../oci/json.ts'

/** Media type of the layer. */
export const SIMPLE_SIGNING_TYPE = 'application/vnd.dev.cosign.simplesigning.v1+json'
/** What `critical.type` of the payload says. */
const PAYLOAD_TYPE = 'cosign container image signature'
const ANNOTATIONS = {
  signature: 'dev.cosignproject.cosign/signature',
  certificate: 'dev.sigstore.cosign/certificate',
  bundle: 'dev.sigstore.cosign/bundle',
} as const
const MAX_PAYLOAD_BYTES = 64 * 1024
const MAX_ANNOTATION_BYTES = 256 * 1024

/**
 * The bundle, as its JSON would be read (version 0.1, which has the log's promise in place of a proof).
 *
 * @param payload the layer's bytes: what was signed
 * @throws {VerifyError} when an annotation is missing or is not what it should be
 */
export function toSigstoreBundle(
  payload: Buffer,
  annotations: Readonly<Record<string, string>>,
  what: string,
): unknown {
  const read = (name: keyof typeof ANNOTATIONS) => {
    const text = annotations[ANNOTATIONS[name]]
    if (text === undefined || text === '') {
      throw new VerifyError(`${what}: the signature has no ${name} (annotation ${ANNOTATIONS[name]})`, {
        hint: 'Only keyless signatures, with a certificate and an entry in the transparency log, are of use here.',
      })
    }
    return text
  }
  const entry = readEntry(Buffer.from(read('bundle')), what)
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      x509CertificateChain: { certificates: [{ rawBytes: readCertificate(read('certificate'), what) }] },
      tlogEntries: [entry],
    },
    messageSignature: {
      messageDigest: {
        algorithm: 'SHA2_256',
        digest: Buffer.from(digestOf(payload).slice('sha256:'.length), 'hex').toString('base64'),
      },
      signature: read('signature'),
    },
  }
}

/**
 * The digest of the image that a payload is about.
 *
 * @throws {VerifyError} when it is about something else
 */
export function signedDigest(payload: Buffer, what: string): string {
  const { critical } = parseJsonObject(payload, `${what}: signed payload`, MAX_PAYLOAD_BYTES)
  const { image, type } = isObject(critical) ? critical : {}
  if (type !== PAYLOAD_TYPE) throw unexpected(`${what}: signed payload: type`, PAYLOAD_TYPE, type)
  const digest = isObject(image) ? image['docker-manifest-digest'] : undefined
  if (typeof digest !== 'string') throw unexpected(`${what}: signed payload: digest`, 'a digest', digest)
  return digest
}

function readCertificate(pem: string, what: string): string {
  try {
    return new X509Certificate(pem).raw.toString('base64')
  } catch (cause) {
    throw new VerifyError(`${what}: the certificate of the signature cannot be read`, { cause })
  }
}

/** The log's entry, from cosign's spelling (`SignedEntryTimestamp`, `Payload`) to that of bundles. */
function readEntry(json: Buffer, what: string): Fields {
  const label = `${what}: entry of the transparency log`
  const { SignedEntryTimestamp: promise, Payload } = parseJsonObject(json, label, MAX_ANNOTATION_BYTES)
  const { body, integratedTime, logIndex, logID } = isObject(Payload) ? Payload : {}
  if (typeof promise !== 'string') throw unexpected(`${label}: SignedEntryTimestamp`, 'base64', promise)
  if (typeof body !== 'string') throw unexpected(`${label}: body`, 'base64', body)
  if (typeof logID !== 'string' || !/^[0-9a-f]{64}$/.test(logID)) {
    throw unexpected(`${label}: logID`, '64 hex digits', logID)
  }
  if (!Number.isSafeInteger(integratedTime) || !Number.isSafeInteger(logIndex)) {
    throw unexpected(`${label}: integratedTime and logIndex`, 'whole numbers', undefined)
  }
  const { kind, apiVersion } = parseJsonObject(
    Buffer.from(body, 'base64'),
    `${label}: body`,
    MAX_ANNOTATION_BYTES,
  )
  return {
    logIndex: String(logIndex),
    logId: { keyId: Buffer.from(logID, 'hex').toString('base64') },
    kindVersion: { kind, version: apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp: promise },
    canonicalizedBody: body,
  }
}
