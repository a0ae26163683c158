// A Sigstore of the tests' own: an authority, its log, and the log of signatures, with the root of trust that they have.
import { createHash, createSign, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { initializeCA, initializeCTLog, initializeTLog } from '@sigstore/mock'

/** Whose signature it is, and what could be wrong with it. */
export interface SignOptions {
  readonly version: string
  /** Of the certificate; default: the release workflow at the version's tag. */
  readonly subject?: string
  readonly issuer?: string
}

/** Kinds of what `cosign` writes. */
export interface TestSigstore {
  /** JSON of its root of trust. */
  readonly trustedRoot: string
  /** A bundle with a statement about a digest: an image since cosign 3, or `attest-blob`. */
  signStatement(digest: string, options: SignOptions & { readonly predicateType?: string }): Promise<unknown>
  /** A bundle with a bare signature: `sign-blob`. */
  signBlob(bytes: Buffer, options: SignOptions): Promise<unknown>
  /** What cosign 2 puts into a layer of `sha256-….sig`. */
  signPayload(
    digest: string,
    options: SignOptions,
  ): Promise<{ payload: Buffer; annotations: Record<string, string> }>
}

/** What Rekor answers, as far as it is used here. */
interface LogEntry {
  readonly body: string
  readonly integratedTime: number
  readonly logID: string
  readonly logIndex: number
  readonly verification?: {
    readonly signedEntryTimestamp?: string
    readonly inclusionProof?: { readonly rootHash: string; readonly checkpoint: string }
  }
}

const ISSUER_OID = '1.3.6.1.4.1.57264.1.8'
const YEAR_MS = 365 * 86_400_000

/**
 * Starts one; nothing of it listens anywhere.
 *
 * @param clock when certificates are issued, and what is signed is logged, if not at `loggedAt`; default: the time at which
 * it is done, for the root is valid from the second in which it is made, and nothing that it signs may be older
 */
export async function createSigstore({
  clock,
  loggedAt = clock,
}: {
  clock?: Date
  loggedAt?: Date
} = {}): Promise<TestSigstore> {
  const pair = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
  const ctlog = await initializeCTLog(pair('P-256'), clock)
  const ca = await initializeCA(pair('P-384'), ctlog, clock)
  const tlog = await initializeTLog('https://rekor.sigstore.dev', pair('P-256'), loggedAt)
  const validFor = { start: new Date((clock?.getTime() ?? Date.now()) - YEAR_MS).toISOString() }
  const logOf = (key: Buffer) => ({
    baseUrl: 'https://rekor.sigstore.dev',
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: key.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId: createHash('sha256').update(key).digest('base64') },
  })
  const root = Buffer.from(ca.rootCertificate as Buffer)
  const trustedRoot = JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logOf(tlog.publicKey)],
    certificateAuthorities: [
      {
        subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
        uri: 'https://fulcio.sigstore.dev',
        certChain: { certificates: [{ rawBytes: root.toString('base64') }] },
        validFor,
      },
    ],
    ctlogs: [logOf(ctlog.publicKey)],
    timestampAuthorities: [],
  })

  async function sign(signed: Buffer, options: SignOptions) {
    const { publicKey, privateKey } = pair('P-256')
    const certificate = Buffer.from(
      (await ca.issueCertificate({
        publicKey: publicKey.export({ format: 'der', type: 'spki' }) as Buffer<ArrayBuffer>,
        subjectAltName: options.subject ?? releaseWorkflow(options.version),
        extensions: [
          { oid: ISSUER_OID, value: options.issuer ?? 'https://token.actions.githubusercontent.com' },
        ],
      })) as Buffer,
    )
    return { certificate, signature: signBytes(privateKey, signed) }
  }

  async function log(proposed: { kind: string; apiVersion: string; spec: object }) {
    const [entry] = Object.values((await tlog.log(proposed)) as Record<string, LogEntry>)
    if (entry?.verification?.signedEntryTimestamp === undefined) throw new Error('not logged')
    const { inclusionProof: proof, signedEntryTimestamp } = entry.verification
    return { ...entry, proof, signedEntryTimestamp, ...proposed }
  }

  const toEntry = (entry: Awaited<ReturnType<typeof log>>) => ({
    logIndex: String(entry.logIndex),
    logId: { keyId: Buffer.from(entry.logID, 'hex').toString('base64') },
    kindVersion: { kind: entry.kind, version: entry.apiVersion },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp: entry.signedEntryTimestamp },
    inclusionProof: {
      logIndex: '0',
      rootHash: Buffer.from(entry.proof?.rootHash ?? '', 'hex').toString('base64'),
      treeSize: '1',
      hashes: [],
      checkpoint: { envelope: entry.proof?.checkpoint },
    },
    canonicalizedBody: entry.body,
  })

  const hashedRekord = (bytes: Buffer, certificate: Buffer, signature: Buffer) =>
    log({
      kind: 'hashedrekord',
      apiVersion: '0.0.1',
      spec: {
        data: { hash: { algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') } },
        signature: {
          content: signature.toString('base64'),
          publicKey: { content: Buffer.from(toPem(certificate)).toString('base64') },
        },
      },
    })

  return {
    trustedRoot,
    signStatement: async (digest, options) => {
      const payload = Buffer.from(
        JSON.stringify({
          _type: 'https://in-toto.io/Statement/v1',
          subject: [{ digest: { sha256: digest.slice('sha256:'.length) } }],
          predicateType: options.predicateType ?? 'https://sigstore.dev/cosign/sign/v1',
          predicate: {},
        }),
      )
      const payloadType = 'application/vnd.in-toto+json'
      const encoded = Buffer.concat([
        Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `),
        payload,
      ])
      const { certificate, signature } = await sign(encoded, options)
      const entry = await log({
        kind: 'dsse',
        apiVersion: '0.0.1',
        spec: {
          payloadHash: { algorithm: 'sha256', value: createHash('sha256').update(payload).digest('hex') },
          signatures: [
            {
              signature: signature.toString('base64'),
              verifier: Buffer.from(toPem(certificate)).toString('base64'),
            },
          ],
        },
      })
      return {
        ...bundleOf(certificate, toEntry(entry)),
        dsseEnvelope: {
          payload: payload.toString('base64'),
          payloadType,
          signatures: [{ sig: signature.toString('base64') }],
        },
      }
    },
    signBlob: async (bytes, options) => {
      const { certificate, signature } = await sign(bytes, options)
      const entry = await hashedRekord(bytes, certificate, signature)
      return {
        ...bundleOf(certificate, toEntry(entry)),
        messageSignature: {
          messageDigest: {
            algorithm: 'SHA2_256',
            digest: createHash('sha256').update(bytes).digest('base64'),
          },
          signature: signature.toString('base64'),
        },
      }
    },
    signPayload: async (digest, options) => {
      const payload = Buffer.from(
        JSON.stringify({
          critical: {
            identity: { 'docker-reference': 'ghcr.io/aquasecurity/trivy' },
            image: { 'docker-manifest-digest': digest },
            type: 'cosign container image signature',
          },
          optional: {},
        }),
      )
      const { certificate, signature } = await sign(payload, options)
      const { body, integratedTime, logIndex, logID, signedEntryTimestamp } = await hashedRekord(
        payload,
        certificate,
        signature,
      )
      const annotations = {
        'dev.cosignproject.cosign/signature': signature.toString('base64'),
        'dev.sigstore.cosign/certificate': toPem(certificate),
        'dev.sigstore.cosign/bundle': JSON.stringify({
          SignedEntryTimestamp: signedEntryTimestamp,
          Payload: { body, integratedTime, logIndex, logID },
        }),
      }
      return { payload, annotations }
    },
  }
}

function bundleOf(certificate: Buffer, entry: object) {
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: certificate.toString('base64') },
      tlogEntries: [entry],
    },
  }
}

function signBytes(key: KeyObject, bytes: Buffer): Buffer {
  return createSign('sha256').update(bytes).sign(key)
}

function toPem(certificate: Buffer): string {
  return new X509Certificate(certificate).toString()
}

/** Who signs the releases of Trivy. */
export function releaseWorkflow(version: string): string {
  return `https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/v${version}`
}
